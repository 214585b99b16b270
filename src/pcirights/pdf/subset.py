"""Build the small TrueType font that goes into the file: only the sorts that the letter uses."""

from __future__ import annotations

import array
import sys
from collections.abc import Sequence
from struct import pack, pack_into, unpack_from
from typing import NamedTuple

from pcirights.pdf.truetype import FontFile

_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x02, 0x08, 0x20, 0x40, 0x80
_LIMIT_TABLES = ("cvt ", "fpgm", "prep")  # what the hints of a hinted font need


class Slot(NamedTuple):
    """One glyph of the small font: an old glyph, its new advance, and how far right it is moved."""

    glyph: int
    advance: int
    shift: int


def subset(font: FontFile, slots: Sequence[Slot]) -> bytes:
    """A TrueType font whose glyph n + 1 is ``slots[n]`` (glyph 0 is the font's own .notdef)."""
    return _Subset(font, slots).build()


class _Subset:
    def __init__(self, font: FontFile, slots: Sequence[Slot]) -> None:
        self.font = font
        self.slots = [Slot(0, font.metric(0)[0], 0), *slots]
        self.home: dict[int, int] = {}  # old glyph → the slot that holds its outline unmoved
        for index, slot in enumerate(self.slots):
            if not slot.shift:
                self.home.setdefault(slot.glyph, index)

    def _place(self, glyph: int) -> int:
        """The slot with this glyph's outline, added at the end if there is none."""
        if glyph not in self.home:
            self.home[glyph] = len(self.slots)
            self.slots.append(Slot(glyph, self.font.metric(glyph)[0], 0))
        return self.home[glyph]

    def _outline(self, index: int) -> bytes:
        slot = self.slots[index]
        outline = self.font.outline(slot.glyph)
        if not outline:
            return b""
        if slot.shift or self.home[slot.glyph] != index:
            # A part of one: the same outline, moved. Every reader of TrueType draws it so.
            left, bottom, right, top = unpack_from(">4h", outline, 2)
            box = (left + slot.shift, bottom, right + slot.shift, top)
            part = (_WORDS | _XY, self._place(slot.glyph), slot.shift, 0)
            return pack(">5h2H2h", -1, *box, *part)
        if outline[0] & 0x80:  # a negative count of contours: made of parts
            return self._renumber(bytearray(outline))
        return outline

    def _renumber(self, outline: bytearray) -> bytes:
        place, flags = 10, _MORE
        while flags & _MORE:
            flags, glyph = unpack_from(">2H", outline, place)
            pack_into(">H", outline, place + 2, self._place(glyph))
            place += 8 if flags & _WORDS else 6
            if flags & _SCALE:
                place += 2
            elif flags & _XY_SCALE:
                place += 4
            elif flags & _MATRIX:
                place += 8
        return bytes(outline)

    def build(self) -> bytes:
        glyf: list[bytes] = []
        loca = [0]
        index = 0
        while index < len(self.slots):  # it grows while parts are placed
            outline = self._outline(index)
            outline += b"\0" * (-len(outline) % 4)
            glyf.append(outline)
            loca.append(loca[-1] + len(outline))
            index += 1
        count = len(self.slots)
        metrics: list[int] = []
        for slot in self.slots:
            metrics += (slot.advance, self.font.metric(slot.glyph)[1] + slot.shift)

        head = bytearray(self.font.table("head"))
        pack_into(">L", head, 8, 0)
        pack_into(">h", head, 50, 1)
        hhea = bytearray(self.font.table("hhea"))
        pack_into(">H", hhea, 34, count)
        maxp = bytearray(self.font.table("maxp"))
        pack_into(">H", maxp, 4, count)
        points, contours, part_points, part_contours = unpack_from(">4H", maxp, 6)
        pack_into(">2H", maxp, 10, max(points, part_points), max(contours, part_contours))
        parts, depth = unpack_from(">2H", maxp, 28)
        pack_into(">2H", maxp, 28, max(parts, 1), depth + 1)

        tables = {
            "head": bytes(head),
            "hhea": bytes(hhea),
            "maxp": bytes(maxp),
            "hmtx": pack(f">{'Hh' * count}", *metrics),
            "loca": pack(f">{count + 1}L", *loca),
            "glyf": b"".join(glyf),
        }
        for tag in _LIMIT_TABLES:
            if tag in self.font.tables:
                tables[tag] = self.font.table(tag)
        return _file(tables)


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    directory = [pack(">L4H", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        directory.append(pack(">4s3L", tag.encode(), _checksum(padded), offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)


def _checksum(padded: bytes) -> int:
    words = array.array("I", padded)
    if sys.byteorder == "little":  # pragma: no branch # on every desktop there is
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
