"""Loads the statute book from its TOML files, or from JSON compiled from them.

Compiled files are checked against the TOML files by hash. ``python -m pcirights.law.load FOLDER``
compiles.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcirights.core.instruments import Instruments
from pcirights.core.rows import (
    ArgumentRow,
    BasisRow,
    BodyRow,
    CautionRow,
    CostRow,
    CountingRow,
    OfficeRow,
    ReasonRow,
    RemedyRow,
    RequestRow,
    RespondentRow,
    StepCautionRow,
    StepRow,
)
from pcirights.core.statute_book import StatuteBook
from pcirights.law.compiled import compiled, read_compiled
from pcirights.law.instruments import read_instrument, read_uses
from pcirights.law.row_reader import read_rows
from pcirights.law.toml_reading import LawDataError, Problem, Table, near
from pcirights.toml_file import TomlError, toml_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HERE = Path(__file__).parent
ROWS: tuple[tuple[str, str, type], ...] = (
    ("routes.toml", "request", RequestRow),
    ("remedies.toml", "remedy", RemedyRow),
    ("counting.toml", "counting", CountingRow),
    ("cautions.toml", "caution", CautionRow),
    ("bodies.toml", "body", BodyRow),
    ("steps.toml", "step", StepRow),
    ("steps.toml", "office", OfficeRow),
    ("steps.toml", "reason", ReasonRow),
    ("steps.toml", "caution", StepCautionRow),
    ("steps.toml", "basis", BasisRow),
    ("steps.toml", "argument", ArgumentRow),
    ("steps.toml", "respondent", RespondentRow),
    ("costs.toml", "cost", CostRow),
)
"""The tables beside the instruments, in the order of the statute book's fields."""
TABLES = ("book.toml", *dict.fromkeys(file for file, _, _ in ROWS))


@dataclass(frozen=True, slots=True)
class Read:
    """The book read from the files, and every problem; with problems the book is incomplete.

    ``files`` gives the file of each instrument, by its id.
    """

    book: StatuteBook
    problems: tuple[Problem, ...]
    files: Mapping[str, str] = field(default_factory=dict)


def load(made: Path | None = None, folder: Path = HERE) -> StatuteBook:
    """The statute book: from compiled files in ``made`` that match the TOML files, else from these.

    Raises LawDataError, with every problem, where the data is broken. A compiled book may raise it
    later, when it reads a province whose files have changed since.
    """
    names = _names(folder)

    def contents(wanted: Iterable[str]) -> dict[str, bytes]:
        return {name: (folder / name).read_bytes() for name in wanted}

    @cache
    def whole() -> StatuteBook:
        return parse(_values(contents(names)))

    book = read_compiled(made, names, contents, whole) if made is not None else None
    return whole() if book is None else book


def compile_book(folder: Path = HERE) -> dict[str, str]:
    """The compiled files of the statute book, by name; checked by parsing it."""
    sources = _sources(folder)
    read = _whole(read_files(_values(sources)))
    return compiled(sources, read.book, read.files)


def write_book(made: Path, folder: Path = HERE) -> None:
    """Compile the statute book into a folder."""
    texts = compile_book(folder)
    made.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (made / name).write_text(text, encoding="utf-8")


def parse(files: dict[str, dict[str, Any]]) -> StatuteBook:
    """The statute book of the files' values. Raises LawDataError with every problem."""
    return _whole(read_files(files)).book


def _whole(read: Read) -> Read:
    if read.problems:
        raise LawDataError(read.problems)
    return read


def read_files(files: dict[str, dict[str, Any]]) -> Read:
    """Read the values of all files, and collect the problems of all of them."""
    problems: list[Problem] = []
    pointers: list[tuple[str, str, str]] = []
    tables = {
        name: Table(name, "", files.get(name, {}), problems, pointers=pointers) for name in TABLES
    }
    by_title = tuple(read_uses(tables["book.toml"], "known_by_title"))
    instruments, faulty = {}, set()
    for name, values in files.items():
        if name in TABLES:
            continue
        before = len(problems)
        instrument = read_instrument(name, values, problems, pointers, by_title)
        if len(problems) > before:
            faulty.add(instrument.id)
        if instrument.id in instruments:
            problems.append(
                Problem(name, "id", "another file has the same name", "另有一个同名的文件")
            )
        else:
            instruments[instrument.id] = instrument
    rows: list[Any] = [tuple(read_rows(kind, tables[file], name)) for file, name, kind in ROWS]
    made: tuple[Any, ...] = (*rows, *read_days(tables["book.toml"]))
    book = StatuteBook(Instruments.of(instruments.values()), *made)
    for table in tables.values():
        table.finish()
    problems += _dangling(pointers, book, faulty)
    names = {name.rsplit("/", 1)[-1].removesuffix(".toml"): name for name in files}
    return Read(book, tuple(sorted(set(problems))), names)


