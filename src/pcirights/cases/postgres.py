"""The store that several desks share: a PostgreSQL database of the same sealed rows.

Contents are sealed on the desk: the server sees ids, revisions, sizes and times, and no name. Of
two desks that change one case the second is told; the first one's save stands. ``psycopg`` is the
extra ``office``, absent by default, and nothing loads this file unless a database is asked for.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pcirights.cases.store import (
    MOST_SEALED,
    ConflictError,
    SealedCase,
    SealedHead,
    SealedTally,
)
from pcirights.core.errors import WrongInputError, brief

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo
except ImportError as missing:
    raise WrongInputError("cases-no-psycopg") from missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMAT = 1
SETTINGS = {
    "application_name": "pcirights",
    "connect_timeout": "10",
    "options": "-c lock_timeout=10s -c client_min_messages=error",
}
TABLES = f"""
CREATE SCHEMA pcirights
CREATE TABLE format (version integer NOT NULL)
CREATE TABLE slots (slot bytea NOT NULL)
CREATE TABLE tally (revision bigint NOT NULL, sealed bytea NOT NULL)
CREATE TABLE heads (
    id bytea PRIMARY KEY, revision bigint NOT NULL,
    head bytea NOT NULL CHECK (length(head) < {MOST_SEALED}))
CREATE TABLE bodies (
    id bytea PRIMARY KEY REFERENCES heads ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    body bytea NOT NULL)
CREATE TABLE chunks (
    id bytea REFERENCES heads ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper bytea, number integer, sealed bytea NOT NULL, PRIMARY KEY (id, paper, number))
