"""Opens files that the person names or that lie in our folders: regular files only.

A pipe would let the program wait for ever, a device may do anything when it is opened, and a link
where our own file should lie leads to somebody else's. All of them are told by a sentence before a
byte is read or written.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from errno import EISDIR, ELOOP
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

PIECE = 1024 * 1024
"""Bytes that are read at a time."""
SAFE = (
    getattr(os, "O_NONBLOCK", 0)  # a pipe that took the file's place is not waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOINHERIT", 0)
    | getattr(os, "O_BINARY", 0)
)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def open_regular(path: Path, *, ours: bool = False, buffering: int = -1) -> BinaryIO:
    """A regular file, open for reading; ``buffering`` as for ``open``.

    ``ours``: it lies where this program puts a file of its own, so that a link is not followed and
    a file with a second name is not taken for ours.
    Raises WrongInputError where it cannot be read, or is no regular file.
    """
    return os.fdopen(_descriptor(path, os.O_RDONLY, ours=ours), "rb", buffering)


def append_to_ours(path: Path, *, make: bool = False) -> BinaryIO:
    """A file of ours, open to write after its end and to read, unbuffered.

    ``make``: make it for its owner alone where there is none. Raises WrongInputError where it
    cannot be written, or is no regular file of its own.
    """
    flags = os.O_RDWR | os.O_APPEND | (os.O_CREAT if make else 0)
    try:
        return os.fdopen(_descriptor(path, flags, ours=True), "ab+", buffering=0)
    except WrongInputError as error:
        if error.code != "file-unreadable":
            raise
        raise WrongInputError(
            "output-unwritable", file=str(path), why=error.fields["why"]
        ) from error


def read_regular(path: Path, most: int, *, ours: bool = False) -> bytes:
    """A file's first bytes, ``most`` of them where it is longer. Raises as ``open_regular``."""
    with open_regular(path, ours=ours) as file, _telling(path):
        return file.read(most)


def pieces(path: Path) -> Iterator[bytes]:
    """A file's bytes in pieces, never all in memory. Raises as ``open_regular``."""
    with open_regular(path) as file, _telling(path):
        while piece := file.read(PIECE):
            yield piece


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> WrongInputError:
    """That a file cannot be read, and why, in a line and without its path."""
    why = error.strerror or type(error).__name__
    return WrongInputError("file-unreadable", file=path.name or str(path), why=why)


def _descriptor(path: Path, flags: int, *, ours: bool) -> int:
    try:
        if not flags & os.O_CREAT or os.path.lexists(path):
            _check(path, path.stat(follow_symlinks=not ours), ours=ours)
        handle = os.open(path, flags | SAFE | (NO_LINK if ours else 0), 0o600)
    except OSError as error:
        if error.errno == ELOOP and ours:  # a link took its place meanwhile
            raise _not_regular(path) from error
        raise unreadable(path, error) from error
    except ValueError as error:  # what cannot be a path, such as one with a zero byte in it
        raise WrongInputError("file-unreadable", file=path.name, why="ValueError") from error
    try:
        _check(path, os.fstat(handle), ours=ours)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _check(path: Path, found: os.stat_result, *, ours: bool) -> None:
    if S_ISDIR(found.st_mode):
        raise unreadable(path, OSError(EISDIR, os.strerror(EISDIR)))
    if not S_ISREG(found.st_mode) or (ours and found.st_nlink > 1):
        raise _not_regular(path)


def _not_regular(path: Path) -> WrongInputError:
    return WrongInputError("file-not-regular", file=path.name or str(path))
