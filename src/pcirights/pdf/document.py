"""Put the file together: pages, fonts, structure for reading aids, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from html import escape

from pcirights.letters.letter import Letter
from pcirights.pdf.letterhead import logo_of
from pcirights.pdf.metadata import METADATA, PRODUCER
from pcirights.pdf.objects import Document, Stream, Written, array, dictionary, text_string
from pcirights.pdf.strips import Element
from pcirights.pdf.styles import LANGUAGES, PAGE_HEIGHT, PAGE_WIDTH
from pcirights.pdf.typecase import TypeCase

_GREY = "[ /CalGray << /WhitePoint [ 0.9505 1 1.089 ] /Gamma 2.2 >> ]"


def assemble(
    letter: Letter,
    day: date,
    contents: Sequence[tuple[bytes, list[Element]]],
    root: Element,
    case: TypeCase,
) -> bytes:
    """The file's bytes. It tells the day at 00:00 UTC, and neither person, machine nor time."""
    document = Document()
    logo = logo_of(letter)
    resources = document.refer(
        dictionary(
            Font=case.fonts(document),
            ColorSpace=dictionary(Grey=_GREY),
            XObject=dictionary(Logo=document.refer(logo)) if logo else None,
        )
    )
    pages: list[str] = []
    for number, (content, _) in enumerate(contents):
        page = dictionary(
            Type="/Page",
            Parent=document.refer(document.Pages),
            MediaBox=array((0, 0, PAGE_WIDTH, PAGE_HEIGHT)),
            Resources=resources,
            Contents=document.refer(Stream(content)),
            StructParents=number,
            Tabs="/S",
        )
        document.addPage(page)
        pages.append(f"{document.objectcounter} 0 R")

    catalog = document.Catalog
    catalog.Outlines = None
    catalog.Lang = f"({LANGUAGES[letter.lang]})"
    catalog.ViewerPreferences = dictionary(DisplayDocTitle="true")
    catalog.MarkInfo = dictionary(Marked="true")
    catalog.StructTreeRoot = _Structure(document, pages).write(
        root, [elements for _, elements in contents]
    )
    metadata = METADATA.format(
        title=escape(letter.title, quote=False),
        lang=LANGUAGES[letter.lang],
        producer=PRODUCER,
        day=f"{day:%Y-%m-%d}",
    )
    catalog.Metadata = Stream(
        metadata.encode("utf-8"), plain=True, Type="/Metadata", Subtype="/XML"
    )
    stamp = f"(D:{day:%Y%m%d}000000Z)"
    document.info = dictionary(
        Title=text_string(letter.title),
        Creator=f"({PRODUCER})",
        Producer=f"({PRODUCER})",
        CreationDate=stamp,
        ModDate=stamp,
    )
    digest = sha256(metadata.encode("utf-8"))
    for content, _ in contents:
        digest.update(content)
    if logo:
        digest.update(logo.data)
    return document.finish(digest.digest()[:16])


class _Structure:
    """Writes the structure tree, and for each page which element each of its marks belongs to."""

    def __init__(self, document: Document, pages: Sequence[str]) -> None:
        self.document = document
        self.pages = pages
        self.references: dict[Element, str] = {}

    def write(self, root: Element, marked: Sequence[list[Element]]) -> Written:
        """The root of the tree; ``marked`` are the elements of each page's marks, in order."""
        tree, reference = self.document.reserve()
        top = self._element(root, reference)
        parents, parents_reference = self.document.reserve()
        parents.text = "<< /Nums [ {} ] >>".format(
            " ".join(
                f"{number} [ {' '.join(self.references[element] for element in elements)} ]"
                for number, elements in enumerate(marked)
            )
        )
        tree.text = (
            f"<< /Type /StructTreeRoot /K {top} /ParentTree {parents_reference} "
            f"/ParentTreeNextKey {len(marked)} >>"
        )
        return tree

    def _element(self, element: Element, parent: str) -> str:
        written, reference = self.document.reserve()
        self.references[element] = reference
        kids = [
            f"<< /Type /MCR /Pg {self.pages[page]} /MCID {mark} >>" for page, mark in element.marks
        ]
        kids += [self._element(child, reference) for child in element.children]
        lang = f" /Lang ({LANGUAGES[element.lang]})" if element.lang else ""
        scope = f" /A << /O /Table /Scope /{element.scope} >>" if element.scope else ""
        written.text = (
            f"<< /Type /StructElem /S /{element.role} /P {parent}{lang}{scope} "
            f"/K [ {' '.join(kids)} ] >>"
        )
        return reference
