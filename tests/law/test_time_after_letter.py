"""What comes after the letter, on the days of change: the law of which day answers?

A letter received on the last day of an interval and refused on the first day of the next one has
the office's time by the law before the change and the person's steps by the law after it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from tests.law.days_of_change import ASKED, BOOK, intervals

from pcirights.core.events import Delivery, Event, Happened, history
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record
from pcirights.followup.due_date import Whose
from pcirights.followup.next_steps import next_steps
from pcirights.followup.situation import SILENCE
from pcirights.followup.timeline import timeline
from pcirights.law.workdays import load_calendar
from pcirights.paths import workdays_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pcirights.core.routes import Route
    from pcirights.followup.next_step import NextSteps

CALENDAR = load_calendar(workdays_json())
HEARD = (Happened.REFUSED, Happened.PARTLY_GIVEN, Happened.NOTHING)


def routes(record: Record, on: date) -> Iterator[tuple[Question, Route]]:
    """Every route about a record that national law gives on a day, with the question for it."""
    for right, ground in ASKED:
        question = Question((), record, right, ground, on)
        for route in assess(question, BOOK).routes:
            yield question, route


def steps(question: Question, route: Route, *events: Event, today: date) -> NextSteps:
    happened = history(events, today)
    return next_steps(timeline(route, question, happened, CALENDAR, BOOK), question, BOOK)


def received(day: date) -> Event:
    return Event(Happened.RECEIVED, day, Delivery.BY_HAND)


@pytest.mark.parametrize("record", Record)
def test_each_date_rests_on_the_law_of_its_own_day(record: Record) -> None:
    asked = 0
    for (_, before), (after, _) in itertools.pairwise(intervals((), record)):
        for (question, route), what in itertools.product(routes(record, before), HEARD):
            found = steps(question, route, received(before), Event(what, after), today=after)
            silence = [
                one.sum.reach.latest
                for one in found.line.watches
                if one.what == SILENCE and one.sum
            ]
            for watch in found.line.watches:
                days = [before] if watch.whose is Whose.OFFICE else [after]
                days += silence if watch.whose is Whose.PERSON or watch.what == SILENCE else []
                status = [watch.instrument.status(day) for day in days]
                assert any(one.citable for one in status), (question, what, watch.provision.ref)
            for step in found.steps:
                cited = (*step.opened_by, *step.costs)
                assert all(instrument.status(after).citable for instrument, _ in cited)
                assert step.rests_on[0].began <= max((after, *silence))
            asked += 1
    assert asked > 400
