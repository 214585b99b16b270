"""What has happened since the letter: events with their days, checked for order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.core.vocabulary import Because, BodyRole, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Happened(StrEnum):
    """What can happen, in the order in which it can."""

    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    ASKED_TO_COMPLETE = "asked-to-complete"
    COMPLETED = "completed"
    EXTENDED = "extended"
    ANSWERED = "answered"
    PARTLY_GIVEN = "partly-given"
    REFUSED = "refused"
    NOTHING = "nothing"  # no answer so far; the same as having no event for it
    REMINDED = "reminded"  # a reminder was sent
    COMPLAINED = "complained"  # a complaint was sent to whoever supervises the office
    RECONSIDERATION_FILED = "reconsideration-filed"
    RECONSIDERATION_ACCEPTED = "reconsideration-accepted"
    RECONSIDERATION_EXTENDED = "reconsideration-extended"
    RECONSIDERATION_DECIDED = "reconsideration-decided"  # also where it is not accepted
    SUED = "sued"  # a suit was filed
    ACT_SERVED = "act-served"  # the penalty or listing behind the record
    DECISION_SERVED = "decision-served"  # a decision that somebody took because of the record


class Delivery(StrEnum):
    """How the letter arrived; it decides which day is the day of receipt."""

    BY_HAND = "by-hand"  # the day it was handed in
    REGISTERED = "registered"  # the day somebody signed for it
    CONFIRMED = "confirmed"  # ordinary post, online, fax: the day that was confirmed


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ``until`` is the last day set by a notice to complete; ``because`` is the reason that a refusal
    gives. ``to`` is the role of the addressee that it happened with, where the letter went to
    several; None: with all of them.
    """

    what: Happened
    day: date
    how: Delivery | None = None
    until: date | None = None
    because: Because | None = None
    to: BodyRole | None = None


BESIDE = frozenset({Happened.ACT_SERVED, Happened.DECISION_SERVED})
"""Events that are not about the letter: acts with time limits of their own."""
OFFICE = (
    Happened.SENT,
    Happened.RECEIVED,
    Happened.ASKED_TO_COMPLETE,
    Happened.COMPLETED,
)
ORDERS = (
    OFFICE,
    (Happened.RECEIVED, Happened.ACCEPTED),
    (Happened.RECEIVED, Happened.EXTENDED),
    (Happened.RECEIVED, Happened.ANSWERED),
    (Happened.RECEIVED, Happened.PARTLY_GIVEN),
    (Happened.RECEIVED, Happened.REFUSED),
    (Happened.SENT, Happened.REMINDED),
    (Happened.SENT, Happened.COMPLAINED),
    (Happened.RECEIVED, Happened.SUED),
    (
        Happened.RECEIVED,
        Happened.RECONSIDERATION_FILED,
        Happened.RECONSIDERATION_ACCEPTED,
        Happened.RECONSIDERATION_EXTENDED,
        Happened.RECONSIDERATION_DECIDED,
    ),
)
"""In each chain, no event can be earlier than one to its left."""
OUTCOMES = {
    Happened.REFUSED: Outcome.REFUSED,
    Happened.PARTLY_GIVEN: Outcome.PARTLY_GIVEN,
}


DETAILS = {
    "how": frozenset({Happened.SENT, Happened.RECEIVED}),
    "until": frozenset({Happened.ASKED_TO_COMPLETE}),
    "because": frozenset(OUTCOMES),
    "to": frozenset(Happened) - BESIDE,
}
"""To which events a detail belongs."""


def misplaced(event: Event) -> str | None:
    """The name of a detail that such an event cannot have, if it has one."""
    return next(
        (
            name
            for name, whats in DETAILS.items()
            if getattr(event, name) is not None and event.what not in whats
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class History:
    """What has happened until ``today``. Of several events of one kind the last one counts."""

    events: tuple[Event, ...]
    today: date

    def find(self, what: Happened) -> Event | None:
        """The last event of a kind."""
        return max(
            (event for event in self.events if event.what is what),
            key=lambda event: event.day,
            default=None,
        )

    def day(self, what: Happened) -> date | None:
        """The day of the last event of a kind."""
        event = self.find(what)
        return event.day if event else None

    def of(self, to: BodyRole | None) -> History:
        """What has happened with one addressee; with None, all of it."""
        if to is None:
            return self
        return History(tuple(one for one in self.events if one.to in (None, to)), self.today)

    @property
    def receipt(self) -> Event | None:
        """The event that counts as receipt; what was handed in was received that day."""
        sent = self.find(Happened.SENT)
        handed = sent if sent and sent.how is Delivery.BY_HAND else None
        return self.find(Happened.RECEIVED) or handed

    @property
    def answer(self) -> Event | None:
        """The answer, whatever it was; the last one where there were several."""
        answers = (Happened.ANSWERED, *OUTCOMES)
        return max(
            (event for event in self.events if event.what in answers),
            key=lambda event: event.day,
            default=None,
        )

    @property
    def awaits_completion(self) -> Event | None:
        """The notice to complete that has not been met yet."""
        asked, done = self.find(Happened.ASKED_TO_COMPLETE), self.find(Happened.COMPLETED)
        return asked if asked and (done is None or done.day < asked.day) else None


def day_of_letter(events: Iterable[Event], today: date) -> date:
    """The day whose law gave the letter: that of the first event about it, else today."""
    known = (event.day for event in events if event.what not in BESIDE)
    return min(known, default=today)


def history(events: Iterable[Event], today: date) -> History:
    """The history of these events. Raises WrongInputError where they cannot all be so."""
    made = History(tuple(sorted(events, key=lambda event: event.day)), today)
    for event in made.events:
        if event.day > today:
            raise WrongInputError("event-in-future", what=event.what, day=event.day.isoformat())
        if event.until is not None and event.until < event.day:
            raise WrongInputError("event-until", what=event.what, day=event.until.isoformat())
    for to in dict.fromkeys(event.to for event in made.events if event.to) or (None,):
        _check_order(made.of(to))
    return made


def _check_order(made: History) -> None:
    for order in ORDERS:
        there = [(what, day) for what in order if (day := made.day(what))]
        for (before, first), (after, second) in pairwise(there):
            if second < first:
                raise WrongInputError(
                    "event-order", what=after, day=second.isoformat(), before=before
                )
