"""A table of cases from a CSV or XLSX file; its columns are the keys of the answers file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import fields
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pcirights.answers_file import LATER, MAX_ITEMS, PLAIN, WORDS
from pcirights.batch.doubts import tidied
from pcirights.batch.rows import Fault, Row, check_id, fault
from pcirights.batch.text_table import read_text_table
from pcirights.core.answers import FollowUp, Item
from pcirights.core.errors import WrongInputError, brief
from pcirights.core.events import Event
from pcirights.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pcirights.batch.sheet import Merged

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 100_000
MAX_FAULTS = 200_000
ID_COLUMN = "id"
STEP_COLUMN = "step"
"""A next step: its letter is written then, not the first one."""
ENTRY = re.compile(r"(item|event)(?:\.([1-9]\d{0,2}))?\.([a-z]+)")
MAX_COLUMNS = 3_000
"""More columns than there are names for."""
ARCHIVE = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an .xls file and of an encrypted workbook, which often have wrong names."""
WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|meta|\?xml|head|body)", re.IGNORECASE
)
"""The first bytes of an HTML page, which some systems export as a table."""
Cells = tuple[int, "Mapping[int, str | WrongInputError]"]
"""The number of a row, and its cells by column from 0: texts, or what is wrong with them."""


def columns() -> tuple[str, ...]:
    """Every column that a table can have, with ``item`` for the first entry of a case."""
    kinds = {**PLAIN, "item": Item, "event": Event, LATER: FollowUp}
    parts = [f"{part}.{one.name}" for part, kind in kinds.items() for one in fields(kind)]
    return (ID_COLUMN, "place", *WORDS, "on", STEP_COLUMN, *parts)


def plain(column: str) -> str:
    """A column without the number of its entry: ``item.record`` for ``item.2.record``."""
    found = ENTRY.fullmatch(column)
    return f"{found[1]}.{found[3]}" if found else column


def read_table(path: Path) -> tuple[list[Row], list[Fault]]:
    """The rows of a file, without the empty ones, and the faults found while reading.

    Raises WrongInputError where the file or its first row cannot be used.
    """
    content = _content(path)
    hidden: set[int] = set()
    merged: list[Merged] = []
    if content.startswith((ARCHIVE, OLD_WORKBOOK)) or path.suffix.lower() == ".xlsx":
        from pcirights.batch.sheet import Beside, read_sheet

        beside = Beside(merged, hidden)
        lines = read_sheet(content, path.name, beside)
    elif WEB_PAGE.match(content):
        raise WrongInputError("batch-web-page", file=path.name)
    else:
        lines = read_text_table(content, path.name)
    _, header = next(lines, (0, {}))
    names = _header(header, path.name)
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in lines:
        row, wrong = _row(number, names, cells, hidden=number in hidden)
        faults += wrong
        if row is not None:
            rows.append(row)
        if len(rows) > MAX_ROWS:
            raise WrongInputError("batch-too-long", file=path.name, limit=str(MAX_ROWS))
        if len(faults) > MAX_FAULTS:
            raise WrongInputError("batch-too-big", file=path.name)
    if merged:
        rows = _spread(rows, names, merged, path.name)
    return rows, faults + list(_ids(rows))


def _content(path: Path) -> bytes:
    content = read_regular(path, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise WrongInputError("batch-too-big", file=path.name)
    return content


def _spread(
    rows: list[Row], names: Sequence[str], merged: Iterable[Merged], file: str
) -> list[Row]:
    """The rows with the value of each merged cell repeated in all its rows.

    A row that holds nothing else is left out: the cells were merged to make a row higher. Raises
    WrongInputError where there are more such cells than a table can have.
    """
    numbers = [row.number for row in rows]
    filled = {row.number: row.cells for row in rows}
    left = MAX_ROWS
    for one in merged:
        name = names[one.column] if one.column < len(names) else ""
        below = numbers[bisect_left(numbers, one.first) : bisect_right(numbers, one.last)]
        left -= len(below)
        if left < 0:
            raise WrongInputError("batch-too-big", file=file)
        value = filled.get(one.first, {}).get(name)
        if value and name != ID_COLUMN:
            for number in below:
                filled[number].setdefault(name, value)
    return [Row.of(row.number, row.id, filled[row.number], hidden=row.hidden) for row in rows]


def _header(cells: Mapping[int, str | WrongInputError], file: str) -> list[str]:
    """The columns' names. Raises WrongInputError for one that is unknown or stands twice."""
    texts = {column: cell.strip() for column, cell in cells.items() if isinstance(cell, str)}
    last = max((column for column, text in texts.items() if text), default=-1)
    if last < 0:
        raise WrongInputError("batch-empty", file=file)
    names = [texts.get(column, "") for column in range(min(last + 1, MAX_COLUMNS))]
    known = columns()
    for name in names:
        found = ENTRY.fullmatch(name)
        if plain(name) not in known or (found and int(found[2] or 1) > MAX_ITEMS):
            close = get_close_matches(name, known, n=1)
            raise WrongInputError(
                "batch-column", column=brief(name), near=close[0] if close else ", ".join(known)
            )
    for number, name in enumerate(names):
        if name in names[:number]:
            raise WrongInputError("batch-column-twice", column=name)
    return names


def _row(
    number: int, names: Sequence[str], cells: Mapping[int, str | WrongInputError], *, hidden: bool
) -> tuple[Row | None, list[Fault]]:
    filled = {
        name: text
        for column, name in enumerate(names)
        if isinstance(cell := cells.get(column, ""), str) and (text := tidied(name, cell))
    }
    broken = [
        (name, wrong)
        for column, name in enumerate(names)
        if isinstance(wrong := cells.get(column), WrongInputError)
    ]
    beyond = any(cell for column, cell in cells.items() if column >= len(names))
    if not (filled or broken or beyond):
        return None, []
    row = Row.of(number, filled.pop(ID_COLUMN, f"row-{number:05d}"), filled, hidden=hidden)
    faults = [fault(row, name, error) for name, error in broken]
    if beyond:
        faults.append(fault(row, "", WrongInputError("batch-cell-beyond")))
    return row, faults


def _ids(rows: Iterable[Row]) -> Iterator[Fault]:
    """Faults for ids that cannot name a file, or occur twice (upper or lower case alike)."""
    seen: dict[str, Row] = {}
    for row in rows:
        error = check_id(row)
        if error is not None:
            yield fault(row, ID_COLUMN, error)
        other = seen.setdefault(row.id.casefold(), row)
        if other is not row:
            yield fault(row, ID_COLUMN, WrongInputError("batch-id-twice", row=str(other.number)))
