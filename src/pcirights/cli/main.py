"""``pcirights assess | letter | law | place``: parse, do, answer with an exit code.

0 done, 2 wrong input (one line on stderr), 3 no route in law, 4 the letter cannot be made
faithfully, 1 a fault of ours or findings of ``law check``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pcirights import i18n
from pcirights.answers_file import find_word, read_answers
from pcirights.cli import law as law_report
from pcirights.cli import report
from pcirights.cli.words import sentence
from pcirights.core.answers import Answers
from pcirights.core.errors import NoRouteError, PcirightsError, WrongInputError, brief
from pcirights.core.words import Ground, Record, Right, RouteId
from pcirights.law.lint import findings as lint
from pcirights.law.reading import LawDataError
from pcirights.program import LETTER_LANGS, Program
from pcirights.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.i18n import Catalogue, Lang

FORMATS = ("pdf",)


def today() -> date:
    """The day by this computer's clock."""
    return datetime.now().astimezone().date()


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise WrongInputError("usage", why=brief(message))


def main(words: Sequence[str], on: date | None = None) -> int:
    """Run one command; ``on`` stands for today in tests. Returns the exit code."""
    catalogue = i18n.load(language(words))
    try:
        options = parser().parse_args(words)
        return int(options.run(options, Program(on or today()), catalogue))
    except PcirightsError as error:
        print(sentence(error, catalogue), file=sys.stderr)
        return error.exit_code
    except LawDataError as error:
        print(catalogue.text("error.law-broken", n=len(error.problems)), file=sys.stderr)
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)  # nobody reads on: let Python flush in peace
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return 0


def language(words: Sequence[str]) -> Lang:
    """The language asked for, else Chinese unless the system speaks English."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in {"zh", "en"}:
            return "en" if asked == "en" else "zh"
    system = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    return "en" if system.startswith("en") else "zh"


def parser() -> argparse.ArgumentParser:
    """The command line's words; they are the wizard's too."""
    top = _Parser(prog="pcirights", allow_abbrev=False)
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, run: Any, *, day: bool = True, parent: Any = commands) -> Any:  # noqa: ANN401  # argparse's own types are private
        one = parent.add_parser(name, allow_abbrev=False)
        one.set_defaults(run=run)
        one.add_argument("--lang")
        one.add_argument("--json", action="store_true")
        if day:
            one.add_argument("--on", metavar="YYYY-MM-DD")
        return one

    assess = command("assess", _assess)
    assess.add_argument("place")
    assess.add_argument("--record", required=True)
    assess.add_argument("--right", required=True)
    assess.add_argument("--ground")

    letter = command("letter", _letter, day=False)
    letter.add_argument("answers", type=Path)
    letter.add_argument("--out", type=Path, required=True)
    letter.add_argument("--route")
    letter.add_argument("--format", default="pdf")
    letter.add_argument("--letter-lang", default="zh")
    letter.add_argument("--force", action="store_true")

    law = commands.add_parser("law", allow_abbrev=False)
    books = law.add_subparsers(dest="book", required=True, parser_class=_Parser)
    command("list", _law_list, parent=books)
    command("show", _law_show, parent=books).add_argument("id")
    command("check", _law_check, parent=books)
    command("coverage", _law_coverage, parent=books)

    command("place", _place, day=False).add_argument("query")
    return top


def _day(options: argparse.Namespace, program: Program) -> date:
    if options.on is None:
        return program.today
    try:
        return date.fromisoformat(options.on)
    except ValueError as error:
        raise WrongInputError("day-not-a-date", found=brief(options.on)) from error


def _say(values: object) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=1))


def _assess(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    answers = Answers(
        place=options.place,
        record=find_word(options.record, "--record", Record),
        right=find_word(options.right, "--right", Right),
        ground=find_word(options.ground, "--ground", Ground) if options.ground else None,
        on=_day(options, program),
    )
    findings = program.findings(answers)
    place = program.place(answers.place)
    if options.json:
        _say(report.as_values(findings, place, catalogue))
    else:
        print(report.as_text(findings, place, catalogue), end="")
    return 0 if findings.routes else NoRouteError.exit_code


def _letter(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    if options.letter_lang not in LETTER_LANGS:
        raise WrongInputError(
            "unknown-word", key="--letter-lang", found=brief(options.letter_lang), near="zh, zh+en"
        )
    if options.format not in FORMATS:
        raise WrongInputError(
            "unknown-word", key="--format", found=brief(options.format), near=", ".join(FORMATS)
        )
    answers = read_answers(options.answers)
    if options.route:
        answers = replace(answers, route=find_word(options.route, "--route", RouteId))
    content = program.letter(answers, options.letter_lang)
    write_whole(content, options.out, force=options.force)
    if options.json:
        _say({"schema": report.SCHEMA, "file": str(options.out), "bytes": len(content)})
    else:
        print(catalogue.text("report.written", file=options.out))
    return 0


def _law_list(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    rows = law_report.listed(program.book, _day(options, program))
    if options.json:
        _say(rows)
        return 0
    for row in rows:
        title = catalogue.name(f"《{row['title_zh']}》", row["title_en"])
        print(
            f"{row['id']:34} {catalogue.text('status.' + row['status'])} "
            f"{row['from'] or '…'} → {row['until'] or '…'} {title}"
        )
    return 0


def _law_show(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    instrument = law_report.find(program.book, options.id)
    on = _day(options, program)
    values = law_report.shown(instrument, program.book, on)
    if options.json:
        _say(values)
    else:
        print("\n".join(law_report.shown_lines(instrument, values, on, catalogue)))
    return 0


def _law_check(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    problems = lint(program.book, program.places)
    if options.json:
        _say([{"file": one.file, "key": one.key, "what": one.what} for one in problems])
    elif problems:
        print("\n".join(str(problem) for problem in problems))
    else:
        count = sum(len(one.provisions) for one in program.book.instruments.values())
        print(catalogue.text("law.clean", n=len(program.book.instruments), p=count))
    return 1 if problems else 0


def _law_coverage(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    rows = law_report.coverage(program.book, program.places.children(None), _day(options, program))
    if options.json:
        _say(rows)
        return 0
    for row in rows:
        cells = [
            catalogue.text(f"enforceability.{row[right]['enforceability']}")
            if row[right]
            else catalogue.text("law.no-local")
            for right in Right
        ]
        print(
            f"{row['code']} {catalogue.name(row['name_zh'], row['name_en'])}: {' | '.join(cells)}"
        )
    return 0


def _place(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    place = program.place(options.query)
    if options.json:
        _say(report.place_values(place))
    else:
        print(f"{place.code} {catalogue.name(place.label_zh, place.label_en)}")
    return 0
