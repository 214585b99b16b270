"""Warnings about a row that is valid but looks mistyped; a doubt never stops a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pcirights.batch.rows import Fault, fault
from pcirights.core.errors import WrongInputError
from pcirights.core.identity_number import doubt
from pcirights.core.tidying import TIDY, lines, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.batch.rows import Row

WHO = ("applicant", "agent")
LOST = re.compile("[?？\ufffd]")
"""What a spreadsheet writes for a character that its encoding lacks."""
LONG = re.compile(
    r"item(?:\.\d+)?\.\w+|request\.(?:facts|information|purpose)|followup\.\w+", re.ASCII
)
"""Columns whose texts may have several lines."""


def tidied(column: str, cell: str) -> str:
    """The text of a cell, cleaned as the window cleans typed text, and stripped."""
    name = column.rpartition(".")[2]
    tidy = TIDY.get(name, lines if LONG.fullmatch(column) else one_line)
    return tidy(cell).strip()


def doubts(row: Row) -> Iterator[Fault]:
    """What looks wrong in a row without being so for certain."""
    cells = row.cells
    if row.hidden:
        yield fault(row, "", WrongInputError("row-hidden"))
    for who in WHO:
        column = f"{who}.id_number"
        code = doubt(cells.get(column, ""), cells.get(f"{who}.id_type", ""))
        if code:
            yield fault(row, column, WrongInputError(f"id-number-{code}"))
        column = f"{who}.name"
        if LOST.search(cells.get(column, "")):
            yield fault(row, column, WrongInputError("name-lost-character"))
