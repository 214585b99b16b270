"""Rules of fonts and of what is drawn with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from pikepdf import Name, Object
from tests.pdf.rulebook import File, fonts_of, rule, unicode_of
from tests.pdf.walking import SHOWING, drawn


@rule("PDF/A 6.2.11; PDF/UA 7.21")
def fonts(file: File) -> Iterator[str]:
    for name, font in fonts_of(file.pdf).items():
        inner = font.DescendantFonts[0]
        descriptor = inner.FontDescriptor
        if font.Subtype != Name.Type0 or font.Encoding != Name("/Identity-H"):
            yield f"{name}: another kind of font"
        if not _codes_are_glyphs(inner, descriptor):
            yield f"{name}: codes are not glyphs"
        if str(inner.CIDSystemInfo.Ordering) != "Identity":
            yield f"{name}: another set of characters"
        if not re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont)):
            yield f"{name}: not named as a subset"
        if len({str(font.BaseFont), str(inner.BaseFont), str(descriptor.FontName)}) != 1:
            yield f"{name}: two names"
        if int(descriptor.Flags) != 4:
            yield f"{name}: flags"
        if "/CIDSet" in descriptor:
            yield f"{name}: a list of glyphs that may be wrong"
        yield from (f"{name}: {fault}" for fault in _widths(inner))


def _codes_are_glyphs(inner: Object, descriptor: Object) -> bool:
    """Of a bare CFF font they are so without a map."""
    if inner.Subtype == Name.CIDFontType0:
        bare = bool(descriptor.FontFile3.Subtype == Name.CIDFontType0C)
        return bare and "/CIDToGIDMap" not in inner
    return bool(inner.Subtype == Name.CIDFontType2 and inner.CIDToGIDMap == Name.Identity)


def _widths(font: Object) -> Iterator[str]:
    """Whether the widths of the file are those of the font inside, of every glyph in it."""
    first, widths = font.W
    inside = _cff_widths(font) if font.Subtype == Name.CIDFontType0 else _truetype_widths(font)
    if int(first) != 1 or len(widths) != len(inside) - 1:
        yield "widths of glyphs that are not there"
    for glyph, (told, width) in enumerate(zip(widths, inside[1:], strict=False), 1):
        if abs(float(told) - width) > 1:
            yield f"width of {glyph}: {told}, inside {width}"


def _truetype_widths(font: Object) -> list[float]:
    with TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())) as program:
        scale = 1000 / program["head"].unitsPerEm
        return [program["hmtx"][glyph][0] * scale for glyph in program.getGlyphOrder()]


def _cff_widths(font: Object) -> list[float]:
    """The widths in the font's own programs; its square is in the matrix that it states."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), TTFont())
    (program,) = fonts
    glyphs = program.CharStrings
    widths = []
    for name in program.charset:
        glyphs[name].draw(NullPen())
        widths.append(glyphs[name].width * program.FontMatrix[0] * 1000)
    return widths


@rule("PDF/A 6.2.11.7; PDF/UA 7.21.7, 7.21.8")
def every_code_has_a_character(file: File) -> Iterator[str]:
    maps = {name: unicode_of(font) for name, font in fonts_of(file.pdf).items()}
    for ink in drawn(file.pdf):
        for place in range(0, len(ink.codes), 2):
            code = int.from_bytes(ink.codes[place : place + 2], "big")
            char = maps[ink.font].get(code, "")
            if not code or not char or char[0] in "\0\ufeff\ufffe\ufffd":
                yield f"page {ink.page}, {ink.font} {code:04X}: {char!r}"


@rule("ours")
def ink_is_seen(file: File) -> Iterator[str]:
    for ink in drawn(file.pdf):
        if ink.operator in SHOWING and ink.mode not in (0, 2):
            yield f"page {ink.page}: text mode {ink.mode}"
