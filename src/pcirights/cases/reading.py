"""Reading a file that becomes a paper, in pieces: a scan of 50 MB never stands in the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.saving import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE = 1024 * 1024
"""Bytes that are read at a time."""


def pieces(path: Path) -> Iterator[bytes]:
    """A file's bytes in pieces. Raises WrongInputError where it cannot be read."""
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except OSError as error:
        raise WrongInputError(
            "file-unreadable", file=path.name or str(path), why=reason(error)
        ) from error
