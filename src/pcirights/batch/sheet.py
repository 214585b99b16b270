"""The first sheet of an XLSX file as texts; what would not come out as it was typed is a fault."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError, brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook

    from pcirights.batch.table import Cells

MAX_UNPACKED = 500 * 1024 * 1024
MAX_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; an identity number has 18."""
FORMULA = "f"
ERROR = "e"


def read_sheet(content: bytes, name: str) -> Iterator[Cells]:
    """The rows of the first sheet. Raises WrongInputError where it is no such file."""
    try:
        _check_size(content, name)
        shown, typed = (_open(content, data_only=only) for only in (True, False))
        rows = zip(shown.worksheets[0].iter_rows(), typed.worksheets[0].iter_rows(), strict=True)
        for number, (values, sources) in enumerate(rows, start=1):
            pairs = zip(values, sources, strict=True)
            yield number, [_text(value, source) for value, source in pairs]
    except WrongInputError:
        raise
    except (OSError, ValueError, KeyError, IndexError, SyntaxError, zipfile.BadZipFile) as error:
        why = type(error).__name__
        raise WrongInputError("batch-not-a-table", file=name, why=why) from error


def _check_size(content: bytes, name: str) -> None:
    """A small file may unpack to one that fills the memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(one.file_size for one in archive.infolist()) > MAX_UNPACKED:
            raise WrongInputError("batch-too-big", file=name)


def _open(content: bytes, *, data_only: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles and lists that are not read here
        return load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )


def _text(shown: object, typed: object) -> str | WrongInputError:
    """A cell as text: a formula's last result, a day as 2026-11-23, a whole number in digits."""
    value = getattr(shown, "value", None)
    kind = getattr(typed, "data_type", "")
    if value is None:
        return WrongInputError("batch-formula") if kind == FORMULA else ""
    if getattr(shown, "data_type", "") == ERROR:
        return WrongInputError("batch-cell-error", found=brief(str(value)))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and len(str(abs(value))) >= MAX_DIGITS:
        return WrongInputError("batch-digits")
    return str(value).replace("_x000D_", "").replace("\r\n", "\n")
