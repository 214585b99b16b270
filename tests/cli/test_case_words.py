"""What ``cases due`` tells of a case: dates that are past or near, each with its sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pcirights import i18n
from pcirights.cli.case_words import due_lines
from pcirights.core.answers import Answers
from pcirights.core.events import Event, Happened
from pcirights.core.vocabulary import Record, Right
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.followup.timeline import Timeline

PROGRAM = Program(date(2026, 11, 25))
ASKED = Answers(
    place="无锡市", record=Record.GOVERNMENT_RECORD, right=Right.ACCESS, on=date(2026, 6, 1)
)
RECEIVED = Event(Happened.RECEIVED, date(2026, 6, 1))
REFUSED = Event(Happened.REFUSED, date(2026, 6, 20))
LIMIT = "2026年8月19日"
WORDS = i18n.load("zh")


def line(today: date, *events: Event) -> Timeline:
    return PROGRAM.timeline(PROGRAM.matter(ASKED), events, today)


def told(today: date, *events: Event, within: int = 7) -> str:
    found = line(today, *events)
    return "\n".join(due_lines(found.watches, today, within, WORDS))


def test_far_from_every_date_nothing_is_told() -> None:
    assert told(date(2026, 6, 10), RECEIVED) == ""


def test_an_answer_that_is_soon_due_is_told() -> None:
    assert "答复" in told(date(2026, 6, 25), RECEIVED)


def test_a_limit_is_told_from_as_many_days_before_as_are_asked() -> None:
    assert LIMIT not in told(date(2026, 8, 11), RECEIVED, REFUSED)
    assert LIMIT in told(date(2026, 8, 12), RECEIVED, REFUSED)
    assert LIMIT in told(date(2026, 8, 11), RECEIVED, REFUSED, within=8)


def test_a_limit_is_told_on_its_last_day_and_after() -> None:
    assert LIMIT in told(date(2026, 8, 19), RECEIVED, REFUSED)
    assert LIMIT in told(date(2026, 8, 20), RECEIVED, REFUSED)


def test_what_was_met_is_not_told() -> None:
    today, answered = date(2026, 8, 20), Event(Happened.ANSWERED, date(2026, 6, 20))
    assert told(today, RECEIVED, answered, within=3650) == ""
    unmet = [replace(one, met=None) for one in line(today, RECEIVED, answered).watches if one.sum]
    assert any(due_lines(unmet, today, 7, WORDS))
