"""Decides what can be done next, from the situation and the dates after a letter.

Which steps there are is data (law/steps.toml); their times come from the timeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.addressees import Addressee
from pcirights.core.events import Happened
from pcirights.core.law import Citation
from pcirights.core.when import Facts
from pcirights.followup.due_date import NoDay, State, Whose
from pcirights.followup.next_step import (
    Destination,
    Instead,
    NextStep,
    NextSteps,
    Point,
    Reason,
    Stand,
    StepCaution,
)
from pcirights.followup.situation import SILENCE, situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pcirights.core.routes import Question
    from pcirights.core.rows import OfficeRow, StepRow
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import Because, Situation
    from pcirights.core.when import When
    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline

SAME, NAMED = "same", "named"
ANSWER = "answer"


def next_steps(line: Timeline, question: Question, book: StatuteBook) -> NextSteps:
    """What can be done next, by the law of the day on which one looks."""
    here = _Here(line, question, book, situation(line), _because(line))
    steps: dict[str, NextStep] = {}
    for row in book.steps:
        if row.step not in steps and here.fits(row.when):
            made = here.step(row)
            if made is not None:
                steps[row.step] = made
    return NextSteps(here.situation, here.because, tuple(steps.values()), line)


def reasons(line: Timeline, question: Question, book: StatuteBook) -> tuple[Reason, ...]:
    """The reasons for refusing that fit this route, for the person to choose from."""
    here = _Here(line, question, book, situation(line), None)
    found: dict[Because, Reason] = {}
    for row in book.reasons:
        standing = book.standing(row.rests_on, here.today)
        if row.because not in found and here.fits(row.when) and (standing or not row.rests_on):
            found[row.because] = Reason(row.because, standing)
    return tuple(found.values())


def _because(line: Timeline) -> Because | None:
    answer = line.history.answer
    return answer.because if answer else None


@dataclass(frozen=True, slots=True)
class _Here:
    """A case on a day: what the rows of steps.toml are matched against."""

    line: Timeline
    question: Question
    book: StatuteBook
    situation: Situation
    because: Because | None

    @property
    def today(self) -> date:
        return self.line.history.today

    def fits(self, when: When) -> bool:
        """Whether a row is for this case."""
        route = self.line.route
        facts = Facts(
            situation=self.situation,
            route=route.id,
            request=route.request,
            record=self.question.record,
            ground=self.question.ground,
            without_ground=self.question.ground is None,
            governing=route.governing.id,
            first=self.first,
            several=self.line.to is not None or len(route.addressees) > 1,
        )
        return when.fits(facts) and when.fits_answer(None, self.because)

    @property
    def first(self) -> bool:
        """Whether reconsideration must come before a suit in this case."""
        return any(one.first_by is not None for one in self.line.watches)

    def step(self, row: StepRow) -> NextStep | None:
        """The step of a row, or None where no provision that it rests on is in force."""
        dates = self._dates(row)
        rests_on = self._rests_on(row, dates)
        if rests_on is None:
            return None
        own = tuple(one for one in dates if one.whose is Whose.PERSON)
        against, usual = self._against(row.step)
        return NextStep(
            step=row.step,
            stand=stand(own, self.today),
            rests_on=rests_on,
            opened_by=tuple(self._opened_by(row.step)),
            dates=dates if row.dated else own,
            destinations=tuple(self._destinations(row)),
            costs=tuple(self._standing(row.costs)),
            needs=tuple(need for need in row.needs if self._there(need)),
            letter=row.letter,
            instead=Instead(row.record, row.right) if row.writes_another else None,
            named=row.goes_to == NAMED,
            cautions=tuple(self._cautions(row.step)),
            points=tuple(self._points(row.step)),
            against=against,
            usual=usual,
        )

    def _against(self, step: str) -> tuple[Addressee | None, bool]:
        """The addressee with whom the step deals, and whether it is the usual one for it."""
        there = self.line.route.addressees
        for row in self.book.respondents:
            if step in row.steps and self.fits(row.when):
                for one in there:
                    if one.role == row.role:
                        return one, True
        return (there[0] if there else None), False

    def _dates(self, row: StepRow) -> tuple[Watch, ...]:
        if row.date is None:
            return ()
        return tuple(one for one in self.line.watches if one.what == row.date and not one.behind)

    def _rests_on(self, row: StepRow, dates: Sequence[Watch]) -> Citation | None:
        if row.dated:
            main = sorted(dates, key=lambda one: one.cap)
            return main[0].rests_on if main else None
        standing = next(self._standing(row.rests_on), None)
        if standing is not None or row.rests_on:
            return standing
        own = {one.provision.ref for one in self.line.route.deadlines}
        # A reminder never rests on the general rule of silence: it puts no duty on the office.
        if dates and (row.date != SILENCE or dates[0].provision.ref in own):
            return dates[0].rests_on
        basis = self.line.route.basis[0]
        return Citation(basis.instrument, basis.provision)

    def _destinations(self, row: StepRow) -> Iterator[Destination]:
        if row.goes_to == SAME:
            yield from (Destination(one) for one in self.line.route.addressees)
        for office in self.book.step_offices:
            if row.step in office.steps and self.fits(office.when):
                standing = self.book.standing(office.rests_on, self.today)
                if standing is not None:
                    yield Destination(_addressee(office), office.find, standing)
                    return

    def _cautions(self, step: str) -> Iterator[StepCaution]:
        found: dict[str, StepCaution] = {}
        for row in self.book.step_cautions:
            if row.code in found or (row.steps and step not in row.steps):
                continue
            standing = next(self._standing(row.rests_on), None)
            if self.fits(row.when) and (standing or not row.rests_on):
                found[row.code] = StepCaution(row.code, row.severity, standing)
        yield from sorted(found.values(), key=lambda one: one.severity.rank)

    def _opened_by(self, step: str) -> Iterator[Citation]:
        for row in self.book.step_bases:
            if step in row.steps and self.fits(row.when):
                yield from self._standing(row.rests_on)

    def _points(self, step: str) -> Iterator[Point]:
        for row in self.book.arguments:
            standing = self.book.standing(row.rests_on, self.today)
            if step in row.steps and self.fits(row.when) and standing is not None:
                yield Point(row.code, row.said, standing)

    def _standing(self, refs: Sequence[str]) -> Iterator[Citation]:
        for ref in refs:
            found = self.book.standing(ref, self.today)
            if found is not None:
                yield found

    def _there(self, need: str) -> bool:
        """Whether the person can have this paper: no copy of an answer where none came."""
        happened = self.line.history
        if need == ANSWER:
            return happened.answer is not None
        return need not in PAPERS or happened.find(PAPERS[need]) is not None


PAPERS = {
    "notice": Happened.ASKED_TO_COMPLETE,
    "decision": Happened.RECONSIDERATION_DECIDED,
    "reconsideration-copy": Happened.RECONSIDERATION_FILED,
    "reminder-copy": Happened.REMINDED,
    "complaint-copy": Happened.COMPLAINED,
    "act": Happened.ACT_SERVED,
}
"""Papers that exist only after these events."""


def stand(dates: Sequence[Watch], today: date) -> Stand:
    """Whether a step is open, by the person's own dates for it; without dates it is."""
    if not dates:
        return Stand.NOW
    alive = [one for one in dates if one.state(today) is not State.PAST]
    if not alive:
        return Stand.PAST
    if not any(_opened(one, today) for one in alive):
        return Stand.LATER
    return Stand.LATE if all(one.cap for one in alive) else Stand.NOW


def _opened(one: Watch, today: date) -> bool:
    if one.no_day is NoDay.AFTER_STEP:
        return False
    return one.opens is None or one.opens.reach.latest <= today


def _addressee(row: OfficeRow) -> Addressee:
    return Addressee(row.name, row.role, row.holder, row.blank)
