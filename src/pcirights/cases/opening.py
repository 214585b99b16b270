"""Making and opening a store: a file, or a database that several desks share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.cases import sqlite
from pcirights.cases.passphrase import wiped
from pcirights.cases.seal import is_slot, new_ring, unwrap
from pcirights.cases.tally import first_tally
from pcirights.cases.vault import Vault

if TYPE_CHECKING:
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
    with wiped(passphrase) as known:
        store = open_store(where)
        try:
            return Vault(store, unwrap(store.slot(), known))
        except BaseException:
            store.close()
            raise


def open_store(where: str) -> Store:
    """A store whose cases are still sealed. Raises WrongInputError."""
    if is_server(where):
        from pcirights.cases.postgres import ServerStore

        return ServerStore(where)
    return sqlite.FileStore(Path(where), is_slot)


def is_server(where: str) -> bool:
    """Whether a database is meant, and not a file."""
    return where.startswith(SERVERS)
