"""The table of a TrueType font that gives a character its glyph (cmap, layouts 4 and 12)."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from struct import unpack_from

_UNICODE = ((3, 1), (3, 10))  # Windows's names for it; any table of platform 0 is Unicode too


class CharacterMap:
    """The fullest Unicode map of a font, looked up in place."""

    def __init__(self, data: mmap.mmap, start: int) -> None:
        """Read the table that begins at ``start``.

        Raises ValueError where it holds no Unicode map, or struct.error where it is cut short.
        """
        (count,) = unpack_from(">H", data, start + 2)
        found: dict[int, int] = {}
        for index in range(count):
            platform, encoding, offset = unpack_from(">2HL", data, start + 4 + 8 * index)
            (layout,) = unpack_from(">H", data, start + offset)
            if (platform == 0 or (platform, encoding) in _UNICODE) and layout in (4, 12):
                found[layout] = start + offset
        if not found:
            raise ValueError("no Unicode map")
        self._data = data
        self._layout = max(found)
        self._map = found[self._layout]
        if self._layout == 12:
            (self._groups,) = unpack_from(">L", data, self._map + 12)
            end = self._map + 16 + 12 * self._groups
        else:
            (double,) = unpack_from(">H", data, self._map + 6)
            self._groups = double // 2
            end = self._map + 16 + 8 * self._groups
        if not self._groups or end > len(data):
            raise ValueError("cut short")

    def glyph(self, code: int) -> int:
        """The glyph of a code point, 0 if there is none; the font may have fewer glyphs."""
        return self._glyph_12(code) if self._layout == 12 else self._glyph_4(code)

    def _glyph_12(self, code: int) -> int:
        groups = self._map + 16
        ends = range(self._groups)
        index = bisect_left(ends, code, key=lambda n: self._long(groups + 12 * n + 4))
        if index == self._groups:
            return 0
        first, _, glyph = unpack_from(">3L", self._data, groups + 12 * index)
        return int(glyph + code - first) if code >= first else 0

    def _glyph_4(self, code: int) -> int:
        if code > 0xFFFF:
            return 0
        count, ends = self._groups, self._map + 14
        index = bisect_left(range(count - 1), code, key=lambda n: self._short(ends + 2 * n))
        first = self._short(ends + 2 * count + 2 + 2 * index)
        delta = self._short(ends + 4 * count + 2 + 2 * index)
        place = ends + 6 * count + 2 + 2 * index
        step = self._short(place)
        if code < first:
            return 0
        if not step:
            return (code + delta) & 0xFFFF
        glyph = self._short(place + step + 2 * (code - first))
        return (glyph + delta) & 0xFFFF if glyph else 0

    def _long(self, offset: int) -> int:
        return int.from_bytes(self._data[offset : offset + 4], "big")

    def _short(self, offset: int) -> int:
        return int.from_bytes(self._data[offset : offset + 2], "big")
