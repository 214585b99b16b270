"""Read what a letter needs of a TrueType file: the glyph of a character, its width, its outline.

The file is mapped, not loaded, and looked up in place: a font with 30,000 glyphs opens in a
millisecond and costs only the pages of memory that a letter touches.
"""

from __future__ import annotations

import mmap
from array import array
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from sys import byteorder
from typing import NamedTuple

from pcirights.pdf.charmap import CharacterMap

_TRUETYPE = (0x00010000, 0x74727565)
_COLLECTION = 0x74746366
# What a letter needs, and the least length of each.
_NEEDED = {"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "cmap": 12, "loca": 4, "glyf": 1}
_HINTS = ("cvt ", "fpgm", "prep")
_LONGEST_HINTS = 1 << 20  # bytes; they are embedded whole
_LEAST_UNITS, _MOST_UNITS = 16, 8192
_LONGEST_NAME = 63  # what a PostScript name may have
_HEAD = 10  # bytes before the points of an outline
_RESTRICTED = 0x0002  # OS/2 fsType: the licence forbids embedding
_BITMAP_ONLY = 0x0200


class FontFileError(ValueError):
    """The file is no TrueType font that a letter may embed.

    ``code`` names the sentence that says why: ``font-unusable`` where it is broken,
    ``font-not-truetype``, ``font-not-embeddable``.
    """

    def __init__(self, why: str, code: str = "font-unusable") -> None:
        super().__init__(why)
        self.code = code


class Box(NamedTuple):
    """The ink of a glyph, in font units."""

    left: int
    bottom: int
    right: int
    top: int


class Piece(NamedTuple):
    """A glyph as it goes into a small font: its outline, filled up to whole words of four bytes.

    ``bearing`` is its left side bearing; ``checksum`` adds up the words.
    """

    outline: bytes
    bearing: int
    checksum: int


class FontFile:
    """One TrueType font, looked up in place. It never changes after it is opened."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, of a collection its first font; raises FontFileError or OSError."""
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise FontFileError("no file", "font-not-truetype")
        with path.open("rb") as stream:
            try:
                self.data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # an empty file cannot be mapped
                raise FontFileError(path.name) from error
        self._pieces: dict[int, Piece] = {}
        try:
            self._open()
        except FontFileError:
            raise
        except (struct_error, ValueError) as error:
            raise FontFileError(path.name) from error

    def _open(self) -> None:
        data = self.data
        start = 0
        (version,) = unpack_from(">L", data, 0)
        if version == _COLLECTION:
            (start,) = unpack_from(">L", data, 12)
            (version,) = unpack_from(">L", data, start)
        if version not in _TRUETYPE:
            raise FontFileError("not TrueType outlines", "font-not-truetype")
        (count,) = unpack_from(">H", data, start + 4)
        self.tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = unpack_from(">4s3L", data, start + 12 + 16 * index)
            if offset + length > len(data):
                raise FontFileError("cut short")
            self.tables[tag.decode("latin-1")] = (offset, length)
        if any(self.length(tag) < least for tag, least in _NEEDED.items()):
            raise FontFileError("a table is missing")
        if sum(self.length(tag) for tag in _HINTS) > _LONGEST_HINTS:
            raise FontFileError("too many hints")
        head, hhea = self.at("head"), self.at("hhea")
        (self.units,) = unpack_from(">H", data, head + 18)
        self.box = Box(*unpack_from(">4h", data, head + 36))
        (self._long_loca,) = unpack_from(">h", data, head + 50)
        self.ascent, self.descent = unpack_from(">2h", data, hhea + 4)
        (self._metrics,) = unpack_from(">H", data, hhea + 34)
        (self.glyphs,) = unpack_from(">H", data, self.at("maxp") + 4)
        self._check_counts()
        self._check_licence()
        self._map = CharacterMap(data, self.at("cmap"))
        self.name = self._postscript_name()

    def _check_counts(self) -> None:
        """See that each glyph has its width and its place, so that none is looked up beyond."""
        if not _LEAST_UNITS <= self.units <= _MOST_UNITS:
            raise FontFileError("no square of a size that fonts have")
        if not 0 < self._metrics <= self.glyphs:
            raise FontFileError("no metrics")
        places = (4 if self._long_loca else 2) * (self.glyphs + 1)
        metrics = 2 * (self._metrics + self.glyphs)
        if self.length("hmtx") < metrics or self.length("loca") < places:
            raise FontFileError("cut short")

    def _check_licence(self) -> None:
        if self.length("OS/2") >= 10:
            (rights,) = unpack_from(">H", self.data, self.at("OS/2") + 8)
            if rights & 0x000F == _RESTRICTED or rights & _BITMAP_ONLY:
                raise FontFileError("its licence forbids embedding", "font-not-embeddable")

    def at(self, tag: str) -> int:
        """Where a table begins."""
        return self.tables[tag][0]

    def length(self, tag: str) -> int:
        """How many bytes a table has, 0 if there is none."""
        return self.tables.get(tag, (0, 0))[1]

    def table(self, tag: str) -> bytes:
        """A table's bytes."""
        offset, length = self.tables[tag]
        return self.data[offset : offset + length]

    def glyph(self, code: int) -> int:
        """The glyph of a code point, 0 if the font has none."""
        glyph = self._map.glyph(code)
        return glyph if glyph < self.glyphs else 0

    def metric(self, glyph: int) -> tuple[int, int]:
        """The advance of a glyph and its left side bearing, in font units."""
        hmtx, last = self.at("hmtx"), self._metrics - 1
        if glyph <= last:
            advance, bearing = unpack_from(">Hh", self.data, hmtx + 4 * glyph)
        else:
            (advance,) = unpack_from(">H", self.data, hmtx + 4 * last)
            (bearing,) = unpack_from(">h", self.data, hmtx + 4 * last + 2 * (glyph - last) + 2)
        return advance, bearing

    def outline(self, glyph: int) -> bytes:
        """A glyph's outline as the file holds it; empty for a space, and where none is whole."""
        loca, glyf = self.at("loca"), self.at("glyf")
        if self._long_loca:
            start, end = unpack_from(">2L", self.data, loca + 4 * glyph)
        else:
            start, end = (2 * half for half in unpack_from(">2H", self.data, loca + 2 * glyph))
        if not start + _HEAD <= end <= self.length("glyf"):
            return b""
        return self.data[glyf + start : glyf + end]

    def piece(self, glyph: int) -> Piece:
        """A glyph to be embedded; it is kept, as the next letter wants it too."""
        piece = self._pieces.get(glyph)
        if piece is None:
            outline = padded(self.outline(glyph))
            piece = Piece(outline, self.metric(glyph)[1], checksum(outline))
            self._pieces[glyph] = piece
        return piece

    def ink(self, glyph: int) -> Box | None:
        """The box of a glyph's ink, or None where it has none."""
        outline = self.outline(glyph)
        return Box(*unpack_from(">4h", outline, 2)) if outline else None

    def _postscript_name(self) -> str:
        """The font's own name (name table, id 6): never the file's, which may be a person's."""
        if "name" not in self.tables:
            return "Unnamed"
        base = self.at("name")
        _, count, strings = unpack_from(">3H", self.data, base)
        for index in range(count):
            platform, _, _, what, length, offset = unpack_from(
                ">6H", self.data, base + 6 + 12 * index
            )
            if what == 6:
                raw = self.data[base + strings + offset : base + strings + offset + length]
                text = raw.decode("latin-1" if platform == 1 else "utf-16-be", "ignore")
                name = "".join(c for c in text if c.isascii() and (c.isalnum() or c in "-_"))
                return name[:_LONGEST_NAME] or "Unnamed"
        return "Unnamed"


def padded(data: bytes) -> bytes:
    """The data, filled up to whole words of four bytes."""
    return data + b"\0" * (-len(data) % 4)


def checksum(words: bytes) -> int:
    """The sum of the words of four bytes, as a font's directory tells it."""
    numbers = array("I", words)
    if byteorder == "little":  # pragma: no branch # on every desktop there is
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF
