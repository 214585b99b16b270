"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from pcirights.core.errors import WrongInputError


def write_whole(content: bytes, path: Path, *, force: bool) -> None:
    """Write a file whole or not at all: beside it first, then renamed; for the owner's eyes alone.

    Raises WrongInputError where it exists and ``force`` is not given, or cannot be written.
    """
    if path.is_dir():
        raise WrongInputError("output-is-folder", file=str(path))
    if not force and path.exists():
        raise WrongInputError("output-exists", file=str(path))
    beside = ""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            beside = file.name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if force:
            Path(beside).replace(path)
        else:
            _name(beside, path)
    except OSError as error:
        raise WrongInputError("output-unwritable", file=str(path), why=reason(error)) from error
    finally:
        if beside:
            Path(beside).unlink(missing_ok=True)


def _name(beside: str, path: Path) -> None:
    """Give the finished file its name; one that appeared meanwhile is kept where that can be."""
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise WrongInputError("output-exists", file=str(path)) from error
    except OSError:  # a file system without hard links
        Path(beside).replace(path)


def reason(error: OSError) -> str:
    """What the system says of a file, in a line and without a path."""
    return error.strerror or type(error).__name__
