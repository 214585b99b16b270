"""Periods counted by hand, and what holds of every period."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as take
from hypothesis import settings
from hypothesis import strategies as st
from tests.sample_book import instrument, provision

from pcirights import paths
from pcirights.core.errors import WrongInputError
from pcirights.core.law import Citation, Unit
from pcirights.followup.counting import LineKind, Manner, Sum, count, given
from pcirights.followup.working_days import Reach, WorkCalendar, add_months, on
from pcirights.law.instruments import read_instrument
from pcirights.law.workdays import load_calendar

SUMS = tomllib.loads(Path(__file__).with_name("sums.toml").read_text("utf-8"))["sum"]
CALENDAR = load_calendar(paths.workdays_json())
DAYS = st.dates(date(2004, 1, 1), date(2029, 12, 31))
NUMBERS = st.integers(1, 60)
UNITS = st.sampled_from(list(Unit))


def moving() -> Manner:
    law = read_instrument("x/law.toml", instrument(provision()), [])
    assert law is not None
    return Manner(moves=Citation(law, law.provisions[0]))


MOVES = moving()
MANNERS = st.sampled_from([Manner(), MOVES])


def kinds(total: Sum) -> list[LineKind]:
    return [line.kind for line in total.lines]


@pytest.mark.parametrize("case", SUMS, ids=lambda case: case["name"][:80])
def test_sum(case: dict[str, Any]) -> None:
    manner = MOVES if case.get("moves") else Manner()
    total = count(on(case["start"]), case["n"], Unit(case["unit"]), CALENDAR, manner)
    wanted = on(case["end"]) if "end" in case else Reach(case["earliest"], case["latest"])
    assert total.reach == wanted
    assert (LineKind.STAYS in kinds(total)) == case.get("stays", False)
    assert (LineKind.BEYOND in kinds(total)) == ("earliest" in case)
    assert kinds(total)[0] is LineKind.START
    assert kinds(total)[-1] is LineKind.LAST_DAY


def test_the_sum_shows_what_was_skipped_and_what_was_worked() -> None:
    total = count(on(date(2025, 9, 29)), 20, Unit.WORKING_DAY, CALENDAR)
    shown = {line.kind: (line.first, line.last, line.n, line.names) for line in total.lines}
    assert shown[LineKind.FIRST_DAY][0] == date(2025, 9, 30)
    assert shown[LineKind.HOLIDAY] == (
        date(2025, 10, 1),
        date(2025, 10, 8),
        8,
        ("national-day", "mid-autumn-festival"),
    )
    assert shown[LineKind.MAKE_UP][0] == date(2025, 10, 11)
    assert shown[LineKind.WEEKENDS][2] == 7  # 12, 18, 19, 25, 26 October, 1 and 2 November


def test_the_usual_loop_over_weekends_and_holidays_would_be_late() -> None:
    here, left = date(2025, 9, 29), 20
    while left:
        here += timedelta(days=1)
        left -= here.weekday() < 5 and here not in CALENDAR.holidays
    assert here > count(on(date(2025, 9, 29)), 20, Unit.WORKING_DAY, CALENDAR).reach.latest


def test_a_holiday_that_stays_names_the_working_day_before() -> None:
    total = count(on(date(2025, 11, 3)), 60, Unit.CALENDAR_DAY, CALENDAR)
    stays = next(line for line in total.lines if line.kind is LineKind.STAYS)
    assert (stays.first, stays.last) == (date(2025, 12, 31), date(2026, 1, 2))
    assert stays.names == ("new-years-day",)


def test_a_move_says_what_moves_it_and_from_where() -> None:
    total = count(on(date(2025, 9, 20)), 15, Unit.CALENDAR_DAY, CALENDAR, MOVES)
    moved = next(line for line in total.lines if line.kind is LineKind.MOVED)
    assert moved.first == date(2025, 10, 5)
    assert moved.rests_on == MOVES.moves


def test_a_weekend_to_come_may_be_worked_and_names_the_working_day_before() -> None:
    total = count(on(date(2027, 1, 1)), 1, Unit.CALENDAR_DAY, CALENDAR)
    assert kinds(total) == [
        LineKind.START, LineKind.FIRST_DAY, LineKind.WEEKEND_AHEAD, LineKind.LAST_DAY
    ]  # fmt: skip
    ahead = total.lines[2]
    assert (ahead.first, ahead.last) == (date(2026, 12, 31), date(2027, 1, 2))
    assert total.reach == on(date(2027, 1, 2))


@pytest.mark.parametrize(
    ("begins", "last", "before", "name"),
    [
        (date(2026, 11, 2), date(2027, 1, 1), date(2026, 12, 31), "new-years-day"),
        (date(2027, 3, 2), date(2027, 5, 1), date(2027, 4, 30), "labour-day"),
        (date(2027, 8, 6), date(2027, 10, 5), date(2027, 9, 30), "national-day"),
    ],
)
def test_a_day_that_was_off_in_every_year_is_told_before_its_year_is_announced(
    begins: date, last: date, before: date, name: str
) -> None:
    total = count(on(begins), 60, Unit.CALENDAR_DAY, CALENDAR)
    ahead = next(line for line in total.lines if line.kind is LineKind.HOLIDAY_AHEAD)
    assert (ahead.first, ahead.last, ahead.names) == (before, last, (name,))
    assert total.reach == on(last)


def test_a_day_that_was_given_is_not_counted() -> None:
    assert given(date(2026, 1, 5)).reach == on(date(2026, 1, 5))
    assert kinds(given(date(2026, 1, 5))) == [LineKind.LAST_DAY]


def test_the_time_is_over_only_when_a_day_off_could_not_move_it_any_more() -> None:
    monday = count(on(date(2026, 5, 1)), 1, Unit.MONTH, CALENDAR)
    assert monday.next_day(CALENDAR).reach == on(date(2026, 6, 2))
    golden_week = count(on(date(2026, 9, 12)), 20, Unit.CALENDAR_DAY, CALENDAR)
    over = golden_week.next_day(CALENDAR)
    assert golden_week.reach == on(date(2026, 10, 2))
    assert over.reach == on(date(2026, 10, 9))
    assert kinds(over)[-2:] == [LineKind.WAITS, LineKind.NEXT_DAY]
    assert (over.lines[-2].first, over.lines[-2].last) == (date(2026, 10, 8), date(2026, 10, 8))


def test_a_time_in_working_days_is_over_the_next_day() -> None:
    friday = count(on(date(2026, 6, 1)), 4, Unit.WORKING_DAY, CALENDAR)
    assert friday.next_day(CALENDAR).reach == on(date(2026, 6, 6))
    apart = count(on(date(2026, 6, 1)), 12, Unit.CALENDAR_DAY, CALENDAR)  # a Saturday
    assert friday.join(apart).next_day(CALENDAR).reach.latest == date(2026, 6, 16)


def test_a_time_over_in_a_year_not_announced_is_a_range_and_says_so() -> None:
    ahead = count(on(date(2026, 12, 1)), 2, Unit.MONTH, CALENDAR)
    over = ahead.next_day(CALENDAR)
    assert ahead.reach == on(date(2027, 2, 1))
    assert over.reach.earliest == date(2027, 2, 2) < over.reach.latest
    assert kinds(over)[-3:] == [LineKind.BEYOND, LineKind.WAITS, LineKind.NEXT_DAY]


def test_a_start_before_the_calendar_is_refused() -> None:
    with pytest.raises(WrongInputError):
        count(on(date(2003, 12, 31)), 1, Unit.WORKING_DAY, CALENDAR)


def test_a_start_beyond_the_calendar_has_no_certain_first_day() -> None:
    total = count(on(date(2026, 12, 31)), 1, Unit.WORKING_DAY, CALENDAR)
    assert LineKind.FIRST_DAY not in kinds(total)
    assert not total.reach.exact


def test_the_calendar_ends_before_the_days_that_the_next_notice_can_move() -> None:
    assert (CALENDAR.first, CALENDAR.last.month, CALENDAR.last.day) == (date(2004, 1, 1), 12, 28)
    assert all(day.weekday() >= 5 for day in CALENDAR.make_up)
    assert not set(CALENDAR.make_up) & set(CALENDAR.holidays)


@pytest.mark.parametrize("year", range(2012, CALENDAR.last.year))
@pytest.mark.parametrize("n", [7, 20, 40])
def test_the_range_would_have_held_the_day_that_was_announced_later(year: int, n: int) -> None:
    """Asked at the end of each year since 2012, with the calendar that was known by then."""
    last = date(year, 12, 28)
    known = WorkCalendar(
        CALENDAR.first,
        last,
        {day: name for day, name in CALENDAR.holidays.items() if day <= last},
        {day: name for day, name in CALENDAR.make_up.items() if day <= last},
    )
    for more in range(0, 200, 3):
        day = date(year, 12, 1) + timedelta(days=more)
        reach, came = known.after(day, n), CALENDAR.after(day, n)
        if came.exact:
            assert reach.earliest <= came.earliest <= reach.latest, day
        assert known.from_(day).earliest <= CALENDAR.from_(day).earliest


@settings(deadline=None)
@take(DAYS, DAYS, NUMBERS, UNITS, MANNERS)
def test_who_receives_later_never_answers_earlier(
    one: date, two: date, n: int, unit: Unit, manner: Manner
) -> None:
    first, second = (count(on(day), n, unit, CALENDAR, manner).reach for day in sorted((one, two)))
    assert first.earliest <= second.earliest
    assert first.latest <= second.latest


@settings(deadline=None)
@take(DAYS, NUMBERS, NUMBERS, UNITS, MANNERS)
def test_a_longer_period_never_ends_earlier(
    day: date, one: int, two: int, unit: Unit, manner: Manner
) -> None:
    first, second = (count(on(day), n, unit, CALENDAR, manner).reach for n in sorted((one, two)))
    assert first.earliest <= second.earliest
    assert first.latest <= second.latest


@settings(deadline=None)
@take(DAYS, NUMBERS)
def test_working_days_end_on_a_working_day_and_number_as_many(day: date, n: int) -> None:
    reach = count(on(day), n, Unit.WORKING_DAY, CALENDAR).reach
    assert reach.earliest > day
    if reach.latest <= CALENDAR.last:
        assert reach.exact
        between = (day + timedelta(days=more + 1) for more in range((reach.latest - day).days))
        assert sum(CALENDAR.works(one) for one in between) == n
        assert CALENDAR.works(reach.latest)


@settings(deadline=None)
@take(DAYS, NUMBERS, NUMBERS)
def test_a_range_holds_whatever_its_start_turns_out_to_be(day: date, width: int, n: int) -> None:
    whole = count(Reach(day, day + timedelta(days=width)), n, Unit.WORKING_DAY, CALENDAR).reach
    inside = count(on(day + timedelta(days=width // 2)), n, Unit.WORKING_DAY, CALENDAR).reach
    assert whole.earliest <= inside.earliest <= inside.latest <= whole.latest


@settings(deadline=None)
@take(DAYS)
def test_the_nearest_working_days_lie_around_the_day(day: date) -> None:
    assert day <= CALENDAR.from_(day).earliest
    if CALENDAR.first < day <= CALENDAR.last:
        before = CALENDAR.before(day)
        assert CALENDAR.first <= before < day
        assert before == CALENDAR.first or CALENDAR.works(before)


@settings(deadline=None)
@take(DAYS, st.integers(1, 120))
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
