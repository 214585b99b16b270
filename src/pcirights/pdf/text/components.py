"""Whether the glyphs that a TrueType glyph is made of are there, and are not itself again.

HarfBuzz draws such a glyph as far as it can; other programs draw nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from struct import unpack_from

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_DEPTH = 6  # how deep glyphs may be made of others


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
