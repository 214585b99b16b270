"""The vault: decrypts what a store holds, and encrypts what goes into it.

Encryption alone cannot show that a case was removed or that an older version was put back. The
tally does: an encrypted sum over all heads, updated by each save.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pcirights.cases.change import Changing
from pcirights.cases.codec import decode
from pcirights.cases.seal import BrokenSealError, Ring, padded, unpadded, unwrap
from pcirights.cases.store import CHUNK, SealedHead
from pcirights.cases.tally import Tally, chunk_place, open_head, open_tally, place, sum_of, tag
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pcirights.cases.case import Case, Paper
    from pcirights.cases.head import Head
    from pcirights.cases.store import Store


BEGUN = b"begun"
"""The associated data of unsaved input; no row of a store has them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Every case by its id; ``damaged`` are those whose line cannot be read.

    ``complete`` is False where a case was taken away or put back behind this program's back, or
    where that cannot be told; ``day`` is that of the last save.
    """

    heads: tuple[tuple[str, Head], ...]
    damaged: tuple[str, ...]
    complete: bool
    day: date | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as it stands in the store. ``sound`` is False where its line does not fit it."""

    case: Case
    revision: int
    sound: bool = True


class Vault:
    """An open store of cases. Locked, it holds no key."""

    def __init__(self, store: Store, ring: Ring) -> None:
        self._store = store
        self._ring: Ring | None = ring
        self._seen = 0

    @property
    def store(self) -> Store:
        """The store of the encrypted cases."""
        return self._store

    @property
    def locked(self) -> bool:
        """Whether the passphrase has to be given again."""
        return self._ring is None

    def lock(self) -> None:
        """Drop the keys."""
        self._ring = None

    def unlock(self, passphrase: bytearray) -> None:
        """Take the keys again. Raises WrongInputError as ``unwrap`` does."""
        self._ring = unwrap(self._store.slot(), passphrase)

    def close(self) -> None:
        """Drop the keys and close the store."""
        self.lock()
        self._store.close()

    def seal_words(self, content: bytes) -> bytes:
        """Encrypt unsaved input, to be held in memory while the vault is locked."""
        return self._keys().seal(padded(content), BEGUN)

    def open_words(self, sealed: bytes) -> bytes | None:
        """The unsaved input; None where it belongs to another store."""
        try:
            return unpadded(self._keys().open(sealed, BEGUN))
        except BrokenSealError:
            return None

    def change_passphrase(self, before: bytearray, passphrase: bytearray) -> None:
        """Wrap the data key anew. Raises WrongInputError where ``before`` does not open it.

        A copy of the store from before still opens with the old passphrase.
        """
        slot = self._store.slot()
        ring = unwrap(slot, before)
        self._store.replace_slot(ring.wrap(passphrase), slot)

    def listing(self) -> Listing:
        """Every case, as far as it can be read."""
        ring = self._keys()
        sealed, rows = self._store.heads()
        tally = open_tally(ring, sealed)
        heads, damaged = [], []
        for row in rows:
            try:
                heads.append((row.id.hex(), open_head(ring, row)))
            except BrokenSealError:
                damaged.append(row.id.hex())
        older, self._seen = sealed.revision < self._seen, max(sealed.revision, self._seen)
        complete = (
            tally is not None
            and not older
            and (tally.cases, tally.sum) == (len(rows), sum_of(ring, rows))
        )
        return Listing(tuple(heads), tuple(damaged), complete, tally.day if tally else None)

    def load(self, case: str) -> Opened:
        """A case. Raises WrongInputError where there is none, or where it was damaged."""
        found = self.find(case)
        if found is None:
            raise WrongInputError("cases-no-case", case=case)
        return found

    def find(self, case: str) -> Opened | None:
        """The same; None where there is no case of that id."""
        ring = self._keys()
        row = self._store.case(bytes.fromhex(case))
        if row is None:
            return None
        try:
            content = unpadded(ring.open(row.body, place(b"body", row.id, row.revision)))
        except BrokenSealError as error:
            raise WrongInputError("cases-case-damaged", case=case) from error
        found = decode(content)
        if found.id != case:
            raise WrongInputError("cases-case-damaged", case=case)
        if not found.calendar:
            found = replace(found, calendar=ring.calendar_key(row.id).hex())
        try:
            head = open_head(ring, SealedHead(row.id, row.revision, row.head))
        except BrokenSealError:
            return Opened(found, row.revision, sound=False)
        return Opened(found, row.revision, sound=head.body == tag(row.body))

    def read_paper(self, case: str, paper: Paper) -> Iterator[bytes]:
        """A paper's content in pieces. Raises WrongInputError where it was damaged."""
        ring = self._keys()
        ident, of = bytes.fromhex(paper.id), bytes.fromhex(case)
        digest = hashlib.sha256()
        left = paper.size
        for number in range(-(-paper.size // CHUNK)):
            sealed = self._store.chunk(of, ident, number) or b""
            try:
                piece = unpadded(ring.open(sealed, chunk_place(of, ident, number)))
            except BrokenSealError as error:
                raise WrongInputError("cases-paper-damaged", file=paper.name) from error
            digest.update(piece)
            left -= len(piece)
            yield piece
        if left or digest.hexdigest() != paper.sha256:
            raise WrongInputError("cases-paper-damaged", file=paper.name)

    @contextmanager
    def change(self, today: date) -> Iterator[Changing]:
        """Begin a change: it stands when the block ends, and never was when the block raises."""
        ring = self._keys()
        with self._store.change() as change:
            yield Changing(change, ring, today)

    def accept(self, today: date) -> None:
        """Recompute the tally from the present state, so that losses are not reported again."""
        ring = self._keys()
        with self._store.change() as change:
            revision, rows = change.tally().revision, change.all_heads()
            tally = Tally(len(rows), sum_of(ring, rows), today)
            change.set_tally(tally.seal(ring, revision + 1))

    def _keys(self) -> Ring:
        if self._ring is None:
            raise WrongInputError("cases-locked")
        return self._ring
