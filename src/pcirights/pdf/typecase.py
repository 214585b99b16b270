"""The sorts that one letter uses, and the fonts that it embeds for them.

Every face becomes a composite font whose codes count the sorts in the order of their use. So each
character keeps a code of its own, with its own width and its own way back to Unicode, also where
the font draws two characters alike, and beyond the Basic Multilingual Plane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from pcirights.pdf.fonts import Embedded, Face, Sort
from pcirights.pdf.objects import (
    Document,
    Stream,
    Written,
    array,
    deflated,
    deflated_outlines,
    dictionary,
)
from pcirights.pdf.subset import Slot, subset

_FULL = 0xFF00  # codes have two bytes; a letter with more sorts of a face gets a further font
_BLOCK = 100  # entries that one block of a ToUnicode map may hold
_SYMBOLIC = 4


class TypeCase:
    """Gives each sort its font and code; lives for one letter."""

    def __init__(self) -> None:
        self._codes: dict[Sort, tuple[str, str]] = {}
        self._fonts: dict[str, tuple[Face, list[Sort]]] = {}
        self._open: dict[Face, tuple[str, list[Sort]]] = {}

    def codes(self, sorts: Iterable[Sort]) -> list[tuple[str, str]]:
        """For each sort the font's name in the file, and the code in it as four hex digits."""
        known = self._codes.get
        return [known(sort) or self._add(sort) for sort in sorts]

    def _add(self, sort: Sort) -> tuple[str, str]:
        name, sorts = self._open.get(sort.face) or self._begin(sort.face)
        sorts.append(sort)
        if len(sorts) == _FULL:
            del self._open[sort.face]
        code = self._codes[sort] = (name, f"{len(sorts):04X}")
        return code

    def _begin(self, face: Face) -> tuple[str, list[Sort]]:
        begun = self._open[face] = (f"F{len(self._fonts) + 1}", [])
        self._fonts[begun[0]] = (face, begun[1])
        return begun

    def fonts(self, document: Document) -> str:
        """The font resources of all pages."""
        return dictionary(
            **{
                name: document.refer(Written(_font(document, face, tuple(sorts))))
                for name, (face, sorts) in self._fonts.items()
            }
        )


def _font(document: Document, face: Face, sorts: tuple[Sort, ...]) -> str:
    file = face.file
    scale = file.units / 1000
    made = face.embedded.get(sorts) or _embedded(face, sorts)
    name = f"/{made.tag}+{file.name}"
    program = Stream.packed(made.program, Length1=made.length)
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
        FontFile2=document.refer(program),
    )
    font = dictionary(
        Type="/Font",
        Subtype="/CIDFontType2",
        BaseFont=name,
        CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        CIDToGIDMap="/Identity",
        FontDescriptor=document.refer(Written(descriptor)),
        DW=1000,
        W=f"[ 1 [ {' '.join(str(sort.advance) for sort in sorts)} ] ]",
    )
    return dictionary(
        Type="/Font",
        Subtype="/Type0",
        BaseFont=name,
        Encoding="/Identity-H",
        DescendantFonts=array([document.refer(Written(font))]),
        ToUnicode=document.refer(Stream.packed(made.to_unicode)),
    )


def _embedded(face: Face, sorts: tuple[Sort, ...]) -> Embedded:
    scale = face.file.units / 1000
    slots = [Slot(s.glyph, round(s.advance * scale), round(s.shift * scale)) for s in sorts]
    program = subset(face.file, slots)
    made = Embedded(
        _tag(program),
        deflated_outlines(program),
        len(program),
        deflated("\n".join(_to_unicode(sorts)).encode("ascii")),
    )
    return face.embedded.keep(sorts, made, len(made.program))


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
            point = ord(sort.char)
            if point > 0xFFFF:
                point = int.from_bytes(sort.char.encode("utf-16-be"), "big")
            yield f"<{code:04X}> <{point:04X}>"
        yield "endbfchar"
    yield from ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
