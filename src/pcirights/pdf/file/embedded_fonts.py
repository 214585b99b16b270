"""The fonts that a letter embeds: subsets of the faces that its text is drawn with.

What is printed of the letter's own text has a font for each face, what a person typed another:
so the first is the same for all letters on a template, and need not be made again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from pcirights.core.errors import WrongInputError
from pcirights.pdf.file.truetype_program import Variant, advances, truetype_program
from pcirights.pdf.text.cache import Cache
from pcirights.pdf.text.font_file import FontFileError, Subset
from pcirights.pdf.text.fonts import Face, Glyph
from pcirights.pdf.text.layout import Line

_LEVEL = 2  # of zlib: a higher one takes longer than all the line breaking, for a few bytes
_FULL = 20_000  # characters of one font; with the variants of its glyphs there are fewer than 2**16
_BLOCK = 100  # entries that one block of a ToUnicode map may hold
_MOST = 2 << 20  # bytes of embedded fonts that are kept
_MOST_SHOWN = 1 << 12  # lines that are kept for one set of fonts


class EmbeddedFont(NamedTuple):
    """A small font, ready for the file.

    ``tag`` are six letters that no other subset has: a viewer may keep fonts apart by them alone.
    ``descriptor`` are the entries of its dictionary but the names and the program; ``widths`` those
    of its glyphs from the first on; ``program`` and ``to_unicode`` are deflated, ``length`` is the
    program's before it was.
    """

    tag: str
    name: str
    is_truetype: bool
    descriptor: str
    widths: str
    program: bytes
    length: int
    to_unicode: bytes


class FontSet:
    """The fonts for a set of glyphs.

    ``codes`` are the font's tag and the code in it, as four hex digits; ``steps`` how far to move
    after a glyph whose font has it at another width (a CFF font, which cannot have it at several),
    in thousandths of an em; ``shown`` are the operators of lines that were drawn before.
    """

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self.codes: dict[Glyph, tuple[str, str]] = {}
        self.steps: dict[Glyph, int] = {}
        self.shown: dict[tuple[Line, str], tuple[tuple[str, str], ...]] = {}
        fonts: list[EmbeddedFont] = []
        in_order = sorted(glyphs, key=lambda glyph: (glyph.char, glyph.advance, glyph.shift))
        for face in dict.fromkeys(glyph.face for glyph in in_order):
            of_face = [glyph for glyph in in_order if glyph.face is face]
            fonts += (self._embed(face, part) for part in _parts(face, of_face))
        self.fonts: tuple[EmbeddedFont, ...] = tuple(sorted(fonts, key=lambda font: font.tag))
        self.size = sum(len(font.program) + len(font.to_unicode) for font in fonts)

    def keep(self, line: Line, other: str, shown: tuple[tuple[str, str], ...]) -> None:
        """Keep the operators of a line."""
        if len(self.shown) >= _MOST_SHOWN:
            self.shown.clear()
        self.shown[line, other] = shown

    def _embed(self, face: Face, glyphs: Sequence[Glyph]) -> EmbeddedFont:
        file = face.file
        try:
            small = file.subset({ord(glyph.char) for glyph in glyphs})
            numbers = {glyph: small.numbers[glyph.gid] for glyph in glyphs}
        except (FontFileError, KeyError) as error:  # each character alone was cut out of it before
            raise WrongInputError("font-unusable", file=file.name) from error
        if file.outlines == "truetype":
            program, widths, codes = _truetype(face, small, numbers)
        else:
            program, widths, codes = small.tables["CFF "], advances(small.tables), numbers
            self.steps |= _steps(face, glyphs)
        to_unicode = "\n".join(_to_unicode(codes)).encode("ascii")
        digest = sha256(program + to_unicode).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        self.codes |= {glyph: (tag, f"{code:04X}") for glyph, code in codes.items()}
        scale = 1000 / file.units
        ascent, descent = round(file.ascent * scale), round(file.descent * scale)
        box = " ".join(str(round(side * scale)) for side in file.box)
        return EmbeddedFont(
            tag,
            f"/{tag}+{file.name}",
            file.outlines == "truetype",
            f"/Flags 4 /FontBBox [ {box} ] /ItalicAngle 0 /Ascent {ascent} /Descent {descent} "
            f"/CapHeight {ascent} /StemV 80",
            " ".join(str(round(advance * scale)) for advance in widths[1:]),
            deflated_outlines(program),
            len(program),
            deflated(to_unicode),
        )


FontSets = Cache[frozenset[Glyph], FontSet]


def font_sets() -> FontSets:
    """A place to keep sets of fonts in."""
    return Cache(_MOST)


def font_set(glyphs: frozenset[Glyph], kept: FontSets) -> FontSet:
    """The fonts for these glyphs. Raises WrongInputError("font-unusable") for a broken font."""
    made = kept.get(glyphs)
    if made is None:
        made = FontSet(glyphs)
        kept.keep(glyphs, made, made.size)
    return made


def _parts(face: Face, glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """The glyphs of each font: in one a code has one character, and there are codes enough.

    A CFF font cannot have a glyph twice, so a second character that it draws alike goes into a
    second font.
    """
    twice = face.file.outlines == "truetype"
    if twice and len(glyphs) <= _FULL:
        return iter((glyphs,))
    parts: list[_Part] = []
    for _, alike in groupby(glyphs, key=lambda glyph: glyph.char):
        same = list(alike)
        gid = same[0].gid
        open_ = (part for part in parts if part.count < _FULL)
        part = next((part for part in open_ if twice or gid not in part.gids), None)
        if part is None:
            part = _Part()
            parts.append(part)
        part.count += 1
        part.gids.add(gid)
        part.glyphs += same
    return (part.glyphs for part in parts)


class _Part:
    """What goes into one font: its glyphs, and how many characters it has."""

    def __init__(self) -> None:
        self.count = 0
        self.gids: set[int] = set()
        self.glyphs: list[Glyph] = []


def _truetype(
    face: Face, small: Subset, numbers: dict[Glyph, int]
) -> tuple[bytes, tuple[int, ...], dict[Glyph, int]]:
    """The font, its widths and its codes. A glyph at another width is a glyph of its own."""
    scale = face.file.units / 1000
    variants: list[Variant] = []
    codes: dict[Glyph, int] = {}
    others: list[Glyph] = []
    taken: set[int] = set()
    for glyph, number in numbers.items():
        if number not in taken and glyph == face.glyph(glyph.char):
            taken.add(number)
            codes[glyph] = number
        else:
            others.append(glyph)
            variants.append(
                Variant(number, round(glyph.advance * scale), round(glyph.shift * scale))
            )
    program = truetype_program(small, variants)
    first = len(program.advances) - len(variants)
    codes |= {glyph: first + place for place, glyph in enumerate(others)}
    return program.data, program.advances, codes


def _steps(face: Face, glyphs: Sequence[Glyph]) -> dict[Glyph, int]:
    """How much wider each glyph is than in its font.

    None is shifted: marks that are have their glyphs in the bundled fonts, which are no CFF fonts.
    """
    widths = face.file.advance
    scale = 1000 / face.file.units
    steps = {glyph: glyph.advance - round(widths(glyph.gid) * scale) for glyph in glyphs}
    return {glyph: step for glyph, step in steps.items() if step}


def deflated(data: bytes) -> bytes:
    """The data as a stream holds it."""
    return zlib.compress(data, _LEVEL)


def deflated_outlines(data: bytes) -> bytes:
    """The same for a font: little of an outline comes again in another, so none is looked for.

    That takes half the time, and makes a letter a seventh larger.
    """
    packer = zlib.compressobj(_LEVEL, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(data) + packer.flush()


def _to_unicode(codes: dict[Glyph, int]) -> Iterator[str]:
    """The map back to Unicode; beyond U+FFFF a character is a surrogate pair, as the form asks."""
    yield from (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    )
    entries = sorted((code, glyph.char) for glyph, code in codes.items())
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar"
        for code, char in block:
            point = ord(char)
            if point > 0xFFFF:
                point = int.from_bytes(char.encode("utf-16-be"))
            yield f"<{code:04X}> <{point:04X}>"
        yield "endbfchar"
    yield from ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
