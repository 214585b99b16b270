"""Read a font with HarfBuzz: a character's glyph, its width and ink, a subset of the font.

The file is mapped, not loaded. TrueType and OpenType outlines, collections and variable fonts are
taken; of a collection the face for Chinese as the mainland writes it, of a variable font its
regular weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import BinaryIO, Literal, NamedTuple

import uharfbuzz as hb

from pcirights.pdf.text.outline_check import OutlineBox, are_composed

Outlines = Literal["truetype", "cff"]

_MAGIC = {b"\0\1\0\0", b"true", b"OTTO", b"ttcf"}
_NEEDED = frozenset({"head", "hhea", "maxp", "hmtx", "cmap"})
_LARGEST = 1 << 29  # bytes of a file; the largest collections of Chinese fonts have 150 million
_MOST_FACES = 64
_LEAST_UNITS, _MOST_UNITS = 16, 8192
_LONGEST_NAME = 63  # what a PostScript name may have
_RESTRICTED = 0x0002  # OS/2 fsType: the licence forbids embedding
_BITMAP_ONLY = 0x0200
_REGULAR = 400  # on the axis of weights
_WIDEST = 2  # ems that a character may take
# Where its ink may be, in ems: beyond its own room at the sides, above and below the baseline.
_BESIDE, _ABOVE, _BELOW = 0.25, 1.15, 0.45
_TOLD = 0.02  # ems by which the ink may differ from what the font says of it
# The tables of a small font, and those that make a variable font a fixed one.
_KEPT = frozenset(
    (
        *("head", "hhea", "maxp", "hmtx", "loca", "glyf", "CFF ", "CFF2"),
        *("fvar", "avar", "gvar", "HVAR", "MVAR"),
    )
)
# The tables of a small font, and the least length of each.
_SMALL = {"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "CFF ": 4}
_SMALL_TRUETYPE = {"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 4, "glyf": 0}
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)


class FontFileError(ValueError):
    """The file is no font that a letter may embed.

    ``code`` names the sentence that says why: ``font-unusable`` where it is broken,
    ``font-of-another-kind``, ``font-not-embeddable``.
    """

    def __init__(self, why: str, code: str = "font-unusable") -> None:
        super().__init__(why)
        self.code = code


class Box(NamedTuple):
    """A rectangle in font units."""

    left: float
    bottom: float
    right: float
    top: float


class Subset(NamedTuple):
    """A small font: its tables, and for each glyph of the whole font its number in the small.

    ``checksums`` are those of the tables: the sums of their words of four bytes.
    """

    tables: dict[str, bytes]
    numbers: dict[int, int]
    checksums: dict[str, int]


class FontFile:
    """One face of a font file. It never changes after it is opened."""

    def __init__(self, path: Path) -> None:
        """Open ``path``; raises FontFileError or OSError."""
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise FontFileError("no file", "font-of-another-kind")
        try:
            with path.open("rb") as stream:
                faces = _faces(stream, path.stat().st_size)
            self._open(path, faces)
        except (struct_error, hb.HarfBuzzError, UnicodeDecodeError) as error:
            raise FontFileError(path.name) from error

    def _open(self, path: Path, faces: int) -> None:
        self._face = _mainland(hb.Blob.from_file_path(str(path)), faces)
        tags = set(self._face.table_tags)
        if not tags >= _NEEDED:
            raise FontFileError("a table is missing")
        self.outlines: Outlines = "truetype" if tags >= {"glyf", "loca"} else "cff"
        if self.outlines == "cff" and not tags & {"CFF ", "CFF2"}:
            raise FontFileError("no outlines")
        self._dropped = [int.from_bytes(tag.encode("latin-1")) for tag in tags - _KEPT]
        self._check_licence()
        head, hhea = self._table("head"), self._table("hhea")
        (self.units,) = unpack_from(">H", head, 18)  # HarfBuzz gives 1000 in place of a wrong one
        if not _LEAST_UNITS <= self.units <= _MOST_UNITS:
            raise FontFileError("no square of a size that fonts have")
        self.box = Box(*unpack_from(">4h", head, 36))
        self.ascent, self.descent = unpack_from(">2h", hhea, 4)
        self._font = hb.Font(self._face)
        self._pinned = {
            axis.tag: min(max(_REGULAR, axis.min_value), axis.max_value)
            for axis in self._face.axis_infos
            if axis.tag == "wght"
        }
        if self._pinned:
            self._font.set_variations(self._pinned)
        self.name = self._postscript_name()

    def _table(self, tag: str) -> bytes:
        return bytes(self._face.reference_table(tag).data)

    def _check_licence(self) -> None:
        table = self._table("OS/2")
        if len(table) >= 10:
            (rights,) = unpack_from(">H", table, 8)
            if rights & 0x000F == _RESTRICTED or rights & _BITMAP_ONLY:
                raise FontFileError("its licence forbids embedding", "font-not-embeddable")

    def _postscript_name(self) -> str:
        """The font's own name (name table, id 6): never the file's, which may be a person's."""
        text = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
        name = "".join(char for char in text if char.isascii() and (char.isalnum() or char in "-_"))
        return name[:_LONGEST_NAME] or "Unnamed"

    def check_map(self) -> None:
        """Raise FontFileError for a font without characters. It takes 10 ms for a large one."""
        if not self._face.unicodes:
            raise FontFileError("no map of characters")

    def glyph_id(self, code: int) -> int:
        """The number of a code point's glyph, 0 if the font has none."""
        gid = self._font.get_nominal_glyph(code) or 0
        return gid if gid < self._face.glyph_count else 0

    def advance(self, gid: int) -> int:
        """The advance of a glyph in font units."""
        return int(self._font.get_glyph_h_advance(gid))

    def ink(self, gid: int) -> Box | None:
        """The box of a glyph's ink, or None where it has none."""
        told = self._font.get_glyph_extents(gid)
        if told is None or not (told.width or told.height):
            return None
        left, top = told.x_bearing, told.y_bearing
        return Box(left, top + told.height, left + told.width, top)

    def is_sound(self, code: int, gid: int) -> bool:
        """Whether a stranger's glyph can be embedded.

        It can be cut out of its font, its ink is where the font says (no part of it is missing),
        and it is about as large as its square.
        """
        units = self.units
        advance = self.advance(gid)
        drawn = OutlineBox()
        try:
            self._font.draw_glyph_with_pen(gid, drawn)
            cut = self.subset([code])
        except (FontFileError, hb.HarfBuzzError):
            return False
        if gid not in cut.numbers or not are_composed(cut.tables):
            return False
        if not 0 <= advance <= _WIDEST * units:
            return False
        told, box = self.ink(gid), drawn.box
        if told is None or box is None:
            return told is None and box is None
        inside = all(
            -_BESIDE * units <= left <= right <= advance + _BESIDE * units
            and -_BELOW * units <= bottom <= top <= _ABOVE * units
            for left, bottom, right, top in (told, drawn.points)
        )
        # CFF outlines say nothing of their ink: what is told is calculated from what is drawn.
        return inside and (
            self.outlines == "cff"
            or all(
                abs(one - other) <= _TOLD * units + 1 for one, other in zip(told, box, strict=True)
            )
        )

    def subset(self, codes: Iterable[int]) -> Subset:
        """A small font of these characters alone. Raises FontFileError where none can be cut."""
        wanted = hb.SubsetInput()
        wanted.unicode_set.set(codes)
        wanted.flags = _FLAGS
        wanted.drop_table_tag_set.set(self._dropped)
        if self._face.axis_infos:
            wanted.pin_all_axes_to_default(self._face)
            for tag, value in self._pinned.items():
                wanted.pin_axis_location(self._face, tag, value)
        try:
            plan = hb.SubsetPlan(self._face, wanted)
            data = bytes(plan.execute().blob.data)
        except (RuntimeError, hb.HarfBuzzError, UnicodeDecodeError) as error:
            raise FontFileError("it cannot be cut") from error
        tables: dict[str, bytes] = {}
        checksums: dict[str, int] = {}
        for entry in range(unpack_from(">H", data, 4)[0]):
            name, checksum, start, length = unpack_from(">4s3L", data, 12 + 16 * entry)
            tag = name.decode("latin-1")
            tables[tag], checksums[tag] = data[start : start + length], checksum
        _check_small(tables, self.outlines)
        return Subset(tables, dict(plan.old_to_new_glyph_mapping.items()), checksums)


