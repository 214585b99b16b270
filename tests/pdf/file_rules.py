"""Rules of the file itself, of its colours, and of what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from pikepdf import Array, Dictionary, Name, Object, Stream
from tests.pdf.rulebook import File, rule, streams_of
from tests.pdf.walking import SHOWING, Node, operators, structure

CATALOG = {
    *("/Type", "/Pages", "/PageMode", "/Lang", "/Metadata", "/MarkInfo", "/StructTreeRoot"),
    *("/ViewerPreferences", "/Outlines"),
}
PAGE = {
    *("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/StructParents", "/Tabs"),
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
    for thing in streams_of(file.pdf):
        if thing.get("/Filter", Name.FlateDecode) != Name.FlateDecode:
            yield f"filter {thing.Filter}"
        if any(key in thing for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield "a stream from outside"


@rule("ours")
def nothing_lies_about(file: File) -> Iterator[str]:
    """Every object is reached from the trailer: none hides what nobody sees."""
    reached: set[tuple[int, int]] = set()
    waiting: list[Object] = [file.pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if not isinstance(thing, Dictionary | Stream | Array) or thing.objgen in reached:
            continue
        if thing.is_indirect:
            reached.add(thing.objgen)
        waiting += list(thing) if isinstance(thing, Array) else list(thing.values())
    for one in file.pdf.objects:
        if one.objgen not in reached:
            yield f"object {one.objgen[0]}"


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
    for thing in streams_of(file.pdf):
        if thing.get("/Subtype") == Name.Image and thing.ColorSpace[0] != Name.CalRGB:
            yield "a picture in colours of the device"


@rule("PDF/A 6.2.5, 6.2.8, 6.2.10")
def nothing_shines_through(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        if set(page.Resources.keys()) - {"/Font", "/ColorSpace", "/XObject"}:
            yield f"resources {page.Resources.keys()}"
    for thing in streams_of(file.pdf):
        for key in ("/SMask", "/Mask", "/Interpolate", "/Alternates", "/OPI", "/Group"):
            if key in thing:
                yield f"{key} of a picture"


@rule("PDF/UA 7.17; PDF 12.3.3")
def list_of_sheets(file: File) -> Iterator[str]:
    sheets = [node.marks[0][0] for node in _first_marks(file)]
    listed: Any = file.pdf.Root.get("/Outlines")
    pages = {page.obj.objgen: number for number, page in enumerate(file.pdf.pages)}
    found = []
    entry = listed.First if listed else None
    while entry is not None:
        found.append(pages[entry.Dest[0].objgen])
        if not str(entry.Title) or entry.Parent.objgen != listed.objgen:
            yield "an entry without a name or a place"
        entry = entry.get("/Next")
    if listed and (int(listed.Count) != len(found) or listed.Last.get("/Next") is not None):
        yield "the list does not know its length"
    if found != (sheets if len(sheets) > 1 else []):
        yield f"sheets begin on pages {sheets}, the list says {found}"


def _first_marks(file: File) -> list[Node]:
    """The first element of each sheet that is on a page."""
    sections = structure(file.pdf).children
    return [next(node for node in section.all() if node.marks) for section in sections]


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


def _day(stamp: str) -> str:
    """A date of PDF as XMP writes it."""
    found = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)000000Z", stamp)
    return "{}-{}-{}T00:00:00Z".format(*found.groups()) if found else stamp
