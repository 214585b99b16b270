"""A transaction on a store: everything in it is saved, or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from pcirights.cases.case import Paper, PaperKind
from pcirights.cases.codec import encode
from pcirights.cases.names import is_clean
from pcirights.cases.seal import new_id, padded
from pcirights.cases.store import CHUNK, SealedCase, SealedHead
from pcirights.cases.tally import MOD, Tally, chunk_place, open_tally, place, sum_of, tag
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pcirights.cases.case import Case
    from pcirights.cases.head import Head
    from pcirights.cases.seal import Ring
    from pcirights.cases.store import Change

MOST_PAPER = 1024 * CHUNK
"""Bytes of the largest paper: one gigabyte."""


class Changing:
    """One transaction; everything in it is saved, or nothing."""

    def __init__(self, change: Change, ring: Ring, today: date) -> None:
        self._change = change
        self._ring = ring
        self._today = today

    def add_paper(self, case: str, kind: PaperKind, name: str, content: Iterable[bytes]) -> Paper:
        """Seal a file's content piece by piece, and return what the case keeps of it.

        Raises WrongInputError where the name is not a plain one or the file is too large.
        """
        if not is_clean(name):
            raise WrongInputError("cases-name")
        paper = Paper(new_id().hex(), kind, name, self._today, 0, "")
        return self.put_paper(case, paper, content)

    def put_paper(self, case: str, paper: Paper, content: Iterable[bytes]) -> Paper:
        """Seal the content of a paper that has its id; return it with its size and digest."""
        ident, of = bytes.fromhex(paper.id), bytes.fromhex(case)
        digest = hashlib.sha256()
        size = 0
        for number, piece in enumerate(_pieces(content)):
            digest.update(piece)
            size += len(piece)
            if size > MOST_PAPER:
                limit = str(MOST_PAPER // 1024 // 1024)
                raise WrongInputError("cases-paper-too-big", file=paper.name, limit=limit)
            sealed = self._ring.seal(padded(piece), chunk_place(of, ident, number))
            self._change.add_chunk(of, ident, number, sealed)
        return replace(paper, size=size, sha256=digest.hexdigest())

    def remove_paper(self, case: str, paper: Paper) -> None:
        """Delete a paper's content."""
        self._change.remove_paper(bytes.fromhex(case), bytes.fromhex(paper.id))

    def save(self, case: Case, head: Head, revision: int) -> int:
        """Write a case over the revision that was read (0: it is new); return its new revision.

        Raises ConflictError where somebody else has saved it meanwhile.
        """
        ident, new = bytes.fromhex(case.id), revision + 1
        body = self._ring.seal(padded(encode(case)), place(b"body", ident, new))
        line = head._replace(body=tag(body)).pack()
        sealed = self._ring.seal(padded(line), place(b"head", ident, new))
        before = self._change.head(ident)
        self._change.put(SealedCase(ident, new, sealed, body), revision)
        self._count(before, SealedHead(ident, new, sealed))
        return new

    def delete(self, case: str, revision: int) -> None:
        """Delete a case and its papers. Raises ConflictError as ``save`` does."""
        ident = bytes.fromhex(case)
        before = self._change.head(ident)
        self._change.remove(ident, revision)
        self._count(before, None)

    def _count(self, before: SealedHead | None, after: SealedHead | None) -> None:
        """Update the tally; a broken one stays broken until the person accepts it."""
        sealed = self._change.tally()
        tally = open_tally(self._ring, sealed)
        if tally is None:
            return
        less, more = ([one] if one else [] for one in (before, after))
        total = (tally.sum - sum_of(self._ring, less) + sum_of(self._ring, more)) % MOD
        new = Tally(tally.cases - len(less) + len(more), total, self._today)
        self._change.set_tally(new.seal(self._ring, sealed.revision + 1))


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size, the last one smaller."""
    held = bytearray()
    for part in content:
        held += part
        while len(held) >= CHUNK:
            yield bytes(held[:CHUNK])
            del held[:CHUNK]
    if held:
        yield bytes(held)
