"""``next`` and ``letter --step``: the next steps after the events, and their letters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.answers_file import find_word
from pcirights.cli.dates import add_happened, asked_of
from pcirights.cli.output import say
from pcirights.core.vocabulary import BodyRole
from pcirights.followup.next_step import of
from pcirights.saving import write_all

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def add(command: Callable[..., Any]) -> None:
    """Add the command to the parser."""
    one = command("next", next_steps)
    one.add_argument("answers", type=Path)
    one.add_argument("--route")
    one.add_argument("--to")
    add_happened(one)


def next_steps(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The next steps in law of an answers file's letter."""
    answers = asked_of(options, program, options.on)
    each = program.next_steps_each(program.matter(answers), answers.events)
    if (to := role(options.to)) is not None:
        each = (of(each, to),)
    place = program.place(answers.place)
    if options.json:
        from pcirights.exports.next_steps import all_as_values

        say(all_as_values(each, place, catalogue, answers.recipient))
    else:
        from pcirights.wording.next_steps import as_text

        texts = (as_text(found, place, catalogue, answers.recipient) for found in each)
        print("\n".join(texts), end="")
    return 0


def role(typed: str | None) -> BodyRole | None:
    """The addressee that an option names, by its role. Raises WrongInputError for another word."""
    return find_word(typed, "--to", BodyRole) if typed else None


def step_letter(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The letter of a next step and its own sheet, by what has happened: whole or not at all."""
    matter = program.matter(asked_of(options, program))
    to = role(options.to)
    content = program.step_letter(matter, options.step, options.letter_lang, options.format, to=to)
    files = [(content, options.out)]
    if options.sheet:
        sheet = program.step_sheet(matter, options.step, catalogue, options.format, to=to)
        files.append((sheet, options.sheet))
    write_all(files, force=options.force)
    if options.json:
        from pcirights.exports.next_steps import SCHEMA

        kept = {"sheet": str(options.sheet)} if options.sheet else {}
        say({"schema": SCHEMA, "file": str(options.out), "bytes": len(content), **kept})
    else:
        for _, file in files:
            print(catalogue.text("report.written", file=file))
    return 0
