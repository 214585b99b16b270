"""The first visible sheet of an XLSX file: each cell as the text it shows, or as a fault.

The size is counted from the cells, not taken from what the file says. Each row is yielded as soon
as it is read.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcirights.batch.number_format import GENERAL, plain_number, shown
from pcirights.batch.workbook import Letters, TooBigError, first_seen, opened
from pcirights.core.errors import WrongInputError, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.batch.table import Cells
    from pcirights.batch.workbook import Workbook

MAX_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; an identity number has 18."""
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576
MAX_MERGED = 100_000
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.ASCII)
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes characters that XML cannot hold."""
TRUE = {"1", "true"}
EMPTY_TEXT = '""'


@dataclass(frozen=True, slots=True)
class Merged:
    """Merged cells of one column: its number from 0, the first and last row."""

    column: int
    first: int
    last: int


@dataclass
class Beside:
    """What a sheet holds besides cells; complete once the last row has been read."""

    merged: list[Merged] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def read_sheet(content: bytes, name: str, beside: Beside) -> Iterator[Cells]:
    """The rows of the sheet; ``beside`` is filled meanwhile, with hidden and filtered rows too.

    Raises WrongInputError where it is no such file.
    """
    with opened(content, name) as book:
        sheet = _Sheet(book, beside)
        path = first_seen(book, name).path
        for _ in book.parse(path, sheet.start, sheet.end, sheet.text):
            yield from sheet.ready
            sheet.ready.clear()


class _Sheet:
    """Takes the elements of a sheet, and makes rows of them."""

    def __init__(self, book: Workbook, beside: Beside) -> None:
        self.ready: list[Cells] = []
        self._beside = beside
        self._book = book
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._cells: dict[int, str | WrongInputError] = {}
        self._kind = self._style = ""
        self._letters = Letters()
        self._formula: list[str] | None = None
        self._in_formula = False

    def start(self, name: str, values: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._column = self._column_of(values.get("r", ""))
            self._kind, self._style = values.get("t", "n"), values.get("s", "")
            self._letters.clear()
            self._formula = None
        elif name == "row":
            row = int(values["r"]) if "r" in values else self._row + 1
            if row > LAST_ROW:
                raise TooBigError
            if row <= self._row:
                raise ValueError("rows")
            self._row, self._column, self._cells = row, -1, {}
            if values.get("hidden") in TRUE:
                self._beside.hidden.add(row)
        elif name == "f":
            self._formula, self._in_formula = [], True
        elif name == "mergeCell":
            self._merge(values["ref"])
        else:
            self._letters.begin(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            value = self._value()
            if value:
                if self._column in self._cells:
                    raise ValueError("a cell stands twice")
                self._cells[self._column] = value
        elif name == "row":
            self.ready.append((self._row, self._cells))
        elif name == "f":
            self._in_formula = False
        else:
            self._letters.end(name)

    def text(self, text: str) -> None:
        """Characters."""
        if self._in_formula and self._formula is not None:
            self._formula.append(text)
        else:
            self._letters.add(text)

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if not letters:
            return self._column + 1
        found = self._columns.get(letters)
        if found is None:
            found = self._columns[letters] = _number_of(letters)
        return found

    def _value(self) -> str | WrongInputError:
        text = self._letters.text()
        if not text:
            # One that gives an empty text has a result; one that was never calculated has none.
            calculated = self._formula is None or self._kind == "str"
            calculated = calculated or EMPTY_TEXT in "".join(self._formula or ())
            return "" if calculated else WrongInputError("batch-formula")
        match self._kind:
            case "n":
                return self._shown(float(text))
            case "s":
                number = int(text)
                if number < 0:
                    raise ValueError("texts")
                return _typed(self._book.texts[number])
            case "e":
                return WrongInputError("batch-cell-error", found=brief(text))
            case "b":
                return "TRUE" if text.strip() in TRUE else "FALSE"
            case "d":
                return text.removesuffix("T00:00:00")
            case _:
                return _typed(text)

    def _shown(self, value: float) -> str | WrongInputError:
        if not math.isfinite(value):
            raise ValueError("number")
        code = self._book.formats[int(self._style)] if self._style else GENERAL
        if abs(value) >= 10 ** (MAX_DIGITS - 1):
            return WrongInputError("batch-digits")
        if code == GENERAL:
            return plain_number(value)
        text = shown(value, code, since_1904=self._book.since_1904)
        return WrongInputError("batch-format", found=brief(code)) if text is None else text

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        ends = [REFERENCE.fullmatch(one) for one in (first, last or first)]
        if None in ends or len(self._beside.merged) >= MAX_MERGED:
            raise ValueError("merged cells")
        (left, top), (_, bottom) = (
            (_number_of(found[1]), int(found[2])) for found in ends if found
        )
        if bottom > top:
            self._beside.merged.append(Merged(left, top, bottom))


def _number_of(letters: str) -> int:
    """The number of a column from 0: A is 0, XFD the last."""
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError("column")
        number = number * 26 + ord(letter) - ord("A") + 1
        if number > LAST_COLUMN:
            raise ValueError("column")
    return number - 1


def _typed(text: str) -> str:
    """The text of a cell."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "")
