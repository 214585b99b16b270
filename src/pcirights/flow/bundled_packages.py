"""Which packages this copy of the program is made of, and under which licences. No widget here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING

from pcirights import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "pcirights"
LIST = Path("licences", "README.txt")
"""Beside a packed program: a line for each part, and a folder with the texts of its licence."""
LINE = re.compile(r"(?P<name>\S+) (?P<version>\S+): (?P<licence>.+?) \(\S+/\)")
NAME = re.compile(r"[A-Za-z0-9._-]+")
WORD_OF = "License :: OSI Approved :: "
SHORT = 60
"""A licence field longer than this is a whole text, not a name."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package: its name, version and the name of its licence, empty where it tells none."""

    name: str
    version: str
    licence: str


def packages(folder: Path | None = None) -> Iterator[Package]:
    """Python and what the program needs; everything at hand where it was not installed as a whole.

    A packed program has its list beside it, in ``folder``, with the texts of the licences. Each
    takes a few milliseconds: whoever shows them takes a few at a time.
    """
    yield Package("Python", python_version(), "PSF-2.0")
    listed = (folder or paths.program_dir()) / LIST
    if listed.is_file():
        yield from _listed(listed)
        return
    found = {OURS}
    for one in _needed() if _find(OURS) else distributions():
        if _plain(one.name) not in found:
            found.add(_plain(one.name))
            yield Package(one.name, one.version, _licence(one))


def _listed(file: Path) -> Iterator[Package]:
    for line in file.read_text("utf-8").splitlines():
        if found := LINE.fullmatch(line):
            yield Package(found["name"], found["version"], found["licence"])


def _needed() -> Iterator[Distribution]:
    """The packages that this one needs, and those that these need; some more than once."""
    seen, waiting = {OURS}, [OURS]
    while waiting:
        one = _find(waiting.pop(0))
        if one is None:
            continue
        yield one
        for line in one.requires or ():
            match = NAME.match(line)
            if match and "extra ==" not in line and _plain(match[0]) not in seen:
                seen.add(_plain(match[0]))
                waiting.append(match[0])


def _find(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None  # not needed on this system


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(one: Distribution) -> str:
    meta = one.metadata
    fields = {**meta.json}
    named = str(fields.get("license_expression") or fields.get("license") or "")
    if named and len(named) <= SHORT and "\n" not in named:
        return named
    kinds = [x.removeprefix(WORD_OF) for x in meta.get_all("Classifier", ()) if WORD_OF in x]
    return ", ".join(kinds)
