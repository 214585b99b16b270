"""A letter as plain text for pasting into a web form: each paragraph is one line."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from pcirights.letters.characters import check_characters
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letterhead,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.letters.letter import Lang, Letter

RULE = "=" * 20
"""The line between two sheets, with the number of the next one."""
COLON: dict[Lang, str] = {"zh": "：", "en": ": "}
NOTICE: dict[Lang, str] = {"zh": "【】", "en": "[]"}


def plain(letter: Letter) -> str:
    """The letter as text. A paragraph is never broken; what was typed stands as typed.

    A field is ``标签：值``; an entry of a table is one such line for each column. Raises
    WrongInputError (``control-character``) for what a page of text cannot hold.
    """
    check_characters(letter)
    count = len(letter.sheets)
    lines: list[str] = []
    for number, sheet in enumerate(letter.sheets, start=1):
        if count > 1:
            lines += [*([""] if lines else []), f"{RULE} {number} / {count} {RULE}", ""]
        for part in sheet.parts:
            lines += _lines(part, sheet.lang)
    return "\n".join(lines) + "\n"


def _lines(part: Part, lang: Lang) -> Iterator[str]:
    match part:
        case Notice() | Title() | Heading() | Addressee() | Paragraph():
            yield from _prose(part, lang)
        case Letterhead(name, lines):
            yield from (name, *lines, "")
        case Numbered(points):
            yield from (f"{number}. {point}" for number, point in enumerate(points, start=1))
        case Fields(rows):
            yield from (_field(label, value, lang) for label, value in rows)
        case Table(header, rows):
            yield from _entries(header, rows, lang)
        case Closing(salutation, organ):
            yield from ("", salutation, organ)
        case Signature(lines):
            yield from ("", *lines)
        case _:
            assert_never(part)


def _prose(part: Notice | Title | Heading | Addressee | Paragraph, lang: Lang) -> tuple[str, ...]:
    """A text on its line, with an empty line where one helps reading."""
    match part:
        case Notice(text):
            return (NOTICE[lang][0] + text + NOTICE[lang][1], "")
        case Title(text):
            return (text, "")
        case Heading(text):
            return ("", text)
        case _:
            return (part.text,)


def _entries(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], lang: Lang
) -> Iterator[str]:
    """One line for each cell, an empty line between two entries."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from (
            _field(label, cell, lang) for label, cell in zip_longest(header, row, fillvalue="")
        )


def _field(label: str, value: str, lang: Lang) -> str:
    colon = COLON[lang] if value else COLON[lang].rstrip()
    return f"{label}{colon}{value}"
