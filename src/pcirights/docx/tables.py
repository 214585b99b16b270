"""Tables of a letter: forms with a label in each row, and entries under a header row."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pcirights.docx.elements import make, paragraph, words
from pcirights.docx.styles import MEASURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

    from pcirights.letters.letter import Lang

WIDEST = 20
"""How many ems of a cell count when the wider columns share what the narrow ones leave."""
NARROW = 6
"""Up to so many ems a column is as wide as what stands in it."""
EM, PADDING = 210, 300
LABEL = 3000
"""The most that the labels of a form take."""
BY_HAND = 480
"""The least height of a row: what is empty is filled in by hand."""


def label_width(labels: Iterable[str]) -> int:
    """The width of the labels' column: it is the same in all forms of a sheet."""
    widest = max((_ems(label) for label in labels), default=0)
    return round(min(LABEL, max(1500, 240 * widest + 240)))


def form(rows: Sequence[tuple[str, str]], lang: Lang, first: int) -> Element:
    """A table whose first column, of the width ``first``, names what stands in the second."""
    cells = [[_cell(label, lang, "TableLabel"), _cell(value, lang)] for label, value in rows]
    return _table(
        [first, MEASURE - first], [_row(row, least=BY_HAND) for row in cells], header=False
    )


def entries(header: Sequence[str], rows: Sequence[Sequence[str]], lang: Lang) -> Element:
    """A table with a header row, which is set again on every page that the table reaches."""
    columns = max(len(row) for row in (header, *rows))
    full = [[*row, *[""] * (columns - len(row))] for row in (header, *rows)]
    top = [_cell(text, lang, "TableHead") for text in full[0]]
    body = [_row([_cell(text, lang) for text in row]) for row in full[1:]]
    return _table(_shares(full), [_row(top, header=True), *body], header=True)


def _table(widths: Sequence[int], rows: Sequence[Element], *, header: bool) -> Element:
    look = make("tblLook", firstRow=str(int(header)), firstColumn=str(int(not header)), noVBand="1")
    properties = make(
        "tblPr",
        make("tblStyle", val="TableGrid"),
        make("tblW", w=str(sum(widths)), type="dxa"),
        make("tblLayout", type="fixed"),
        look,
    )
    grid = make("tblGrid", *(make("gridCol", w=str(width)) for width in widths))
    for row in rows:
        cells = [child for child in row if child.tag.endswith("}tc")]
        for cell, width in zip(cells, widths, strict=True):
            cell.insert(0, make("tcPr", make("tcW", w=str(width), type="dxa")))
    return make("tbl", properties, grid, *rows)


def _row(cells: Sequence[Element], *, header: bool = False, least: int = 0) -> Element:
    properties = make("trPr")
    if least:
        properties.append(make("trHeight", val=str(least), hRule="atLeast"))
    if header:
        properties.append(make("tblHeader"))
    return make("tr", properties, *cells)


def _cell(text: str, lang: Lang, style: str = "TableText") -> Element:
    return make("tc", paragraph(style, words(text, lang)))


def _shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """Divide the measure among the columns by what stands in them."""
    ems = [max(min(WIDEST, _ems(cell)) for cell in column) for column in zip(*rows, strict=True)]
    narrow = {
        place: int(EM * width + PADDING) for place, width in enumerate(ems) if width <= NARROW
    }
    if len(narrow) == len(ems) or sum(narrow.values()) > MEASURE // 2:
        narrow = {}
    room = MEASURE - sum(narrow.values())
    shared = sum(width + 1 for place, width in enumerate(ems) if place not in narrow)
    return [
        narrow.get(place) or int(room * (width + 1) / shared) for place, width in enumerate(ems)
    ]


def _ems(text: str) -> float:
    """How wide a text is, about: an ideograph is one em, all else a bit more than half of one."""
    return max(
        sum(1 if unicodedata.east_asian_width(char) in "WF" else 0.6 for char in line[: 2 * WIDEST])
        for line in text[: 10 * WIDEST].split("\n")
    )