def _check_small(tables: dict[str, bytes], outlines: Outlines) -> None:
    """See that a small font is whole: of a broken one HarfBuzz drops tables without a word."""
    needed = _SMALL if outlines == "cff" else _SMALL_TRUETYPE
    if any(len(tables.get(tag, b"")) < least for tag, least in needed.items()):
        raise FontFileError("a table is missing")
    (glyphs,) = unpack_from(">H", tables["maxp"], 4)
    (long,) = unpack_from(">H", tables["hhea"], 34)
    if not 0 < long <= glyphs or len(tables["hmtx"]) < 2 * (long + glyphs):
        raise FontFileError("no widths")
    if outlines == "truetype":
        size = 4 if unpack_from(">h", tables["head"], 50)[0] else 2
        if len(tables["loca"]) < size * (glyphs + 1):
            raise FontFileError("no places")


def _faces(stream: BinaryIO, size: int) -> int:
    """How many faces a font file has; see that it is one, and is not cut short."""
    head = stream.read(12)
    if not head:
        raise FontFileError("empty")
    if head[:4] not in _MAGIC:
        raise FontFileError("neither TrueType nor OpenType", "font-of-another-kind")
    if size > _LARGEST:
        raise FontFileError("too large")
    places, count = (0,), 1
    if head[:4] == b"ttcf":
        (count,) = unpack_from(">L", head, 8)
        count = min(count, _MOST_FACES)
        places = unpack_from(f">{count}L", stream.read(4 * count))
    for place in places:
        stream.seek(place + 4)
        (tables,) = unpack_from(">H", stream.read(8))
        directory = stream.read(16 * tables)
        for entry in range(tables):
            start, length = unpack_from(">2L", directory, 16 * entry + 8)
            if start + length > size:
                raise FontFileError("cut short")
    return count


def _mainland(blob: hb.Blob, count: int) -> hb.Face:
    """The font; of a collection the face whose name ends in SC, or the first."""
    first = hb.Face(blob)
    for index in range(1, count):
        face = hb.Face(blob, index)
        if (face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or "").endswith(" SC"):
            return face
    return first
