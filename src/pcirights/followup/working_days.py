"""The calendar of working days, and ranges for the days that have not been announced yet.

The calendar is passed as an argument; this folder reads no file. Beyond its last day a result is a
range: the earliest and the latest day if the coming year had the holidays of any known year, or had
them a week earlier or later, and ``SLACK`` working days more or fewer. Since 2012 that range would
have held every day that was announced later (tests/followup/test_counting.py checks each year).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ONE = timedelta(days=1)
SATURDAY = 5
WEEK = 7
SLACK = 2
"""By how many working days a coming year may differ from all known ones."""


@dataclass(frozen=True, slots=True, order=True)
class Reach:
    """A day, or the earliest and the latest that it can be."""

    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """Whether the day is certain."""
        return self.earliest == self.latest

    def shift(self, days: int) -> Reach:
        """The same, some calendar days later."""
        move = timedelta(days=days)
        return Reach(self.earliest + move, self.latest + move)

    def join(self, other: Reach) -> Reach:
        """The range that covers both."""
        return Reach(min(self.earliest, other.earliest), max(self.latest, other.latest))


def on(day: date) -> Reach:
    """The range of one certain day."""
    return Reach(day, day)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days from ``first`` to ``last``: what the State Council's notices arrange.

    ``holidays`` names each day off, ``make_up`` each Saturday and Sunday that is worked in return;
    ``announced`` holds, for each year, the day of its notice and of each that changed it.
    """

    first: date
    last: date
    holidays: Mapping[date, str]
    make_up: Mapping[date, str]
    announced: Mapping[int, tuple[date, ...]] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        """Whether a day within the calendar is a working day."""
        return day in self.make_up or (day.weekday() < SATURDAY and day not in self.holidays)

    def knows(self, day: date) -> bool:
        """Whether the day lies within the calendar."""
        return self.first <= day <= self.last

    def after(self, day: date, n: int) -> Reach:
        """The nth working day after a day, which itself does not count."""
        self._begins(day)
        here = day
        while n and here < self.last:
            here += ONE
            n -= self.works(here)
        if not n:
            return on(here)
        return self._beyond(here, n)

    def from_(self, day: date) -> Reach:
        """The first working day on or after a day; a day not announced may be one."""
        self._begins(day)
        here = day
        while self.knows(here) and not self.works(here):
            here += ONE
        return on(here) if self.knows(here) else Reach(here, self._beyond(here - ONE, 1).latest)

    def from_reach(self, days: Reach) -> Reach:
        """``from_`` for both ends of a range."""
        return Reach(self.from_(days.earliest).earliest, self.from_(days.latest).latest)

    def before(self, day: date) -> date:
        """The last working day before a day, as far as it is known, or the calendar's first day."""
        here = day - ONE
        while here > self.first and (not self.works(here) or self.every_year(here)):
            here -= ONE
        return here

    def every_year(self, day: date) -> str:
        """The holiday that this date was in every known year, such as 1 January; else ""."""
        if self.knows(day):
            return ""
        then = [
            name
            for off, name in self.holidays.items()
            if (off.month, off.day) == (day.month, day.day)
        ]
        return then[-1] if len(then) > self.last.year - self.first.year else ""

    def _beyond(self, day: date, n: int) -> Reach:
        """The nth working day from a day on, beyond the end of the calendar."""
        ends = [self._step(day, n, as_if) for as_if in self._futures()]
        return Reach(min(end.earliest for end in ends), max(end.latest for end in ends))

    def _step(self, day: date, n: int, as_if: tuple[int, int]) -> Reach:
        """The nth working day if the unannounced days were like those of a known year."""
        first, left = max(n - SLACK, 1), n + SLACK
        earliest: date | None = None
        while left:
            day += ONE
            left -= self._as_in(day, *as_if)
            if earliest is None and n + SLACK - left == first:
                earliest = day
        return Reach(earliest or day, day)

    def _as_in(self, day: date, year: int, later: int) -> bool:
        """Whether an unannounced day works, if it is as in that year, moved by whole weeks."""
        apart = date(day.year, 1, 1).toordinal() - date(year, 1, 1).toordinal()
        weeks = round(apart / WEEK) + later
        like = date.fromordinal(day.toordinal() - WEEK * weeks)
        return self.works(like) if self.knows(like) else day.weekday() < SATURDAY

    def _futures(self) -> Iterator[tuple[int, int]]:
        """The known years, each as it was, a week earlier and a week later."""
        for year in range(self.first.year, self.last.year + 1):
            yield from ((year, later) for later in (-1, 0, 1))

    def _begins(self, day: date) -> None:
        if day < self.first:
            raise WrongInputError(
                "day-too-early", day=day.isoformat(), first=self.first.isoformat()
            )
