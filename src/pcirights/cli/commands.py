"""``assess``, ``letter``, ``place``: each does its work and returns the exit code."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pcirights import __version__
from pcirights.answers_file import as_day, find_word, read_answers
from pcirights.cli.output import say
from pcirights.cli.report import as_text
from pcirights.core.answers import Answers
from pcirights.core.errors import NoRouteError, WrongInputError, brief
from pcirights.core.identity_number import doubt
from pcirights.core.vocabulary import Ground, Record, Right, RouteId
from pcirights.exports.findings import SCHEMA, as_values, place_values
from pcirights.letters.compose import unused
from pcirights.program import FORMATS, LETTER_LANGS
from pcirights.saving import write_all

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from pcirights.core.rows import RequestRow
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def assess(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``assess``: the routes in law, or the reason why there is none (3)."""
    answers = Answers(
        place=options.place,
        record=find_word(options.record, "--record", Record),
        right=find_word(options.right, "--right", Right),
        ground=find_word(options.ground, "--ground", Ground) if options.ground else None,
        on=day_of(options, program),
    )
    matter = program.matter(answers)
    findings, here = matter.findings, program.place(answers.place)
    if options.json:
        say(as_values(findings, here, catalogue))
    else:
        print(as_text(findings, here, catalogue), end="")
    return 0 if findings.routes else NoRouteError.exit_code


def letter(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``letter``: the letter of an answers file and its own sheet, written whole or not at all."""
    if options.letter_lang not in LETTER_LANGS:
        raise WrongInputError(
            "unknown-word", key="--letter-lang", found=brief(options.letter_lang), near="zh, zh+en"
        )
    options.format = options.format or _by_name(options.out)
    if options.format not in FORMATS:
        raise WrongInputError(
            "unknown-word", key="--format", found=brief(options.format), near=", ".join(FORMATS)
        )
    if options.sheet and options.sheet.resolve() == options.out.resolve():
        raise WrongInputError("output-twice", file=str(options.out))
    answers = read_answers(options.answers)
    if options.route:
        answers = replace(answers, route=find_word(options.route, "--route", RouteId))
    program = replace(
        program,
        own_templates=options.templates,
        letterhead_file=options.letterhead,
        font_files=tuple(options.font),
    )
    if options.step:
        from pcirights.cli.next_steps import step_letter

        return step_letter(options, program, catalogue)
    matter = program.matter(answers)
    files = [(program.letter(matter, options.letter_lang, options.format), options.out)]
    if options.sheet:
        files.append((program.own_sheet(matter, catalogue, options.format), options.sheet))
    write_all(files, force=options.force)
    _warn(answers, matter.route.row, catalogue)
    if options.json:
        content, out = files[0]
        sheet = {"sheet": str(options.sheet)} if options.sheet else {}
        say({"schema": SCHEMA, "file": str(out), "bytes": len(content), **sheet})
    else:
        for _, file in files:
            print(catalogue.text("report.written", file=file))
    return 0


def _warn(answers: Answers, row: RequestRow, catalogue: Catalogue) -> None:
    """Warn about answers that the letter does not use, and about numbers that look mistyped."""
    for who in (answers.applicant, answers.agent):
        if code := doubt(who.id_number, who.id_type):
            print(catalogue.text(f"error.id-number-{code}"), file=sys.stderr)
    left_out = unused(answers, row)
    if left_out:
        print(catalogue.text("report.unused", keys=", ".join(left_out)), file=sys.stderr)


def version(program: Program, catalogue: Catalogue) -> tuple[str, str]:
    """``--version``: the program's version, and the statute book's number and day."""
    day = catalogue.date(program.book.checked)
    book = catalogue.text("report.version", n=program.law.serial, day=day)
    return f"pcirights {__version__}", book


def place(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``place``: the one unit that a text names."""
    found = program.place(options.query)
    if options.json:
        say(place_values(found))
    else:
        print(f"{found.code} {catalogue.name(found.label_zh, found.label_en)}")
    return 0


def _by_name(path: Path) -> str:
    """The format by the ending of a file's name, else PDF."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else "pdf"


def day_of(options: argparse.Namespace, program: Program) -> date:
    """The day asked for, else today."""
    return program.today if options.on is None else as_day(options.on)
