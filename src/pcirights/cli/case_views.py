"""``cases list | show | due``: views of the cases."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from pcirights.answers_file import find_word
from pcirights.cases.case import Stage
from pcirights.cases.head import Due, Wanted, by_urgency, due
from pcirights.cases.keep import head_of, line_of, lines_before
from pcirights.cli import case_words as told
from pcirights.cli.case_files import write_papers
from pcirights.cli.case_store import SCHEMA, find_case, health, listing_of, opened, stale
from pcirights.cli.output import say
from pcirights.core.errors import PcirightsError, WrongInputError, brief
from pcirights.exports.calendar import all_as_ics
from pcirights.exports.due_dates import as_values
from pcirights.followup.due_date import SOON
from pcirights.saving import write_whole
from pcirights.wording.due_dates import as_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from pcirights.cases.head import Head
    from pcirights.cases.vault import Vault
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

MOST_DAYS = 3650


def list_all(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """The cases that are wanted, the most pressing first."""
    stage = find_word(options.stage, "--stage", Stage) if options.stage else None
    state = frozenset({find_word(options.due, "--due", Due)}) if options.due else frozenset[Due]()
    place = program.place(options.place).code if options.place else ""
    wanted = Wanted(options.search, place, stage, state)
    with opened(options, catalogue) as vault:
        listing = listing_of(vault, program, catalogue)
    today = program.today
    found = wanted.find(listing.heads, today)
    found.sort(key=lambda pair: by_urgency(pair[1], today))
    if options.json:
        values = [told.head_values(ident, head, today) for ident, head in found]
        say({"schema": SCHEMA, "cases": values, **health(listing)})
    else:
        for ident, head in found:
            print(told.line(ident, head, today, catalogue))
        print(catalogue.text("cases.listed", n=len(found), of=len(listing.heads)))
    return 0


def show(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """One case: what was kept of it, its dates, and on request its papers as files."""
    with opened(options, catalogue) as vault:
        found = find_case(vault, options.case)
        case = found.case
        if not found.sound:
            print(catalogue.text("cases.unsound"), file=sys.stderr)
        if options.out:
            write_papers(vault, found, options.out)
        head = head_of(case, program)
        line = line_of(case, program)
        if options.ics:
            content = all_as_ics(
                [(line, bytes.fromhex(case.calendar), lines_before(case, program))],
                catalogue,
                program.minute(),
            )
            write_whole(content, options.ics, force=None)
        if options.json:
            dates = as_values(line, case.written, catalogue)
            say({"schema": SCHEMA, **told.case_values(case.id, case), "timeline": dates})
        else:
            print("\n".join(told.case_lines(case.id, case, head, program.today, catalogue)))
            print(as_text(line, catalogue), end="")
    return 0


def due_soon(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """What is past or due soon in all cases, each date with its sum; optionally a calendar file.

    Returns 1 where the dates of a case cannot be calculated; that case is named and all others are
    shown.
    """
    within, today = _days(options.within), program.today
    shown: list[dict[str, Any]] = []
    lines = []
    left_out: dict[str, str] = {}
    with opened(options, catalogue) as vault:
        heads = listing_of(vault, program, catalogue).heads
        if options.ics:
            content = all_as_ics(
                _all_lines(vault, heads, program, catalogue, left_out), catalogue, program.minute()
            )
            write_whole(content, options.ics, force=options.force)
        pressing = [
            (ident, head)
            for ident, head in heads
            if due(head, today, within)[0] in told.PRESSING or _open_question(head, program)
        ]
        pressing.sort(key=lambda pair: by_urgency(pair[1], today))
        for ident, head in pressing:
            try:
                watches = line_of(vault.load(ident).case, program).watches
            except PcirightsError as error:
                left_out[ident] = told.trouble(error, catalogue).strip()
                continue
            found = list(told.due_lines(watches, today, within, catalogue))
            if found:
                lines += [told.line(ident, head, today, catalogue), *found]
                shown.append(told.head_values(ident, head, today))
    for ident, why in left_out.items():
        print(ident[: told.SHORT], why, file=sys.stderr)
    if options.json:
        values = {"within": within, "cases": shown, "trouble": list(left_out)}
        say({"schema": SCHEMA, **values})
    else:
        print("\n".join([*lines, catalogue.text("cases.due-count", n=len(shown), days=within)]))
    return 1 if left_out else 0


def _all_lines(
    vault: Vault,
    heads: Sequence[tuple[str, Head]],
    program: Program,
    catalogue: Catalogue,
    left_out: dict[str, str],
) -> Iterator[tuple[Any, bytes, Sequence[Any]]]:
    """The timeline of each open case; those that cannot be calculated go into ``left_out``."""
    for ident, head in heads:
        if head.stage == Stage.CLOSED:
            continue
        try:
            case = vault.load(ident).case
            key = bytes.fromhex(case.calendar)
            yield line_of(case, program), key, lines_before(case, program)
        except PcirightsError as error:
            left_out[ident] = told.trouble(error, catalogue).strip()


def _open_question(head: Head, program: Program) -> bool:
    """Whether the line of a case does not tell its dates: by older law, or not at all."""
    return stale(head, program) or (bool(head.trouble) and head.stage != Stage.CLOSED)


def _days(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST_DAYS):
        raise WrongInputError("unknown-word", key="--within", found=brief(typed), near=str(SOON))
    return int(typed)
