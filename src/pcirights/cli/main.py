"""The command line: parses, runs one command and returns its exit code.

0 done, 2 wrong input (one line on stderr), 3 no route in law, 4 the letter cannot be made
faithfully, 1 a fault of ours or findings of ``law check``.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights import i18n
from pcirights.cli import batch, cases, commands, dates, deadline, examples, law, next_steps, packs
from pcirights.cli.asked import language, minute, today
from pcirights.cli.parser import Parser, Tell
from pcirights.core.errors import PcirightsError, WrongInputError
from pcirights.law.toml_reading import LawDataError
from pcirights.program import at_hand
from pcirights.saving import reason
from pcirights.wording.errors import error_sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from pcirights.i18n import Catalogue
    from pcirights.program import Program

    Command = Callable[[argparse.Namespace, Program, Catalogue], int]


STOPPED, TERMINATED = 130, 143
"""The exit codes of a command ended by Ctrl-C, and by SIGTERM."""


class Terminated(BaseException):
    """Raised on SIGTERM, so that unfinished files are cleaned up first."""


def main(words: Sequence[str], on: date | None = None) -> int:
    """Run one command; ``on`` stands for today in tests. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _make_room_for_chinese(stream)
    catalogue = i18n.load(language(words))
    try:
        with _terminable():
            code = _run(words, on, catalogue)
        if sys.stdout is not None:  # stderr may be closed as well
            sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"\n{catalogue.text('report.stopped')}", file=sys.stderr)
        return STOPPED
    except Terminated:
        print(catalogue.text("report.stopped"), file=sys.stderr)
        return TERMINATED
    except OSError as error:
        return _unread(error, catalogue)
    except PcirightsError as error:
        print(error_sentence(error, catalogue), file=sys.stderr)
        return error.exit_code
    except LawDataError as error:
        print(catalogue.text("error.law-broken", n=len(error.problems)), file=sys.stderr)
        lines = (one.said(catalogue.lang) for one in error.problems)
        print("\n".join(lines), file=sys.stderr)
        return 1
    return code


@contextmanager
def _terminable() -> Iterator[None]:
    """Turn SIGTERM into an exception while a command runs, as Ctrl-C is one."""

    def end(_number: int, _frame: object) -> None:
        raise Terminated

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _unread(error: OSError, catalogue: Catalogue) -> int:
    """The exit code where printing failed: the reader is gone (0), or the disk is full (2).

    Raises any other error again.
    """
    nobody_reads = isinstance(error, BrokenPipeError)
    if not nobody_reads and error.errno not in {errno.ENOSPC, errno.EIO}:
        raise error
    nowhere = os.open(os.devnull, os.O_WRONLY)  # so that Python's flush at exit does not fail
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if nobody_reads:
        return 0
    wrong = WrongInputError("output-unwritable", file="stdout", why=reason(error))
    print(error_sentence(wrong, catalogue), file=sys.stderr)
    return wrong.exit_code


def _make_room_for_chinese(stream: object) -> None:
    """Write UTF-8 where the locale's encoding has no Chinese, and never fail on a character."""
    if isinstance(stream, TextIOWrapper):
        try:
            "中".encode(stream.encoding)
        except UnicodeEncodeError:
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="backslashreplace")


def _run(words: Sequence[str], on: date | None, catalogue: Catalogue) -> int:
    options = parser(catalogue, on).parse_args(words)
    program = at_hand(today(), minute) if on is None else at_hand(on)
    code = int(options.run(options, program, catalogue))
    if program.edition.trouble is not None:
        print(error_sentence(program.edition.trouble, catalogue), file=sys.stderr)
    if wrong := packs.trouble(program, catalogue):
        print(wrong, file=sys.stderr)
    return code


def parser(catalogue: Catalogue, on: date | None = None) -> Parser:
    """The command line's words; they are the wizard's too. Help is in the catalogue's language.

    ``on`` is the day whose statute book ``--version`` tells; today without one.
    """
    top = Parser(prog="pcirights", catalogue=catalogue)
    top.add_argument("--lang", choices=tuple(i18n.LOCALES), metavar="LANG")
    top.add_argument(
        "--version",
        action=Tell,
        told=lambda: commands.version(at_hand(on or today()), catalogue),
    )

    def command(name: str, run: Command, *, day: bool = True, parent: Parser = top) -> Parser:
        one = parent.command(name)
        one.set_defaults(run=run)
        one.add_argument("--lang", choices=tuple(i18n.LOCALES), metavar="LANG")
        one.add_argument("--json", action="store_true")
        if day:
            one.add_argument("--on", metavar="YYYY-MM-DD")
        return one

    assess = command("assess", commands.assess)
    assess.add_argument("place")
    assess.add_argument("--record", required=True)
    assess.add_argument("--right", required=True)
    assess.add_argument("--ground")

    letter = command("letter", commands.letter, day=False)
    letter.add_argument("answers", type=Path)
    letter.add_argument("--out", type=Path, required=True)
    letter.add_argument("--route")
    letter.add_argument("--format")
    letter.add_argument("--letter-lang", default="zh")
    letter.add_argument("--sheet", type=Path)
    letter.add_argument("--step")
    letter.add_argument("--to")
    dates.add_happened(letter)
    letter.add_argument("--templates", type=Path)
    letter.add_argument("--letterhead", type=Path)
    letter.add_argument("--font", type=Path, action="append", default=[])
    letter.add_argument("--force", action="store_true")

    dates.add(command)
    deadline.add(command)
    next_steps.add(command)
    batch.add(command)
    cases.add(command, top.command("cases"))

    books = top.command("law")
    command("list", law.list_all, parent=books)
    command("show", law.show, parent=books).add_argument("id")
    command("check", law.check, parent=books)
    coverage = command("coverage", law.coverage, parent=books)
    coverage.add_argument("--svg", type=Path)
    coverage.add_argument("--force", action="store_true")
    changes = command("diff", law.changes, day=False, parent=books)
    changes.add_argument("from_day", metavar="YYYY-MM-DD")
    changes.add_argument("to_day", metavar="YYYY-MM-DD")
    changes.add_argument("place", nargs="?")
    command("review", law.due, parent=books)
    packs.add(command, books)

    command("place", commands.place, day=False).add_argument("query")
    examples.add(command)
    return top
