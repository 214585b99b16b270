"""The statute book as JSON and back: each dataclass as the list of its fields, nothing that runs.

What is written was checked when it was read from the TOML files, so that reading it back need not
check again; ``layout`` tells whether it was written for these very classes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from pcirights.core import law, rows, statute_book, vocabulary, when
from pcirights.core.statute_book import StatuteBook

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = {
    **vars(vocabulary),
    **vars(law),
    **vars(when),
    **vars(rows),
    **vars(statute_book),
    "date": date,
    "Mapping": Mapping,
}
"""Where the classes' annotations are looked up."""


def encode(value: object) -> Any:  # noqa: ANN401  # JSON
    """A dataclass, or a value that one holds, as JSON has it; days as ordinals, maps as pairs."""
    if is_dataclass(value):
        return [encode(getattr(value, item.name)) for item in fields(value) if item.init]
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, dict):
        return [[key, encode(one)] for key, one in value.items()]
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    return value


def decode(values: Any) -> StatuteBook:  # noqa: ANN401  # JSON
    """The statute book that ``encode`` wrote for this ``layout``."""
    book: StatuteBook = _reader(StatuteBook)(values)
    return book


@cache
def layout(kind: Any = StatuteBook) -> str:  # noqa: ANN401  # an annotation
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
    """How a value of a kind is made of its JSON."""
    parts = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is tuple:
        inner = _reader(parts[0])
        return lambda values: tuple(map(inner, values))
    if origin is types.UnionType:
        inner = _reader(next(part for part in parts if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is not None:  # a mapping
        inner = _reader(parts[1])
        return lambda pairs: {key: inner(value) for key, value in pairs}
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
