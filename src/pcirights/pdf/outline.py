"""Look an outline through before a stranger's font is trusted with it.

A font that somebody names or that lies on the computer may be cut short, damaged, or made to do
harm. What is embedded from it must be whole, and must stay by its own room: a reader of the letter
draws it wherever its points say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from struct import error as struct_error
from struct import unpack_from
from typing import NamedTuple

from pcirights.pdf.truetype import Box, FontFile

_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x02, 0x08, 0x20, 0x40, 0x80
_SCALED_OFFSET = 0x0800
_X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 0x02, 0x04, 0x08, 0x10, 0x20
_DEPTH = 6  # how deep parts may stand in parts
_MOST_PARTS = 64
_WIDEST = 2  # ems that a character may take
# Where its ink may be, in ems: beyond its own room at the sides, above and below the line it is on.
_BESIDE, _ABOVE, _BELOW = 0.25, 1.15, 0.45
_NO_INK = Box(0, 0, 0, 0)


class _UnsoundError(Exception):
    """The outline is not whole."""


class _Part(NamedTuple):
    """A glyph in a glyph: which one, its matrix, and how far it is moved."""

    glyph: int
    matrix: tuple[float, float, float, float]
    move: tuple[int, int]


def is_sound(font: FontFile, glyph: int) -> bool:
    """Whether a glyph can be embedded: its outline is whole, and about as large as its square."""
    units = font.units
    advance, bearing = font.metric(glyph)
    if advance > _WIDEST * units or abs(bearing) > _WIDEST * units:
        return False
    try:
        drawn = _extent(font, glyph, _DEPTH, {})
    except (_UnsoundError, struct_error, IndexError):
        return False
    return all(
        -_BESIDE * units <= box.left <= box.right <= advance + _BESIDE * units
        and -_BELOW * units <= box.bottom <= box.top <= _ABOVE * units
        for box in (drawn, font.ink(glyph) or _NO_INK)
    )


def _extent(font: FontFile, glyph: int, depth: int, known: dict[int, Box]) -> Box:
    """The box of a glyph's points; ``known`` are those of glyphs that were looked through."""
    if glyph in known:
        return known[glyph]
    outline = font.outline(glyph)
    if not outline:
        return _NO_INK
    (contours,) = unpack_from(">h", outline, 0)
    if contours >= 0:
        box = _around_points(outline, contours)
    elif depth:
        boxes = [_moved(part, font, depth, known) for part in _parts(outline)]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        box = Box(min(lefts), min(bottoms), max(rights), max(tops))
    else:
        raise _UnsoundError
    known[glyph] = box
    return box


def _moved(part: _Part, font: FontFile, depth: int, known: dict[int, Box]) -> Box:
    if part.glyph >= font.glyphs:
        raise _UnsoundError
    box = _extent(font, part.glyph, depth - 1, known)
    a, b, c, d = part.matrix
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    across = [a * x + c * y + part.move[0] for x, y in corners]
    up = [b * x + d * y + part.move[1] for x, y in corners]
    return Box(int(min(across)), int(min(up)), int(max(across)), int(max(up)))


def _parts(outline: bytes) -> Iterator[_Part]:
    """The glyphs that a glyph is made of."""
    place, flags = 10, _MORE
    for _ in range(_MOST_PARTS):
        flags, glyph = unpack_from(">2H", outline, place)
        if not flags & _XY or flags & _SCALED_OFFSET:
            raise _UnsoundError  # where it stands is not said in units
        move = unpack_from(">2h" if flags & _WORDS else ">2b", outline, place + 4)
        place += 8 if flags & _WORDS else 6
        count = 1 if flags & _SCALE else 2 if flags & _XY_SCALE else 4 if flags & _MATRIX else 0
        turn = [number / 0x4000 for number in unpack_from(f">{count}h", outline, place)]
        place += 2 * count
        yield _Part(glyph, _matrix(turn), move)
        if not flags & _MORE:
            return
    raise _UnsoundError


def _matrix(turn: list[float]) -> tuple[float, float, float, float]:
    """The matrix that none, one, two or four numbers are short for."""
    match turn:
        case [a, b, c, d]:
            return a, b, c, d
        case [x, y]:
            return x, 0.0, 0.0, y
        case [both]:
            return both, 0.0, 0.0, both
        case _:
            return 1.0, 0.0, 0.0, 1.0


def _around_points(outline: bytes, contours: int) -> Box:
    """The box of the points of a glyph that is drawn by itself."""
    ends = unpack_from(f">{contours}H", outline, 10)
    if any(one >= two for one, two in pairwise(ends)):
        raise _UnsoundError
    points = ends[-1] + 1 if ends else 0
    (hints,) = unpack_from(">H", outline, 10 + 2 * contours)
    place = 12 + 2 * contours + hints
    flags: list[int] = []
    while len(flags) < points:
        flag = outline[place]
        times = 1 + (outline[place + 1] if flag & _REPEAT else 0)
        place += 2 if flag & _REPEAT else 1
        flags += [flag] * times
    if len(flags) != points:
        raise _UnsoundError
    place, left, right = _run(outline, place, flags, _X_SHORT, _X_SAME)
    _, bottom, top = _run(outline, place, flags, _Y_SHORT, _Y_SAME)
    return Box(left, bottom, right, top)


def _run(
    outline: bytes, place: int, flags: list[int], short: int, same: int
) -> tuple[int, int, int]:
    """Where the numbers of one direction end, and the least and the most of them."""
    at, least, most = 0, 0, 0
    for number, flag in enumerate(flags):
        if flag & short:
            at += outline[place] if flag & same else -outline[place]
            place += 1
        elif not flag & same:
            at += unpack_from(">h", outline, place)[0]
            place += 2
        least, most = (at, at) if number == 0 else (min(least, at), max(most, at))
    return place, least, most
