"""The layout of a case's time line: the position of each mark, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from pcirights.followup.due_date import State, Whose
from pcirights.wording import due_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue

WIDE, NARROW = 0.0142, 0.0068
"""The width of a Chinese and of another character; a line holds about 70 or 147 of them."""
APART = 0.03
"""The gap between the words of two marks on one level."""


Taken = tuple[float, float]
"""From where to where a level is taken."""


class Lane(StrEnum):
    """Whose line a mark stands on, from top to bottom."""

    HAPPENED = "happened"
    OFFICE = "office"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the line: from ``start`` to ``end`` of a width of 1, on a level of its lane.

    ``first`` and ``last`` are its days, ``days`` the same in words; ``state`` is None for what has
    happened. ``leftward``: its words stand to its left, for there is no room to its right.
    """

    lane: Lane
    level: int
    start: float
    end: float
    first: date
    last: date
    title: str
    days: str
    hard: bool
    state: State | None
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The marks by day, where today stands, and how many levels each lane has."""

    marks: tuple[Mark, ...]
    today: float
    day: date
    levels: Mapping[Lane, int]


def drawing(line: Timeline, catalogue: Catalogue) -> Drawing:
    """Lay the time line of a case out.

    The days stand in their order, not to scale: a long time takes more room than a short one, but
    not as much more as it is longer, so that each can be read.
    """
    found = sorted(_found(line, catalogue), key=lambda mark: (mark.first, mark.last, mark.lane))
    today = line.history.today
    places = _places([today, *(mark.first for mark in found), *(mark.last for mark in found)])
    levels: dict[Lane, list[list[Taken]]] = {lane: [] for lane in Lane}
    placed = []
    for mark in found:
        start, end = places[mark.first], places[mark.last]
        room = words_room(mark, catalogue)
        leftward = end + room > 1 and start - room >= 0
        taken = (start - room, end + APART) if leftward else (start, end + room + APART)
        level = _level(levels[mark.lane], taken)
        placed.append(replace(mark, level=level, start=start, end=end, leftward=leftward))
    heights = {lane: len(taken) for lane, taken in levels.items()}
    return Drawing(tuple(placed), places[today], today, heights)


def note(mark: Mark, catalogue: Catalogue) -> str:
    """The days of a mark and where it stands."""
    if mark.state is None:
        return mark.days
    return f"{mark.days} · {catalogue.text(f'state.{mark.state}')}"


def words_room(mark: Mark, catalogue: Catalogue) -> float:
    """How much of the width the words of a mark take."""
    lines = (mark.title, note(mark, catalogue))
    return max(sum(WIDE if char > "\u2e80" else NARROW for char in line) for line in lines)


def as_text(drawn: Drawing, catalogue: Catalogue) -> str:
    """What the drawing shows, a line for each mark in its order, and one for today."""
    return "\n".join(_lines(drawn, catalogue)) + "\n"


def _lines(drawn: Drawing, catalogue: Catalogue) -> Iterator[str]:
    told = False
    for mark in drawn.marks:
        if not told and mark.first > drawn.day:
            yield _today(drawn, catalogue)
            told = True
        yield said(mark, catalogue)
    if not told:
        yield _today(drawn, catalogue)


def said(mark: Mark, catalogue: Catalogue) -> str:
    """A mark in words."""
    text = f"{mark.days}{catalogue.name('：', ': ')}{mark.title}"
    notes = [catalogue.text(f"line.{mark.lane}")]
    if mark.hard:
        notes.append(catalogue.text("date.hard"))
    if mark.state is not None:
        notes.append(catalogue.text(f"state.{mark.state}"))
    between = catalogue.name("，", ", ").join(notes)
    return f"{text}（{between}）" if catalogue.lang == "zh" else f"{text} ({between})"


def _today(drawn: Drawing, catalogue: Catalogue) -> str:
    return f"—— {catalogue.text('line.today', day=catalogue.date(drawn.day))} ——"


def _found(line: Timeline, catalogue: Catalogue) -> Iterator[Mark]:
    for event in line.history.events:
        title = catalogue.text(f"event.{event.what}")
        days = catalogue.date(event.day)
        yield Mark(
            Lane.HAPPENED, 0, 0, 0, event.day, event.day, title, days, hard=False, state=None
        )
    for watch in line.watches:
        if watch.sum is None:
            continue
        reach = watch.sum.reach
        yield Mark(
            lane=Lane.PERSON if watch.whose is Whose.PERSON else Lane.OFFICE,
            level=0,
            start=0,
            end=0,
            first=reach.earliest,
            last=reach.latest,
            title=due_dates.title(watch, catalogue),
            days=due_dates.reach(reach, catalogue),
            hard=watch.hard,
            state=watch.state(line.history.today),
        )


def _places(days: Iterable[date]) -> dict[date, float]:
    """The position of each day between 0 and 1; a single day stands at the start."""
    ordered = sorted(set(days))
    at = {ordered[0]: 0.0}
    for before, after in pairwise(ordered):
        at[after] = at[before] + 1 + log2((after - before).days)
    width = at[ordered[-1]] or 1.0
    return {day: place / width for day, place in at.items()}


def _level(levels: list[list[Taken]], wanted: Taken) -> int:
    """The first level with free room, which is then taken."""
    for level, taken in enumerate(levels):
        if all(wanted[1] <= first or last <= wanted[0] for first, last in taken):
            taken.append(wanted)
            return level
    levels.append([wanted])
    return len(levels) - 1
