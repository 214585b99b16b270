"""Read this first: from a person's answers to a letter, and on to the letters that follow.

answers → routes in law (in force that day) → cautions → letter → PDF
    → what has happened since → dates → next steps → their letter
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pcirights.core.cautions import find_cautions
from pcirights.core.errors import WrongInputError
from pcirights.core.events import history
from pcirights.core.findings import Findings, formerly
from pcirights.core.relatives import asked_by
from pcirights.core.routes import Question, find_routes
from pcirights.core.vocabulary import Right
from pcirights.followup.clocks import clocks, only, together
from pcirights.followup.next_steps import next_steps
from pcirights.followup.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from pcirights.core.answers import Answers
    from pcirights.core.events import Event
    from pcirights.core.place import Place
    from pcirights.core.routes import Route
    from pcirights.core.statute_book import StatuteBook
    from pcirights.followup.next_step import NextStep, NextSteps
    from pcirights.followup.timeline import Timeline
    from pcirights.followup.working_days import WorkCalendar

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Matter:
    """One person's matter: what they told, the place it names, and what the law gives.

    ``place`` is None where only national law is asked. There are two days: ``law_day`` is the day
    whose law answers, ``today`` the day on which one looks. They differ in a study copy.
    """

    answers: Answers
    place: Place | None
    today: date
    findings: Findings

    @property
    def question(self) -> Question:
        """What was asked of the law."""
        return self.findings.question

    @property
    def law_day(self) -> date:
        """The day whose law answers."""
        return self.question.on

    @property
    def route(self) -> Route:
        """The route that the person chose, else the recommended one.

        Raises NoRouteError where the law gives none, WrongInputError where it gives another.
        """
        return self.findings.choose(self.answers.route)


def ask(answers: Answers, place: Place | None, today: date, book: StatuteBook) -> Question:
    """The question that the answers put to the law.

    Raises WrongInputError for a day that the book does not answer for, where the record or the
    right is missing, and for a ground with a right that takes none.
    """
    law_day = answers.on or today
    book.check_day(law_day)
    if answers.record is None or answers.right is None:
        missing = "record" if answers.record is None else "right"
        raise WrongInputError("answers-missing", key=missing)
    if answers.ground is not None and answers.right is Right.ACCESS:
        raise WrongInputError("ground-needs-right", ground=answers.ground)
    law_path = place.law_path if place else ()
    return Question(law_path, answers.record, answers.right, answers.ground, law_day)


def assess(question: Question, book: StatuteBook) -> Findings:
    """What the law of that day gives: routes, cautions, and the instruments that applied before."""
    routes = find_routes(question, book)
    cautions = find_cautions(question, routes, book)
    return Findings(question, routes, cautions, formerly(question, book))


def write(
    matter: Matter,
    book: StatuteBook,
    compose: Callable[[Matter, Route], Draft],
    render: Callable[[Draft], bytes],
) -> bytes:
    """The letter of the route that the person chose. Raises as ``Matter.route``."""
    return render(compose(matter, asked_by(matter, matter.route, book)))


def follow(
    matter: Matter,
    events: Iterable[Event],
    today: date,
    calendar: WorkCalendar,
    book: StatuteBook,
) -> Timeline:
    """The dates of the letter, by what has happened until ``today``. Raises as ``follow_each``.

    Where each addressee has its own clock, the dates of all, each with its addressee.
    """
    events = tuple(events)
    lines = follow_each(matter, events, today, calendar, book)
    return together(lines, matter.route, history(events, today))


def follow_each(
    matter: Matter,
    events: Iterable[Event],
    today: date,
    calendar: WorkCalendar,
    book: StatuteBook,
) -> tuple[Timeline, ...]:
    """The dates of the letter for each addressee with its own clock, one for all where none has.

    Raises as ``Matter.route``, and WrongInputError for what happened with no addressee of it.
    """
    happened = history(events, today)
    route = matter.route
    return tuple(
        replace(
            timeline(only(route, to), matter.question, happened.of(to), calendar, book),
            to=to,
        )
        for to in clocks(route, happened.events)
    )


def go_on(matter: Matter, dates: Timeline, book: StatuteBook) -> NextSteps:
    """What can be done next, each step with its law, place, time and letter."""
    return next_steps(dates, matter.question, book)


def write_next(
    matter: Matter,
    found: NextSteps,
    step: NextStep,
    book: StatuteBook,
    compose: Callable[[Matter, NextSteps, NextStep], Draft],
    render: Callable[[Draft], bytes],
) -> bytes:
    """The letter of a next step. Raises as ``write`` does."""
    line = replace(found.line, route=asked_by(matter, found.line.route, book))
    return render(compose(matter, replace(found, line=line), step))
