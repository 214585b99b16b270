"""``law list | show | check | coverage | diff | review``: each returns the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.answers_file import as_day
from pcirights.cli.commands import day_of
from pcirights.cli.output import say
from pcirights.saving import write_whole
from pcirights.wording.phrases import labelled, tagged

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from datetime import date

    from pcirights.core.law import Instrument
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def list_all(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law list``: every instrument with its standing on a day."""
    from pcirights.cli.law_report import listed
    from pcirights.wording.findings import status

    rows = listed(program.book, _day(options, program))
    if options.json:
        say(rows)
        return 0
    for row in rows:
        title = catalogue.name(f"《{row['title_zh']}》", row["title_en"])
        known = status(program.book.instruments[row["id"]], row["status"], catalogue)
        print(f"{row['id']:34} {known} {row['from'] or '…'} → {row['until'] or '…'} {title}")
    return 0


def show(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law show``: one instrument whole."""
    from pcirights.cli.law_report import find, shown, shown_lines

    instrument = find(program.book, options.id)
    on = _day(options, program)
    values = shown(instrument, program.book, on)
    if options.json:
        say(values)
    else:
        print("\n".join(shown_lines(instrument, values, on, catalogue)))
    return 0


def check(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law check``: every defect of the law's files, in one round; 1 where there is any."""
    from pcirights.law.check import check as checked

    read, problems = checked(program.places, program.today)
    if options.json:
        say(
            [
                {"file": one.file, "key": one.key, "what": one.what, "what_zh": one.what_zh}
                for one in problems
            ]
        )
    elif problems:
        print(catalogue.text("law.problems", n=len(problems)))
        print("\n".join(one.said(catalogue.lang) for one in problems))
    else:
        count = sum(len(one.provisions) for one in read.book.instruments.values())
        print(catalogue.text("law.clean", n=len(read.book.instruments), p=count))
    return 1 if problems else 0


def coverage(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law coverage``: regions × rights, as text, JSON or a picture."""
    from pcirights.cli import law_report

    on = _day(options, program)
    rows = law_report.coverage(program.book, program.places.children(None), on)
    if options.svg is not None:
        from pcirights.exports.region_map import svg

        picture = svg(rows, on, catalogue).encode()
        write_whole(picture, options.svg, force=options.force)
        print(catalogue.text("report.written", file=options.svg))
        return 0
    if options.json:
        say(rows)
        return 0
    print("\n".join(law_report.coverage_lines(rows, on, catalogue)))
    return 0


def changes(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law diff``: what changed between two days, and at a place what that did to the answers."""
    from pcirights.cli.law_changes import diff

    here = program.place(options.place).law_path if options.place else None
    first, second = as_day(options.from_day), as_day(options.to_day)
    for day in (first, second):
        program.book.check_day(day)
    found = diff(program.book, first, second, here)
    if options.json:
        say(found)
        return 0
    title = {one.id: catalogue.name(one.title.zh, one.title.en) for one in _instruments(program)}
    for item in found["ended"]:
        ident, by = item["instrument"], item["replaced_by"]
        print(f"- {ident} {title[ident]}{f' → {by}' if by else ''}")
    for ident in found["began"]:
        print(f"+ {ident} {title[ident]}{_seen_since(program.book.instruments[ident], catalogue)}")
    for answer in found["answers"]:
        what = [catalogue.text(f"{key}.{answer[key]}") for key in ("record", "right")]
        print(f"  {' · '.join(what)}")
        for key in ("before", "after"):
            answered = _answer(answer[key], catalogue)
            print(f"    {labelled(catalogue.text(f'law.{key}'), answered, catalogue)}")
    return 0


def due(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law review``: what is due for review, oldest first."""
    from pcirights.cli.law_changes import review

    rows = review(program.book, _day(options, program))
    if options.json:
        say(rows)
        return 0
    for row in rows:
        mark = "!" if row["due"] or not row["status_known"] else " "
        seen = row["last_confirmed"] or catalogue.text("report.never-confirmed")
        print(f"{mark} {seen:10} {row['id']:34} {catalogue.name(row['title_zh'], row['title_en'])}")
    print(catalogue.text("law.review-mark", n=program.book.review_days))
    return 0


def _day(options: argparse.Namespace, program: Program) -> date:
    """The day asked for, if the book answers for it."""
    on = day_of(options, program)
    program.book.check_day(on)
    return on


def _answer(line: dict[str, str] | None, catalogue: Catalogue) -> str:
    if line is None:
        return catalogue.text("caution.no-route.title")
    grade = catalogue.text(f"enforceability.{line['enforceability']}")
    article = f"#{line['article']}" if line["article"] else ""
    route = tagged(catalogue.text(f"route.{line['route']}"), grade, catalogue)
    return f"{route} {line['instrument']}{article}"


def _seen_since(instrument: Instrument, catalogue: Catalogue) -> str:
    """A note where the first day is only the day on which somebody saw the text."""
    first = instrument.span.first
    if instrument.first_day_seen or first is None:
        return ""
    return catalogue.text("law.seen-since", day=catalogue.date(first))


def _instruments(program: Program) -> Iterable[Instrument]:
    return program.book.instruments.values()
