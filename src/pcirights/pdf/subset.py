"""Build the small TrueType font that goes into the file: only the sorts that the letter uses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from struct import pack, pack_into, unpack_from
from typing import NamedTuple

from pcirights.pdf.truetype import FontFile, Piece, checksum, padded

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

    def _piece(self, index: int, slot: Slot) -> Piece:
        """What stands in a slot."""
        piece = self.font.piece(slot.glyph)
        if not piece.outline:
            return piece
        if slot.shift or self.home[slot.glyph] != index:
            # A part of one: the same outline, moved. Every reader of TrueType draws it so.
            left, bottom, right, top = unpack_from(">4h", piece.outline, 2)
            box = (left + slot.shift, bottom, right + slot.shift, top)
            part = (_WORDS | _XY, self._place(slot.glyph), slot.shift, 0)
            return _made(pack(">5h2H2h", -1, *box, *part), piece.bearing + slot.shift)
        if piece.outline[0] & 0x80:  # a negative count of contours: made of parts
            return _made(self._renumber(bytearray(piece.outline)), piece.bearing)
        return piece

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
        pieces: list[Piece] = []
        metrics: list[int] = []
        for index, slot in enumerate(self.slots):  # they grow while parts are placed
            piece = self._piece(index, slot)
            metrics += (slot.advance, piece.bearing)
            pieces.append(piece)
        count = len(self.slots)
        loca = accumulate((len(piece.outline) for piece in pieces), initial=0)

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
            "glyf": b"".join([piece.outline for piece in pieces]),
        }
        for tag in _LIMIT_TABLES:
            if tag in self.font.tables:
                tables[tag] = self.font.table(tag)
        known = {"glyf": sum(piece.checksum for piece in pieces) & 0xFFFFFFFF}
        return _file(tables, known)


def _made(outline: bytes, bearing: int) -> Piece:
    whole = padded(outline)
    return Piece(whole, bearing, checksum(whole))


def _file(tables: dict[str, bytes], known: dict[str, int]) -> bytes:
    """A font of these tables; ``known`` are checksums that need no reckoning."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = [pack(">L4H", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        whole = padded(data)
        total = known[tag] if tag in known else checksum(whole)
        directory.append(pack(">4s3L", tag.encode(), total, offset, len(data)))
        body.append(whole)
        offset += len(whole)
    return b"".join(directory + body)