"""
HEAD = "SELECT id, revision, head FROM pcirights.heads"
TALLY = "SELECT revision, sealed FROM pcirights.tally"
PUT_BODY = (
    "INSERT INTO pcirights.bodies VALUES (%s, %s) ON CONFLICT (id) DO UPDATE SET body ="
    " EXCLUDED.body"
)
TEXTS = {
    "53100": "cases-disk-full",
    "42501": "cases-server-denied",
    "25006": "cases-server-denied",
    "28000": "cases-server-denied",
    "28P01": "cases-server-denied",
    "55P03": "cases-server-busy",
    "40001": "cases-server-busy",
    "40P01": "cases-server-busy",
    "42P01": "cases-server-empty",
    "3F000": "cases-server-empty",
    "42P06": "cases-server-there",
}
"""What a code of PostgreSQL means to a person; anything else: the server does not answer."""


def create(where: str, slot: bytes, tally: SealedTally) -> None:
    """Make the tables in a database that has none of them.

    Raises WrongInputError where they are there, or the server refuses.
    """
    with _telling(), _connect(where) as base, base.transaction():
        base.execute(TABLES)
        base.execute("INSERT INTO pcirights.format VALUES (%s)", (FORMAT,))
        base.execute("INSERT INTO pcirights.slots VALUES (%s)", (slot,))
        values = (tally.revision, tally.sealed)
        base.execute("INSERT INTO pcirights.tally VALUES (%s, %s)", values)


class ServerStore:
    """An open database of cases."""

    def __init__(self, where: str) -> None:
        """Connect. Raises WrongInputError where the server refuses or has no cases."""
        self._base = _connect(where)
        try:
            self._check_format()
        except WrongInputError:
            self._base.close()
            raise

    def _check_format(self) -> None:
        row = self._row("SELECT version FROM pcirights.format")
        if row is not None and row[0] > FORMAT:
            raise WrongInputError("cases-newer")

    def slot(self) -> bytes:
        """The wrapped data key."""
        row = self._row("SELECT slot FROM pcirights.slots")
        slot: bytes = row[0] if row else b""
        return slot

    def replace_slot(self, slot: bytes, before: bytes) -> None:
        """Put a slot in place of the one before."""
        with self._whole():
            self._told("UPDATE pcirights.slots SET slot = %s WHERE slot = %s", slot, before)

    def heads(self) -> tuple[SealedTally, Sequence[SealedHead]]:
        """The tally and every head, all of one moment."""
        with self._whole():
            self._base.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return self._tally(TALLY), self.all_heads()

    def case(self, case: bytes) -> SealedCase | None:
        """A case; None where there is none of that id."""
        row = self._row(
            "SELECT id, revision, head, body FROM pcirights.heads"
            " JOIN pcirights.bodies USING (id) WHERE id = %s",
            case,
        )
        return SealedCase(*row) if row else None

    def chunk(self, case: bytes, paper: bytes, number: int) -> bytes | None:
        """A chunk of a paper."""
        row = self._row(
            "SELECT sealed FROM pcirights.chunks WHERE id = %s AND paper = %s AND number = %s",
            case,
            paper,
            number,
        )
        sealed: bytes | None = row[0] if row else None
        return sealed

    def copy(self) -> Iterator[bytes]:
        """A database is no file: the server's own tools copy it."""
        raise WrongInputError("cases-backup-server")

    @contextmanager
    def change(self) -> Iterator[ServerStore]:
        """Begin a change: it stands when the block ends, and never was when the block raises."""
        with self._whole():
            yield self

    def close(self) -> None:
        """Leave the server."""
        self._base.close()

    # A change

    def tally(self) -> SealedTally:
        """The tally, locked until the change ends."""
        return self._tally(f"{TALLY} FOR UPDATE")

    def set_tally(self, tally: SealedTally) -> None:
        """Put a tally in place of the one before."""
        query = "UPDATE pcirights.tally SET revision = %s, sealed = %s"
        self._base.execute(query, (tally.revision, tally.sealed))

    def head(self, case: bytes) -> SealedHead | None:
        """The head of a case as it stands, locked until the change ends."""
        row = self._base.execute(f"{HEAD} WHERE id = %s FOR UPDATE", (case,)).fetchone()
        return SealedHead(*row) if row else None

    def all_heads(self) -> Sequence[SealedHead]:
        """Every head as it stands."""
        return list(map(SealedHead._make, self._base.execute(HEAD, binary=True).fetchall()))

    def put(self, case: SealedCase, expected: int) -> None:
        """Write a case over the revision ``expected``."""
        if expected:
            query = (
                "UPDATE pcirights.heads SET revision = %s, head = %s WHERE id = %s AND revision = "
                "%s"
            )
            self._told(query, case.revision, case.head, case.id, expected)
        else:
            query = "INSERT INTO pcirights.heads VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
            self._told(query, case.id, case.revision, case.head)
        self._base.execute(PUT_BODY, (case.id, case.body))

    def remove(self, case: bytes, expected: int) -> None:
        """Delete a case and its papers."""
        self._told("DELETE FROM pcirights.heads WHERE id = %s AND revision = %s", case, expected)

    def add_chunk(self, case: bytes, paper: bytes, number: int, sealed: bytes) -> None:
        """Write one chunk of a paper."""
        values = (case, paper, number, sealed)
        self._base.execute("INSERT INTO pcirights.chunks VALUES (%s, %s, %s, %s)", values)

    def remove_paper(self, case: bytes, paper: bytes) -> None:
        """Delete a paper's chunks."""
        query = "DELETE FROM pcirights.chunks WHERE id = %s AND paper = %s"
        self._base.execute(query, (case, paper))

    def _tally(self, query: str) -> SealedTally:
        row = self._base.execute(query).fetchone()
        if row is None:
            raise WrongInputError("cases-damaged")
        return SealedTally(*row)

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with _telling():
            row: tuple[Any, ...] | None = self._base.execute(query, values).fetchone()
        return row

    def _told(self, query: str, *values: object) -> None:
        """Change one row. Raises ConflictError where it is not there as it was read."""
        if self._base.execute(query, values).rowcount != 1:
            raise ConflictError

    @contextmanager
    def _whole(self) -> Iterator[None]:
        with _telling(), self._base.transaction():
            yield


def _connect(where: str) -> Any:  # noqa: ANN401  # a psycopg connection; the extra may be absent
    """A connection. A password in the address would be seen by other programs: it is refused."""
    try:
        known = conninfo_to_dict(where)
    except psycopg.Error as error:
        raise WrongInputError("cases-server-address", found=brief(where)) from error
    if known.get("password"):
        raise WrongInputError("cases-server-password")
    with _telling():
        return psycopg.connect(make_conninfo(where, **SETTINGS), autocommit=True)


@contextmanager
def _telling() -> Iterator[None]:
    """Say in a person's words what the server complains of; never what was sent to it."""
    try:
        yield
    except psycopg.Error as error:
        code = TEXTS.get(error.sqlstate or "", "cases-server")
        raise WrongInputError(code, file="PostgreSQL") from None
