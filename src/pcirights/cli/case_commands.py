"""``cases new | add | note | backup | delete | passphrase | check``: creating and changing."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from pcirights.answers_file import read_answers
from pcirights.cases.case import PaperKind
from pcirights.cases.keep import head_of, new_case, with_event, with_note
from pcirights.cases.names import cleaned
from pcirights.cases.opening import back_up, create, deleted, ready, unlocked
from pcirights.cli import case_words as told
from pcirights.cli.case_files import export_cases, import_cases, read_text
from pcirights.cli.case_store import find_case, health, listing_of, opened, print_done, stale
from pcirights.cli.case_views import due_soon, list_all, show
from pcirights.cli.dates import events_of
from pcirights.cli.passphrases import ask, ask_new
from pcirights.core.errors import PcirightsError, WrongInputError
from pcirights.regular_files import pieces

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pcirights.cases.head import Head
    from pcirights.cases.vault import Vault
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def new(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """An empty file of cases."""
    words = ask_new(options.passphrase_fd, "cases.passphrase.new", catalogue)
    create(options.store, words, program.today)
    print_done(
        options, catalogue.text("report.written", file=options.store), {"file": options.store}
    )
    return 0


def add_case(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """A new case of an answers file, with its letter."""
    answers = read_answers(options.answers)
    case = new_case(answers, program, options.label)
    letter = program.letter(program.matter(answers))
    name = f"{catalogue.text('cases.letter-name')}.pdf"
    with opened(options, catalogue) as vault, vault.change(program.today) as change:
        paper = change.add_paper(case.id, PaperKind.LETTER, name, [letter])
        case = replace(case, papers=(paper,))
        change.save(case, head_of(case, program), 0)
    print_done(
        options, catalogue.text("cases.added", case=case.id[: told.SHORT]), {"case": case.id}
    )
    return 0


def note(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """Add an event, a received paper or a note to a case."""
    text = read_text(options.text) if options.text else None
    with opened(options, catalogue) as vault:
        found = find_case(vault, options.case)
        case = found.case
        for event in events_of(options):
            case = with_event(case, event, program.today)
        if text is not None:
            case = with_note(case, text, program.today)
        if options.close or options.reopen:
            case = replace(case, closed=program.today if options.close else None)
        with vault.change(program.today) as change:
            for path in options.attach:
                name = cleaned(path.name)
                paper = change.add_paper(case.id, PaperKind.RECEIVED, name, pieces(path))
                case = replace(case, papers=(*case.papers, paper))
            if case == found.case:
                raise WrongInputError("cases-nothing-to-note")
            change.save(case, head_of(case, program), found.revision)
    print_done(
        options, catalogue.text("cases.noted", case=case.id[: told.SHORT]), {"case": case.id}
    )
    return 0


def backup(options: argparse.Namespace, _program: Program, catalogue: Catalogue) -> int:
    """Copy the file; the copy stays sealed, so no passphrase is needed."""
    with ready(options.store) as store:
        back_up(store, options.out)
    print_done(
        options, catalogue.text("report.written", file=options.out), {"file": str(options.out)}
    )
    return 0


def delete(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """Delete a case, and say what deleting cannot do."""
    if not options.yes:
        raise WrongInputError("cases-delete-yes")
    with opened(options, catalogue) as vault:
        found = find_case(vault, options.case)
        with vault.change(program.today) as change:
            change.delete(found.case.id, found.revision)
    text = catalogue.text(deleted(options.store))
    print_done(options, text, {"deleted": found.case.id})
    return 0


def passphrase(options: argparse.Namespace, _program: Program, catalogue: Catalogue) -> int:
    """Change the passphrase."""
    with ready(options.store) as store:
        words = ask(options.passphrase_fd, "cases.passphrase.ask", catalogue)
        vault = unlocked(store, bytearray(words))
        fresh = ask_new(options.new_passphrase_fd, "cases.passphrase.new", catalogue)
        vault.change_passphrase(words, fresh)
    print_done(options, catalogue.text("cases.passphrase.changed"), {"changed": True})
    return 0


def check(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """Read everything and recalculate dates after a change of law; 1 if anything is damaged."""
    with opened(options, catalogue) as vault:
        if options.accept:
            vault.accept(program.today)
        listing = listing_of(vault, program, catalogue)
        broken = [*listing.damaged]
        for ident, head in listing.heads:
            try:
                _check_case(vault, ident, head, program)
            except PcirightsError as error:
                broken.append(ident)
                print(told.trouble(error, catalogue).strip(), file=sys.stderr)
    text = catalogue.text("cases.checked", n=len(listing.heads), broken=len(broken))
    print_done(options, text, {"cases": len(listing.heads), "broken": broken, **health(listing)})
    return 0 if listing.complete and not broken else 1


def _check_case(vault: Vault, ident: str, head: Head, program: Program) -> None:
    found = vault.load(ident)
    for paper in found.case.papers:
        for _ in vault.read_paper(ident, paper):
            pass
    if stale(head, program) or not found.sound:
        with vault.change(program.today) as change:
            change.save(found.case, head_of(found.case, program), found.revision)


COMMANDS: dict[str, Callable[[argparse.Namespace, Program, Catalogue], int]] = {
    "new": new,
    "add": add_case,
    "note": note,
    "list": list_all,
    "show": show,
    "due": due_soon,
    "export": export_cases,
    "import": import_cases,
    "backup": backup,
    "delete": delete,
    "passphrase": passphrase,
    "check": check,
}
"""The commands by their words."""
