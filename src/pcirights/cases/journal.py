"""SQLite's rollback journal of a file of cases: checked before SQLite reads it, wiped after a save.

While a save runs, SQLite keeps the old pages in ``…-journal``. After a power cut it restores them
and trusts the journal: a forged one could make it write through a link or delete a file that the
journal names. A journal that is only unlinked leaves its content on the disk: the key under an
earlier passphrase, a deleted case. So it is checked before, and overwritten before it is removed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.regular_files import PIECE, open_regular

if TYPE_CHECKING:
    from typing import BinaryIO

MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins (sqlite.org/fileformat2.html, section 3)."""
FRONT = Struct(">8sIIIII")
"""The magic, records, a random number, pages before the change, bytes of a sector, of a page."""
BEGUN = 12
"""Bytes that are zeros while SQLite has not yet written all of the journal, and at its end."""
NAMES_ANOTHER = 16
"""Bytes of the end of a journal that names a second one, as ours never do: SQLite would delete it;
the last eight are the magic again."""
NEVER_OURS = ("-wal", "-shm")
"""What SQLite keeps beside a file in another mode than ours."""


def journal_of(file: Path) -> Path:
    """The path of a file's journal."""
    return file.with_name(f"{file.name}-journal")


def check_beside(file: Path, page: int) -> None:
    """Check that a journal beside a file of cases is ours. ``page`` is the page size in bytes.

    Raises WrongInputError where it is not, and changes nothing.
    """
    for ending in NEVER_OURS:
        if os.path.lexists(file.with_name(f"{file.name}{ending}")):
            raise WrongInputError("cases-beside", file=f"{file.name}{ending}")
    journal = journal_of(file)
    if not os.path.lexists(journal):
        return
    try:
        stream = open_regular(journal, ours=True)
    except WrongInputError:
        if not os.path.lexists(journal):  # another window has just finished its save
            return
        raise
    with stream:
        if not (_owned(stream, file) and _is_ours(stream, page)):
            raise WrongInputError("cases-beside", file=journal.name)


def _owned(stream: BinaryIO, file: Path) -> bool:
    """Whether a journal is this person's, or of whoever owns the file."""
    owner = os.fstat(stream.fileno()).st_uid
    return owner in {file.stat().st_uid, getattr(os, "geteuid", lambda: owner)()}


def _is_ours(stream: BinaryIO, page: int) -> bool:
    """Whether it is a journal that has ended, or one that SQLite writes of such a file."""
    front = stream.read(FRONT.size)
    if not any(front[:BEGUN]):
        return True
    if len(front) < FRONT.size:
        return False
    magic, _, _, _, sector, size = FRONT.unpack(front)
    if magic != MAGIC or size != page or sector not in {1 << bit for bit in range(5, 17)}:
        return False
    stream.seek(-min(NAMES_ANOTHER, stream.seek(0, os.SEEK_END)), os.SEEK_END)
    return not stream.read().endswith(MAGIC)


def erase(file: Path) -> None:
    """Overwrite the journal of a file and remove it. To be called with the file's lock held.

    It has ended: SQLite has put zeros at its beginning. Where it cannot be written, as on a disk
    that failed meanwhile, it stays, and the next save erases it.
    """
    journal = journal_of(file)
    with suppress(OSError):
        handle = os.open(journal, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            left = os.fstat(handle).st_size
            while left > 0:
                left -= os.write(handle, bytes(min(left, PIECE)))
            os.fsync(handle)
        finally:
            os.close(handle)
        journal.unlink()
