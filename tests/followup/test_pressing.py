"""What presses: limits that cost a right stand apart from all others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pcirights.core.answers import Answers
from pcirights.core.events import Event, Happened
from pcirights.core.vocabulary import Record, Right
from pcirights.followup.pressing import dates_within, pressing
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.followup.timeline import Timeline

PROGRAM = Program(date(2026, 11, 25))
ASKED = Answers(
    place="无锡市", record=Record.GOVERNMENT_RECORD, right=Right.ACCESS, on=date(2026, 6, 1)
)
RECEIVED = Event(Happened.RECEIVED, date(2026, 6, 1))
REFUSED = Event(Happened.REFUSED, date(2026, 6, 20))


def line(today: date, *events: Event) -> Timeline:
    return PROGRAM.timeline(PROGRAM.matter(ASKED), events, today)


def test_far_from_every_date_nothing_presses() -> None:
    found = pressing(line(date(2026, 6, 10), RECEIVED))
    assert (found.limits, found.past, found.soon) == ((), (), ())


def test_without_a_limit_and_a_hard_alert_nothing_has_to_be_read_first() -> None:
    company = Answers(
        place="无锡市", record=Record.PRIVATE_SCORE, right=Right.ACCESS, on=RECEIVED.day
    )
    found = pressing(PROGRAM.timeline(PROGRAM.matter(company), [RECEIVED], date(2026, 6, 10)))
    assert not found.hard


def test_an_answer_that_is_soon_due_is_no_limit() -> None:
    found = pressing(line(date(2026, 6, 25), RECEIVED))
    assert {one.what for one in found.soon} >= {"reply"}
    assert not found.limits


def test_a_limit_that_costs_a_right_comes_apart_and_is_hard() -> None:
    found = pressing(line(date(2026, 8, 12), RECEIVED, REFUSED))
    assert [one.what for one in found.limits] == ["reconsideration"]
    assert found.hard
    assert "reconsideration-first" in {alert.code for alert in found.alerts}
    earlier = pressing(line(date(2026, 8, 11), RECEIVED, REFUSED))
    assert not earlier.limits
    wider = pressing(line(date(2026, 8, 11), RECEIVED, REFUSED), within=8)
    assert [one.what for one in wider.limits] == ["reconsideration"]


def test_on_its_last_day_a_limit_still_presses_and_on_the_next_it_is_past() -> None:
    last = pressing(line(date(2026, 8, 19), RECEIVED, REFUSED))
    assert [one.what for one in last.limits] == ["reconsideration"]
    over = pressing(line(date(2026, 8, 20), RECEIVED, REFUSED))
    assert not over.limits
    assert "reconsideration" in {one.what for one in over.past}


def test_a_notice_to_complete_is_hard_from_the_day_it_came() -> None:
    notice = Event(Happened.ASKED_TO_COMPLETE, date(2026, 6, 8), until=date(2026, 7, 30))
    found = pressing(line(date(2026, 6, 9), RECEIVED, notice))
    assert found.hard
    assert "completion-due" in {alert.code for alert in found.alerts}


def test_what_was_met_does_not_press() -> None:
    answered = Event(Happened.ANSWERED, date(2026, 6, 20))
    found = line(date(2026, 8, 20), RECEIVED, answered)
    assert not dates_within(found.watches, date(2026, 8, 20), 3650)
    unmet = [replace(one, met=None) for one in found.watches if one.sum]
    assert dates_within(unmet, date(2026, 8, 20), 7)
