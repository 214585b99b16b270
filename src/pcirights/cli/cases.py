"""``cases``: what was kept of each case, sealed. The words; what they do is loaded later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcirights.followup.due_date import SOON

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pcirights.cli.parser import Parser
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def add(command: Callable[..., Any], top: Parser) -> None:
    """Add the commands to the parser."""

    def one(name: str, *, asks: bool = True) -> Any:  # noqa: ANN401  # argparse's own
        made = command(name, run, day=False, parent=top)
        made.add_argument("store", metavar="FILE")
        if asks:
            made.add_argument("--passphrase-fd", metavar="N")
        return made

    one("new")
    adding = one("add")
    adding.add_argument("answers", type=Path)
    adding.add_argument("--label", default="")
    noting = one("note")
    noting.add_argument("case")
    noting.add_argument("--received", metavar="YYYY-MM-DD")
    noting.add_argument("--how", "--by")
    noting.add_argument("--event", action="append", default=[], metavar="WHAT=YYYY-MM-DD")
    noting.add_argument("--attach", action="append", default=[], type=Path, metavar="FILE")
    noting.add_argument("--text", type=Path, metavar="FILE")
    noting.add_argument("--close", action="store_true")
    noting.add_argument("--reopen", action="store_true")
    listing = one("list")
    listing.add_argument("--place")
    listing.add_argument("--stage")
    listing.add_argument("--due")
    listing.add_argument("--search", default="")
    showing = one("show")
    showing.add_argument("case")
    showing.add_argument("--out", type=Path, metavar="FOLDER")
    showing.add_argument("--ics", type=Path)
    pressing = one("due")
    pressing.add_argument("--within", default=str(SOON), metavar="N")
    pressing.add_argument("--ics", type=Path)
    pressing.add_argument("--force", action="store_true")
    exporting = one("export")
    exporting.add_argument("out", type=Path)
    exporting.add_argument("case", nargs="*")
    exporting.add_argument("--new-passphrase-fd", metavar="N")
    importing = one("import")
    importing.add_argument("file", type=Path)
    importing.add_argument("--file-passphrase-fd", metavar="N")
    deleting = one("delete")
    deleting.add_argument("case")
    deleting.add_argument("--yes", action="store_true")
    one("backup", asks=False).add_argument("out", type=Path, metavar="OUT")
    one("passphrase").add_argument("--new-passphrase-fd", metavar="N")
    one("check").add_argument("--accept", action="store_true")


def run(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """Do one of the commands."""
    from pcirights.cli.case_commands import COMMANDS

    return COMMANDS[options.cases_command](options, program, catalogue)
