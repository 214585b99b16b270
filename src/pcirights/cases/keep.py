"""A case and the law: its answers, its dates, its line in the table, and adding to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import tomli_w

from pcirights.answers_file import parse_answers, to_values
from pcirights.cases.case import Case, Happening, Note
from pcirights.cases.head import Head, dates_text
from pcirights.cases.seal import new_id
from pcirights.core.errors import NoRouteError, PcirightsError, WrongInputError
from pcirights.core.events import history
from pcirights.core.vocabulary import RouteId
from pcirights.toml_file import TomlError, toml_of

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.answers import Answers
    from pcirights.core.events import Event
    from pcirights.followup.timeline import Timeline
    from pcirights.program import Program

ONE_DAY = timedelta(days=1)
MOST_NOTE = 100_000
"""Characters of one note."""
MOST_LABEL = 200
MOST_EVENTS = 200
"""Events of one case whose dates are calculated: each is calculated with all before it."""
MOST_NOTES = MOST_PAPERS = 1000
YEARS_AHEAD = 20
"""How far after the last year with known working days a day of a case may lie."""


def new_case(
    answers: Answers, program: Program, label: str = "", calendar: bytes | None = None
) -> Case:
    """A case of these answers, on the route that their letter takes.

    ``calendar`` is the key of a calendar file that was saved of them before.
    Raises as ``Program.matter`` does, and NoRouteError where there is no route.
    """
    written = answers.on or program.today
    route = program.matter(answers).route.id
    fixed = replace(answers, on=written, route=RouteId(route))
    text = tomli_w.dumps(to_values(fixed))
    return Case(
        id=new_id().hex(),
        written=written,
        answers=text,
        label=_label(label),
        calendar=(calendar or new_id()).hex(),
    )


def answers_of(case: Case) -> Answers:
    """The answers of a case. Raises WrongInputError where a newer program wrote them."""
    try:
        values = toml_of(case.answers)
    except TomlError as error:
        raise WrongInputError("cases-not-a-case") from error
    answers = parse_answers(values)
    return answers if answers.on else replace(answers, on=case.written)


def line_of(case: Case, program: Program) -> Timeline:
    """The timeline of a case. Raises as ``Program.timeline`` and ``check_bounds`` do.

    Where this computer's clock is behind the last event, the day of that event counts as today: a
    date may then seem nearer than it is, never further away.
    """
    check_bounds(case, program)
    matter = program.matter(answers_of(case))
    return program.timeline(matter, case.events, day_of(case, program.today))


def lines_before(case: Case, program: Program) -> list[Timeline]:
    """The dates as they stood before each later event: their entries may be in a calendar."""
    check_bounds(case, program)
    matter, events = program.matter(answers_of(case)), case.events
    return [
        program.timeline(matter, events[:number], events[number - 1].day)
        for number in range(1, len(events))
    ]


def check_bounds(case: Case, program: Program) -> None:
    """Check that the dates of a case can be calculated, and quickly.

    Raises WrongInputError: ``cases-too-many`` for too many events, ``cases-day-far`` for a day far
    beyond the calendar.
    """
    if len(case.happenings) > MOST_EVENTS:
        raise _too_many()
    last = program.calendar.last.year + YEARS_AHEAD
    for day in (case.written, *(day for one in case.events for day in (one.day, one.until))):
        if day is not None and day.year > last:
            raise WrongInputError("cases-day-far", day=day.isoformat(), last=str(last))


def check_import(case: Case, program: Program) -> None:
    """Check that an imported case is one that this program could have made.

    Raises WrongInputError as ``check_bounds``, ``with_note`` and ``new_case`` do, and ``event-in-
    future`` for a future event; one day is allowed for clocks that run ahead.
    """
    check_bounds(case, program)
    if len(case.notes) > MOST_NOTES or len(case.papers) > MOST_PAPERS:
        raise _too_many()
    for event in case.events:
        if event.day > program.today + ONE_DAY:
            raise WrongInputError("event-in-future", what=event.what, day=event.day.isoformat())
    _label(case.label)
    for note in case.notes:
        _note(note.text)


def _too_many() -> WrongInputError:
    return WrongInputError("cases-too-many", events=str(MOST_EVENTS), notes=str(MOST_NOTES))


def day_of(case: Case, today: date) -> date:
    """The day on which one looks at a case: today, or that of the last event where it is later."""
    return max((today, *(event.day for event in case.events)))


def head_of(case: Case, program: Program) -> Head:
    """The line of a case; an error in calculating its dates is stored in it."""
    head = Head(
        label=case.label,
        stage=case.stage,
        written=case.written.isoformat(),
        changed=program.today.isoformat(),
        papers=str(len(case.papers)),
        calculated=str(program.law.serial),
    )
    try:
        answers = answers_of(case)
        head = head._replace(
            who=answers.applicant.name,
            to=answers.recipient.name,
            record=str(answers.record or ""),
            right=str(answers.right or ""),
            route=str(answers.route or ""),
        )
        head = head._replace(place=program.place(answers.place).code)
        return head._replace(dates=dates_text(line_of(case, program).watches))
    except PcirightsError as error:
        code = f"caution.{error.code}" if isinstance(error, NoRouteError) else error.code
        return head._replace(trouble=code)


def with_event(case: Case, event: Event, today: date) -> Case:
    """The case with one more thing that happened. Raises WrongInputError where it cannot be so."""
    history((*case.events, event), today)
    if len(case.happenings) >= MOST_EVENTS:
        raise _too_many()
    return replace(case, happenings=(*case.happenings, Happening(event)))


def without_event(case: Case, number: int) -> Case:
    """The case without the event that stands at ``number`` (from 0) in ``happenings``."""
    kept = (one for place, one in enumerate(case.happenings) if place != number)
    return replace(case, happenings=tuple(kept))


def with_note(case: Case, text: str, today: date) -> Case:
    """The case with one more note. Raises WrongInputError where it is empty or too long."""
    _note(text)
    if len(case.notes) >= MOST_NOTES:
        raise _too_many()
    return replace(case, notes=(*case.notes, Note(today, text)))


def _note(text: str) -> None:
    if not text.strip() or len(text) > MOST_NOTE:
        raise WrongInputError("cases-note", limit=str(MOST_NOTE))


def _label(label: str) -> str:
    if len(label) > MOST_LABEL or not label.isprintable():
        raise WrongInputError("cases-label", limit=str(MOST_LABEL))
    return label
