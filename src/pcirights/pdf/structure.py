"""The parts of a letter as a reading aid sees them, and the tree of them in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pcirights.letters.letter import Lang
from pcirights.pdf.objects import Document
from pcirights.pdf.styles import LANGUAGES

Role = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
]
Scope = Literal["Row", "Column"]

_PLACES = frozenset({"TH", "TD", "LBody"})  # an empty one still holds its place


@dataclass(eq=False, slots=True)
class Element:
    """A part of the letter as a reading aid sees it. ``marks`` are (page, number on that page)."""

    role: Role
    lang: Lang | None = None
    scope: Scope | None = None
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: Role, *, lang: Lang | None = None, scope: Scope | None = None) -> Element:
        """A new last child."""
        child = Element(role, lang, scope)
        self.children.append(child)
        return child

    def has_content(self) -> bool:
        """Whether there is anything of it on a page; a reading aid would stop at what is empty."""
        return (
            bool(self.marks)
            or self.role in _PLACES
            or any(child.has_content() for child in self.children)
        )


def write_structure(
    document: Document, root: Element, pages: Sequence[str], marked: Sequence[list[Element]]
) -> str:
    """A reference to the root of the tree.

    ``pages`` are references to the pages; ``marked`` are the elements of each page's marks, in
    order.
    """
    writer = _Writer(document, pages)
    tree, reference = document.reserve()
    top = writer.element(root, reference)
    parents, parents_reference = document.reserve()
    parents.text = "<< /Nums [ {} ] >>".format(
        " ".join(
            f"{number} [ {' '.join(writer.references[element] for element in elements)} ]"
            for number, elements in enumerate(marked)
        )
    )
    tree.text = (
        f"<< /Type /StructTreeRoot /K {top} /ParentTree {parents_reference} "
        f"/ParentTreeNextKey {len(marked)} >>"
    )
    return reference


class _Writer:
    def __init__(self, document: Document, pages: Sequence[str]) -> None:
        self.document = document
        self.pages = pages
        self.references: dict[Element, str] = {}

    def element(self, element: Element, parent: str) -> str:
        """Write an element and what is in it; returns a reference to it."""
        written, reference = self.document.reserve()
        self.references[element] = reference
        entries = [f"/Type /StructElem /S /{element.role} /P {parent}"]
        if element.lang:
            entries.append(f"/Lang ({LANGUAGES[element.lang]})")
        if element.scope:
            entries.append(f"/A << /O /Table /Scope /{element.scope} >>")
        if element.role == "L":
            entries.append("/A << /O /List /ListNumbering /Decimal >>")
        if element.marks:
            entries.append(f"/Pg {self.pages[element.marks[0][0]]}")
        kids = [*self._marks(element), *self._children(element, reference)]
        if kids:
            entries.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [ {' '.join(kids)} ]")
        written.text = f"<< {' '.join(entries)} >>"
        return reference

    def _marks(self, element: Element) -> Iterator[str]:
        """Its marks: on the page where it begins bare numbers, beyond it with their page."""
        for page, mark in element.marks:
            if page == element.marks[0][0]:
                yield str(mark)
            else:
                yield f"<< /Type /MCR /Pg {self.pages[page]} /MCID {mark} >>"

    def _children(self, element: Element, reference: str) -> Iterator[str]:
        return (self.element(one, reference) for one in element.children if one.has_content())
