"""A due date: whose time it is, the provision it rests on, the sum behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.law import Citation, Instrument, Period, Provision, Words
    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.counting import Sum

SOON = 7
"""A date counts as soon due from this many days before it."""


class Whose(StrEnum):
    """Whose time it is."""

    OFFICE = "office"
    PERSON = "person"


class NoDay(StrEnum):
    """Why no day can be said."""

    NOT_RECEIVED = "not-received"  # the day of receipt is not known
    NOT_ACCEPTED = "not-accepted"  # the day of acceptance is not known
    NO_NUMBER = "no-number"  # the provision has a word such as “promptly”, or nothing
    START_UNKNOWN = "start-unknown"  # it runs from an event that only the office knows
    NO_LIMIT = "no-limit"  # the provision sets no end
    IN_THE_NOTICE = "in-the-notice"  # the notice sets it
    AFTER_COMPLETION = "after-completion"  # it begins when the completion is received
    AFTER_STEP = "after-step"  # it begins when the step before has been decided
    LIMITATION = "limitation"  # no end, but the claim is barred after the time of limitation
    HARM_KNOWN = "harm-known"  # it runs from the day one knew of the harm and who owes the duty


class Supposing(StrEnum):
    """What must happen, or not happen, for the date to count."""

    NO_ANSWER = "no-answer"
    EXTENDED = "extended"
    NO_DECISION = "no-decision"
    NO_WORD = "no-word"  # a complaint is not dealt with


class State(StrEnum):
    """Where a date stands on the day asked."""

    OPEN = "open"  # without a day
    AHEAD = "ahead"
    SOON = "soon"
    TODAY = "today"
    MAY_BE_PAST = "may-be-past"
    PAST = "past"
    MET = "met"


class Behind(StrEnum):
    """An act with a time limit of its own, which no letter about the record stops."""

    ACT = "act"  # the penalty or listing behind the record
    DECISION = "decision"  # a decision that somebody took because of the record


@dataclass(frozen=True, slots=True)
class Watch:
    """One due date.

    ``what`` is the name of a period (``reply``), ``silence``, ``completion``, or a step. ``sum`` is
    None where no day is known, for the reason ``no_day``. ``hard``: missing it costs a right.
    ``opens`` is the first day on which the step can be taken, by the provision ``opens_by`` where
    it opens after silence. ``cap`` marks an outer limit. ``met`` is the day on which the awaited
    thing came. ``behind`` marks a limit on an act other than the letter. ``ours``: no law sets the
    time, the program proposes it. ``to`` is the role of the addressee whose time it is, where each
    has its own.
    """

    what: str
    whose: Whose
    rests_on: Citation
    sum: Sum | None = None
    no_day: NoDay | None = None
    period: Period | None = None
    when: Words | None = None
    hard: bool = False
    first_by: Provision | None = None
    opens: Sum | None = None
    opens_by: Citation | None = None
    cap: bool = False
    behind: Behind | None = None
    supposing: Supposing | None = None
    met: date | None = None
    ours: bool = False
    to: BodyRole | None = None

    @property
    def instrument(self) -> Instrument:
        """The instrument of the provision that it rests on."""
        return self.rests_on.instrument

    @property
    def provision(self) -> Provision:
        """The provision that it rests on."""
        return self.rests_on.provision

    def state(self, today: date) -> State:
        """Whether it is met, past, soon due or ahead; of a range the earliest day counts."""
        if self.met is not None:
            return State.MET
        if self.sum is None:
            return State.OPEN
        if today > self.sum.reach.latest:
            return State.PAST
        left = (self.sum.reach.earliest - today).days
        if left < 0:
            return State.MAY_BE_PAST
        if left == 0:
            return State.TODAY
        return State.SOON if left <= SOON else State.AHEAD


@dataclass(frozen=True, slots=True)
class Alert:
    """A warning shown with the dates. A hard one has to be confirmed as read.

    ``to`` is the role of the addressee that it is about, where it is not about all.
    """

    code: str
    hard: bool
    rests_on: Citation | None = None
    to: BodyRole | None = None
