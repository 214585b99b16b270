"""The statute book: from its TOML files, or from the JSON compiled of them and checked by hash.

``python -m pcirights.law.load OUT`` compiles.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcirights.core.statute_book import StatuteBook
from pcirights.law.compiled import decode, encode, layout
from pcirights.law.instruments import read_instrument
from pcirights.law.step_tables import (
    read_arguments,
    read_reasons,
    read_step_bases,
    read_step_cautions,
    read_step_offices,
    read_steps,
    references,
)
from pcirights.law.tables import (
    read_bodies,
    read_cautions,
    read_counting,
    read_dates,
    read_remedies,
    read_requests,
)
from pcirights.law.toml_reading import LawDataError, Problem, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
TABLES = (
    "book.toml",
    "bodies.toml",
    "cautions.toml",
    "counting.toml",
    "remedies.toml",
    "routes.toml",
    "steps.toml",
)
KEYS_OF_REMEDIES = (
    "rests_on",
    "first_by",
    "not_while",
    "only_while",
    "governing",
    "at_latest",
    "limitation",
    "accepts",
)
"""Where remedies.toml points at provisions."""


def load(compiled: Path | None = None, folder: Path = HERE) -> StatuteBook:
    """The statute book: from ``compiled`` where it was made of just these files, else of them.

    Raises LawDataError, with every problem, where the data is broken.
    """
    sources = _sources(folder)
    if compiled is not None and compiled.is_file():
        stored = json.loads(compiled.read_bytes())
        if stored["sha256"] == digest(sources):
            return decode(stored["book"])
    return parse(_values(sources))


def digest(sources: dict[str, bytes]) -> str:
    """SHA-256 over the source files, by name, and the layout of what is made of them."""
    total = hashlib.sha256(layout().encode())
    for name, content in sorted(sources.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def compile_book(folder: Path = HERE) -> str:
    """The statute book as JSON, with the hash of its files; checked by parsing it."""
    sources = _sources(folder)
    whole = {"sha256": digest(sources), "book": encode(parse(_values(sources)))}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def parse(files: dict[str, dict[str, Any]]) -> StatuteBook:
    """The statute book of the files' values. Raises LawDataError with every problem."""
    problems: list[Problem] = []
    tables = {name: Table(name, "", files.get(name, {}), problems) for name in TABLES}
    instruments = {}
    for name, values in files.items():
        if name in TABLES:
            continue
        instrument = read_instrument(name, values, problems)
        if instrument is not None and instrument.id in instruments:
            problems.append(Problem(name, "id", "another file has the same name"))
        elif instrument is not None:
            instruments[instrument.id] = instrument
    dates = read_dates(tables["book.toml"])
    rows = (
        tuple(read_requests(tables["routes.toml"])),
        tuple(read_remedies(tables["remedies.toml"])),
        tuple(read_counting(tables["counting.toml"])),
        tuple(read_cautions(tables["cautions.toml"])),
        tuple(read_bodies(tables["bodies.toml"])),
        tuple(read_steps(tables["steps.toml"])),
        tuple(read_step_offices(tables["steps.toml"])),
        tuple(read_reasons(tables["steps.toml"])),
        tuple(read_step_cautions(tables["steps.toml"])),
        tuple(read_step_bases(tables["steps.toml"])),
        tuple(read_arguments(tables["steps.toml"])),
    )
    if problems:
        raise LawDataError(problems)
    book = StatuteBook(instruments, *rows, *dates)
    dangling = list(_dangling(book, files))
    if dangling:
        raise LawDataError(dangling)
    return book


def _dangling(book: StatuteBook, files: dict[str, dict[str, Any]]) -> list[Problem]:
    """References that point at nothing: they would fail on the day they are needed."""
    names = {name.rsplit("/", 1)[-1].removesuffix(".toml"): name for name in files}
    return [
        Problem(names.get(file, file), key, f"there is nothing at {ref!r}")
        for file, key, ref in _references(book)
        if ref is not None and not _stands(book, ref)
    ]


def _stands(book: StatuteBook, ref: str) -> bool:
    if "#" not in ref:
        return ref in book.instruments
    try:
        book.find(ref)
    except KeyError:
        return False
    return True


def _references(book: StatuteBook) -> Iterator[tuple[str, str, str | None]]:
    """Every reference of the data: the file or instrument, the key, and what it points at."""
    for instrument in book.instruments.values():
        yield instrument.id, "replaced_by", instrument.replaced_by
        for provision in instrument.provisions:
            for use in provision.uses:
                yield instrument.id, f"only_while ({provision.key})", use.only_while
                yield instrument.id, f"yields_to ({provision.key})", use.yields_to
    yield from _references_of_steps(book)
    for caution in book.cautions:
        for ref in (caution.governing, *caution.rests_on):
            yield "cautions.toml", caution.code, ref
    for body in book.bodies:
        yield "bodies.toml", "instrument", body.instrument


def _references_of_steps(book: StatuteBook) -> Iterator[tuple[str, str, str | None]]:
    for remedy in book.remedies:
        for key in KEYS_OF_REMEDIES:
            yield "remedies.toml", key, getattr(remedy, key)
        for ref in remedy.decides:
            yield "remedies.toml", "decides", ref
    for row in book.counting:
        yield "counting.toml", row.rule, row.rests_on
    yield from references(book)


def read_values(folder: Path = HERE) -> dict[str, dict[str, Any]]:
    """The values of every file, by its name. Raises LawDataError where one is not TOML."""
    return _values(_sources(folder))


def _sources(folder: Path) -> dict[str, bytes]:
    """The TOML files below a folder, by name; walked plainly, since every start reads them."""
    found, below = {}, [""]
    while below:
        at = below.pop()
        with os.scandir(folder / at) as entries:
            for entry in entries:
                if entry.is_dir():
                    below.append(f"{at}{entry.name}/")
                elif entry.name.endswith(".toml"):
                    found[at + entry.name] = Path(entry.path).read_bytes()
    return dict(sorted(found.items()))


def _values(sources: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    values, problems = {}, []
    for name, content in sources.items():
        try:
            values[name] = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(name, "file", f"is not TOML: {error}"))
    if problems:
        raise LawDataError(problems)
    return values


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(compile_book(), encoding="utf-8")
