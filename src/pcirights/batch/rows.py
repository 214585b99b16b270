"""One row of a table of cases, its faults, and its result."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pcirights.core.errors import NoRouteError, PcirightsError, WrongInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?")
PERSONAL = re.compile(r"1\d{10}|\d{14,}[0-9Xx]?")
"""What looks like a mobile number, or the number of an identity document or a bank card."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of a table; ``number`` as the spreadsheet counts.

    Its cells are packed: every row of a long table is kept until the last letter is made.
    """

    number: int
    id: str
    packed: bytes
    hidden: bool = False

    @classmethod
    def of(cls, number: int, ident: str, cells: Mapping[str, str], *, hidden: bool = False) -> Row:
        """The row with these cells by column, none of them empty; ``hidden`` in its sheet."""
        text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        return cls(number, ident, text.encode("utf-8", "surrogatepass"), hidden)

    @property
    def cells(self) -> dict[str, str]:
        """The cells by column, unpacked anew each time."""
        found: dict[str, str] = json.loads(self.packed.decode("utf-8", "surrogatepass"))
        return found

    def __repr__(self) -> str:
        return f"Row({self.number})"


@dataclass(frozen=True, slots=True, repr=False)
class Fault:
    """A fault in a column of a row, in a form that can be sent between processes."""

    number: int
    id: str
    column: str
    code: str
    fields: tuple[tuple[str, str], ...]
    exit_code: int

    def __repr__(self) -> str:
        return f"Fault({self.number}, {self.column}, {self.code})"

    def error(self) -> PcirightsError:
        """The error that was raised."""
        kind = NoRouteError if self.exit_code == NoRouteError.exit_code else WrongInputError
        return kind(self.code, **dict(self.fields))


class State(StrEnum):
    """The result of a row, in a word."""

    MADE = "made"
    KEPT = "kept"  # an earlier run made it of the same row
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a row: its letter's file name and the doubts about it, or its faults."""

    number: int
    id: str
    state: State
    file: str = ""
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()


def fault(row: Row, column: str, error: PcirightsError) -> Fault:
    """An error about a column of a row."""
    fields = tuple(error.fields.items())
    return Fault(row.number, row.id, column, error.code, fields, error.exit_code)


def check_id(row: Row) -> PcirightsError | None:
    """Why the row's id cannot name a file: it must be plain, and must not be a personal number."""
    if not ID.fullmatch(row.id) or RESERVED.fullmatch(row.id):
        return WrongInputError("batch-id")
    if PERSONAL.fullmatch(row.id):
        return WrongInputError("batch-id-personal")
    return None
