"""Packs made for a test: the shipped book under another number, signed with keys of no one."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from pcirights import paths
from pcirights.law.load import load, read_values
from pcirights.law_packs import contents, envelope, strict
from pcirights.law_packs.install import Installed, Installer
from pcirights.law_packs.keyring import KeyRing, KnownKey
from pcirights.law_packs.minisign import PublicKey, SecretKey
from pcirights.law_packs.shelf import Shelf
from pcirights.law_packs.use import LawInUse, Shipped, law_in_use
from pcirights.places import PlaceTable
from pcirights.places import load as load_places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pcirights.core.statute_book import StatuteBook

OURS = SecretKey.of_seed(b"ours----", bytes(range(32)))
NEXT = SecretKey.of_seed(b"next----", bytes(range(1, 33)))
THEIRS = SecretKey.of_seed(b"theirs--", bytes(range(2, 34)))
TWIN = SecretKey.of_seed(b"ours----", bytes(range(3, 35)))
"""Another key under the number of ours."""
SHIPPED = 5
"""The serial of the shipped book in these tests."""


@cache
def book() -> StatuteBook:
    return load(paths.statute_book_dir())


@cache
def places() -> PlaceTable:
    return load_places()


@cache
def _files() -> dict[str, dict[str, Any]]:
    return read_values()


def values(serial: int = 6, **changes: object) -> dict[str, Any]:
    """The values of a pack, before they are signed."""
    files = deepcopy(_files())
    files["book.toml"]["serial"] = serial
    made = strict.read(contents.write_law(files)[0])
    return made | changes


def sealed(made: dict[str, Any] | bytes, key: SecretKey = OURS) -> bytes:
    """Signed as it is, whatever it holds."""
    return envelope.seal(made if isinstance(made, bytes) else strict.write(made), "a test", key)


@cache
def pack(serial: int = 6, key: SecretKey = OURS) -> bytes:
    """A sound pack."""
    return sealed(values(serial), key)


def handover(new: PublicKey = NEXT.public, last_serial: int = 6, key: SecretKey = OURS) -> bytes:
    return sealed(contents.write_handover(contents.Handover(new, last_serial)), key)


def shipped(*keys: SecretKey, serial: int = SHIPPED) -> Shipped:
    return Shipped(book, serial, KeyRing(tuple(KnownKey(key.public) for key in keys)))


def installer(folder: Path, *keys: SecretKey, serial: int = SHIPPED) -> Installer:
    """Over a folder, of a program that knows our key or those named."""
    return Installer(Shelf(folder), shipped(*(keys or (OURS,)), serial=serial), places())


def install(
    folder: Path, made: bytes, *, older: bool = False, trust: PublicKey | None = None
) -> int:
    """Install, and tell the serial."""
    done = installer(folder).install(made, older=older, trust=trust)
    assert isinstance(done, Installed)
    return done.law.serial


def used(folder: Path, *keys: SecretKey, serial: int = SHIPPED) -> LawInUse:
    """What a start of the program would use."""
    return law_in_use(Shelf(folder), shipped(*(keys or (OURS,)), serial=serial))


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """The values of a sound pack after a change."""
    made = values()
    change(made)
    return made
