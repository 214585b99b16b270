"""The rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that a letter can break.

Each rule names its clause and yields what it finds. They are written by hand from what the forms
ask: no full checker of them is at hand. docs/pdf.md says which rules nobody could check.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Object, Pdf, Stream
from tests.pdf.walking import SHOWING, Node, drawn, operators, structure


class File(NamedTuple):
    """A file, as bytes and opened."""

    data: bytes
    pdf: Pdf


Rule = Callable[[File], Iterator[str]]
RULES: dict[str, Rule] = {}


def rule(clause: str) -> Callable[[Rule], Rule]:
    """Put a rule into the list under its name and clause."""

    def add(check: Rule) -> Rule:
        RULES[f"{check.__name__} ({clause})"] = check
        return check

    return add


CATALOG = {
    *("/Type", "/Pages", "/PageMode", "/Lang", "/Metadata", "/MarkInfo", "/StructTreeRoot"),
    "/ViewerPreferences",
}
PAGE = {
    *("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/StructParents", "/Tabs"),
}
# What may stand in what; the roles are all of PDF's own, so nothing has to be mapped.
INSIDE = {
    "Document": {"Sect"},
    "Sect": {"H1", "H2", "P", "L", "Table"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfa": "http://www.aiim.org/pdfa/ns/id/",
    "property": "http://www.aiim.org/pdfa/ns/property#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "ua": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@rule("PDF/A 6.1.2, 6.1.3")
def head_and_end(file: File) -> Iterator[str]:
    lines = file.data.split(b"\n", 2)
    if lines[0] != b"%PDF-1.7":
        yield "version"
    if lines[1][:1] != b"%" or len(lines[1]) < 5 or min(lines[1][1:5]) < 0x80:
        yield "the second line does not say that the file is not text"
    if not file.data.endswith(b"%%EOF\n"):
        yield "something stands behind the end"
    identity = file.pdf.trailer.get("/ID")
    if identity is None or len(bytes(identity[0])) != 16:
        yield "no identity"
    if "/Encrypt" in file.pdf.trailer:
        yield "encrypted"


@rule("PDF/A 6.1.7")
def streams(file: File) -> Iterator[str]:
    for found in re.finditer(rb"/Length (\d+) >>\nstream\n", file.data):
        end = found.end() + int(found[1])
        if file.data[end : end + 17] != b"\nendstream\nendobj":
            yield f"the stream at {found.start()} is not as long as it says"
    for thing in _streams(file.pdf):
        if thing.get("/Filter", Name.FlateDecode) != Name.FlateDecode:
            yield f"filter {thing.Filter}"
        if any(key in thing for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "a stream from outside"


@rule("PDF/A 6.1.13")
def limits(file: File) -> Iterator[str]:
    if len(file.pdf.objects) > 8_388_607:
        yield "too many objects"
    for thing in file.pdf.objects:
        entries = thing.items() if isinstance(thing, Dictionary | Stream) else ()
        for entry in entries:
            if any(isinstance(name, str | Name) and len(str(name)) > 128 for name in entry):
                yield "a name too long"
    for page in file.pdf.pages:
        for side in page.mediabox:
            if float(side) and not 3 <= float(side) <= 14_400:
                yield "a page too large or too small"


@rule("PDF/A 6.3 to 6.5, 6.8, 6.9; PDF/UA 7.15 to 7.20")
def nothing_that_acts(file: File) -> Iterator[str]:
    """No script, action, form, note, layer or file inside: only what a letter needs is there."""
    for key in set(file.pdf.Root.keys()) - CATALOG:
        yield f"catalogue {key}"
    for page in file.pdf.pages:
        for key in set(page.obj.keys()) - PAGE:
            yield f"page {key}"


@rule("PDF/A 6.2.4")
def colours(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        chosen = set()
        for operator, operands in operators(page):
            if operator in ("g", "G", "rg", "RG", "k", "K"):
                yield f"a colour of the device: {operator}"
            if operator in ("cs", "CS"):
                chosen.add(operator)
                if page.Resources.ColorSpace[str(operands[0])][0] != Name.CalGray:
                    yield f"colour space {operands[0]}"
            if operator in (*SHOWING, "S", "f") and chosen != {"cs", "CS"}:
                yield "ink before a colour"
    for thing in _streams(file.pdf):
        if thing.get("/Subtype") == Name.Image and thing.ColorSpace[0] != Name.CalRGB:
            yield "a picture in colours of the device"


@rule("PDF/A 6.2.5, 6.2.8, 6.2.10")
def nothing_shines_through(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        if set(page.Resources.keys()) - {"/Font", "/ColorSpace", "/XObject"}:
            yield f"resources {page.Resources.keys()}"
    for thing in _streams(file.pdf):
        for key in ("/SMask", "/Mask", "/Interpolate", "/Alternates", "/OPI", "/Group"):
            if key in thing:
                yield f"{key} of a picture"


@rule("PDF/A 6.2.11; PDF/UA 7.21")
def fonts(file: File) -> Iterator[str]:
    for name, font in _fonts(file.pdf).items():
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
    maps = {name: _unicode(font) for name, font in _fonts(file.pdf).items()}
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


@rule("PDF/UA 7.1; PDF/A 6.7.2")
def all_ink_is_marked(file: File) -> Iterator[str]:
    if not file.pdf.Root.MarkInfo.Marked:
        yield "not marked"
    for ink in drawn(file.pdf):
        artifact = "Artifact" in ink.marks
        if artifact == (ink.mcid is not None):
            yield f"page {ink.page}: {ink.operator} under {ink.marks}"
        if artifact and ink.marks != ("Artifact",):
            yield f"page {ink.page}: an artifact inside or around text"


@rule("PDF/UA 7.1; PDF 14.7.4.4")
def marks_and_elements_know_each_other(file: File) -> Iterator[str]:
    root = file.pdf.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    expected = Counter(
        (page, mark, node.thing.objgen)
        for node in structure(file.pdf).all()
        for page, mark in node.marks
    )
    told = Counter(
        (number, mark, element.objgen)
        for number, page in enumerate(file.pdf.pages)
        for mark, element in enumerate(parents[int(page.StructParents)])
    )
    if expected != told:
        yield "the two lists differ"
    shown = {(ink.page, ink.mcid) for ink in drawn(file.pdf) if ink.mcid is not None}
    if shown != {(page, mark) for page, mark, _ in told}:
        yield "a mark without ink, or ink under a mark of no element"
    if any(number > 1 for number in expected.values()):
        yield "a mark of two elements"
    if int(root.ParentTreeNextKey) != len(file.pdf.pages):
        yield "the next key"


@rule("PDF/UA 7.1, 7.2, 7.5, 7.6")
def roles_stand_where_they_may(file: File) -> Iterator[str]:
    for node in structure(file.pdf).all():
        for child in node.children:
            if child.role not in INSIDE.get(node.role, set()):
                yield f"{child.role} in {node.role}"
            if child.thing.P.objgen != node.thing.objgen:
                yield f"{child.role} does not know its parent"
        if node.marks and node.children:
            yield f"text beside elements in {node.role}"
        if node.role == "LI" and [child.role for child in node.children] != ["Lbl", "LBody"]:
            yield "a point of a list without its number"


@rule("PDF/UA 7.1")
def no_element_is_empty(file: File) -> Iterator[str]:
    for node in structure(file.pdf).all():
        empty = not node.marks and not node.children
        if empty and node.role not in ("TH", "TD", "LBody", "Document", "Sect"):
            yield node.role


@rule("PDF/UA 7.4")
def headings(file: File) -> Iterator[str]:
    for section in structure(file.pdf).children:
        levels = [int(node.role[1]) for node in section.all() if re.fullmatch(r"H\d", node.role)]
        for before, level in zip([0, *levels], levels, strict=False):
            if level > before + 1:
                yield f"H{level} after H{before}"


@rule("PDF/UA 7.5")
def tables(file: File) -> Iterator[str]:
    for table in structure(file.pdf).all():
        if table.role != "Table":
            continue
        rows = [node for node in table.all() if node.role == "TR"]
        if len({len(row.children) for row in rows}) != 1:
            yield "rows of different lengths"
        heads = [cell for row in rows for cell in row.children if cell.role == "TH"]
        for cell in heads:
            if cell.thing.get("/A", Dictionary()).get("/Scope") not in (Name.Row, Name.Column):
                yield "a header cell that does not say of what"


@rule("PDF/UA 7.6; PDF 14.8.5.5")
def lists(file: File) -> Iterator[str]:
    for node in structure(file.pdf).all():
        attributes = node.thing.get("/A", Dictionary())
        if node.role == "L" and attributes.get("/ListNumbering") != Name.Decimal:
            yield "a numbered list that does not say so"


@rule("PDF/UA 7.2; PDF/A 6.7.4")
def language(file: File) -> Iterator[str]:
    if str(file.pdf.Root.Lang) not in ("zh-CN", "en"):
        yield f"language {file.pdf.Root.Lang}"
    sections = structure(file.pdf).children
    for section in sections:
        if str(section.thing.get("/Lang", "")) not in ("zh-CN", "en"):
            yield "a sheet without a language"
    english = {
        mark
        for section in sections
        if str(section.thing.Lang) == "en"
        for node in section.all()
        for mark in node.marks
    }
    maps = {name: _unicode(font) for name, font in _fonts(file.pdf).items()}
    for ink in drawn(file.pdf):
        codes = (ink.codes[n : n + 2] for n in range(0, len(ink.codes), 2))
        text = "".join(maps[ink.font].get(int.from_bytes(code, "big"), "") for code in codes)
        chinese = any(char >= "\u2e80" for char in text)
        if (ink.page, ink.mcid) in english and chinese != (ink.marks[-1] == "Span"):
            yield f"page {ink.page}: {text!r} is read aloud in the wrong language"


@rule("PDF/UA 7.1")
def title(file: File) -> Iterator[str]:
    if not file.pdf.Root.ViewerPreferences.DisplayDocTitle:
        yield "a window shows the file's name"
    if not str(file.pdf.docinfo.Title):
        yield "no title"


@rule("PDF/A 6.6; PDF/UA 5")
def metadata(file: File) -> Iterator[str]:
    stream = file.pdf.Root.Metadata
    if "/Filter" in stream or stream.Type != Name.Metadata or stream.Subtype != Name.XML:
        yield "not to be read as it is"
    root = ET.fromstring(stream.read_bytes().decode("utf-8"))
    expected = {
        "pdfa:part": "2",
        "pdfa:conformance": "A",
        "ua:part": "1",
        "dc:title//rdf:li": str(file.pdf.docinfo.Title),
        "dc:language//rdf:li": str(file.pdf.Root.Lang),
        "xmp:CreatorTool": str(file.pdf.docinfo.Creator),
        "pdf:Producer": str(file.pdf.docinfo.Producer),
        "xmp:CreateDate": _day(str(file.pdf.docinfo.CreationDate)),
        "xmp:ModifyDate": _day(str(file.pdf.docinfo.ModDate)),
        # PDF/A does not know PDF/UA's name, so the file has to describe it.
        "schema:namespaceURI": XMP["ua"],
        "schema:prefix": "pdfuaid",
        "property:name": "part",
        "property:valueType": "Integer",
        "property:category": "internal",
    }
    for path, value in expected.items():
        found = [element.text for element in root.findall(f".//{path}", XMP)]
        if found != [value]:
            yield f"{path}: {found}, not {value!r}"
    if set(file.pdf.docinfo.keys()) - {
        *("/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate")
    }:
        yield "the list of what the file says of itself says more"


@rule("PDF/UA 7.18.3")
def the_tab_key_follows_the_structure(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        if page.Tabs != Name.S:
            yield "another order"


def _day(stamp: str) -> str:
    """A date of PDF as XMP writes it."""
    found = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)000000Z", stamp)
    return "{}-{}-{}T00:00:00Z".format(*found.groups()) if found else stamp


def _streams(pdf: Pdf) -> list[Stream]:
    return [thing for thing in pdf.objects if isinstance(thing, Stream)]


def _fonts(pdf: Pdf) -> dict[str, Object]:
    return {str(name): font for page in pdf.pages for name, font in page.Resources.Font.items()}


def _unicode(font: Object) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
        if text != b"FFFF"
    }


def faults(data: bytes) -> list[str]:
    """What all rules find in a file."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        file = File(data, pdf)
        return [f"{name}: {found}" for name, check in RULES.items() for found in check(file)]


def shape(data: bytes) -> str:
    """The roles of a file's structure: ``Document(Sect(H1 P L(LI(Lbl LBody))))``."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        top: Node = structure(pdf)
        return top.shape
