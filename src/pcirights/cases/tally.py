"""Associated data of each encrypted piece, and a MAC over all heads to show what is missing."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pcirights.cases.head import Head, unpack
from pcirights.cases.seal import TAG, BrokenSealError, Ring, unpadded
from pcirights.cases.store import SealedHead, SealedTally

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNT = struct.Struct(f">Q{TAG}sI")
MOD = 1 << (8 * TAG)
FIRST = 1
"""The tally's revision in a new store."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases there are, the sum over their heads, and the day of the last save."""

    cases: int
    sum: int
    day: date

    def seal(self, ring: Ring, revision: int) -> SealedTally:
        """Sealed under its revision."""
        content = COUNT.pack(self.cases, self.sum.to_bytes(TAG, "big"), self.day.toordinal())
        return SealedTally(revision, ring.seal(content, tally_place(revision)))


def first_tally(ring: Ring, today: date) -> SealedTally:
    """The tally of a store without cases."""
    return Tally(0, 0, today).seal(ring, FIRST)


def open_tally(ring: Ring, sealed: SealedTally) -> Tally | None:
    """The tally; None where it was changed."""
    try:
        content = ring.open(sealed.sealed, tally_place(sealed.revision))
        cases, total, day = COUNT.unpack(content)
        return Tally(cases, int.from_bytes(total, "big"), date.fromordinal(day))
    except (BrokenSealError, struct.error, ValueError, OverflowError):
        return None


def open_head(ring: Ring, row: SealedHead) -> Head:
    """The line of a case. Raises BrokenSealError where it was changed or belongs elsewhere."""
    return unpack(unpadded(ring.open(row.head, place(b"head", row.id, row.revision))))


def sum_of(ring: Ring, rows: Iterable[SealedHead]) -> int:
    """The keyed sum over heads: without the key nobody can find other heads with the same sum."""
    pieces = (row.id + _number(row.revision) + row.head[-TAG:] for row in rows)
    return sum(ring.count(piece) for piece in pieces) % MOD


def place(part: bytes, case: bytes, revision: int) -> bytes:
    """The associated data of a head or a body: its case and its revision."""
    return part + case + _number(revision)


def chunk_place(case: bytes, paper: bytes, number: int) -> bytes:
    """The associated data of a chunk: its case, its paper and its number."""
    return b"chunk" + case + paper + _number(number)


def tally_place(revision: int) -> bytes:
    """The associated data of a tally."""
    return b"tally" + _number(revision)


def _number(value: int) -> bytes:
    return (value % 2**64).to_bytes(8, "big")


def tag(sealed: bytes) -> str:
    """The authentication tag at the end of an encrypted piece; no other piece has it."""
    return sealed[-TAG:].hex()
