"""``dates``: the due dates after the letter, each with its sum; optionally a calendar file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.answers_file import as_day, find_word, read_answers
from pcirights.cli.output import as_json
from pcirights.core.errors import NoRouteError, WrongInputError, brief
from pcirights.core.events import Delivery, Event, Happened, day_of_letter, misplaced
from pcirights.core.vocabulary import Because, BodyRole, RouteId
from pcirights.regular_files import read_regular
from pcirights.saving import write_whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from pcirights.cli.parser import Parser
    from pcirights.core.answers import Answers
    from pcirights.core.findings import Findings
    from pcirights.core.matter import Matter
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


MOST_BYTES = 1024 * 1024
"""How much of an earlier calendar file is read: its key stands at the top."""
WAYS = {
    "hand": Delivery.BY_HAND,
    "registered-post": Delivery.REGISTERED,
    "ordinary-post": Delivery.CONFIRMED,
    "online": Delivery.CONFIRMED,
    "fax": Delivery.CONFIRMED,
}
"""The ways a letter can go, and how it has arrived by them."""


def add(command: Callable[..., Any]) -> None:
    """Add the command to the parser."""
    one = command("dates", dates)
    one.add_argument("answers", type=Path)
    one.add_argument("--route")
    add_events(one)


def add_events(one: Parser) -> None:
    """Add what has happened, and the calendar file, to a command's arguments."""
    add_happened(one)
    one.add_argument("--ics", type=Path)
    one.add_argument("--svg", type=Path)
    one.add_argument("--force", action="store_true")


def add_happened(one: Parser) -> None:
    """Add what has happened to a command's arguments."""
    one.add_argument("--received", metavar="YYYY-MM-DD")
    one.add_argument("--how", "--by")
    one.add_argument("--event", action="append", default=[], metavar="WHAT=YYYY-MM-DD")


def dates(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The dates of an answers file's letter, by what has happened since."""
    answers = asked_of(options, program, options.on)
    if options.json:
        findings = program.matter(answers).findings
        if not findings.routes:
            print(as_json(no_dates(answers, findings, catalogue)), end="")
            return NoRouteError.exit_code
    print(tell(options, answers, answers.events, program, catalogue), end="")
    return 0


def no_dates(answers: Answers, findings: Findings, catalogue: Catalogue) -> dict[str, Any]:
    """Why there are no dates: the law of the day gives no route at all, or others."""
    from pcirights.exports.due_dates import SCHEMA

    offered = [route.id for route in findings.routes]
    reason = (
        catalogue.text("error.route-not-offered", route=answers.route, offered=", ".join(offered))
        if offered
        else catalogue.text(f"caution.{findings.stop}")
    )
    return {
        "schema": SCHEMA,
        "on": findings.question.on.isoformat(),
        "route": answers.route,
        "dates": [],
        "reason": reason,
        "offered": offered,
    }


def asked_of(options: argparse.Namespace, program: Program, on: str | None = None) -> Answers:
    """The answers of the file, with the events of the file and of the options.

    The law is that of the day ``on``, else of the file's day, else of the first event about the
    letter.
    """
    answers = read_answers(options.answers)
    answers = replace(answers, events=(*answers.events, *events_of(options)))
    if options.route:
        answers = replace(answers, route=find_word(options.route, "--route", RouteId))
    if on:
        answers = replace(answers, on=as_day(on))
    if answers.on is None:
        answers = replace(answers, on=day_of_letter(answers.events, program.today))
    return answers


def tell(
    options: argparse.Namespace,
    answers: Answers,
    events: Sequence[Event],
    program: Program,
    catalogue: Catalogue,
    asked: Mapping[str, str | None] | None = None,
) -> str:
    """The dates as text or JSON, and on request as a calendar or picture file.

    With ``asked`` there is no letter yet: a future day is treated as today, so that a letter can be
    planned, and the JSON repeats the question. Without a place, only national law is asked.
    """
    anywhere = asked is not None and not answers.place
    matter = program.matter(answers, anywhere=anywhere)
    days = [program.today, *(event.day for event in events if asked is not None)]
    line = program.timeline(matter, events, max(days))
    if options.ics:
        from pcirights.exports.calendar import as_ics, new_key

        before = _before(events, matter, program)
        key = (_earlier_key(options.ics) if options.force else None) or new_key()
        content = as_ics(line, key, catalogue, before, program.minute())
        write_whole(content, options.ics, force=options.force)
    if options.svg:
        from pcirights.exports.picture import svg
        from pcirights.exports.picture_layout import drawing

        picture = svg(drawing(line, catalogue), catalogue).encode("utf-8")
        write_whole(picture, options.svg, force=options.force)
    if options.json:
        from pcirights.exports.due_dates import as_values

        values = as_values(line, answers.on or program.today, catalogue)
        return as_json(values | ({"asked": asked} if asked else {}))
    from pcirights.wording.due_dates import as_text

    files = (file for file in (options.ics, options.svg) if file)
    written = (catalogue.text("report.written", file=file) + "\n" for file in files)
    return as_text(line, catalogue) + "".join(written)


def events_of(options: argparse.Namespace) -> list[Event]:
    """What has happened, as the options tell it. Raises WrongInputError for unknown words."""
    how = delivery(options.how) if options.how else None
    events = [_event(typed, how) for typed in options.event]
    if options.received:
        events.append(Event(Happened.RECEIVED, as_day(options.received), how))
    return events


def delivery(typed: str) -> Delivery:
    """How the letter arrived, by its word or by the way it went."""
    return WAYS.get(typed) or find_word(typed, "--how", Delivery)


def _event(typed: str, how: Delivery | None) -> Event:
    """``refused:internal=2026-11-20``, ``asked-to-complete=2026-11-20:2026-12-04`` (its last).

    Of one addressee alone: ``refused:internal@provider=2026-11-20``.
    """
    name, equals, days = typed.partition("=")
    happened, of_one, role = name.partition("@")
    word, colon, reason = happened.partition(":")
    if not equals:
        known = word.strip() in list(Happened)
        near = f"{name.strip() if known else Happened.RECEIVED}=2026-11-23"
        raise WrongInputError("event-no-day", found=brief(typed), near=near)
    what = find_word(word.strip(), "--event", Happened)
    because = find_word(reason.strip(), "--event", Because) if colon else None
    first, colon, last = days.partition(":")
    until = as_day(last.strip()) if colon else None
    arrives = what in {Happened.SENT, Happened.RECEIVED}
    to = find_word(role.strip(), "--event", BodyRole) if of_one else None
    event = Event(what, as_day(first.strip()), how if arrives else None, until, because, to)
    if misplaced(event):
        raise WrongInputError(
            "unknown-word", key="--event", found=brief(typed), near=f"{what}={first}"
        )
    return event


def _before(events: Sequence[Event], matter: Matter, program: Program) -> list[Timeline]:
    """The timelines as they stood before each later event: their entries may be in a calendar."""
    ordered = sorted(events, key=lambda event: event.day)
    return [
        program.timeline(matter, ordered[:number], ordered[number - 1].day)
        for number in range(1, len(ordered))
    ]


def _earlier_key(file: Path) -> bytes | None:
    """The key of the calendar file that is to be replaced, so that its entries are, too."""
    from pcirights.exports.calendar import key_in

    return key_in(read_regular(file, MOST_BYTES)) if file.is_file() else None
