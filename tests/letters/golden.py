"""The golden letters as text. ``python -m tests.letters.golden`` writes them again, to be read.

Of each template one letter stands whole; of its other cases the sentences that differ from it.
"""

from __future__ import annotations

from difflib import SequenceMatcher
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tests.letters.samples import Case
    from tests.letters.step_cases import StepCase

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


def kinds(cases: Iterable[str]) -> dict[str, list[str]]:
    """The cases of each template, by its name; the first is the one whose letter stands whole."""
    found: dict[str, list[str]] = {}
    for name in sorted(cases, key=lambda name: "." in name):  # the bare name comes first
        found.setdefault(name.partition(".")[0], []).append(name)
    return found


def of_kind(cases: Mapping[str, Case | StepCase], names: Sequence[str]) -> dict[str, str]:
    """The files of a template, by their names: one letter, and where the others differ from it."""
    letters = {name: plain(cases[name].letter(letter_lang="zh+en")) for name in names}
    kind, first = names[0].partition(".")[0], letters.pop(names[0])
    files = {f"{kind}.txt": f"{names[0]}\n{first}"}
    if letters:
        parts = (f"── {name}\n{_differences(first, text)}" for name, text in letters.items())
        files[f"{kind}.differs.txt"] = "\n".join(parts)
    return files


def _differences(first: str, other: str) -> str:
    """What stands in the first letter alone (-) and in the other alone (+), line by line."""
    lines = first.splitlines(), other.splitlines()
    return "".join(
        f"{sign} {line}\n"
        for _, a, b, c, d in (
            one
            for one in SequenceMatcher(None, *lines, autojunk=False).get_opcodes()
            if one[0] != "equal"
        )
        for sign, some in (("-", lines[0][a:b]), ("+", lines[1][c:d]))
        for line in some
    )


def write() -> None:
    """Write every golden letter as it is now."""
    for folder, cases in ((GOLDEN, CASES), (GOLDEN / "next", STEP_CASES)):
        for old in folder.glob("*.txt"):
            old.unlink()
        for names in kinds(cases).values():
            for file, text in of_kind(cases, names).items():
                (folder / file).write_text(text, encoding="utf-8")
    for name, lang in product(SHEETS, LANGS):
        text = plain(STEP_CASES[name].sheet(lang))
        (GOLDEN / "next-own" / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
    for name, own in OWN.items():
        for lang in LANGS:
            (GOLDEN / "own" / f"{name}.{lang}.txt").write_text(plain(own.sheet(lang)), "utf-8")


if __name__ == "__main__":
    write()
