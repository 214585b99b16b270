"""``examples``: the examples that came with the program, copied to where a person works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcirights import paths
from pcirights.cli.output import say
from pcirights.core.errors import WrongInputError
from pcirights.saving import reason, write_all

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pcirights.cli.parser import Parser
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def add(command: Callable[..., Parser]) -> None:
    """Add the command's words."""
    one = command("examples", copy_all, day=False)
    one.add_argument("folder", type=Path)
    one.add_argument("--force", action="store_true")


def copy_all(options: argparse.Namespace, _program: Program, catalogue: Catalogue) -> int:
    """Copy every example into a folder, which is made; returns the exit code.

    Raises WrongInputError where something of a name is there already and ``--force`` is not given,
    or where nothing can be written.
    """
    source, target = paths.examples_dir(), options.folder
    files = sorted(path for path in source.rglob("*") if path.is_file())
    copies = [target / path.relative_to(source) for path in files]
    contents = [path.read_bytes() for path in files]
    if there := [copy for copy in copies if copy.exists() and not options.force]:
        raise WrongInputError("output-exists", file=str(there[0]))
    try:
        for copy in copies:
            copy.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInputError("output-unwritable", file=str(target), why=reason(error)) from error
    write_all(list(zip(contents, copies, strict=True)), force=options.force)
    if options.json:
        say({"schema": 1, "files": [str(copy) for copy in copies]})
    else:
        print(catalogue.text("report.examples", n=len(copies), folder=target))
    return 0
