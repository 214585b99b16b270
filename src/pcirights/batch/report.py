"""The report of a run as CSV, in which no cell can become a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pcirights.batch.rows import Result
    from pcirights.core.errors import PcirightsError

NAME = "batch-report.csv"
HEADER = ("row", "id", "state", "file", "column", "code", "message")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""First characters of cells that a spreadsheet may run as a formula; the last four are full-width.
"""
WITHIN = re.compile(
    r"""(^|[;,|"\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])([\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"""
)
"""Where a formula begins for one that splits lines by other signs: a spreadsheet in much of Europe,
and in China after some settings, takes semicolons, or tabs, and then heeds no quotation marks
within a cell."""


def report(results: Iterable[Result], say: Callable[[PcirightsError], str]) -> bytes:
    """A line for each row, or for each fault or doubt of it, in the table's order."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADER)
    for result in results:
        head = (str(result.number), result.id, result.state, result.file)
        told = result.faults or result.doubts
        if not told:
            writer.writerow([as_text(cell) for cell in (*head, "", "", "")])
        for one in told:
            cells = (*head, one.column, one.code, say(one.error()))
            writer.writerow([as_text(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def as_text(cell: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet might run as a formula."""
    safe = WITHIN.sub(r"\1\2'", cell)
    return f"'{safe}" if safe.startswith(FORMULA) else safe
