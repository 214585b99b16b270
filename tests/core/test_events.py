"""What happened is put in order, or refused with a word; and where a date stands on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.sample_book import instrument, provision

from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened, history
from pcirights.core.law import Citation
from pcirights.followup.counting import Sum
from pcirights.followup.due_date import NoDay, State, Watch, Whose
from pcirights.followup.working_days import Reach, on
from pcirights.law.instruments import read_instrument

TODAY = date(2026, 3, 20)
MONDAY = date(2026, 3, 2)


def refused(*events: Event) -> WrongInputError:
    with pytest.raises(WrongInputError) as caught:
        history(events, TODAY)
    return caught.value


def test_what_lies_ahead_has_not_happened() -> None:
    error = refused(Event(Happened.RECEIVED, TODAY + timedelta(days=1)))
    assert error.code == "event-in-future"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Happened.SENT, Happened.RECEIVED),
        (Happened.SENT, Happened.COMPLETED),
        (Happened.RECEIVED, Happened.ACCEPTED),
        (Happened.RECEIVED, Happened.REFUSED),
        (Happened.RECEIVED, Happened.EXTENDED),
        (Happened.ASKED_TO_COMPLETE, Happened.COMPLETED),
        (Happened.RECONSIDERATION_FILED, Happened.RECONSIDERATION_DECIDED),
    ],
)
def test_nothing_happens_before_what_it_follows(before: Happened, after: Happened) -> None:
    error = refused(Event(before, MONDAY), Event(after, MONDAY - timedelta(days=1)))
    assert (error.code, error.fields["what"], error.fields["before"]) == (
        "event-order",
        after,
        before,
    )
    history([Event(before, MONDAY), Event(after, MONDAY)], TODAY)


def test_a_notice_cannot_end_before_it_came() -> None:
    error = refused(Event(Happened.ASKED_TO_COMPLETE, MONDAY, until=MONDAY - timedelta(days=1)))
    assert error.code == "event-until"


def test_of_several_of_one_kind_the_last_counts() -> None:
    made = history(
        [Event(Happened.REFUSED, MONDAY + timedelta(days=2)), Event(Happened.REFUSED, MONDAY)],
        TODAY,
    )
    assert made.day(Happened.REFUSED) == MONDAY + timedelta(days=2)
    assert made.answer == Event(Happened.REFUSED, MONDAY + timedelta(days=2))


def test_receipt_needs_a_day_that_can_be_shown() -> None:
    posted = Event(Happened.SENT, MONDAY, Delivery.REGISTERED)
    assert history([posted], TODAY).receipt is None
    handed = Event(Happened.SENT, MONDAY, Delivery.BY_HAND)
    assert history([handed], TODAY).receipt == handed
    signed = Event(Happened.RECEIVED, MONDAY + timedelta(days=1))
    assert history([posted, signed], TODAY).receipt == signed


def test_a_second_notice_after_a_completion_awaits_a_second_completion() -> None:
    asked, done = Event(Happened.ASKED_TO_COMPLETE, MONDAY), Event(Happened.COMPLETED, MONDAY)
    assert history([asked], TODAY).awaits_completion == asked
    assert history([asked, done], TODAY).awaits_completion is None


@pytest.mark.parametrize(
    ("earliest", "latest", "state"),
    [
        (21, 21, State.SOON),
        (27, 27, State.SOON),
        (28, 28, State.AHEAD),
        (20, 20, State.TODAY),
        (19, 19, State.PAST),
        (19, 21, State.MAY_BE_PAST),
        (20, 25, State.TODAY),
    ],
)
def test_where_a_date_stands(earliest: int, latest: int, state: State) -> None:
    law = read_instrument("x/law.toml", instrument(provision()), [])
    assert law is not None
    reach = Reach(date(2026, 3, earliest), date(2026, 3, latest))
    watch = Watch("reply", Whose.OFFICE, Citation(law, law.provisions[0]), sum=Sum(reach, ()))
    assert watch.state(TODAY) is state
    assert replace(watch, met=MONDAY).state(TODAY) is State.MET
    open_one = replace(watch, sum=None, no_day=NoDay.NO_NUMBER)
    assert open_one.state(TODAY) is State.OPEN
    assert on(TODAY).shift(1).join(on(MONDAY)) == Reach(MONDAY, TODAY + timedelta(days=1))
