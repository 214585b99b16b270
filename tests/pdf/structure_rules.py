"""Rules of the structure that a reading aid follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pikepdf import Dictionary, Name
from tests.pdf.rulebook import File, fonts_of, rule, unicode_of
from tests.pdf.walking import drawn, structure

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
    if structure(file.pdf).thing.P.objgen != file.pdf.Root.StructTreeRoot.objgen:
        yield "the top does not know the root"
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
    spoken: dict[tuple[int, int], str] = {}
    for section in structure(file.pdf).children:
        lang = str(section.thing.get("/Lang", ""))
        if lang not in ("zh-CN", "en"):
            yield "a sheet without a language"
        spoken |= {mark: lang for node in section.all() for mark in node.marks}
    maps = {name: unicode_of(font) for name, font in fonts_of(file.pdf).items()}
    for ink in drawn(file.pdf):
        if ink.mcid is None or not ink.codes:
            continue
        codes = (ink.codes[n : n + 2] for n in range(0, len(ink.codes), 2))
        text = "".join(maps[ink.font].get(int.from_bytes(code, "big"), "") for code in codes)
        lang = ink.lang or spoken.get((ink.page, ink.mcid), "")
        # What is named must be so; a word of the other language must be named.
        if lang == "en" and any(char >= "\u2e80" for char in text):
            yield f"page {ink.page}: {text!r} is read aloud as English"
        if lang != "en" and re.search(r"[A-Za-z]{2}", text):
            yield f"page {ink.page}: {text!r} is read aloud as Chinese"


@rule("PDF/UA 7.18.3")
def the_tab_key_follows_the_structure(file: File) -> Iterator[str]:
    for page in file.pdf.pages:
        if page.Tabs != Name.S:
            yield "another order"
