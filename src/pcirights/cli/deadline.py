"""``deadline``: the dates of a route and the sum behind each, without an answers file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pcirights.answers_file import as_day, find_word
from pcirights.cli.dates import add_events, events_of, no_dates, tell
from pcirights.cli.output import as_json
from pcirights.core.answers import Answers
from pcirights.core.errors import NoRouteError, WrongInputError
from pcirights.core.events import Event, Happened, day_of_letter
from pcirights.core.vocabulary import Ground, Record, Right, RouteId

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from pcirights.cli.parser import Parser
    from pcirights.core.statute_book import StatuteBook
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

Word = TypeVar("Word", bound="StrEnum")


def add(command: Callable[..., Parser]) -> None:
    """Add the command to the parser."""
    one = command("deadline", deadline)
    one.add_argument("route")
    one.add_argument("place", nargs="?", default="")
    one.add_argument("--record")
    one.add_argument("--right")
    one.add_argument("--ground")
    one.add_argument("--extended", metavar="YYYY-MM-DD")
    add_events(one)


def deadline(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The dates of a route from the day of receipt; 3 where the law of the day does not give it."""
    events = events_of(options)
    if options.extended:
        events.append(Event(Happened.EXTENDED, as_day(options.extended)))
    answers = _answers(options, events, program)
    matter = program.matter(answers, anywhere=not answers.place)
    findings = matter.findings
    asked = {
        "place": matter.place.code if matter.place else None,
        "record": answers.record,
        "right": answers.right,
        "ground": answers.ground,
    }
    if not any(route.id is answers.route for route in findings.routes):
        none = no_dates(answers, findings, catalogue)
        print(as_json(none | {"asked": asked}) if options.json else f"{none['reason']}\n", end="")
        return NoRouteError.exit_code
    told = tell(options, answers, events, program, catalogue, asked)
    if not options.json:
        print(_heading(answers, program, catalogue))
    print(told, end="")
    return 0


def _answers(options: argparse.Namespace, events: list[Event], program: Program) -> Answers:
    """What is asked: a word left out is filled in where the route leaves only one.

    A record for which the route is the last resort does not count where one other is left.
    Raises WrongInputError, with the words to choose from, where it leaves several.
    """
    route = find_word(options.route, "route", RouteId)
    rows = [row for row in program.book.requests if row.route is route]
    records = dict.fromkeys(record for row in rows for record in row.records)
    own = dict.fromkeys(
        record for row in rows for record in row.records if record not in row.last_resort
    )
    record = _only(options.record, "--record", Record, own if len(own) == 1 else records)
    rights = dict.fromkeys(right for row in rows if record in row.records for right in row.rights)
    if not options.place and _local(route, program.book):
        raise WrongInputError("deadline-place", route=route)
    return Answers(
        place=options.place,
        record=record,
        right=_only(options.right, "--right", Right, rights),
        ground=find_word(options.ground, "--ground", Ground) if options.ground else None,
        on=as_day(options.on) if options.on else day_of_letter(events, program.today),
        route=route,
    )


def _only(typed: str | None, key: str, words: type[Word], offered: Iterable[Word]) -> Word:
    if typed:
        return find_word(typed, key, words)
    first, *others = offered
    if others:
        raise WrongInputError("deadline-which", key=key, near=", ".join((first, *others)))
    return first


def _local(route: RouteId, book: StatuteBook) -> bool:
    """Whether the route rests on the law of a place."""
    every = book.uses(route, book.instruments.places)
    return any(instrument.place for instrument, _, _ in every)


def _heading(answers: Answers, program: Program, catalogue: Catalogue) -> str:
    parts = [catalogue.text(f"record.{answers.record}"), catalogue.text(f"right.{answers.right}")]
    if answers.ground:
        parts.append(catalogue.text(f"ground.{answers.ground}"))
    if answers.place:
        here = program.place(answers.place)
        parts.insert(0, catalogue.name(here.label_zh, here.label_en))
    return " · ".join(parts)
