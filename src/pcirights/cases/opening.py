"""Creating and opening a store: a file, or a database that several computers share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.cases import sqlite
from pcirights.cases.passphrase import wiped
from pcirights.cases.seal import check_slot, is_slot, new_ring, unwrap
from pcirights.cases.tally import first_tally
from pcirights.cases.vault import Vault
from pcirights.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pcirights.cases.store import Store

SERVERS = ("postgresql:", "postgres:")
"""How the address of a database begins."""


def create(where: str, passphrase: bytearray, today: date) -> None:
    """Make an empty store. The passphrase is overwritten.

    Raises WrongInputError where there is one already, or none can be made.
    """
    with wiped(passphrase) as known:
        ring = new_ring()
        slot = ring.wrap(known)
    tally = first_tally(ring, today)
    if is_server(where):
        from pcirights.cases import postgres

        postgres.create(where, slot, tally)
    else:
        sqlite.create(Path(where), slot, tally)


def open_vault(where: str, passphrase: bytearray) -> Vault:
    """Open a store. The passphrase is overwritten.

    Raises WrongInputError where it cannot be read, is foreign or damaged, or where the passphrase
    does not open it.
    """
    with wiped(passphrase):
        store = open_store(where)
        try:
            return unlocked(store, passphrase)
        except BaseException:
            store.close()
            raise


def open_store(where: str) -> Store:
    """A store whose cases are still sealed, and which a passphrase can open.

    Raises WrongInputError where it is foreign or damaged, or asks for more memory and time than
    this program takes: before anybody types a passphrase.
    """
    store: Store
    if is_server(where):
        from pcirights.cases.postgres import ServerStore

        store = ServerStore(where)
    else:
        store = sqlite.FileStore(Path(where), is_slot)
    try:
        check_slot(store.slot())
    except BaseException:
        store.close()
        raise
    return store


@contextmanager
def ready(where: str) -> Iterator[Store]:
    """Context manager: a store as ``open_store`` gives it, closed at the end."""
    store = open_store(where)
    try:
        yield store
    finally:
        store.close()


def unlocked(store: Store, passphrase: bytearray) -> Vault:
    """The vault of an open store. The passphrase is overwritten. Raises WrongInputError."""
    with wiped(passphrase) as known:
        return Vault(store, unwrap(store.slot(), known))


def back_up(store: Store, out: Path) -> None:
    """Write a copy of an open store that opens with the same passphrase, whatever is being saved.

    A copy that the system makes while a save runs is often half old, half new. Raises
    WrongInputError where there is a file of that name, or none can be written.
    """
    write_whole(store.copy(), out, force=None)


def deleted(where: str) -> str:
    """The catalogue key of the note on a case deleted from this kind of store."""
    return "cases.deleted-server" if is_server(where) else "cases.deleted"


def is_server(where: str) -> bool:
    """Whether a database is meant, and not a file."""
    return where.startswith(SERVERS)
