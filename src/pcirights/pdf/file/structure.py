"""Write the structure of a letter, which a reading aid follows, into the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcirights.pdf.file.canvas import LetterCanvas
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import LANGUAGES


def write_structure(
    canvas: LetterCanvas, root: Element, marked: Sequence[Sequence[Element]]
) -> None:
    """Write the tree; ``marked`` are the elements of each page's marks, in order."""
    writer = _Writer(canvas, [canvas.page_reference(number) for number in range(len(marked))])
    tree, reference = canvas.reserve()
    top = writer.element(root, reference)
    parents, parents_reference = canvas.reserve()
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
    canvas.setCatalogEntry("StructTreeRoot", tree)


class _Writer:
    def __init__(self, canvas: LetterCanvas, pages: Sequence[str]) -> None:
        self.canvas = canvas
        self.pages = pages
        self.references: dict[Element, str] = {}

    def element(self, element: Element, parent: str) -> str:
        """Write an element and what is in it; returns a reference to it."""
        written, reference = self.canvas.reserve()
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
