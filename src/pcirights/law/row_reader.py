"""Reads rows of the law's tables by the annotations of their dataclasses (core/rows.py).

A word of a closed list is checked against its enumeration; an error suggests the nearest word.
References are collected, to be looked up when all files have been read.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pcirights.core.answers import KEYS
from pcirights.core.law import Words
from pcirights.core.rows import AnswerKey, PointsAt
from pcirights.core.vocabulary import (
    Because,
    Enforceability,
    Ground,
    Outcome,
    Record,
    Request,
    Right,
    RouteId,
    Situation,
)
from pcirights.core.when import When
from pcirights.law.toml_reading import not_one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.law.toml_reading import Table

Row = TypeVar("Row")
NO_GROUND = "none"
"""How the data writes that no ground was given."""
STEMS = {("RemedyRow", "said"): "when", ("ArgumentRow", "said"): ""}
"""Where a sentence stands under other keys than its field's name with _zh and _en."""
ONE_OR_MORE = {"routes": "route", "governing": "governing"}
"""Conditions that a row may write as one word."""


def read_rows(kind: type[Row], parent: Table, name: str) -> Iterator[Row]:
    """Every row of a list of tables; an unknown key is a problem."""
    for table in parent.tables(name):
        yield read_row(kind, table)
        table.finish()


def read_row(kind: type[Row], table: Table) -> Row:
    """One row. A wrong value is added to the table's problems and replaced by a stand-in."""
    values = {}
    for name, hint, needed, default in _fields(kind):  # type: ignore[arg-type]  # a class can be hashed
        stem = STEMS.get((kind.__name__, name), name)
        found = _value(hint, stem, table, needed=needed)
        values[name] = default if found is None and not needed else found
    return kind(**values)


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, bool, Any], ...]:
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(
        (one.name, hints[one.name], one.default is MISSING, one.default) for one in fields(kind)
    )


def _value(hint: Any, key: str, table: Table, *, needed: bool) -> Any:  # noqa: ANN401  # by annotation
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        inner = next(part for part in parts if part is not type(None))
        return _value(inner, key, table, needed=needed)
    if origin is tuple:
        return _list(parts[0], key, table, needed=needed)
    if origin is Annotated:
        return _marked(parts[1], key, table, needed=needed)
    if hint is When:
        return _when(table)
    return _plain(hint, key, table, needed=needed)


def _plain(hint: type, key: str, table: Table, *, needed: bool) -> Any:  # noqa: ANN401  # by annotation
    """A single value; a stand-in where a needed one is missing."""
    if hint is Words:
        return table.both(key, needed=needed) or (Words("", "") if needed else None)
    if hint is bool:
        return table.flag(key) if key in table.values else None
    if hint is date:
        return table.day(key, needed=needed)
    if issubclass(hint, StrEnum):
        return table.word(key, hint, needed=needed) or (next(iter(hint)) if needed else None)
    return table.text(key, needed=needed) or ("" if needed else None)


def _marked(mark: Any, key: str, table: Table, *, needed: bool) -> str | None:  # noqa: ANN401
    if mark is PointsAt:
        return _pointing(table, key, [table.text(key, needed=needed)])[0] or None
    word = table.word(key, mark, needed=needed)
    return str(word) if word is not None else (str(next(iter(mark))) if needed else None)


def _list(hint: Any, key: str, table: Table, *, needed: bool) -> tuple[Any, ...]:  # noqa: ANN401
    if needed and not table.values.get(key):
        table.say(key, *MISSING_LIST)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated and parts[1] is PointsAt:
        return tuple(_pointing(table, key, table.strings(key)))
    if origin is Annotated and parts[1] is AnswerKey:
        for text in table.strings(key):
            if text not in KEYS:
                table.say(key, *not_one_of(text, KEYS, listed=False))
        return table.strings(key)
    if origin is Annotated:
        return tuple(str(word) for word in table.words(key, parts[1]))
    if origin is types.UnionType:  # grounds, of which one may be none
        return _grounds(table)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return table.words(key, hint)
    return table.strings(key)


MISSING_LIST = ("缺少", "is missing")


def _pointing(table: Table, key: str, refs: Any) -> list[str]:  # noqa: ANN401  # texts
    for ref in refs:
        if ref:
            table.point(key, ref)
    return list(refs)


def _when(table: Table) -> When:
    first, several = (
        table.flag(name) if name in table.values else None for name in ("first", "several")
    )
    about_a_reason = isinstance(
        table.values.get("because"), str
    )  # not a condition, but its subject
    routes = _one_or_more(table, "routes")
    governing = _one_or_more(table, "governing")
    for ref in governing.strings("governing"):
        table.point("governing", ref)
    return When(
        situations=table.words("situations", Situation),
        routes=routes.words("routes", RouteId),
        requests=table.words("requests", Request),
        records=table.words("records", Record),
        rights=table.words("rights", Right),
        grounds=_grounds(table),
        grades=table.words("grades", Enforceability),
        governing=governing.strings("governing"),
        after=table.words("after", Outcome),
        because=() if about_a_reason else table.words("because", Because),
        unless=() if about_a_reason else table.words("unless", Because),
        first=first,
        several=several,
    )


def _one_or_more(table: Table, key: str) -> Table:
    """The table with a list where the row writes one word, such as ``route``."""
    single = ONE_OR_MORE[key]
    value = table.values.get(single)
    if isinstance(value, str):
        table.known.add(single)
        table.values = {**table.values, key: [value]}
        if single != key:
            del table.values[single]
    return table


def _grounds(table: Table) -> tuple[Ground | None, ...]:
    """The grounds of a row; ``none`` means a question without a ground."""
    listed = table.values.get("grounds", [])
    without = isinstance(listed, list) and NO_GROUND in listed
    if without:
        table.values = {**table.values, "grounds": [one for one in listed if one != NO_GROUND]}
    found = (*((None,) if without else ()), *table.words("grounds", Ground))
    table.values = (
        {**table.values, "grounds": listed} if "grounds" in table.values else table.values
    )
    return found
