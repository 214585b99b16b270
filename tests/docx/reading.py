"""Read a Word file back: its texts in order, and its XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx.table import Table as WordTable

import docx
from pcirights.letters.letter import Closing, Fields, Letter, Letterhead, Numbered, Part, Table
from pcirights.letters.letter import Signature as Signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.text.paragraph import Paragraph as WordParagraph


def read(content: bytes) -> list[str]:
    """Every text of the file's body, in order; a cell is one text."""
    document = docx.Document(io.BytesIO(content))
    found: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            found += [cell.text for row in block.rows for cell in row.cells]
        elif not _is_space(block):
            found.append(block.text.removesuffix("\t"))  # the line to sign on
    return found


def _is_space(block: WordParagraph) -> bool:
    """A rule, a logo or an empty line that no part of the letter is."""
    style = block.style.name if block.style else ""
    picture = next(block.paragraph_format.element.iter("{*}drawing"), None)
    return style in {"Letterhead Rule", "Space"} or picture is not None


def typed(letter: Letter) -> list[str]:
    """The texts that the file should give back."""
    return [text for sheet in letter.sheets for part in sheet.parts for text in _typed(part)]


def _typed(part: Part) -> Iterator[str]:
    match part:
        case Numbered(points):
            yield from points
        case Fields(rows):
            yield from (text for row in rows for text in row)
        case Table(header, rows):
            yield from (text for row in (header, *rows) for text in row)
        case Closing(salutation, organ):
            yield from (salutation, organ)
        case Signed(lines):
            yield from lines
        case Letterhead(name, lines):
            yield from (name, *lines)
        case _:
            yield part.text


def xml(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode("utf-8")


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.namelist()
