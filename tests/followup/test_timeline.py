"""The timeline over a small statute book: what the real one does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.sample_book import Values, book, instrument, national, provision, request

from pcirights.core.events import Event, Happened, history
from pcirights.core.law import Unit
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.rows import CountingRow
from pcirights.core.vocabulary import Record, Right, Rule
from pcirights.core.when import When
from pcirights.followup.counting import LineKind, count
from pcirights.followup.situation import SILENCE
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


def test_general_silence_stands_for_a_step_that_has_none_of_its_own() -> None:
    """No length in the provision asked: two months by the general law, for every step."""
    period = {"what": "reply", "n": 2, "unit": "month", "starts": "receipt"}
    general = provision("47") | {"use": [], "period": [period]}
    law = book(request(), one=instrument(provision()), all=national(general))
    silence = CountingRow(Rule.SILENCE, When(), "all#47")
    law = replace(law, counting=(silence,))
    asked = Question(("320200", "320000"), Record.PUBLIC_CREDIT, Right.ACCESS, None, MONDAY)
    events = history([Event(Happened.RECEIVED, MONDAY)], MONDAY)
    made = timeline(assess(asked, law).choose(None), asked, events, CALENDAR, law)
    (watch,) = (one for one in made.watches if one.what == SILENCE)
    assert watch.rests_on.provision.ref == "all#47"
    assert watch.sum is not None
    assert watch.sum.reach.latest == date(2026, 5, 5)  # 2 May is a Saturday: until Monday


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
    assert [line.kind for line in total.lines] == [
        LineKind.START,
        LineKind.WEEKENDS,
        LineKind.BEYOND,
        LineKind.LAST_DAY,
    ]
