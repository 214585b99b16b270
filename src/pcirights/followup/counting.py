"""A period counted from a day: the result, and the sum that shows how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pcirights.core.law import Unit
from pcirights.core.vocabulary import Rule
from pcirights.followup.working_days import ONE, SATURDAY, Reach, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pcirights.core.law import Citation, Period
    from pcirights.core.rules import Rules
    from pcirights.followup.working_days import WorkCalendar


YEAR = 12


class LineKind(StrEnum):
    """One line of a sum."""

    START = "start"  # the event: its day is not counted
    FIRST_DAY = "first-day"  # day one
    HOLIDAY = "holiday"  # days off, with the holiday's name
    WEEKENDS = "weekends"  # how many days of other weekends were skipped
    MAKE_UP = "make-up"  # a Saturday or Sunday that is worked
    MONTH_END = "month-end"  # the month has no such day
    BEYOND = "beyond"  # from here on the working days have not been announced
    MOVED = "moved"  # the last day is a holiday and moves
    STAYS = "stays"  # the last day is a day off and stays; first: the working day before
    WEEKEND_AHEAD = (
        "weekend-ahead"  # a weekend of a year not announced; first: the working day before
    )
    HOLIDAY_AHEAD = "holiday-ahead"  # off in every year so far; first: the working day before
    LAST_DAY = "last-day"  # the result
    WAITS = "waits"  # the office may say that its last day moves; it is not late before that
    NEXT_DAY = "next-day"  # the day after, from which something can be done


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sum: the days it speaks of, a number, the holidays' names, what it rests on."""

    kind: LineKind
    first: date
    last: date
    n: int = 0
    names: tuple[str, ...] = ()
    rests_on: Citation | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A period that has a number."""

    period: Period
    n: int
    unit: Unit


def lengths(periods: Iterable[Period], what: str) -> tuple[Length, ...]:
    """The periods of one kind that have a number."""
    return tuple(
        Length(period, period.n, period.unit)
        for period in periods
        if period.what == what and period.n is not None and period.unit is not None
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """The result of a count, and the lines that show how it came about.

    ``by_calendar``: the period is in calendar days, months or years, so its last day can be a day
    off.
    """

    reach: Reach
    lines: tuple[Line, ...]
    by_calendar: bool = False

    def next_day(self, calendar: WorkCalendar) -> Sum:
        """The first day on which the time is certainly over.

        That is the day after the last day. Where the last day is a day off, it is the day after the
        next working day, since the office may say that its last day moves.
        """
        lines = list(self.lines)
        end = calendar.from_reach(self.reach) if self.by_calendar else self.reach
        if end != self.reach:
            if not calendar.knows(self.reach.latest):
                lines.append(Line(LineKind.BEYOND, calendar.last, calendar.last))
            lines.append(Line(LineKind.WAITS, end.earliest, end.latest))
        reach = end.shift(1)
        lines.append(Line(LineKind.NEXT_DAY, reach.earliest, reach.latest))
        return Sum(reach, tuple(lines))

    def then(self, length: Length, calendar: WorkCalendar, manner: Manner | None = None) -> Sum:
        """A further period, added at the end of this one."""
        added = count(self.reach, length.n, length.unit, calendar, manner or PLAIN)
        return Sum(added.reach, (*self.lines, *added.lines), added.by_calendar)

    def join(self, other: Sum) -> Sum:
        """A range from the earlier to the later of two results, with both sums."""
        return Sum(
            self.reach.join(other.reach),
            (*self.lines, *other.lines),
            self.by_calendar or other.by_calendar,
        )


@dataclass(frozen=True, slots=True)
class Manner:
    """How a period is counted by law.

    ``start_day`` is the provision by which the day of the event does not count. ``moves`` is the
    provision by which a last day off moves to the next working day; without one it stays.
    """

    start_day: Citation | None = None
    moves: Citation | None = None


PLAIN = Manner()


def how_counted(rules: Rules, on: date, step: str | None = None) -> Manner:
    """How the law of that day counts the office's time, or the person's time for a step."""
    return Manner(
        start_day=rules.find(Rule.START_DAY, on, step),
        moves=rules.find(Rule.LAST_DAY_MOVES, on, step),
    )


def given(day: date) -> Sum:
    """A day that somebody set: nothing is counted."""
    return Sum(Reach(day, day), (Line(LineKind.LAST_DAY, day, day),))


def count(start: Reach, n: int, unit: Unit, calendar: WorkCalendar, manner: Manner = PLAIN) -> Sum:
    """The last day of a period that runs from an event; the day of the event is not counted.

    Raises WrongInputError where the start lies before the calendar.
    """
    lines = [Line(LineKind.START, start.earliest, start.latest, rests_on=manner.start_day)]
    if unit is Unit.WORKING_DAY:
        reach = Reach(
            calendar.after(start.earliest, n).earliest, calendar.after(start.latest, n).latest
        )
        lines += _working_days(start.earliest, reach, calendar)
    else:
        reach = _by_calendar(start, n, unit)
        first = start.shift(1)
        lines.append(Line(LineKind.FIRST_DAY, first.earliest, first.latest))
        if unit is not Unit.CALENDAR_DAY and reach.earliest.day != start.earliest.day:
            lines.append(Line(LineKind.MONTH_END, reach.earliest, reach.latest))
        reach = _last_day(reach, calendar, manner, lines)
    lines.append(Line(LineKind.LAST_DAY, reach.earliest, reach.latest, n=n))
    return Sum(reach, tuple(lines), by_calendar=unit is not Unit.WORKING_DAY)


def _by_calendar(start: Reach, n: int, unit: Unit) -> Reach:
    if unit is Unit.CALENDAR_DAY:
        return start.shift(n)
    months = n * YEAR if unit is Unit.YEAR else n
    return Reach(add_months(start.earliest, months), add_months(start.latest, months))


def _last_day(reach: Reach, calendar: WorkCalendar, manner: Manner, lines: list[Line]) -> Reach:
    """The last day, moved from a day off where a provision says so; adds a line to the sum."""
    following = calendar.from_reach(reach)
    if following == reach:
        return reach
    names = _names(calendar, reach.earliest)
    if manner.moves is None:
        if following.earliest > reach.earliest:
            before = calendar.before(reach.earliest)
            lines.append(Line(LineKind.STAYS, before, reach.earliest, names=names))
        elif holiday := calendar.every_year(reach.earliest):
            before = calendar.before(reach.earliest)
            lines.append(Line(LineKind.HOLIDAY_AHEAD, before, reach.earliest, names=(holiday,)))
        elif not calendar.knows(reach.earliest) and reach.earliest.weekday() >= SATURDAY:
            before = calendar.before(reach.earliest)
            lines.append(Line(LineKind.WEEKEND_AHEAD, before, reach.earliest))
        return reach
    if not calendar.knows(reach.latest):
        lines.append(Line(LineKind.BEYOND, calendar.last, calendar.last))
    moved = Line(LineKind.MOVED, reach.earliest, reach.latest, names=names, rests_on=manner.moves)
    lines.append(moved)
    return following


def _names(calendar: WorkCalendar, day: date) -> tuple[str, ...]:
    return (calendar.holidays[day],) if day in calendar.holidays else ()


def _working_days(start: date, reach: Reach, calendar: WorkCalendar) -> Iterator[Line]:
    """Lines of a sum in working days: the first day, days off, make-up days, days not announced."""
    first = calendar.after(start, 1)
    if first.exact:
        yield Line(LineKind.FIRST_DAY, first.earliest, first.latest)
    end = min(reach.latest, calendar.last)
    weekends = 0
    for begin, until in _spans_off(start + ONE, end, calendar):
        days = [begin + ONE * more for more in range((until - begin).days + 1)]
        names = tuple(
            dict.fromkeys(calendar.holidays[day] for day in days if day in calendar.holidays)
        )
        if names:
            yield Line(LineKind.HOLIDAY, begin, until, n=len(days), names=names)
        else:
            weekends += len(days)
    if weekends:
        yield Line(LineKind.WEEKENDS, start + ONE, end, n=weekends)
    for day in sorted(day for day in calendar.make_up if start < day <= end):
        yield Line(LineKind.MAKE_UP, day, day, names=(calendar.make_up[day],))
    if not calendar.knows(reach.latest):
        yield Line(LineKind.BEYOND, calendar.last, calendar.last)


def _spans_off(begin: date, end: date, calendar: WorkCalendar) -> Iterator[tuple[date, date]]:
    """The runs of days off between two days, both included."""
    since: date | None = None
    day = begin
    while day <= end:
        if not calendar.works(day):
            since = since or day
        elif since:
            yield since, day - ONE
            since = None
        day += ONE
    if since:
        yield since, end
