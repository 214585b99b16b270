"""Installs a pack, restores the one before, and follows a handover to a new key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pcirights.core.errors import WrongInputError
from pcirights.law_packs import contents
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.shelf import Slot, State, digest
from pcirights.law_packs.use import counts, law_in_use, of_slot, opened, ring
from pcirights.law_packs.vocabulary import check_words

if TYPE_CHECKING:
    from pcirights.law_packs.contents import Handover, Law
    from pcirights.law_packs.keyring import KeyRing, KnownKey
    from pcirights.law_packs.minisign import PublicKey
    from pcirights.law_packs.shelf import Shelf
    from pcirights.law_packs.use import LawInUse, Shipped
    from pcirights.places import PlaceTable


@dataclass(frozen=True, slots=True)
class Installed:
    """The book now in use, and the short number of its key (None: the shipped book)."""

    law: Law
    key: str | None


@dataclass(frozen=True, slots=True)
class HandedOn:
    """The short numbers of the old key and of its successor."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file would change: a book or a handover, the short number of the key that signed it.

    ``against`` is the law in use, and ``than`` how the book stands to it by its serial.
    """

    content: Law | Handover
    key: str
    against: LawInUse
    than: Literal["newer", "same", "not-newer"] = "newer"


@dataclass(frozen=True, slots=True)
class Installer:
    """What an installation works on."""

    shelf: Shelf
    shipped: Shipped
    places: PlaceTable

    def look(self, sealed: bytes, *, trust: PublicKey | None = None) -> Offer:
        """What a file would change, with nothing written.

        Raises PackError as ``install`` does, but for a book that is not newer.
        """
        keys, state = self._keys(trust)
        content, number = opened(sealed, keys)
        there = law_in_use(self.shelf, self.shipped)
        if not isinstance(content, contents.Law):
            _handed_on(content, number, keys)
            return Offer(content, number, there)
        self._check(content)
        if content.serial > there.serial:
            return Offer(content, number, there)
        same = _is_used(sealed, state, there)
        return Offer(content, number, there, "same" if same else "not-newer")

    def install(
        self, sealed: bytes, *, trust: PublicKey | None = None, older: bool = False
    ) -> Installed | HandedOn:
        """Use a pack from now on, or follow the key that a known one hands on to.

        ``trust`` is a key that the person names; it is remembered. Nothing is written unless all is
        right. Raises PackError: the signature, the data, the age, the folder.
        """
        keys, _ = self._keys(trust)
        content, number = opened(sealed, keys)
        if isinstance(content, contents.Law):
            self._check(content)
            self._young_enough(sealed, content, older=older)
        with self.shelf.alone():
            keys, state = self._keys(trust)
            opened(sealed, keys)  # the keys may have changed before we held the lock
            if isinstance(content, contents.Law):
                self._use(sealed, content, replace(state, keys=self._own(keys)), older=older)
                return Installed(content, number)
            return self._follow(content, number, keys, state)

    def restore(self) -> Installed:
        """Use the book that was in use before; doing it twice returns to the present one.

        Raises PackError, changing nothing, where there was none or it is broken.
        """
        _something(self._state())
        with self.shelf.alone():
            state = self._state()
            _something(state)
            back, law, number = self._look_back(state)
            self.shelf.set(replace(state, current=back, previous=self._whole(state)))
            return Installed(law, number)

    def _check(self, law: Law) -> None:
        """Raises PackError where the book breaks a rule, or needs a newer program."""
        contents.check(law, self.places)
        check_words(law.book, self.shipped.load())

    def _look_back(self, state: State) -> tuple[Slot | None, Law, str | None]:
        """What was in use before: where it is kept, its law, its key."""
        if state.previous is None:
            return None, contents.Law(self.shipped.serial, self.shipped.load()), None
        law, number = of_slot(state.previous, self.shelf, state, self.shipped)
        return self._chosen(state.previous, law), law, number

    def _whole(self, state: State) -> Slot | None:
        """The pack in use, unless it is broken."""
        try:
            if state.current is not None:
                of_slot(state.current, self.shelf, state, self.shipped)
        except PackError:
            return None
        return state.current

    def _use(self, sealed: bytes, law: Law, state: State, *, older: bool) -> None:
        there = self._young_enough(sealed, law, older=older)
        used = state.current if there.key is not None else None
        if used is not None and used.sha256 == digest(sealed):
            self.shelf.set(state)
            return
        before = state.previous if there.trouble is not None else used
        new = self._chosen(self.shelf.put(sealed), law)
        try:
            self.shelf.set(replace(state, current=new, previous=before))
        except WrongInputError:
            self.shelf.sweep(state)
            raise

    def _young_enough(self, sealed: bytes, law: Law, *, older: bool) -> LawInUse:
        """What is used now.

        Raises PackError where the pack is not newer, nor the same, and that was not asked for.
        """
        there = law_in_use(self.shelf, self.shipped)
        same = _is_used(sealed, self._state(), there)
        if law.serial <= there.serial and not same and not older:
            raise PackError(
                "pack-older",
                serial=str(law.serial),
                there=str(there.serial),
                checked=there.book.checked.isoformat(),
            )
        return there

    def _chosen(self, slot: Slot, law: Law) -> Slot:
        """The slot marked as chosen by the person, even over a newer shipped book."""
        newer = counts(Slot(slot.sha256), law, self.shipped)
        return Slot(slot.sha256, None if newer else self.shipped.serial)

    def _follow(self, handover: Handover, number: str, keys: KeyRing, state: State) -> HandedOn:
        keys = _handed_on(handover, number, keys)
        self.shelf.set(replace(state, keys=self._own(keys)))
        return HandedOn(number, handover.public.number)

    def _keys(self, trust: PublicKey | None) -> tuple[KeyRing, State]:
        state = self._state()
        keys = ring(state, self.shipped)
        return (keys if trust is None else keys.trusting(trust)), state

    def _state(self) -> State:
        """The installed state; an empty one where the state file is broken and to be replaced."""
        try:
            return self.shelf.state()
        except PackError as error:
            if error.code != "pack-shelf-broken":
                raise
            return State()

    def _own(self, keys: KeyRing) -> tuple[KnownKey, ...]:
        """The keys to remember: all but those that stand as they came with the program."""
        return tuple(key for key in keys.keys if key not in self.shipped.keys.keys)


def _is_used(sealed: bytes, state: State, there: LawInUse) -> bool:
    """Whether just this file is the pack in use."""
    current = state.current
    return there.key is not None and current is not None and current.sha256 == digest(sealed)


def _handed_on(handover: Handover, number: str, keys: KeyRing) -> KeyRing:
    """The keys after the one of that number handed on. Raises PackError where it may not."""
    old = next(key for key in keys.keys if key.public.number == number)
    return keys.handed_on(old, handover.public, handover.last_serial)


def _something(state: State) -> None:
    if state.current is None and state.previous is None:
        raise PackError("pack-nothing-before")
