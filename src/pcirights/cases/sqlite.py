"""The store in one file: SQLite with rows of encrypted bytes.

SQLCipher would be another native library of some 20 MB for each system, and would encrypt again
what is encrypted already. A single encrypted file would have to be rewritten at each save, with
every scan in it, and an interrupted save would put everything at risk. SQLite's journal holds
encrypted pages only. Deleted data are wiped as far as a program can: freed pages are overwritten
with zeros, the journal is overwritten before it is removed, and the end of the file is cut off only
where it holds zeros.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.cases.journal import check_beside, erase, journal_of
from pcirights.cases.store import (
    MOST_SEALED,
    ConflictError,
    SealedCase,
    SealedHead,
    SealedTally,
)
from pcirights.core.errors import WrongInputError
from pcirights.regular_files import PIECE, open_regular
from pcirights.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

SUFFIX = ".pcicases"
APPLICATION = 0x50434943
"""Marks the file as ours (``PCIC``), beside SQLite's own mark."""
FORMAT = 1
BEGINS = b"SQLite format 3\0"
FRONT = 100
"""Bytes of SQLite's own header."""
ROLLBACK = b"\x01\x01"
"""What the header says of a file that is written with a journal, as ours are."""
SPARE = 128
"""Freed pages that stay in the file, for the next saves: half a megabyte of zeros."""
FILLER = 1024 * 1024
NO_CASE = b""
"""The id under which zeros are stored for a moment; no case has it."""
WAIT = 5.0
"""Seconds to wait for another window's save."""
TABLES = {
    "slots": "(number INTEGER PRIMARY KEY, slot BLOB NOT NULL)",
    "tally": "(number INTEGER PRIMARY KEY, revision INTEGER NOT NULL, sealed BLOB NOT NULL)",
    "heads": "(id BLOB NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, head BLOB NOT NULL)",
    "bodies": "(id BLOB NOT NULL PRIMARY KEY, body BLOB NOT NULL)",
    "chunks": "(id BLOB NOT NULL, paper BLOB NOT NULL, number INTEGER NOT NULL,"
    " sealed BLOB NOT NULL, PRIMARY KEY (id, paper, number))",
}
HEAD = (
    "SELECT COALESCE(CAST(id AS BLOB), x''), MAX(0, COALESCE(CAST(revision AS INTEGER), 0)), "
    "COALESCE(CAST(head AS BLOB), x'') FROM heads"
)
BODY = "SELECT COALESCE(CAST(body AS BLOB), x'') FROM bodies WHERE id = ?"
CHUNK = (
    "SELECT COALESCE(CAST(sealed AS BLOB), x'') FROM chunks "
    "WHERE id = ? AND paper = ? AND number = ?"
)
SLOT = "SELECT COALESCE(CAST(slot AS BLOB), x'') FROM slots"
TALLY = (
    "SELECT MAX(0, COALESCE(CAST(revision AS INTEGER), 0)), COALESCE(CAST(sealed AS BLOB), x'') "
    "FROM tally"
)
"""SQLite keeps any kind of value in any column, or none; what is read is of the kind that is asked
for."""
MADE = {name: f"CREATE TABLE {name} {columns}" for name, columns in TABLES.items()}
COPIES = (1, 2)
"""The slot is kept twice: one bad sector there would take everything else with it."""
TEXTS = {
    sqlite3.SQLITE_FULL: "cases-disk-full",
    sqlite3.SQLITE_BUSY: "cases-busy",
    sqlite3.SQLITE_LOCKED: "cases-busy",
    sqlite3.SQLITE_READONLY: "cases-read-only",
    sqlite3.SQLITE_CANTOPEN: "cases-read-only",
    sqlite3.SQLITE_PERM: "cases-read-only",
    sqlite3.SQLITE_AUTH: "cases-read-only",
    sqlite3.SQLITE_IOERR: "cases-disk-fails",
    sqlite3.SQLITE_NOTADB: "cases-foreign",
}
"""The error code for each result code of SQLite; any other means a damaged file."""