def read_days(table: Table) -> tuple[date, date, date, int, tuple[str, ...]]:
    """The settings in book.toml: days, review interval, provisions of help."""
    days = tuple(
        table.day(key, needed=True) or date.min for key in ("first_day", "horizon", "checked")
    )
    review_days = table.number("review_days") or 0
    table.number("serial")  # the number of this book, compared by law packs
    helps = table.strings("help")
    for ref in helps:
        table.point("help", ref)
    return days[0], days[1], days[2], review_days, helps


def _dangling(
    pointers: Iterable[tuple[str, str, str]], book: StatuteBook, faulty: set[str]
) -> Iterator[Problem]:
    """References that lead nowhere; those into a faulty file are not reported again."""
    for file, key, ref in pointers:
        law, _, _ = ref.partition("#")
        if law in faulty or _stands(book, ref):
            continue
        known = (
            book.instruments
            if law not in book.instruments
            else [one.ref for one in book.instruments[law].provisions]
        )
        zh, en = near(ref if law in book.instruments else law, known)
        yield Problem(
            file, key, f"there is nothing at {ref!r}{en}", f"{ref!r} 没有指向任何条文{zh}"
        )


def _stands(book: StatuteBook, ref: str) -> bool:
    if "#" not in ref:
        return ref in book.instruments
    try:
        book.find(ref)
    except KeyError:
        return False
    return True


def read_values(folder: Path = HERE) -> dict[str, dict[str, Any]]:
    """The values of every file, by its name. Raises LawDataError where one is not TOML."""
    return _values(_sources(folder))


def _sources(folder: Path) -> dict[str, bytes]:
    """The TOML files below a folder, by name."""
    return {name: (folder / name).read_bytes() for name in _names(folder)}


def _names(folder: Path) -> list[str]:
    """The names of the TOML files below a folder. Every start of the program needs them."""
    found, below = [], [""]
    while below:
        at = below.pop()
        with os.scandir(folder / at) as entries:
            for entry in entries:
                if entry.is_dir():
                    below.append(f"{at}{entry.name}/")
                elif entry.name.endswith(".toml"):
                    found.append(at + entry.name)
    return sorted(found)


def _values(sources: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    values, problems = readable(sources)
    if problems:
        raise LawDataError(problems)
    return values


def readable(
    sources: dict[str, bytes],
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The values of the files that are TOML, and the problems of the others.

    A place written by its name is replaced by its code.
    """
    values, problems = {}, []
    for name, content in sources.items():
        try:
            values[name] = toml_values(content)
        except UnicodeDecodeError:
            said = "is not UTF-8 text: save it as UTF-8", "不是 UTF-8 编码的文字，请另存为 UTF-8"
            problems.append(Problem(name, "", *said))
        except TomlError as error:
            problems.append(Problem(name, "", *_not_toml(error)))
    problems += [problem for name in values for problem in _by_code(name, values[name])]
    return values, problems


def _not_toml(error: TomlError) -> tuple[str, str]:
    """That a file is no TOML, in English and in Chinese; a Chinese quotation mark is named."""
    if error.mark:
        return (
            f'line {error.line} has the quotation mark {error.mark}: use straight ones "…"',
            f'第{error.line}行用了中文引号 {error.mark}，要用英文的直引号 "…"',
        )
    where = f"第{error.line}行起" if error.line else ""
    return f"is not TOML: {error}", f"{where}不是 TOML：{error}"


def _by_code(name: str, values: dict[str, Any]) -> Iterator[Problem]:
    """Replace a place's name by its code; an unclear name is a problem with suggestions."""
    place = values.get("place")
    if not isinstance(place, str) or place.isdigit():
        return
    from pcirights.places import load as load_places  # some 20 ms, for a name alone

    found = load_places().find(place)
    if len(found.places) == 1 and found.places[0].name_zh == place:
        values["place"] = found.places[0].code
        return
    near_ones = found.places or found.near
    if near_ones:
        values["place"] = near_ones[0].code  # to read on; the book is not used
    options = "; ".join(f"{one.label_zh} {one.code}" for one in near_ones[:5])
    yield Problem(
        name,
        "place",
        f"{place!r} is not one place of the table; near: {options or 'nothing'}",
        f"{place!r} 在地名表里不是一个确定的地方；相近的有：{options or '没有'}",
    )


def check_files(folder: Path = HERE) -> Read:
    """Read a folder and collect every problem of it, for ``law check``."""
    values, problems = readable(_sources(folder))
    read = read_files(values)
    return replace(read, problems=tuple(sorted({*problems, *read.problems})))


if __name__ == "__main__":
    try:
        write_book(Path(sys.argv[1]))
    except LawDataError as error:
        sys.exit("\n".join(problem.said("zh") for problem in error.problems))
