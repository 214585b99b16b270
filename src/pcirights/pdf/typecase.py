"""The sorts that one letter uses, and the fonts that it embeds for them.

Every face becomes a composite font whose codes count the sorts in the order of their use. So each
character keeps a code of its own, with its own width and its own way back to Unicode, also where
the font draws two characters alike, and beyond the Basic Multilingual Plane.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFDictionary

from pcirights.pdf.fonts import Face, Sort
from pcirights.pdf.objects import Document, Stream, array, dictionary
from pcirights.pdf.subset import Slot, subset

_FULL = 0xFF00  # codes have two bytes; a letter with more sorts of a face gets a further font
_BLOCK = 100  # entries that one block of a ToUnicode map may hold
_SYMBOLIC = 4


class TypeCase:
    """Gives each sort its font and code; lives for one letter."""

    def __init__(self) -> None:
        self._codes: dict[Sort, tuple[str, str]] = {}
        self._fonts: dict[str, tuple[Face, list[Sort]]] = {}
        self._open: dict[Face, str] = {}

    def code(self, sort: Sort) -> tuple[str, str]:
        """The font's name in the file, and the code in it as four hex digits."""
        code = self._codes.get(sort)
        if code is None:
            code = self._codes[sort] = self._add(sort)
        return code

    def _add(self, sort: Sort) -> tuple[str, str]:
        name = self._open.get(sort.face)
        if name is None or len(self._fonts[name][1]) >= _FULL:
            name = self._open[sort.face] = f"F{len(self._fonts) + 1}"
            self._fonts[name] = (sort.face, [])
        sorts = self._fonts[name][1]
        sorts.append(sort)
        return name, f"{len(sorts):04X}"

    def fonts(self, document: Document) -> PDFDictionary:
        """The font resources of all pages."""
        return PDFDictionary(
            {
                name: document.refer(_font(document, face, sorts))
                for name, (face, sorts) in self._fonts.items()
            }
        )


def _font(document: Document, face: Face, sorts: Sequence[Sort]) -> PDFDictionary:
    file = face.file
    scale = file.units / 1000
    program = subset(
        file,
        [Slot(s.glyph, round(s.advance * scale), round(s.shift * scale)) for s in sorts],
    )
    name = f"/{_tag(program)}+{file.name}"
    descriptor = dictionary(
        Type="/FontDescriptor",
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=array(round(side / scale) for side in file.box),
        ItalicAngle=0,
        Ascent=round(file.ascent / scale),
        Descent=round(file.descent / scale),
        CapHeight=round(file.ascent / scale),
        StemV=80,
        FontFile2=document.refer(Stream(program, Length1=len(program))),
    )
    font = dictionary(
        Type="/Font",
        Subtype="/CIDFontType2",
        BaseFont=name,
        CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        CIDToGIDMap="/Identity",
        FontDescriptor=document.refer(descriptor),
        DW=1000,
        W=f"[ 1 [ {' '.join(str(sort.advance) for sort in sorts)} ] ]",
    )
    return dictionary(
        Type="/Font",
        Subtype="/Type0",
        BaseFont=name,
        Encoding="/Identity-H",
        DescendantFonts=array([document.refer(font)]),
        ToUnicode=document.refer(Stream("\n".join(_to_unicode(sorts)).encode("ascii"))),
    )


def _tag(program: bytes) -> str:
    """Six letters that no other subset has: a viewer may keep fonts apart by their names alone."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])


def _to_unicode(sorts: Sequence[Sort]) -> Iterator[str]:
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
    for start in range(0, len(sorts), _BLOCK):
        block = sorts[start : start + _BLOCK]
        yield f"{len(block)} beginbfchar"
        for code, sort in enumerate(block, start + 1):
            yield f"<{code:04X}> <{sort.char.encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield from ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
