"""The timeline over a small statute book: what the real one does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.sample_book import Values, book, instrument, provision, request

from pcirights.core.events import Event, Happened, history
from pcirights.core.law import Unit
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record, Right
from pcirights.followup.counting import StepKind, count
from pcirights.followup.timeline import Timeline, timeline
from pcirights.followup.working_days import WorkCalendar, on

CALENDAR = WorkCalendar(date(2016, 1, 1), date(2026, 12, 28), {}, {})
MONDAY = date(2026, 3, 2)
EXTENSION = {"what": "extension", "n": 5, "unit": "working-day"}
REPLY = {"what": "reply", "n": 5, "unit": "working-day", "starts": "receipt"}


def line(
    *periods: Values,
    today: date = MONDAY,
    happened: Happened = Happened.RECEIVED,
    calendar: WorkCalendar = CALENDAR,
) -> Timeline:
    one = instrument(provision() | {"period": list(periods)})
    law = book(request(), one=one)
    asked = Question(("320200", "320000"), Record.PUBLIC_CREDIT, Right.ACCESS, None, MONDAY)
    findings = assess(asked, law)
    events = history([Event(happened, MONDAY)], today)
    return timeline(findings.choose(None), asked, events, calendar, law)


def test_an_extension_of_nothing_gives_no_date() -> None:
    assert not line(EXTENSION).watches


def test_the_next_date_is_the_first_that_has_not_passed() -> None:
    made = line(REPLY)
    assert made.next is not None
    assert made.next.what == "reply"
    later = line(REPLY, today=date(2026, 3, 10))
    assert later.next is None or later.next.what != "reply"
    assert line(REPLY, happened=Happened.SENT).next is None


def test_each_year_that_was_counted_has_its_notices() -> None:
    seen = (date(2025, 11, 4), date(2026, 1, 27))
    known = {2026: seen}
    assert line(REPLY, calendar=replace(CALENDAR, announced=known)).notices == ((2026, seen),)
    assert line(REPLY, calendar=replace(CALENDAR, announced={})).notices == ((2026, ()),)
    unseen: dict[int, tuple[date, ...]] = {2026: ()}  # announced on a day that nobody saw
    assert line(REPLY, calendar=replace(CALENDAR, announced=unseen)).notices == ()


def test_where_the_known_days_end_with_days_off_the_sum_says_so() -> None:
    calendar = WorkCalendar(date(2026, 1, 1), date(2026, 3, 8), {}, {})  # a Sunday
    total = count(on(date(2026, 3, 6)), 1, Unit.WORKING_DAY, calendar)
    assert [step.kind for step in total.steps] == [
        StepKind.START,
        StepKind.WEEKENDS,
        StepKind.BEYOND,
        StepKind.LAST_DAY,
    ]
