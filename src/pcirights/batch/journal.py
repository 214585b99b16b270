"""The journal of a folder: what earlier runs made, so that an interrupted run can be resumed.

A line with the digests of the row and of the letter is written before the letter gets its name. A
letter was made by an earlier run where both digests match; an incomplete line is ignored.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from stat import S_ISREG
from time import sleep
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.regular_files import append_to_ours
from pcirights.saving import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".pcirights-batch"
PART = re.compile(r"\.(?:[a-z0-9_]{8}|[0-9a-f]{16})\.part")
"""The names of our temporary files (``saving.py``)."""
TRIES, PAUSE = 40, 0.05
"""Attempts to lock the folder, and seconds between them: the processes of a killed run hold the
folder for a moment after it has ended.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """The digests of a row with all that its letter was made of, and of the letter."""

    row: str
    letter: str


@contextmanager
def opened(folder: Path) -> Iterator[dict[str, Made]]:
    """Context manager: the journal of a folder, created if missing; one run at a time.

    Temporary files of a killed run are removed. Raises WrongInputError, also where the journal is a
    link or a pipe.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    with append_to_ours(folder / NAME, make=True) as journal:
        _lock(journal.fileno(), folder)
        journal.seek(0)
        made = _read(journal.read())
        if made:
            for left_over in filter(_is_ours, folder.glob(".*.part")):
                left_over.unlink(missing_ok=True)
        yield made


def _is_ours(file: Path) -> bool:
    """Whether a file is a half-written one of this program: by its name, and no link or folder."""
    return bool(PART.fullmatch(file.name)) and S_ISREG(file.lstat().st_mode)


def note(folder: Path, ident: str, made: Made) -> None:
    """Append a line in one write: several processes share the journal. Raises WrongInputError."""
    line = f"\n{ident} {made.row} {made.letter} .\n"
    try:
        with append_to_ours(folder / NAME) as journal:
            os.write(journal.fileno(), line.encode("ascii"))
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> WrongInputError:
    """The error that the folder cannot be written, with the reason."""
    return WrongInputError("output-unwritable", file=str(folder), why=reason(error))


def digest(content: bytes) -> str:
    """The digest of a content."""
    return hashlib.sha256(content).hexdigest()


def _read(content: bytes) -> dict[str, Made]:
    made = {}
    for line in content.decode("ascii", errors="replace").splitlines():
        words = line.split(" ")
        if len(words) == 4 and words[3] == ".":
            made[words[0]] = Made(words[1], words[2])
    return made


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    for left in range(TRIES, -1, -1):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if not left:
                raise WrongInputError("batch-busy", file=folder.name) from error
            sleep(PAUSE)
        else:
            return
