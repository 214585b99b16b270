"""A CSV file as rows of texts, in UTF-8 or in GB 18030, which spreadsheets in China write.

It is read line by line with limits: a row of a million commas would fill the memory.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING

from pcirights.core.answers import MAX_TEXT
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.batch.table import Cells

DELIMITERS = ",;\t"
ENCODINGS = ("utf-8-sig", "gb18030")
MAX_LINES = 1_000_000
MAX_CELLS = 4_000_000
"""Cells that are filled or not: forty in each of a hundred thousand rows."""
PIECE = 1 << 16
AS_TEXT = re.compile(r"""="([^"]*)"|'([+0-9][-0-9Xx ]*)""", re.ASCII)
POWER = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{1,3}", re.ASCII)
"""A long number in scientific notation: a spreadsheet has lost its last digits."""
UTF_8 = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
"""A Chinese character in UTF-8."""
HIGH = re.compile(rb"[\x80-\xff]+")
DOUBTFUL = 0.3
"""In a file that is not UTF-8, at most this share of the non-ASCII bytes may look like UTF-8."""
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Unassigned and private characters: what a text in another encoding becomes."""


def read_text_table(content: bytes, name: str) -> Iterator[Cells]:
    """The rows of the file. Raises WrongInputError where it is no such file.

    The number of the line is told where a quotation mark is missing, or stands too many.
    """
    encoding = _encoding(content, name)
    lines = _lines(content, encoding, name)
    first = next(lines, "")
    delimiter = max(DELIMITERS, key=first.count)
    counted = _counted(first, lines, delimiter, name)
    limit = csv.field_size_limit(MAX_TEXT + 1)
    begun = 1
    try:
        reader = csv.reader(counted, delimiter=delimiter, strict=True)
        for number, cells in enumerate(reader, start=1):
            yield number, {at: _typed(cell) for at, cell in enumerate(cells) if cell}
            begun = reader.line_num + 1
    except csv.Error as error:
        raise WrongInputError(
            "batch-quotes", file=name, line=str(begun), limit=str(MAX_TEXT)
        ) from error
    finally:
        csv.field_size_limit(limit)


def _typed(cell: str) -> str | WrongInputError:
    """The text of a cell, without the marks that tell a spreadsheet that it is text."""
    if found := AS_TEXT.fullmatch(cell):
        return found[1] or found[2] or ""
    if POWER.fullmatch(cell):
        return WrongInputError("batch-digits")
    return cell.replace("\r\n", "\n")


def _encoding(content: bytes, name: str) -> str:
    """The encoding of the file. Raises WrongInputError where it is in doubt."""
    for encoding in ENCODINGS:
        if _is_written_in(content, encoding):
            break
    else:
        raise WrongInputError("batch-encoding", file=name)
    if encoding != ENCODINGS[0]:
        high = sum(len(one) for one in HIGH.findall(content))
        alike = sum(len(one) for one in UTF_8.findall(content))
        private = any(PRIVATE.search(line) for line in _lines(content, encoding, name))
        if private or alike > DOUBTFUL * high:
            raise WrongInputError("batch-encoding", file=name)
    return encoding


def _is_written_in(content: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for begin in range(0, len(content), PIECE):
            decoder.decode(content[begin : begin + PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(content: bytes, encoding: str, name: str) -> Iterator[str]:
    """The lines with their ends. Raises WrongInputError for one that no cell can be so long."""
    with io.TextIOWrapper(io.BytesIO(content), encoding, newline="") as stream:
        most = MAX_TEXT * 100
        for number in range(MAX_LINES):
            line = stream.readline(most)
            if not line:
                return
            if len(line) == most or number + 1 == MAX_LINES:
                raise WrongInputError("batch-too-big", file=name)
            yield line


def _counted(first: str, rest: Iterator[str], delimiter: str, name: str) -> Iterator[str]:
    """The same lines, as long as there are not more cells than a table has."""
    left = MAX_CELLS - first.count(delimiter)
    line: str | None = first
    while line:
        if left < 0:
            raise WrongInputError("batch-too-big", file=name)
        yield line
        line = next(rest, None)
        left -= line.count(delimiter) if line else 0
