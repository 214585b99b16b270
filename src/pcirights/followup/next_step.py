"""The next steps of a case: for each its law, addressee, time, cost, papers and letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pcirights.core.answers import Recipient
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.addressees import Addressee
    from pcirights.core.answers import Answers
    from pcirights.core.law import Citation, Words
    from pcirights.core.vocabulary import Because, BodyRole, Record, Right, Severity, Situation
    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline


class Stand(StrEnum):
    """Whether a step can be taken on the day asked."""

    NOW = "now"
    LATER = "later"  # it is not open yet
    LATE = "late"  # only the outer limit has not passed
    PAST = "past"  # its time is over


@dataclass(frozen=True, slots=True)
class Instead:
    """Another request that the step makes; None keeps the record or the right of the first one."""

    record: Record | None
    right: Right | None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a step goes; ``find`` says how to find its name, ``rests_on`` why it is this one."""

    addressee: Addressee
    find: Words | None = None
    rests_on: Citation | None = None


@dataclass(frozen=True, slots=True)
class StepCaution:
    """A caution about a step."""

    code: str
    severity: Severity
    rests_on: Citation | None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of law that the letter asks to be examined."""

    code: str
    said: Words
    rests_on: Citation


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that an office can give for refusing, with the provision behind it, if any."""

    because: Because
    rests_on: Citation | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that the person can do next.

    ``dates`` are the person's own limits, or the office's where the step is to wait. ``opened_by``
    are the provisions that its letter cites besides ``rests_on``. ``costs`` are the provisions on
    what it costs, empty where none was read; ``needs`` are the papers that go with it. ``against``
    is the addressee of the first letter whose answer or silence the step is about; ``usual`` says
    that the data names such an addressee for the step.
    """

    step: str
    stand: Stand
    rests_on: Citation
    opened_by: tuple[Citation, ...]
    dates: tuple[Watch, ...]
    destinations: tuple[Destination, ...]
    costs: tuple[Citation, ...]
    needs: tuple[str, ...]
    letter: str | None
    instead: Instead | None
    named: bool
    cautions: tuple[StepCaution, ...]
    points: tuple[Point, ...]
    against: Addressee | None
    usual: bool

    @property
    def first(self) -> bool:
        """Whether a court turns a suit away unless this step was taken first."""
        return any(one.first_by is not None for one in self.dates)

    @property
    def writes(self) -> bool:
        """Whether there is a letter to write."""
        return self.letter is not None or self.instead is not None


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Where a case stands, the reason that the office gave, and the steps in their order.

    Where each addressee has its own dates they are those of one, ``to`` by its role.
    """

    situation: Situation
    because: Because | None
    steps: tuple[NextStep, ...]
    line: Timeline

    @property
    def to(self) -> BodyRole | None:
        """The addressee whose clock it is; None where there is one for all."""
        return self.line.to

    @property
    def open(self) -> tuple[NextStep, ...]:
        """The steps that can be taken now."""
        return tuple(one for one in self.steps if one.stand in {Stand.NOW, Stand.LATE})

    def usual(self, step: str) -> bool:
        """Whether its addressee is the one that such a step is usually about."""
        made = self.find(step)
        return made is not None and made.usual

    def find(self, step: str) -> NextStep | None:
        """A step by its name."""
        return next((one for one in self.steps if one.step == step), None)

    def choose(self, step: str) -> NextStep:
        """The step whose letter is wanted.

        Raises WrongInputError where there is no such step now, where it has no letter, and where it
        is not open yet. A step whose time is over can still be written, since there may be a good
        reason for the delay.
        """
        found = self.find(step)
        if found is None:
            offered = ", ".join(one.step for one in self.steps if one.writes)
            code = "step-not-there" if offered else "step-none"
            raise WrongInputError(code, step=step, offered=offered, situation=self.situation)
        if not found.writes:
            raise WrongInputError("step-no-letter", step=step)
        if found.stand is Stand.LATER:
            raise WrongInputError("step-not-open", step=step)
        return found


def of(each: Sequence[NextSteps], to: BodyRole) -> NextSteps:
    """Where the case stands with one addressee.

    Raises WrongInputError where it has no clock of its own.
    """
    found = next((one for one in each if one.to == to), None)
    if found is not None:
        return found
    roles = ", ".join(one.to for one in each if one.to)
    raise WrongInputError("step-to" if roles else "step-to-one", found=to, near=roles)


def one_of(
    each: Sequence[NextSteps], step: str, to: BodyRole | None = None
) -> tuple[NextSteps, NextStep]:
    """The step to be written and whose clock it is of: that of ``to``, where one is named.

    Else the addressee with whom the step can be taken: of several the one that the law's data calls
    the usual respondent, or the first.
    Raises WrongInputError as ``choose``, and for an addressee that has no clock of its own.
    """
    mine = each if to is None else (of(each, to),)
    there = [one for one in mine if (made := one.find(step)) and made in one.open]
    there.sort(key=lambda one: not one.usual(step))
    offering = sorted(mine, key=lambda one: not any(made.writes for made in one.steps))
    found = (there or [one for one in mine if one.find(step)] or offering)[0]
    return found, found.choose(step)


def asked_instead(answers: Answers, step: NextStep) -> Answers:
    """The answers for the other request that a step makes, by the law of the day it is made.

    A request of another right or record has no ground yet and finds its own route. A request to
    another office takes the name that the person gave for it, or leaves it blank.
    """
    instead = step.instead
    if instead is None:
        return answers
    record, right = instead.record or answers.record, instead.right or answers.right
    changed = replace(answers, on=None, events=(), record=record, right=right)
    if (record, right) != (answers.record, answers.right):
        changed = replace(changed, ground=None, route=None)
    if step.named:
        organ = Recipient(answers.followup.organ, answers.followup.organ_address)
        changed = replace(changed, recipient=organ)
    return changed
