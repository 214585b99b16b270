"""The golden letters as text. ``python -m tests.letters.golden`` writes them again, to be read."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from tests.letters.cases import CASES
from tests.letters.own_cases import OWN
from tests.letters.step_cases import SHEETS, STEP_CASES

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
from pcirights.letters.template import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.letters.letter import Letter

GOLDEN = Path(__file__).parent / "golden"


def plain(letter: Letter) -> str:
    """The letter as a page of text: one line is one line of it."""
    lines: list[str] = []
    for number, sheet in enumerate(letter.sheets, start=1):
        lines += [f"══════ {number} {sheet.lang} ══════"]
        lines += [line for part in sheet.parts for line in _lines(part)]
    return "\n".join(lines) + "\n"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Notice() | Title() | Heading() | Addressee() | Paragraph():
            yield _line(part)
        case Letterhead(name, lines):
            yield from (name, *lines)
        case Numbered(points):
            yield from (f"{number}. {point}" for number, point in enumerate(points, start=1))
        case Fields(rows):
            yield from (f"{label} │ {value}" for label, value in rows)
        case Table(header, rows):
            yield from (" │ ".join(cells) for cells in (header, *rows))
        case Closing(salutation, organ):
            yield from ("", salutation, organ)
        case Signature(lines):
            yield from (f"            {line}" for line in lines)
        case _:
            assert_never(part)


def _line(part: Notice | Title | Heading | Addressee | Paragraph) -> str:
    match part:
        case Notice(text):
            return f"【{text}】"
        case Title(text):
            return f"      {text}"
        case Heading(text):
            return f"\n▌{text}"
        case Addressee(text):
            return text
        case Paragraph(text, indent):
            return ("　　" if indent else "") + text


def write() -> None:
    """Write every golden letter as it is now."""
    for name, case in CASES.items():
        text = plain(case.letter(letter_lang="zh+en"))
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, step in STEP_CASES.items():
        text = plain(step.letter(letter_lang="zh+en"))
        (GOLDEN / "next" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, lang in product(SHEETS, LANGS):
        text = plain(STEP_CASES[name].sheet(lang))
        (GOLDEN / "next-own" / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
    for name, own in OWN.items():
        for lang in LANGS:
            (GOLDEN / "own" / f"{name}.{lang}.txt").write_text(plain(own.sheet(lang)), "utf-8")


if __name__ == "__main__":
    write()
