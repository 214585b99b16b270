"""The interface of a store of encrypted cases.

A store sees ids, revisions, sizes and encrypted bytes, and nothing else. There are two: a file
(``sqlite.py``) and a server for several computers (``postgres.py``). A change is saved whole or not
at all, and a case that somebody else saved meanwhile is never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

CHUNK = 1024 * 1024 - 4
"""Bytes of a paper that are sealed and kept together: 1 MiB with their length."""
MOST_HEAD = 256 * 1024
"""Bytes that no sealed line of a case comes near."""
MOST_CASES = 100_000
"""Cases of one store: as many as a table can show."""
MOST_SEALED = 16 * 1024 * 1024
"""Bytes that no sealed piece comes near."""


class ConflictError(WrongInputError):
    """Somebody else changed the case since it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__("cases-conflict")


class SealedHead(NamedTuple):
    """What the table shows of a case, sealed. A tuple: ten thousand are made at a time."""

    id: bytes
    revision: int
    head: bytes


@dataclass(frozen=True, slots=True)
class SealedCase:
    """A case, sealed: its head and its body, both of one revision."""

    id: bytes
    revision: int
    head: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class SealedTally:
    """The encrypted tally over all heads: it shows when one was removed or rolled back."""

    revision: int
    sealed: bytes


class Change(Protocol):
    """One change of a store: all of it, or nothing."""

    def tally(self) -> SealedTally:
        """The tally, which no other change can renew before this one has ended."""

    def set_tally(self, tally: SealedTally) -> None:
        """Put a tally in place of the one before."""

    def put(self, case: SealedCase, expected: int) -> None:
        """Write a case over the revision ``expected`` (0: it is new). Raises ConflictError."""

    def remove(self, case: bytes, expected: int) -> None:
        """Delete a case and its papers. Raises ConflictError where it has another revision."""

    def head(self, case: bytes) -> SealedHead | None:
        """The head of a case as it stands."""

    def all_heads(self) -> Sequence[SealedHead]:
        """Every head as it stands."""

    def add_chunk(self, case: bytes, paper: bytes, number: int, sealed: bytes) -> None:
        """Write one chunk of a paper."""

    def remove_paper(self, case: bytes, paper: bytes) -> None:
        """Delete a paper's chunks."""


class Store(Protocol):
    """A store of encrypted cases. Every method raises WrongInputError where the store fails."""

    def slot(self) -> bytes:
        """The wrapped data key."""

    def replace_slot(self, slot: bytes, before: bytes) -> None:
        """Put a slot in place of the one before. Raises ConflictError where it is not there."""

    def heads(self) -> tuple[SealedTally, Sequence[SealedHead]]:
        """The tally and every head, all of one moment."""

    def case(self, case: bytes) -> SealedCase | None:
        """A case; None where there is none of that id."""

    def chunk(self, case: bytes, paper: bytes, number: int) -> bytes | None:
        """A chunk of a paper."""

    def copy(self) -> Iterator[bytes]:
        """The whole store in pieces, all of one moment, for a backup that opens as it does."""

    def change(self) -> AbstractContextManager[Change]:
        """Context manager: a transaction, saved at the end of the block and undone if it raises."""

    def close(self) -> None:
        """Close the file or the connection."""
