"""Walk a file with pikepdf: what its pages draw and under which mark, and its structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Object, Page, Pdf, String, parse_content_stream

SHOWING = ("Tj", "TJ")
PAINTING = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh")


class Drawn(NamedTuple):
    """One operator that leaves ink: where, under which marks and language, in which font."""

    page: int
    operator: str
    marks: tuple[str, ...]
    mcid: int | None
    lang: str
    font: str
    mode: int
    codes: bytes


@dataclass(frozen=True)
class Node:
    """An element of the structure, with its children and its marks by page."""

    role: str
    thing: Any
    children: tuple[Node, ...]
    marks: tuple[tuple[int, int], ...]

    def all(self) -> Iterator[Node]:
        """It and everything in it."""
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def shape(self) -> str:
        """Its role and those of what it holds: ``L(LI(Lbl LBody))``."""
        inner = " ".join(child.shape for child in self.children)
        return f"{self.role}({inner})" if inner else self.role


def operators(page: Page) -> Iterator[tuple[str, list[Any]]]:
    """The operators of a page with their operands."""
    for instruction in parse_content_stream(page):
        yield str(instruction.operator), list(instruction.operands)


def drawn(pdf: Pdf) -> Iterator[Drawn]:
    """Everything that leaves ink, in order."""
    for number, page in enumerate(pdf.pages):
        marks: list[tuple[str, int | None, str]] = []
        font, mode = "", 0
        for operator, operands in operators(page):
            if operator in ("BMC", "BDC"):
                entries = operands[1] if operator == "BDC" else Dictionary()
                mcid = int(entries.MCID) if "/MCID" in entries else None
                lang = str(entries.Lang) if "/Lang" in entries else ""
                marks.append((str(operands[0])[1:], mcid, lang))
            elif operator == "EMC":
                marks.pop()
            elif operator == "Tf":
                font = str(operands[0])
            elif operator == "Tr":
                mode = int(operands[0])
            elif operator in (*SHOWING, *PAINTING):
                mcids = [mcid for _, mcid, _ in marks if mcid is not None]
                langs = [lang for _, _, lang in marks if lang]
                yield Drawn(
                    number,
                    operator,
                    tuple(name for name, _, _ in marks),
                    mcids[-1] if mcids else None,
                    langs[-1] if langs else "",
                    font,
                    mode,
                    _codes(operands) if operator in SHOWING else b"",
                )


def _codes(operands: list[Any]) -> bytes:
    """The codes of a Tj or TJ, without the gaps between them."""
    shown = operands[0] if isinstance(operands[0], Array) else operands
    return b"".join(bytes(item) for item in shown if isinstance(item, Object | String))


def structure(pdf: Pdf) -> Node:
    """The top of the structure."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def node(thing: Any) -> Node:  # noqa: ANN401 # an object of the file
        children, marks = [], []
        for kid in kids(thing):
            if isinstance(kid, int):
                marks.append((numbers[thing.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                marks.append((numbers[kid.Pg.objgen], int(kid.MCID)))
            else:
                children.append(node(kid))
        return Node(str(thing.S)[1:], thing, tuple(children), tuple(marks))

    (top,) = kids(pdf.Root.StructTreeRoot)
    return node(top)


def kids(thing: Any) -> list[Any]:  # noqa: ANN401 # an object of the file
    """What an element holds."""
    found = thing.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]
