"""The box of a glyph's outline: of what is drawn, and of all points that draw it."""

from __future__ import annotations

Point = tuple[float, float]


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
