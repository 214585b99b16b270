"""Names of papers: used for showing and saving, never as a path."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 120
"""Bytes in UTF-8: with a number before it, any file system takes it."""
FORBIDDEN = frozenset('/\\:*?"<>|')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def is_clean(name: str) -> bool:
    """Whether a name is one file's, in whatever system: nothing else is stored or taken in."""
    return (
        0 < len(name.encode("utf-8", "surrogatepass")) <= LONGEST
        and name.isprintable()
        and not FORBIDDEN & set(name)
        and not any(unicodedata.category(char) == "Cf" for char in name)
        and name == name.strip(" .")
        and not RESERVED.fullmatch(name)
        and PurePosixPath(name).name == PureWindowsPath(name).name == name
    )


def cleaned(name: str) -> str:
    """A safe name, as close as possible to that of the added file.

    Raises WrongInputError where nothing is left of it.
    """
    made = "".join("_" if char in FORBIDDEN or not char.isprintable() else char for char in name)
    made = made.strip(" .")
    if RESERVED.fullmatch(made):
        made = f"_{made}"
    stem, dot, ending = made.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = made, "", ""
    while len(f"{stem}{dot}{ending}".encode("utf-8", "surrogatepass")) > LONGEST:
        stem = stem[:-1]
    made = f"{stem.rstrip()}{dot}{ending}"
    if not is_clean(made):
        raise WrongInputError("cases-name")
    return made


def apart(names: Sequence[str]) -> Iterator[str]:
    """The same names, with a number before those that occur twice in one folder."""
    taken: set[str] = set()
    for name in names:
        made, number = name, 1
        while made.casefold() in taken:
            number += 1
            made = f"{number}-{name}"
        taken.add(made.casefold())
        yield made
