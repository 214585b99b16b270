"""Look through a stranger's outlines: where their ink is, and whether their parts are there.

HarfBuzz mends what is broken and draws what it can; another program may draw something else, or
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from struct import unpack_from

Point = tuple[float, float]

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_DEPTH = 6  # how deep glyphs may be made of others


class OutlineBox:
    """Follows an outline as a pen of fontTools does; HarfBuzz draws with it."""

    def __init__(self) -> None:
        self._drawn: list[Point] = []
        self._points: list[Point] = []
        self._at: Point = (0.0, 0.0)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of the ink; None where nothing is drawn."""
        return _around(self._drawn) if self._drawn else None

    @property
    def points(self) -> tuple[float, float, float, float]:
        """The same of all points, those beside the curves too."""
        return _around(self._points)

    def moveTo(self, to: Point) -> None:  # noqa: N802 # the pen's own names
        """Begin a contour."""
        self._to(to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        """Draw a straight line."""
        self._to(to)

    def qCurveTo(self, beside: Point, to: Point) -> None:  # noqa: N802
        """Draw a curve of the second degree."""
        self._points.append(beside)
        self._drawn += _turns(self._at, beside, to)
        self._to(to)

    def curveTo(self, first: Point, second: Point, to: Point) -> None:  # noqa: N802
        """Draw a curve of the third degree, whose turns are not looked for."""
        self._points += (first, second)
        self._to(to)

    def closePath(self) -> None:  # noqa: N802
        """End a contour."""

    def endPath(self) -> None:  # noqa: N802
        """End a contour that is open."""

    def _to(self, point: Point) -> None:
        self._at = point
        self._points.append(point)
        self._drawn.append(point)


def _around(points: list[Point]) -> tuple[float, float, float, float]:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _turns(start: Point, beside: Point, end: Point) -> list[Point]:
    """The points where a curve of the second degree goes farthest left, right, up or down."""
    found = []
    for a, b, c in zip(start, beside, end, strict=True):
        bend = a - 2 * b + c
        at = (a - b) / bend if bend else -1.0
        if 0 < at < 1:
            x, y = (
                (1 - at) ** 2 * p + 2 * at * (1 - at) * q + at**2 * r
                for p, q, r in zip(start, beside, end, strict=True)
            )
            found.append((x, y))
    return found


def are_composed(tables: Mapping[str, bytes]) -> bool:
    """Whether every glyph of a small font is made of glyphs that are there, in a few steps.

    ``tables`` are the font's, as HarfBuzz wrote them.
    """
    if "glyf" not in tables:
        return True
    (long,) = unpack_from(">h", tables["head"], 50)
    (count,) = unpack_from(">H", tables["maxp"], 4)
    places = unpack_from(f">{count + 1}{'L' if long else 'H'}", tables["loca"])
    scale = 1 if long else 2
    parts = [
        list(_parts(tables["glyf"][scale * start : scale * end])) for start, end in pairwise(places)
    ]
    if any(part >= count for made_of in parts for part in made_of):
        return False
    level = set(range(count))
    for _ in range(_DEPTH):
        level = {part for glyph in level for part in parts[glyph]}
    return not level


def _parts(outline: bytes) -> Iterator[int]:
    """The glyphs that a glyph is made of."""
    if not outline or not outline[0] & 0x80:  # a negative count of contours: made of parts
        return
    place, flags = 10, _MORE
    while flags & _MORE and place + 4 <= len(outline):
        flags, glyph = unpack_from(">2H", outline, place)
        yield glyph
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _MATRIX else 0