def create(path: Path, slot: bytes, tally: SealedTally) -> None:
    """Make a new file, whole or not at all; for the owner's eyes alone.

    Raises WrongInputError where there is a file of that name, or none can be written.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute("PRAGMA auto_vacuum = INCREMENTAL")
        memory.execute(f"PRAGMA application_id = {APPLICATION}")
        memory.execute(f"PRAGMA user_version = {FORMAT}")
        for statement in MADE.values():
            memory.execute(statement)
        for number in COPIES:
            memory.execute("INSERT INTO slots VALUES (?, ?)", (number, slot))
        memory.execute("INSERT INTO tally VALUES (1, ?, ?)", (tally.revision, tally.sealed))
        content = memory.serialize()
    finally:
        memory.close()
    write_whole(content, path, force=None)


class FileStore:
    """An open file of cases."""

    def __init__(self, path: Path, intact: Callable[[bytes], bool]) -> None:
        """Open a file; ``intact`` tells a whole slot from a damaged one.

        Raises WrongInputError where it cannot be read, is not ours, or is damaged.
        """
        self._path = path
        self._real = path.resolve()
        self._intact = intact
        # Open as long as SQLite's own: when a process closes a file, its locks on it are gone.
        self._raw = _open_checked(path)
        try:
            self._page = _u16(self._front(), 16)
            check_beside(self._real, self._page)
            with self._telling():
                self._file = sqlite3.connect(
                    f"{self._real.as_uri()}?mode=rw",
                    uri=True,
                    isolation_level=None,
                    timeout=WAIT,
                    check_same_thread=False,  # a window has long work done elsewhere, and waits
                )
            try:
                self._prepare()
            except BaseException:
                self._file.close()
                raise
        except BaseException:
            self._raw.close()
            raise

    def _prepare(self) -> None:
        """Trust nothing in the file, write nothing beside it, wipe what is deleted."""
        self._file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_SEALED)
        self._file.text_factory = _text
        with self._telling():
            # Locked for itself, SQLite does not remove the journal of a save that was cut off when
            # it has played it back: it is there to be erased.
            for setting in (
                "locking_mode = EXCLUSIVE",
                "journal_mode = PERSIST",
                "locking_mode = NORMAL",
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "temp_store = MEMORY",
                "secure_delete = ON",
                "synchronous = FULL",
            ):
                self._file.execute(f"PRAGMA {setting}")
            (version,) = self._file.execute("PRAGMA user_version").fetchone()
            found = self._file.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
            tables = dict(found.fetchall())
        if version > FORMAT:
            raise WrongInputError("cases-newer", file=self._path.name)
        if tables != MADE:
            raise WrongInputError("cases-foreign", file=self._path.name)
        self._erase_journal()

    def slot(self) -> bytes:
        """The wrapped data key: the copy that is whole."""
        with self._of_one_moment():
            rows = self._file.execute(SLOT).fetchall()
        found: list[bytes] = [row[0] for row in rows]
        whole = (slot for slot in found if self._intact(slot))
        return next(whole, found[0] if found else b"")

    def replace_slot(self, slot: bytes, before: bytes) -> None:
        """Put a slot in place of the one before, in both copies."""
        with self._whole():
            if self.slot() != before:
                raise ConflictError
            for number in COPIES:
                self._file.execute("REPLACE INTO slots VALUES (?, ?)", (number, slot))

    def heads(self) -> tuple[SealedTally, Sequence[SealedHead]]:
        """The tally and every head, all of one moment."""
        with self._of_one_moment():
            return self.tally(), self.all_heads()

    def case(self, case: bytes) -> SealedCase | None:
        """A case; None where there is none of that id."""
        with self._of_one_moment():
            head = self.head(case)
            body = self._file.execute(BODY, (case,)).fetchone()
        return SealedCase(case, head.revision, head.head, body[0]) if head and body else None

    def chunk(self, case: bytes, paper: bytes, number: int) -> bytes | None:
        """A chunk of a paper."""
        with self._of_one_moment():
            row = self._file.execute(CHUNK, (case, paper, number)).fetchone()
        return row[0] if row else None

    @contextmanager
    def change(self) -> Iterator[FileStore]:
        """Begin a change: it stands when the block ends, and never was when the block raises."""
        with self._whole():
            yield self
        with suppress(WrongInputError):  # the change is saved; the file is shrunk another time
            self._shrink()

    def copy(self) -> Iterator[bytes]:
        """The bytes of the file in pieces, all of one moment: a copy that opens."""
        with self._of_one_moment():
            self.tally()  # from here on nobody else writes
            self._raw.seek(0)
            while piece := self._raw.read(PIECE):
                yield piece

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        self._raw.close()

    # A change

    def tally(self) -> SealedTally:
        """The tally. Raises WrongInputError where it is not there."""
        row = self._file.execute(TALLY).fetchone()
        if row is None:
            raise WrongInputError("cases-damaged")
        return SealedTally(*row)

    def set_tally(self, tally: SealedTally) -> None:
        """Put a tally in place of the one before."""
        values = (tally.revision, tally.sealed)
        self._file.execute("UPDATE tally SET revision = ?, sealed = ?", values)

    def head(self, case: bytes) -> SealedHead | None:
        """The head of a case as it stands."""
        row = self._file.execute(f"{HEAD} WHERE id = ?", (case,)).fetchone()
        return SealedHead(*row) if row else None

    def all_heads(self) -> Sequence[SealedHead]:
        """Every head as it stands."""
        return list(map(SealedHead._make, self._file.execute(HEAD).fetchall()))

    def put(self, case: SealedCase, expected: int) -> None:
        """Write a case over the revision ``expected``."""
        self._expect(case.id, expected)
        head = (case.id, case.revision, case.head)
        self._file.execute("REPLACE INTO heads VALUES (?, ?, ?)", head)
        self._file.execute("REPLACE INTO bodies VALUES (?, ?)", (case.id, case.body))

    def remove(self, case: bytes, expected: int) -> None:
        """Delete a case and its papers."""
        self._expect(case, expected)
        for table in ("heads", "bodies", "chunks"):
            self._file.execute(f"DELETE FROM {table} WHERE id = ?", (case,))  # noqa: S608  # three words of ours

    def add_chunk(self, case: bytes, paper: bytes, number: int, sealed: bytes) -> None:
        """Write one chunk of a paper."""
        self._file.execute("INSERT INTO chunks VALUES (?, ?, ?, ?)", (case, paper, number, sealed))

    def remove_paper(self, case: bytes, paper: bytes) -> None:
        """Delete a paper's chunks."""
        self._file.execute("DELETE FROM chunks WHERE id = ? AND paper = ?", (case, paper))

    def _expect(self, case: bytes, revision: int) -> None:
        there = self.head(case)
        if (there.revision if there else 0) != revision:
            raise ConflictError

    @contextmanager
    def _of_one_moment(self) -> Iterator[None]:
        with self._telling():
            if self._file.in_transaction:
                yield
                return
            check_beside(self._real, self._page)
            self._file.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        with self._telling():
            check_beside(self._real, self._page)
            self._stop_cutting()
            self._file.execute("BEGIN IMMEDIATE")
            try:
                check_beside(self._real, self._page)  # once more: now nobody else is saving
                yield
                self._file.execute("COMMIT")
            finally:
                self._roll_back()
                self._erase_journal()

    def _roll_back(self) -> None:
        if self._file.in_transaction:
            self._file.execute("ROLLBACK")

    def _erase_journal(self) -> None:
        """Overwrite what the journal holds, unless somebody is saving: then they do it."""
        if not lexists(journal_of(self._real)):
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            return
        try:
            erase(self._real)
        finally:
            self._roll_back()

    def _stop_cutting(self) -> None:
        """Have a file of an earlier program keep its freed pages, until ``_shrink`` sees to them.

        SQLite would cut off its end at each save, and what stood there is never overwritten.
        """
        if self._number("auto_vacuum") == 1:
            self._file.execute("PRAGMA auto_vacuum = INCREMENTAL")

    def _shrink(self) -> None:
        """Shrink the file when much of it is free, leaving only zeros behind.

        When SQLite shortens a file it moves used pages to the front and leaves the old copies on
        the disk. So they are overwritten with zeros first, in the same transaction.
        """
        with self._of_one_moment():
            found = self._file.execute("SELECT 1 FROM chunks WHERE id = ?", (NO_CASE,)).fetchone()
            if self._number("freelist_count") <= SPARE and not found:
                return
        self._cut_off()
        if found or self._number("freelist_count") > SPARE:
            with self._whole():
                before = self._number("page_count")
                self._file.execute("DELETE FROM chunks WHERE id = ?", (NO_CASE,))
                self._take_off(self._number("freelist_count"))
                number = 0
                while self._number("page_count") < before:
                    self.add_chunk(NO_CASE, NO_CASE, number, bytes(FILLER))
                    number += 1
            with self._whole():
                self._file.execute("DELETE FROM chunks WHERE id = ?", (NO_CASE,))
            self._cut_off()

    def _cut_off(self) -> None:
        """Cut off the pages at the end of the file that are free: they hold zeros."""
        with self._whole():
            self._take_off(self._free_at_end())

    def _take_off(self, pages: int) -> None:
        """Make the file shorter by so many pages; those in use at its end move to free ones."""
        for _ in range(pages):  # Python lets SQLite take one step of this statement
            self._file.execute("PRAGMA incremental_vacuum(1)")

    def _free_at_end(self) -> int:
        """How many pages at the end are free (sqlite.org/fileformat2.html, sections 1.3.9, 1.5)."""
        front = self._front()
        free: set[int] = set()
        trunk, most = _u32(front, 32), _u32(front, 36)
        while trunk and trunk not in free and len(free) < most:
            content = self._read_page(trunk)
            free.add(trunk)
            leaves = min(_u32(content, 4), most)
            free |= {_u32(content, 8 + 4 * number) for number in range(leaves)}
            trunk = _u32(content, 0)
        last, count = _u32(front, 28), 0
        while last in free or (last > 1 and (last - 2) % (self._page // 5 + 1) == 0):
            count += last in free  # the others say which page belongs to which
            last -= 1
        return count

    def _front(self) -> bytes:
        self._raw.seek(0)
        return self._raw.read(FRONT)

    def _read_page(self, number: int) -> bytes:
        self._raw.seek((number - 1) * self._page)
        return self._raw.read(self._page).ljust(self._page, b"\0")

    def _number(self, setting: str) -> int:
        number: int = self._file.execute(f"PRAGMA {setting}").fetchone()[0]
        return number

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in a person's words what SQLite complains of."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
            text = TEXTS.get(code & 0xFF, "cases-damaged")
            raise WrongInputError(text, file=self._path.name) from error
        except (UnicodeDecodeError, OverflowError) as error:
            # SQLite complained in bytes of the file, or a number in it is the largest there is.
            raise WrongInputError("cases-damaged", file=self._path.name) from error


def _open_checked(path: Path) -> BinaryIO:
    """The file, open for reading: one of ours, as far as is seen before SQLite reads it."""
    file = open_regular(path, buffering=0)  # another window writes it too
    front = file.read(FRONT)
    whole = len(front) == FRONT and front.startswith(BEGINS)
    if not whole or _u32(front, 68) != APPLICATION or front[18:20] != ROLLBACK:
        file.close()
        raise WrongInputError("cases-foreign", file=path.name)
    return file


def _text(content: bytes) -> str:
    """A text of the file; what is none shows as such, and stops nothing."""
    return content.decode("utf-8", "replace")


def _u16(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], "big")


def _u32(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "big")
