"""The statute book as JSON files and back: each dataclass as the list of its fields.

One file holds the tables and tells the place of every instrument, one the instruments of the whole
country, and one those of each province, which are read when a place there is asked about. Each file
names the SHA-256 of the TOML files that it was made of, and is used only while they are the same.
What is written was checked when it was read from the TOML files, so that reading it back need not
check again; ``layout`` tells whether it was written for these very classes.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from pcirights.core import instruments, law, rows, statute_book, vocabulary, when
from pcirights.core.instruments import COUNTRY, Instruments, province
from pcirights.core.law import Instrument
from pcirights.core.statute_book import StatuteBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

TABLES = "tables.json"
Files = dict[str, str]
"""Reads files: the contents by name."""
NAMES = {
    **vars(vocabulary),
    **vars(law),
    **vars(when),
    **vars(rows),
    **vars(instruments),
    **vars(statute_book),
    "date": date,
}
"""The names by which the annotations of the classes are resolved."""


def compiled(sources: Mapping[str, bytes], book: StatuteBook, files: Mapping[str, str]) -> Files:
    """The compiled JSON files, by name, of a book and the TOML files that it was read from.

    ``files`` gives the TOML file of each instrument, by its id.
    """
    places = {files[ident]: book.instruments.place_of(ident) for ident in book.instruments}
    tables = {name: content for name, content in sources.items() if name not in places}
    made = {TABLES: {"sha256": digest(tables), "places": places, "tables": encode(book)}}
    for part in {province(place) for place in places.values()}:
        mine = {name: sources[name] for name, place in places.items() if province(place) == part}
        there = [one for one in book.instruments.values() if province(one.place) == part]
        made[_file(part)] = {"sha256": digest(mine), "instruments": encode(tuple(there))}
    return {
        name: json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        for name, values in made.items()
    }


def read_compiled(
    folder: Path,
    names: Iterable[str],
    contents: Callable[[Iterable[str]], Mapping[str, bytes]],
    whole: Callable[[], StatuteBook],
) -> StatuteBook | None:
    """The statute book of the JSON files in a folder; None where they are not of these TOML files.

    ``names`` are the TOML files that there are, ``contents`` reads some of them. The tables and the
    whole country's instruments are compared at once, those of a province when they are needed:
    where its TOML files are others by then, ``whole`` reads the book from them, which may raise
    LawDataError.
    """
    index = _stored(folder / TABLES)
    if index is None:
        return None
    places: dict[str, str | None] = index["places"]
    tables = [name for name in names if name not in places]
    if not places.keys() <= set(names) or index["sha256"] != digest(contents(tables)):
        return None

    def unchanged(part: str) -> list[Instrument] | None:
        stored = _stored(folder / _file(part))
        mine = [name for name, place in places.items() if province(place) == part]
        if stored is None or stored["sha256"] != digest(contents(mine)):
            return None
        return [decode(Instrument, values) for values in stored["instruments"]]

    country = unchanged(COUNTRY)
    if country is None:
        return None

    def read(part: str) -> Iterable[Instrument]:
        found = country if part == COUNTRY else unchanged(part)
        if found is not None:
            return found
        return [one for one in whole().instruments.values() if province(one.place) == part]

    idents = {name.rsplit("/", 1)[-1].removesuffix(".toml"): at for name, at in places.items()}
    book: StatuteBook = decode(StatuteBook, [Instruments(idents, read), *index["tables"][1:]])
    return book


def digest(sources: Mapping[str, bytes]) -> str:
    """SHA-256 over the source files, by name, and the layout of what is made of them."""
    total = hashlib.sha256((layout(StatuteBook) + layout(Instrument)).encode())
    for name, content in sorted(sources.items()):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _file(part: str) -> str:
    return f"{part or 'country'}.json"


def _stored(file: Path) -> Any:  # noqa: ANN401  # JSON
    return json.loads(file.read_bytes()) if file.is_file() else None


def encode(value: object) -> Any:  # noqa: ANN401  # JSON
    """A dataclass, or a value that one holds, as JSON has it; days as ordinals.

    A book's instruments are left out: they have files of their own.
    """
    if is_dataclass(value):
        return [encode(getattr(value, item.name)) for item in fields(value) if item.init]
    if isinstance(value, Instruments):
        return None
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    return value


def decode(kind: type, values: list[Any]) -> Any:  # noqa: ANN401  # of the kind
    """The dataclass that ``encode`` wrote; the list is consumed."""
    return _reader(kind)(values)


@cache
def layout(kind: Any) -> str:  # noqa: ANN401  # an annotation
    """The classes and their fields, written out: another layout cannot be read."""
    if isinstance(kind, type) and is_dataclass(kind):
        inner = ",".join(f"{name}:{layout(hint)}" for name, hint in _hints(kind))
        return f"{kind.__name__}({inner})"
    parts = typing.get_args(kind)
    return f"[{'|'.join(layout(part) for part in parts)}]" if parts else str(kind)


@cache
def _hints(kind: Any) -> list[tuple[str, Any]]:  # noqa: ANN401  # an annotation
    hints = typing.get_type_hints(kind, NAMES)
    return [(item.name, hints[item.name]) for item in fields(kind) if item.init]


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  # an annotation
    """The function that makes a value of a type from its JSON."""
    parts = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is tuple:
        inner = _reader(parts[0])
        return lambda values: tuple(map(inner, values))
    if origin is types.UnionType:
        inner = _reader(next(part for part in parts if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if isinstance(kind, type) and is_dataclass(kind):
        readers = [_reader(hint) for _, hint in _hints(kind)]
        made = [(at, read) for at, read in enumerate(readers) if read is not _as_it_is]

        def build(values: list[Any]) -> Any:  # noqa: ANN401  # the dataclass of this reader
            for at, read in made:
                values[at] = read(values[at])
            return kind(*values)

        return build
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {one.value: one for one in kind}.__getitem__
    return date.fromordinal if kind is date else _as_it_is


def _as_it_is(value: Any) -> Any:  # noqa: ANN401  # a text, a number or a truth value
    return value
