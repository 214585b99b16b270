"""Chooses the statute book: an installed pack's if it is newer, undamaged and still trusted.

Each start checks the hash, the signature and the data again. If anything is wrong with a pack, the
shipped book is used and the fault is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.law_packs import contents, envelope, keyring
from pcirights.law_packs.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.core.statute_book import StatuteBook
    from pcirights.law_packs.contents import Handover, Law
    from pcirights.law_packs.keyring import KeyRing
    from pcirights.law_packs.shelf import Shelf, Slot, State


@dataclass(frozen=True, slots=True)
class LawInUse:
    """The book and its number.

    ``key`` is the short number of the key that signed it, None for the shipped one; ``trouble``
    says why an installed pack is not used where one should be.
    """

    book: StatuteBook
    serial: int
    key: str | None = None
    trouble: PackError | None = None


@dataclass(frozen=True, slots=True)
class Shipped:
    """What comes with the program: the book, loaded when it is asked for, its number, the keys."""

    load: Callable[[], StatuteBook]
    serial: int
    keys: KeyRing


def law_in_use(shelf: Shelf, shipped: Shipped) -> LawInUse:
    """The statute book to use."""
    try:
        state = shelf.state()
        if state.current is not None:
            law, key = of_slot(state.current, shelf, state, shipped)
            if counts(state.current, law, shipped):
                return LawInUse(law.book, law.serial, key)
    except PackError as error:
        return LawInUse(shipped.load(), shipped.serial, trouble=error)
    return LawInUse(shipped.load(), shipped.serial)


def counts(slot: Slot, law: Law, shipped: Shipped) -> bool:
    """Whether the pack is newer than the shipped book, or was chosen in its place."""
    return law.serial > shipped.serial or slot.over == shipped.serial


def of_slot(slot: Slot, shelf: Shelf, state: State, shipped: Shipped) -> tuple[Law, str]:
    """The law of an installed pack, and the number of its key. Raises PackError."""
    content, number = opened(shelf.sealed(slot), ring(state, shipped))
    if not isinstance(content, contents.Law):
        raise PackError("pack-not-a-pack")
    return content, number


def ring(state: State, shipped: Shipped) -> KeyRing:
    """The keys that count."""
    return shipped.keys.with_key(*state.keys)


def opened(sealed: bytes, keys: KeyRing) -> tuple[Law | Handover, str]:
    """What a sealed file holds, and the number of its key. Raises PackError."""
    signed = envelope.unseal(sealed, keys)
    content = contents.read(signed.content)
    if isinstance(content, contents.Law):
        keyring.may_sign(signed.key, content.serial)
    return content, signed.key.public.number
