#!/usr/bin/env python3
"""Check an organisation's own edition, and put it where a build takes it from.

    python3 packaging/edition.py check FOLDER
    python3 packaging/edition.py stage FOLDER TARGET

Every problem is told at once, with its file and key. docs/editions.md says what the folder holds.
build.py has the folder staged; a person only checks it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
if __name__ == "__main__" and OWN.is_file() and Path(sys.prefix) != ROOT / ".venv":
    os.execv(OWN, [str(OWN), *sys.argv])  # noqa: S606  # the packages are there: see dev.py
sys.path.insert(0, str(ROOT / "src"))

from pcirights import paths  # noqa: E402
from pcirights.answers_file import read_answers  # noqa: E402
from pcirights.core.errors import PcirightsError  # noqa: E402
from pcirights.edition import LANGS, Edition  # noqa: E402
from pcirights.edition_file import FILE, EditionError, read  # noqa: E402
from pcirights.i18n import load  # noqa: E402
from pcirights.law.toml_reading import Problem  # noqa: E402
from pcirights.law_packs.minisign import PublicKey, SecretKey  # noqa: E402
from pcirights.letters.letterhead import logo_name, read_letterhead  # noqa: E402
from pcirights.letters.problems import TemplateError  # noqa: E402
from pcirights.letters.template import Templates  # noqa: E402
from pcirights.program import Program  # noqa: E402

SAMPLE = "wuxi-access.toml"
DAY = date(2026, 11, 25)
"""A day in the statute book, for the letter that is tried; the organisation's parts have no day."""
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Checked:
    """A sound edition and the files that belong to it, by their names in its folder."""

    edition: Edition
    files: tuple[str, ...]


def check(folder: Path) -> Checked:
    """Return the edition of a folder. Raises EditionError with everything that is wrong."""
    try:
        edition = read(folder)
    except EditionError as error:
        raise EditionError([*error.problems, *_secrets(folder)]) from error
    found = [*_secrets(folder), *_key(edition), *_letterhead(edition), *_templates(edition)]
    names = tuple(sorted(_named(edition)))
    found += _strays(folder, names)
    if not found:
        found += _letter(edition)
    if found:
        raise EditionError(found)
    return Checked(edition, names)


def stage(folder: Path, target: Path) -> Edition:
    """Check a folder and copy what belongs to it into ``target``, which must not exist.

    Raises EditionError as ``check``.
    """
    checked = check(folder)
    for name in checked.files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, target / name)
    return checked.edition


def _named(edition: Edition) -> Iterator[str]:
    """The files that the edition uses."""
    yield FILE
    if edition.law_key is not None:
        yield edition.law_key.name
    if edition.letterhead is not None:
        yield edition.letterhead.name
        if logo := _logo(edition.letterhead):
            yield logo
    if edition.templates is not None:
        for lang in LANGS:
            for path in (edition.templates / lang).rglob("*.txt"):
                yield f"{edition.templates.name}/{path.relative_to(edition.templates).as_posix()}"


def _logo(letterhead: Path) -> str:
    """What a letterhead says of its logo; empty where it is broken, which is told elsewhere."""
    try:
        return logo_name(letterhead)
    except PcirightsError:
        return ""


def _strays(folder: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    """What lies in the folder by nobody's choice; and links and large files."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield Problem(name, "", "是链接，it is a link")
        elif path.is_file() and name not in names:
            yield Problem(name, "", "没有用到，请拿走；nothing uses it: take it out")
        elif path.is_file() and path.stat().st_size > MOST_BYTES:
            yield Problem(name, "", f"超过 {MOST_BYTES:,} 字节，larger than that many bytes")


def _secrets(folder: Path) -> Iterator[Problem]:
    """A secret key in the folder: whoever gets the folder could sign in the organisation's name."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            continue
        try:
            SecretKey.of_file(path.read_text("utf-8"))
        except (PcirightsError, UnicodeDecodeError) as error:
            if getattr(error, "code", "") != "pack-secret-locked":
                continue
        what = "这是私钥，千万不要放在这里；a secret key: it must not lie here"
        yield Problem(path.relative_to(folder).as_posix(), "", what)


def _key(edition: Edition) -> Iterator[Problem]:
    if edition.law_key is not None:
        try:
            PublicKey.of_file(edition.law_key.read_text("utf-8"))
        except (PcirightsError, UnicodeDecodeError) as error:
            yield _told(edition.law_key.name, "law_key", error)


def _letterhead(edition: Edition) -> Iterator[Problem]:
    file = edition.letterhead
    if file is None:
        return
    try:
        read_letterhead(file)
    except PcirightsError as error:
        yield _told(file.name, error.fields.get("key", ""), error)


def _templates(edition: Edition) -> Iterator[Problem]:
    if edition.templates is None:
        return
    try:
        Templates.load(paths.templates_dir(), edition.templates)
    except TemplateError as error:
        for one in error.problems:
            where = f":{one.line}" if one.line else ""
            yield Problem(f"{edition.templates.name}/{one.file}{where}", "", one.what)


def _letter(edition: Edition) -> Iterator[Problem]:
    """A letter is made: what no font can print is found now, and not by somebody in need."""
    answers = read_answers(paths.examples_dir() / SAMPLE)
    try:
        for form in ("pdf", "docx"):
            Program(DAY, edition=edition).letter(
                Program(DAY, edition=edition).matter(answers), "zh+en", form
            )
    except PcirightsError as error:
        yield _told(FILE, "", error)


def _told(file: str, key: str, error: Exception) -> Problem:
    """An error of the program as a problem, in both languages."""
    if not isinstance(error, PcirightsError):
        return Problem(file, key, "不是 UTF-8，not UTF-8")
    texts = (load(lang).text(f"error.{error.code}", **error.fields) for lang in LANGS)
    return Problem(file, key, "；".join(texts))


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    checking, staging = verbs.add_parser("check"), verbs.add_parser("stage")
    for one in (checking, staging):
        one.add_argument("folder", type=Path)
    staging.add_argument("target", type=Path)
    asked = parser.parse_args(arguments)
    try:
        if asked.verb == "stage":
            edition = stage(asked.folder, asked.target)
        else:
            edition = check(asked.folder).edition
    except EditionError as error:
        print("\n".join(str(problem) for problem in error.problems), file=sys.stderr)
        return 1
    name = edition.name
    print(f"{edition.id}: {name.zh} · {name.en}" if name else edition.id)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
