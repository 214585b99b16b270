"""What the ``cases`` commands share: opening the store, finding a case, printing the result."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pcirights.cases.opening import ready, unlocked
from pcirights.cli.output import say
from pcirights.cli.passphrases import ask
from pcirights.core.errors import WrongInputError, brief

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pcirights.cases.head import Head
    from pcirights.cases.vault import Listing, Opened, Vault
    from pcirights.i18n import Catalogue
    from pcirights.program import Program

SCHEMA = 1


@contextmanager
def opened(options: argparse.Namespace, catalogue: Catalogue) -> Iterator[Vault]:
    """The opened store. It asks for the passphrase only where the file can be opened with one."""
    with ready(options.store) as store:
        words = ask(options.passphrase_fd, "cases.passphrase.ask", catalogue)
        yield unlocked(store, words)


def listing_of(vault: Vault, program: Program, catalogue: Catalogue) -> Listing:
    """Every case; damage is reported on stderr."""
    listing = vault.listing()
    if listing.damaged:
        print(catalogue.text("cases.damaged", n=len(listing.damaged)), file=sys.stderr)
    if not listing.complete:
        print(catalogue.text("cases.incomplete"), file=sys.stderr)
    if listing.day is not None and listing.day > program.today:
        text = catalogue.text(
            "cases.clock-back",
            day=catalogue.date(listing.day),
            today=catalogue.date(program.today),
        )
        print(text, file=sys.stderr)
    return listing


def health(listing: Listing) -> dict[str, Any]:
    """What is damaged, as values."""
    return {"damaged": list(listing.damaged), "complete": listing.complete}


def find_case(vault: Vault, typed: str) -> Opened:
    """The one case whose id begins so. Raises WrongInputError where there is none, or several."""
    listing = vault.listing()
    known = [*(ident for ident, _ in listing.heads), *listing.damaged]
    found = [ident for ident in known if typed and ident.startswith(typed.lower())]
    if len(found) > 1:
        raise WrongInputError("cases-several", case=brief(typed))
    if not found:
        raise WrongInputError("cases-no-case", case=brief(typed))
    return vault.load(found[0])


def stale(head: Head, program: Program) -> bool:
    """Whether the law has changed since the dates of a line were calculated."""
    return head.calculated != str(program.law.serial)


def print_done(options: argparse.Namespace, text: str, values: dict[str, Any]) -> None:
    """Print what was done, as text or as JSON."""
    if options.json:
        say({"schema": SCHEMA, **values})
    else:
        print(text)
