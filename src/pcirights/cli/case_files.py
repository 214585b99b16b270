"""Cases and papers as files: export, import, adding a file, writing papers to a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.cases.container import check_export, export, import_file
from pcirights.cases.names import apart
from pcirights.cli.case_store import find_case, opened, print_done
from pcirights.cli.passphrases import ask, ask_new
from pcirights.core.errors import WrongInputError
from pcirights.regular_files import pieces
from pcirights.saving import reason, write_all, write_whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from pcirights.cases.vault import Opened, Vault
    from pcirights.i18n import Catalogue
    from pcirights.program import Program


def export_cases(options: argparse.Namespace, _program: Program, catalogue: Catalogue) -> int:
    """Cases as one sealed file: those named, or all."""
    with opened(options, catalogue) as vault:
        heads = vault.listing().heads
        wanted = [find_case(vault, one).case.id for one in options.case]
        idents = list(dict.fromkeys(wanted)) or [ident for ident, _ in heads]
        words = ask_new(options.new_passphrase_fd, "cases.passphrase.export", catalogue)
        write_whole(export(vault, idents, words), options.out, force=None)
    text = catalogue.text("cases.exported", n=len(idents), file=options.out)
    print_done(options, text, {"file": str(options.out), "cases": len(idents)})
    return 0


def import_cases(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """Every case of a sealed file."""
    check_export(options.file)
    with opened(options, catalogue) as vault:
        words = ask(options.file_passphrase_fd, "cases.passphrase.import", catalogue)
        done = import_file(options.file, words, vault, program)
    counts = {"new": len(done.new), "same": len(done.same), "copies": len(done.copies)}
    print_done(options, catalogue.text("cases.imported", **counts), dict(counts))
    return 0


def write_papers(vault: Vault, found: Opened, folder: Path) -> None:
    """Write the papers of a case into a folder that has no files of these names yet."""
    case = found.case
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInputError("output-unwritable", file=str(folder), why=reason(error)) from error
    names = apart([*(paper.name for paper in case.papers), "answers.toml"])
    contents: list[bytes | Iterable[bytes]] = [
        *(vault.read_paper(case.id, paper) for paper in case.papers),
        case.answers.encode("utf-8"),
    ]
    write_all(
        [(content, folder / name) for content, name in zip(contents, names, strict=True)],
        force=None,
    )


def read_text(path: Path) -> str:
    """A file's text. Raises WrongInputError where it is none."""
    try:
        return b"".join(pieces(path)).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInputError("cases-note-text", file=path.name) from error
