"""``batch``: the letters of a table of cases, with a report."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcirights.answers_file import read_answers
from pcirights.batch.journal import NAME as JOURNAL
from pcirights.batch.journal import opened
from pcirights.batch.report import NAME as REPORT
from pcirights.batch.report import report
from pcirights.batch.rows import State
from pcirights.batch.table import read_table
from pcirights.batch.work import Job, run
from pcirights.batch.workers import processes
from pcirights.cli.output import say
from pcirights.core.answers import Agent
from pcirights.core.errors import WrongInputError, brief
from pcirights.program import FORMATS, LETTER_LANGS
from pcirights.saving import write_whole
from pcirights.wording.errors import error_sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from pcirights.batch.rows import Fault, Result
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

SCHEMA = 1
MAX_JOBS = 64
MANY = 100
"""Progress is printed after this many rows."""


def add(command: Callable[..., Any]) -> None:
    """Add the command to the parser."""
    one = command("batch", batch, day=False)
    one.add_argument("table", type=Path)
    one.add_argument("--out", type=Path, required=True)
    one.add_argument("--profile", type=Path)
    one.add_argument("--format", default="pdf")
    one.add_argument("--letter-lang", default="zh")
    one.add_argument("--templates", type=Path)
    one.add_argument("--letterhead", type=Path)
    one.add_argument("--font", type=Path, action="append", default=[])
    one.add_argument("--jobs", default=str(min(processes(), MAX_JOBS)))
    one.add_argument("--force", action="store_true")


def batch(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The letters of the good rows; 2 where a row was wrong, which the report names."""
    jobs = _jobs(options.jobs)
    for key, value, known in (
        ("--letter-lang", options.letter_lang, LETTER_LANGS),
        ("--format", options.format, FORMATS),
    ):
        if value not in known:
            near = ", ".join(known)
            raise WrongInputError("unknown-word", key=key, found=brief(value), near=near)
    agent = read_answers(options.profile).agent if options.profile else Agent()
    rows, faults = read_table(options.table)
    folder = options.out
    file = folder / REPORT
    if file.exists() and not (folder / JOURNAL).exists() and not options.force:
        raise WrongInputError("output-exists", file=str(file))
    with opened(folder) as made:
        job = Job(
            program=replace(
                program,
                own_templates=options.templates,
                letterhead_file=options.letterhead,
                font_files=tuple(options.font),
            ),
            agent=agent,
            folder=folder,
            letter_lang=options.letter_lang,
            form=options.format,
            force=options.force,
        )
        results = list(_told(run(rows, faults, job, made, jobs), len(rows), catalogue))
        content = report(results, lambda error: error_sentence(error, catalogue))
        write_whole(content, file, force=True)
    _answer(results, file, catalogue, as_json=options.json)
    failed = sum(result.state is State.FAILED for result in results)
    if failed:
        error = WrongInputError("batch-failed", n=str(failed), file=str(file))
        print(error_sentence(error, catalogue), file=sys.stderr)
        return error.exit_code
    return 0


def _jobs(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) <= MAX_JOBS):
        near = f"1 … {MAX_JOBS}"
        raise WrongInputError("unknown-word", key="--jobs", found=brief(typed), near=near)
    return int(typed)


def _told(results: Iterable[Result], total: int, catalogue: Catalogue) -> Iterable[Result]:
    """Pass the results on, and show the progress on a terminal."""
    for number, result in enumerate(results, start=1):
        yield result
        if number % MANY == 0 and sys.stderr.isatty():
            print(catalogue.text("report.batch-far", n=number, of=total), file=sys.stderr)


def _answer(results: list[Result], file: Path, catalogue: Catalogue, *, as_json: bool) -> None:
    counts = {state.value: sum(result.state is state for result in results) for state in State}
    doubtful = [one for result in results for one in result.doubts]
    if as_json:
        faults = [one for result in results for one in result.faults]
        say(
            {"schema": SCHEMA, "rows": len(results), **counts, "report": str(file)}
            | {"errors": _told_of(faults, catalogue), "doubts": _told_of(doubtful, catalogue)}
        )
    else:
        print(catalogue.text("report.batch", **counts))
        print(catalogue.text("report.written", file=file))
        if doubtful:
            print(catalogue.text("report.batch-doubts", n=len(doubtful)), file=sys.stderr)


def _told_of(faults: Iterable[Fault], catalogue: Catalogue) -> list[dict[str, object]]:
    return [
        {
            "row": one.number,
            "id": one.id,
            "column": one.column,
            "code": one.code,
            "message": error_sentence(one.error(), catalogue),
        }
        for one in faults
    ]
