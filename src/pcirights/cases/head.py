"""The line of a case in the table, and the filter of the table.

It is derived from the case and encrypted beside it, so that ten thousand cases can be listed
without opening one. A named tuple of texts, for speed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pcirights.followup.due_date import SOON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pcirights.cases.case import Stage
    from pcirights.followup.due_date import Watch

BETWEEN = "\x1f"
BETWEEN_DATES = ";"
EARLIEST, LATEST, HARD = slice(0, 10), slice(11, 21), 22
"""Where the parts of a date stand in ``2026-11-25 2026-11-27 h reconsideration``."""
IS_HARD = " h "
PREFIX = 2
"""Digits of one level in a place's code."""


class Due(StrEnum):
    """The urgency of a case's dates on a day, most urgent first."""

    LIMIT = "limit"  # a limit that costs a right is soon due
    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    NONE = "none"


class Head(NamedTuple):
    """What the table shows of a case; all texts, days as 2026-11-25.

    ``dates`` are the open dates that have a day (``dates_text``); ``calculated`` says by which
    statute book; ``trouble`` is the code of the error where there are none; ``body`` is the tag of
    the case that the line belongs to.
    """

    label: str = ""
    who: str = ""
    to: str = ""
    place: str = ""
    record: str = ""
    right: str = ""
    route: str = ""
    stage: str = ""
    written: str = ""
    changed: str = ""
    papers: str = "0"
    dates: str = ""
    calculated: str = ""
    trouble: str = ""
    body: str = ""

    def __repr__(self) -> str:
        return f"Head({self.stage}, {self.changed})"

    def pack(self) -> bytes:
        """The line as bytes."""
        parts = (part.replace(BETWEEN, " ") for part in self)
        return BETWEEN.join(parts).encode("utf-8", "surrogatepass")


WIDTH = len(Head._fields)


def unpack(content: bytes) -> Head:
    """The unpacked line; fields appended by a newer program are ignored."""
    parts = content.decode("utf-8", "surrogatepass").split(BETWEEN)
    return Head._make(parts[:WIDTH]) if len(parts) >= WIDTH else Head(*parts)


class Dated(NamedTuple):
    """A date of a case: its days as texts, whether it is hard, and what it is."""

    earliest: str
    latest: str
    hard: bool
    what: str


def dates_text(watches: Iterable[Watch]) -> str:
    """The open dates that have a day, as text."""
    texts = (
        f"{one.sum.reach.earliest} {one.sum.reach.latest} {'h' if one.hard else '-'} {one.what}"
        for one in watches
        if one.sum is not None and one.met is None
    )
    return BETWEEN_DATES.join(sorted(texts))


def dates_of(head: Head) -> Iterator[Dated]:
    """The dates in a line, by their earliest day."""
    return map(_dated, head.dates.split(BETWEEN_DATES) if head.dates else ())


def _dated(part: str) -> Dated:
    return Dated(part[EARLIEST], part[LATEST], part[HARD] == "h", part[HARD + 2 :])


def due(head: Head, today: date, within: int = SOON) -> tuple[Due, Dated | None]:
    """The urgency of a case, and the date that decides it. A closed case has none.

    Limits that cost a right come first, then past dates, the latest first, then coming ones.
    """
    state, part = _due(head, today.isoformat(), (today + timedelta(days=within)).isoformat())
    return state, _dated(part) if part else None


def _due(head: Head, day: str, soon: str) -> tuple[Due, str]:
    """The same with days as texts, which compare as the days do; the date as it stands there."""
    dates = head.dates
    if not dates or head.stage == "closed":
        return Due.NONE, ""
    parts = dates.split(BETWEEN_DATES)
    if IS_HARD in dates:
        for part in parts:
            if part[HARD] == "h" and part[EARLIEST] <= soon and part[LATEST] >= day:
                return Due.LIMIT, part
    first = parts[0]
    if first[EARLIEST] >= day:
        return (Due.SOON if first[EARLIEST] <= soon else Due.AHEAD), first
    past = [part for part in parts if part[LATEST] < day]
    return (Due.OVERDUE, past[-1]) if past else (Due.SOON, first)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filter of the table; an empty or None field lets everything through.

    ``place`` is a place's code and includes the units below it.
    """

    text: str = ""
    place: str = ""
    stage: Stage | None = None
    due: frozenset[Due] = frozenset()

    def __repr__(self) -> str:
        return "Wanted()"

    def find(self, heads: Iterable[tuple[str, Head]], today: date) -> list[tuple[str, Head]]:
        """Those of these cases that are wanted, in the same order."""
        words = self.text.casefold().split()
        above = _above(self.place)
        day, soon = today.isoformat(), (today + timedelta(days=SOON)).isoformat()
        return [
            pair
            for pair in heads
            if pair[1].place.startswith(above)
            and (self.stage is None or pair[1].stage == self.stage)
            and (not words or _holds(*pair, words))
            and (not self.due or _due(pair[1], day, soon)[0] in self.due)
        ]


def _above(code: str) -> str:
    """What the codes of a unit and of all units below it begin with."""
    short = code.rstrip("0")
    return short + "0" * (len(short) % PREFIX)


def _holds(ident: str, head: Head, words: Iterable[str]) -> bool:
    text = f"{ident} {head.label} {head.who} {head.to}".casefold()
    return all(word in text for word in words)


def by_urgency(head: Head, today: date) -> tuple[int, str]:
    """The sort key of cases: most urgent first."""
    state, part = _due(head, today.isoformat(), (today + timedelta(days=SOON)).isoformat())
    return ORDER[state], part


ORDER = {state: number for number, state in enumerate(Due)}
