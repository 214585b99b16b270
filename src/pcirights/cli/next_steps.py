"""``next`` and ``letter --step``: what can be done after what has happened, and its letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.cli.dates import add_happened, asked_of
from pcirights.cli.output import say
from pcirights.core.errors import WrongInputError
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
    add_happened(one)


def next_steps(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The next steps in law of an answers file's letter."""
    answers = asked_of(options, program, options.on)
    found = program.next_steps(program.matter(answers), answers.events)
    place = program.place(answers.place)
    if options.json:
        from pcirights.exports.next_steps import as_values

        say(as_values(found, place, catalogue, answers.recipient))
    else:
        from pcirights.wording.next_steps import as_text

        print(as_text(found, place, catalogue, answers.recipient), end="")
    return 0


def step_letter(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The letter of a next step, by what the file and the options say has happened."""
    if options.sheet:
        raise WrongInputError("step-no-sheet")
    matter = program.matter(asked_of(options, program))
    content = program.step_letter(matter, options.step, options.letter_lang, options.format)
    write_all([(content, options.out)], force=options.force)
    if options.json:
        from pcirights.exports.next_steps import SCHEMA

        say({"schema": SCHEMA, "file": str(options.out), "bytes": len(content)})
    else:
        print(catalogue.text("report.written", file=options.out))
    return 0
