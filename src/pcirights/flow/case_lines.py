"""What a case says of itself in lines: its name, what it is about, what presses. No widget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pcirights.cases.head import Due, Wanted, by_urgency, dates_of
from pcirights.cases.keep import answers_of
from pcirights.core.errors import PcirightsError, brief
from pcirights.followup.counting import LineKind
from pcirights.followup.due_date import Alert, Watch
from pcirights.wording import due_dates
from pcirights.wording.phrases import aside, capitalised, labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.cases.case import Case
    from pcirights.cases.head import Dated, Head
    from pcirights.core.events import Event
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

MOST_SHOWN = 200
"""Notes or events of a case that the window shows: the latest."""
MOST_NAMED = 50
"""Cases with a limit near that the alert names; the table shows all."""
NEAR = frozenset({"soon", "today", "may-be-past", "past"})
"""The states in which a limit that costs a right is told at once."""


def name_of(case: Case) -> str:
    """The label and the person, else the id's beginning."""
    try:
        who = answers_of(case).applicant.name
    except PcirightsError:
        who = ""
    return " · ".join(part for part in (case.label, who) if part) or case.id[:8]


def about(case: Case, program: Program, words: Catalogue) -> str:
    """Place, addressee, what is asked, since when, the stage, the id's beginning."""
    say = words.text
    try:
        answers = answers_of(case)
        found = program.place(answers.place)
    except PcirightsError:
        return case.id[:8]
    place = words.name(found.label_zh, found.label_en)
    parts = [place, answers.recipient.name]
    parts += [
        say(f"{kind}.{word}")
        for kind, word in (("record", answers.record), ("right", answers.right))
        if word is not None
    ]
    parts += [words.date(case.written), say(f"cases.stage.{case.stage}"), case.id[:8]]
    return " · ".join(brief(part) for part in parts if part)


def event_line(event: Event, catalogue: Catalogue) -> str:
    """What happened, on which day, how it went and why."""
    say = catalogue.text
    how = aside(say(f"delivery.{event.how}"), catalogue) if event.how else ""
    why = aside(say(f"because.{event.because}"), catalogue) if event.because else ""
    whose = aside(say(f"addressee.{event.to}"), catalogue) if event.to else ""
    what = capitalised(say(f"event.{event.what}"))
    return f"{catalogue.date(event.day)}  {what}{how}{why}{whose}"


def notes_shown(case: Case, words: Catalogue) -> list[str]:
    """The latest notes, each with its day; how many earlier ones there are, and where to see them.

    Thousands of lines would stop the window for a minute.
    """
    earlier = len(case.notes) - MOST_SHOWN
    lines = [f"{note.day}  {note.text}" for note in case.notes[-MOST_SHOWN:]]
    return [words.text("ui.cases.notes.earlier", n=earlier), *lines] if earlier > 0 else lines


def pressing(line: Timeline) -> list[Alert | Watch]:
    """What costs a right if it is missed: alerts, and limits that are near."""
    today = line.history.today
    limits = (one for one in line.watches if one.hard and one.met is None)
    return [
        *(one for one in line.alerts if one.hard),
        *(one for one in limits if one.state(today) in NEAR),
    ]


def pressing_line(one: Alert | Watch, today: date, catalogue: Catalogue) -> str:
    """The same of one of them, in words."""
    if isinstance(one, Alert):
        return due_dates.alert(one, catalogue)
    title, day = capitalised(due_dates.title(one, catalogue)), due_dates.day(one, catalogue)
    state = aside(catalogue.text(f"state.{one.state(today)}"), catalogue)
    before = [
        capitalised(due_dates.sum_line(line, one.whose, catalogue))
        for line in (one.sum.lines if one.sum else ())
        if line.kind is LineKind.STAYS
    ]
    return "\n".join((labelled(title, f"{day}{state}", catalogue), *before))


def nearest_limit(heads: Sequence[tuple[str, Head]], today: date, catalogue: Catalogue) -> str:
    """The day of the first limit that ``limit_lines`` names, in words; empty without one."""
    limits = [one for _, head in _near(heads, today) if (one := _first_limit(head, today))]
    days = [one.earliest for one in limits]
    return catalogue.date(date.fromisoformat(min(days))) if days else ""


def _near(heads: Sequence[tuple[str, Head]], today: date) -> list[tuple[str, Head]]:
    near = Wanted(due=frozenset({Due.LIMIT})).find(heads, today)
    return sorted(near, key=lambda pair: by_urgency(pair[1], today))


def _first_limit(head: Head, today: date) -> Dated | None:
    limits = (one for one in dates_of(head) if one.hard and one.latest >= today.isoformat())
    return min(limits, default=None)


def limit_lines(heads: Sequence[tuple[str, Head]], today: date, catalogue: Catalogue) -> list[str]:
    """A line for each case with a limit that costs a right and is near; how many more there are.

    The nearest comes first.
    """
    say = catalogue.text
    near = _near(heads, today)
    lines = []
    for ident, head in near[:MOST_NAMED]:
        name = " · ".join(brief(part) for part in (head.label, head.who) if part) or ident[:8]
        first = _first_limit(head, today)
        if first is not None:
            what, day = (
                say(f"date.{first.what}"),
                catalogue.date(date.fromisoformat(first.earliest)),
            )
            lines.append(say("ui.cases.alert.line", case=name, what=what, day=day))
    if len(near) > MOST_NAMED:
        lines.append(say("ui.cases.alert.more", n=len(near) - MOST_NAMED))
    return lines
