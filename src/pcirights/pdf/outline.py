"""Look an outline through before a stranger's font is trusted with it.

A font that somebody names or that lies on the computer may be cut short, damaged, or made to do
harm. What is embedded from it must be whole: a reader of the letter draws it.
"""

from __future__ import annotations

from itertools import pairwise
from struct import error as struct_error
from struct import unpack_from

from pcirights.pdf.truetype import FontFile

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 0x02, 0x04, 0x08, 0x10, 0x20
_DEPTH = 6  # how deep parts may stand in parts
_PARTS = 64
_WIDEST = 2  # ems that a character may take


def is_sound(font: FontFile, glyph: int) -> bool:
    """Whether a glyph can be embedded: its outline is whole, and about as large as its square."""
    try:
        return _measured(font, glyph) and _whole(font, glyph, _DEPTH, set())
    except (struct_error, IndexError):
        return False


def _measured(font: FontFile, glyph: int) -> bool:
    """Whether its ink stands by its own room: what ran out of it would run over the margin."""
    units = font.units
    advance, bearing = font.metric(glyph)
    box = font.ink(glyph)
    if advance > _WIDEST * units or abs(bearing) > _WIDEST * units:
        return False
    return box is None or (
        -units // 4 <= box.left <= box.right <= advance + units // 4
        and -units <= box.bottom <= box.top <= 2 * units
    )


def _whole(font: FontFile, glyph: int, depth: int, seen: set[int]) -> bool:
    """Whether an outline and all that it is made of is there; ``seen`` were looked through."""
    outline = font.outline(glyph)
    if not outline or glyph in seen:
        return True
    (contours,) = unpack_from(">h", outline, 0)
    if contours >= 0:
        whole = _whole_lines(outline, contours)
    else:
        whole = depth > 0 and all(
            part < font.glyphs and _whole(font, part, depth - 1, seen) for part in _parts(outline)
        )
    if whole:
        seen.add(glyph)
    return whole


def _parts(outline: bytes) -> list[int]:
    """The glyphs that a glyph is made of; raises struct.error where they are cut short."""
    parts: list[int] = []
    place, flags = 10, _MORE
    while flags & _MORE and len(parts) < _PARTS:
        flags, part = unpack_from(">2H", outline, place)
        parts.append(part)
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _MATRIX else 0
    if flags & _MORE or place > len(outline):
        raise struct_error
    return parts


def _whole_lines(outline: bytes, contours: int) -> bool:
    """Whether a glyph drawn by itself holds every point that it says it has."""
    ends = unpack_from(f">{contours}H", outline, 10)
    if any(one >= two for one, two in pairwise(ends)):
        return False
    points = ends[-1] + 1 if ends else 0
    (hints,) = unpack_from(">H", outline, 10 + 2 * contours)
    place = 12 + 2 * contours + hints
    needed = 0
    while points > 0:
        flag = outline[place]
        place += 1
        times = 1
        if flag & _REPEAT:
            times += outline[place]
            place += 1
        points -= times
        across = 1 if flag & _X_SHORT else 0 if flag & _X_SAME else 2
        up = 1 if flag & _Y_SHORT else 0 if flag & _Y_SAME else 2
        needed += times * (across + up)
    return points == 0 and place + needed <= len(outline)
