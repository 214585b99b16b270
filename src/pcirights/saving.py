"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from tempfile import _TemporaryFileWrapper


def write_whole(content: bytes | Iterable[bytes], path: Path, *, force: bool | None) -> None:
    """Write a file whole or not at all: beside it first, then renamed; for the owner's eyes alone.

    A content too large for the memory comes in pieces. ``force`` is None where there is no way to
    replace a file.
    Raises WrongInputError where it exists and ``force`` is not given, is a device, a pipe or a
    socket, or cannot be written.
    """
    write_all([(content, path)], force=force)


def write_all(files: Sequence[tuple[bytes | Iterable[bytes], Path]], *, force: bool | None) -> None:
    """Write several files as ``write_whole`` does: none has its name before all are written."""
    for _, path in files:
        if path.is_dir():
            raise WrongInputError("output-is-folder", file=str(path))
        if path.exists() and not path.is_file():  # a device would be replaced for everybody
            raise WrongInputError("output-no-file", file=str(path))
        if not force and path.exists():
            raise _there(path, force=force)
    written: list[tuple[str, Path]] = []
    try:
        for content, path in files:
            with _telling(path), _beside(path) as file:
                written.append((file.name, path))
                file.writelines([content] if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(file.fileno())
        for beside, path in written:
            with _telling(path):
                if force:
                    Path(beside).replace(path)
                else:
                    _name(beside, path, force=force)
    finally:
        for beside, _ in written:
            Path(beside).unlink(missing_ok=True)


def _beside(path: Path) -> _TemporaryFileWrapper[bytes]:
    """A new file in the same folder."""
    return NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False)


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


def _name(beside: str, path: Path, *, force: bool | None) -> None:
    """Give the finished file its name; one that appeared meanwhile is kept where that can be."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise _there(path, force=force) from error
    except OSError:  # a file system without hard links
        Path(beside).replace(path)


def reason(error: OSError) -> str:
    """What the system says of a file, in a line and without a path."""
    return error.strerror or type(error).__name__
