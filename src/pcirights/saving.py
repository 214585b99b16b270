"""Writes a file completely or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

OPEN_FILES = Path("/proc/self/fd")
"""Where Linux shows the files that this process has open, those without a name too."""
PIECE = 1 << 20


def write_whole(content: bytes | Iterable[bytes], path: Path, *, force: bool | None) -> None:
    """Write a file whole or not at all, for the owner's eyes alone.

    It is written without a name where the system can do that, and is gone if the power fails;
    elsewhere beside the target, under a hidden name.

    A content too large for the memory comes in pieces. ``force`` is None where there is no way to
    replace a file.
    Raises WrongInputError where it exists and ``force`` is not given, is a device, a pipe or a
    socket, or cannot be written.
    """
    write_all([(content, path)], force=force)


def write_all(files: Sequence[tuple[bytes | Iterable[bytes], Path]], *, force: bool | None) -> None:
    """Write several files as ``write_whole`` does: none has its name before all are written."""
    for _, path in files:
        with _telling(path):
            if path.is_dir():
                raise WrongInputError("output-is-folder", file=str(path))
            if path.exists() and not path.is_file():  # a device would be replaced for everybody
                raise WrongInputError("output-no-file", file=str(path))
            if not force and path.exists():
                raise _there(path, force=force)
    with ExitStack() as until_named:
        written: list[tuple[IO[bytes] | Path, Path]] = []
        for content, path in files:
            with _telling(path):
                pieces = [content] if isinstance(content, bytes) else content
                unnamed = _unnamed(path.parent)
                if unnamed is not None:
                    _fill(until_named.enter_context(unnamed), pieces)
                    written.append((unnamed, path))
                    continue
                with NamedTemporaryFile(
                    dir=path.parent, prefix=".", suffix=".part", delete=False, buffering=0
                ) as file:
                    beside = Path(file.name)
                    until_named.callback(beside.unlink, missing_ok=True)
                    _fill(file, pieces)
                written.append((beside, path))
        for source, path in written:
            with _telling(path):
                if not isinstance(source, Path):
                    _give_name(source, path, force=force)
                elif force:
                    source.replace(path)
                else:
                    _name(source, path, force=force)


def _unnamed(folder: Path) -> IO[bytes] | None:
    """A new file in a folder, without a name; None where the system has no such files."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not OPEN_FILES.exists():
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_RDWR, 0o600), "w+b", buffering=0)
    except OSError:  # this file system has none; or no file can be made, which the other way tells
        return None


def _fill(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    # Unbuffered: what does not fit would be tried once more when the file is closed.
    for piece in pieces:
        left = memoryview(piece)
        while left:
            left = left[file.write(left) :]
    os.fsync(file.fileno())


def _give_name(file: IO[bytes], path: Path, *, force: bool | None) -> None:
    """Give a finished file without a name its name, which with ``force`` may be another's."""
    try:
        _link(file, path)
    except FileExistsError as error:
        if not force:
            raise _there(path, force=force) from error
    except OSError:  # no links here, or not of such files
        pass
    else:
        return
    beside = path.with_name(f".{secrets.token_hex(8)}.part")  # whole, and for a moment
    try:
        try:
            _link(file, beside)
        except OSError:
            _copy(file, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _link(file: IO[bytes], path: Path) -> None:
    # The system's link to the open file is followed only where Python is told of a folder.
    os.link(OPEN_FILES / str(file.fileno()), path, src_dir_fd=file.fileno())


def _copy(file: IO[bytes], path: Path) -> None:
    file.seek(0)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as copy:
        _fill(copy, iter(lambda: file.read(PIECE), b""))


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Say of which file the system complains."""
    try:
        yield
    except OSError as error:
        raise WrongInputError("output-unwritable", file=str(path), why=reason(error)) from error


def _there(path: Path, *, force: bool | None) -> WrongInputError:
    """That a file is there; how to replace it is told only where that can be done."""
    return WrongInputError("output-taken" if force is None else "output-exists", file=str(path))


def _name(beside: Path, path: Path, *, force: bool | None) -> None:
    """Give the finished file its name; one that appeared meanwhile is kept where that can be."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise _there(path, force=force) from error
    except OSError:  # a file system without hard links
        beside.replace(path)


def reason(error: OSError) -> str:
    """What the system says of a file, in a line and without a path."""
    return error.strerror or type(error).__name__
