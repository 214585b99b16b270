"""Rules of fonts and of what is drawn with them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

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
        if inner.Subtype != Name.CIDFontType2 or inner.CIDToGIDMap != Name.Identity:
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


def _widths(font: Object) -> Iterator[str]:
    """Whether the widths of the file are those of the font inside, of every glyph in it."""
    first, widths = font.W
    with TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())) as program:
        order = program.getGlyphOrder()
        units = program["head"].unitsPerEm
        if int(first) != 1 or len(widths) > len(order) - 1:
            yield "widths of glyphs that are not there"
        for glyph, width in zip(order[1:], widths, strict=False):
            inside = program["hmtx"][glyph][0] * 1000 / units
            if abs(inside - float(width)) > 1:
                yield f"width of {glyph}: {width}, inside {inside}"


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
