"""The content of a pack: the values of the law's files, with the serial and days of the book.

A pack holds values and not a compiled book, so that each start reads them as strictly as the files,
and so that a program whose classes have changed can still read them. A file goes by its bare name,
without folder and ending, so that no name can be taken for a path.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pcirights.core.errors import brief
from pcirights.law.load import check_files, read_files, read_values
from pcirights.law.toml_reading import LawDataError
from pcirights.law_packs import strict
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.minisign import PublicKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from pcirights.core.statute_book import StatuteBook
    from pcirights.law.toml_reading import Problem
    from pcirights.places import PlaceTable

SCHEMA = 1
"""How a pack is laid out around the law's values."""
LAYOUT = 2
"""The version of the keys in the law's files. Raise it with every key that older programs refuse.
"""
LAW, KEY = "pcirights-law", "pcirights-key"
NAME = re.compile(r"[a-z0-9-]{1,64}", re.ASCII)
FILES = 5_000
TOLD, LONG = 50, 800
"""How many faults of a broken pack an error holds, and how many characters of each."""
LAW_KEYS = {"kind", "schema", "layout", "serial", "checked", "horizon", "files"}
KEY_KEYS = {"kind", "schema", "public", "last_serial"}


@dataclass(frozen=True, slots=True)
class Law:
    """A statute book out of a pack, and its number."""

    serial: int
    book: StatuteBook


@dataclass(frozen=True, slots=True)
class Handover:
    """A successor of the key that signed this; the old key stays valid for books up to a serial."""

    public: PublicKey
    last_serial: int


def write_law(files: Mapping[str, dict[str, Any]]) -> tuple[bytes, Law]:
    """The content of a pack from the values of the law's files, and the law read back from it.

    Raises PackError where a program would refuse it.
    """
    bare = {PurePosixPath(name).stem: values for name, values in files.items()}
    if len(bare) != len(files):
        raise _broken("files: two files have the same name")
    dates = bare.get("book", {})
    content = strict.write(
        {
            "kind": LAW,
            "schema": SCHEMA,
            "layout": LAYOUT,
            **{key: dates.get(key) for key in ("serial", "checked", "horizon")},
            "files": bare,
        }
    )
    return content, read_law(strict.read(content))


def write_handover(handover: Handover) -> bytes:
    """The content of a handover, to be signed by the old key."""
    return strict.write(
        {
            "kind": KEY,
            "schema": SCHEMA,
            "public": handover.public.text,
            "last_serial": handover.last_serial,
        }
    )


def read(content: bytes) -> Law | Handover:
    """Read a law or a handover. Raises PackError for anything else, or for a newer program's."""
    values = strict.read(content)
    return read_handover(values) if values.get("kind") == KEY else read_law(values)


def read_handover(values: dict[str, Any]) -> Handover:
    """A key that follows another. Raises PackError where the values are something else."""
    _for_this_program(values, KEY, KEY_KEYS)
    public = values["public"]
    if not isinstance(public, str):
        raise PackError("pack-key-file")
    return Handover(PublicKey.parse(public), _serial(values, "last_serial"))


def read_law(values: dict[str, Any]) -> Law:
    """The statute book of a pack, read as strictly as the files.

    Raises PackError where the values are something else or the book would be refused.
    """
    _for_this_program(values, LAW, LAW_KEYS)
    serial = _serial(values, "serial")
    book = _book(values["files"])
    own = values["files"]["book"]
    same = own.get("serial") == serial and (values["checked"], values["horizon"]) == (
        book.checked,
        book.horizon,
    )
    if not same:
        raise _broken("book: serial, checked or horizon is not what the pack says of itself")
    if not book.first_day <= book.checked <= book.horizon or book.review_days < 1:
        raise _broken("book: the days are out of order, or review_days is missing")
    return Law(serial, book)


def check(law: Law, places: PlaceTable, today: date | None = None) -> None:
    """Apply the rules of ``law check``. Raises PackError with all findings.

    ``today`` is the last day on which somebody can have looked at a text; None skips that rule.
    """
    from pcirights.law.lint import findings  # no start needs the rules

    found = findings(law.book, places, today)
    if found:
        raise _faulty(found, law.book)


def shipped_serial(folder: Path) -> int:
    """The number of the statute book that comes with the program."""
    return int(tomllib.loads((folder / "book.toml").read_text("utf-8"))["serial"])


def files_of(folder: Path) -> dict[str, dict[str, Any]]:
    """The values of the law's files below a folder.

    Raises PackError with all that is wrong where one is not TOML, or its place is not in the table.
    """
    try:
        return read_values(folder)
    except LawDataError as error:
        read = check_files(folder)
        raise _faulty(read.problems, read.book) from error


def _book(files: Any) -> StatuteBook:  # noqa: ANN401  # JSON
    """Raises PackError where the values of the files are no statute book."""
    if not isinstance(files, dict) or len(files) > FILES or "book" not in files:
        raise _broken("files: not a table of files, or too many, or without a book")
    for name, values in files.items():
        if not NAME.fullmatch(name):
            raise _broken(f"files: {name!r} is not a name")
        if not isinstance(values, dict):
            raise _broken(f"{name}: not a table")
    read = read_files({f"{name}.toml": values for name, values in files.items()})
    if read.problems:
        raise _faulty(read.problems, read.book)
    return read.book


def _for_this_program(values: dict[str, Any], kind: str, keys: set[str]) -> None:
    if values.get("kind") != kind:
        raise PackError("pack-not-a-pack")
    schema = _serial(values, "schema")
    layout = _serial(values, "layout") if kind == LAW else LAYOUT
    if schema > SCHEMA or layout > LAYOUT:
        raise PackError("pack-newer-program", needs=f"{schema}.{layout}", has=f"{SCHEMA}.{LAYOUT}")
    if set(values) != keys:
        strange = sorted(set(values) ^ keys)
        raise _broken(f"{strange[0]}: is missing or not known", len(strange))


def _serial(values: dict[str, Any], key: str) -> int:
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10_000:
        raise _broken(f"{key}: not a number from 1 to 9999")
    return value


def _faulty(problems: Iterable[Problem], book: StatuteBook) -> PackError:
    """An error with every fault of the law, a line each, in both languages.

    Words of the book that have no sentence are added.
    """
    from pcirights.law.lint_words import words_are_said

    found = sorted({*problems, *words_are_said(book)})
    told = found[:TOLD]
    before = "\n" if len(told) > 1 else ""
    en, zh = (
        before + "\n".join(brief(one.said(lang), LONG) for one in told) for lang in ("en", "zh")
    )
    return PackError("pack-broken", why=en, why_zh=zh, n=str(len(found)))


def _broken(why: str, n: int = 1) -> PackError:
    return PackError("pack-broken", why=brief(why), n=str(n))
