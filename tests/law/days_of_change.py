"""The days on which an answer of the law can change, and the places that have law of their own."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from pcirights.core.book_age import of as age_of
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.law.load import load
from pcirights.places import load as load_places

if TYPE_CHECKING:
    from collections.abc import Iterator

BOOK = load()
ONE = timedelta(days=1)
CHANGES = {
    "Span.first": 0 * ONE,
    "Span.last": ONE,
    "Instrument.last_confirmed": ONE,
    "CautionRow.until": ONE,
}
"""The dates in the book on which an answer can hang, and how long after each it changes."""
NO_CHANGE = {
    "Instrument.promulgated",
    "Instrument.checked",
    "StatuteBook.first_day",
    "StatuteBook.horizon",
    "StatuteBook.checked",  # the age of the book changes an answer later: see days_of_change
}
ASKED = [(Right.ACCESS, None), *itertools.product(set(Right) - {Right.ACCESS}, (None, *Ground))]
"""Every right with every ground that it takes."""


def leaves(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every single value inside a row or an instrument, each with its class and field."""
    if is_dataclass(value):
        for one in fields(value):
            if not one.name.startswith("_"):
                yield from leaves(getattr(value, one.name), f"{type(value).__name__}.{one.name}")
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from leaves(item, name)
    elif isinstance(value, Mapping):
        yield from leaves(list(value.values()), name)
    else:
        yield name, value


def for_record(rows: object, record: Record) -> Iterator[object]:
    """The rows of a table that are about a record: those that name it, and those that name none."""
    for row in rows if isinstance(rows, tuple) else ():
        named = {leaf for _, leaf in leaves(row) if isinstance(leaf, Record)}
        if not named or record in named:
            yield row


@cache
def concerned(record: Record) -> frozenset[str]:
    """The ids of all instruments that an answer about a record can hang on, and some more."""
    rows = [row for one in fields(BOOK) for row in for_record(getattr(BOOK, one.name), record)]
    found = set()
    for instrument in BOOK.instruments.values():
        uses = [use for provision in instrument.provisions for use in provision.uses]
        mine = list(for_record(tuple(uses), record))
        rows += mine
        if mine:
            found.add(instrument.id)
    named = {leaf.split("#")[0] for _, leaf in leaves(rows) if isinstance(leaf, str)}
    return frozenset(found | named & set(BOOK.instruments))


@cache
def days_of_change(path: tuple[str, ...], record: Record) -> tuple[date, ...]:
    """The first days of all intervals in which every answer about a record stays the same."""
    dated = [
        one
        for one in BOOK.instruments.values()
        if one.id in concerned(record) and (one.place is None or one.place in path)
    ]
    dates = [*leaves(dated), *leaves(list(for_record(BOOK.cautions, record)))]
    found = {
        leaf + CHANGES[name] for name, leaf in dates if name in CHANGES and isinstance(leaf, date)
    }
    found |= {BOOK.first_day, age_of(BOOK, BOOK.checked).due_after + ONE}
    return tuple(sorted(day for day in found if BOOK.first_day <= day <= BOOK.horizon))


def intervals(path: tuple[str, ...], record: Record) -> Iterator[tuple[date, date]]:
    """The first and the last day of each interval, without a gap from first day to horizon."""
    ends = (*days_of_change(path, record), BOOK.horizon + ONE)
    for first, following in itertools.pairwise(ends):
        yield first, following - ONE


def own_law() -> dict[tuple[str, ...], set[Record]]:
    """The places with law or offices of their own, and the records that these are about.

    Each place is the codes whose law can apply there; the whole country is the empty one.
    """
    local: dict[str, set[Record]] = defaultdict(set)
    for instrument in BOOK.instruments.values():
        if instrument.place:
            uses = [use for provision in instrument.provisions for use in provision.uses]
            local[instrument.place] |= {record for use in uses for record in use.records}
    for body in BOOK.bodies:
        for code in body.places:
            local[code] |= set(body.when.records or Record)
    places = load_places()
    units = [*places.children(None), *(places.by_code(code) for code in sorted(local))]
    paths = {tuple(code for code in unit.law_path if code in local) for unit in units}
    found = {path: set().union(*(local[code] for code in path)) for path in paths}
    return found | {(): set(Record)}


OWN_LAW = own_law()
