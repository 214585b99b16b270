"""The store that several computers share: a PostgreSQL database of encrypted rows.

Contents are encrypted before they are sent: the server sees ids, revisions, sizes and times, and no
name. If two computers change one case, the second save is refused. ``psycopg`` is in the extra
``office`` and not installed by default; nothing imports this file unless a database is asked for.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pcirights.cases.seal import SLOT
from pcirights.cases.store import (
    MOST_CASES,
    MOST_HEAD,
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

    from pcirights.cases.patient import Patient
except ImportError as missing:
    raise WrongInputError("cases-no-psycopg") from missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORMAT = 1
SETTINGS = {
    "application_name": "pcirights",
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "3",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "options": "-c statement_timeout=5s -c lock_timeout=4s -c client_min_messages=error"
    " -c idle_in_transaction_session_timeout=60s",
}
"""Time limits: a hanging server must not block the window or the other computers. The server
cancels what takes longer; where it does not answer at all, ``Patient`` gives up.
"""
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
HEAD = f"""
SELECT COALESCE(id::bytea, ''), COALESCE(revision::bigint, 0),
    CASE WHEN octet_length(head::bytea) < {MOST_HEAD} THEN head::bytea ELSE '' END
FROM pcirights.heads"""  # noqa: S608  # a number of ours
BODY = f"""
SELECT CASE WHEN octet_length(body::bytea) < {MOST_SEALED} THEN body::bytea ELSE '' END
FROM pcirights.bodies WHERE id = %s"""  # noqa: S608  # a number of ours
CHUNK = f"""
SELECT CASE WHEN octet_length(sealed::bytea) < {MOST_SEALED} THEN sealed::bytea ELSE '' END
FROM pcirights.chunks WHERE id = %s AND paper = %s AND number = %s"""  # noqa: S608  # a number of ours
TALLY = """
SELECT COALESCE(revision::bigint, 0),
    CASE WHEN octet_length(sealed::bytea) < 1000 THEN sealed::bytea ELSE '' END
FROM pcirights.tally"""
SLOTS = f"""
SELECT CASE WHEN octet_length(slot::bytea) <= {SLOT} THEN slot::bytea ELSE '' END
FROM pcirights.slots LIMIT 1"""  # noqa: S608  # a number of ours
"""Whoever keeps the server can put anything in place of a table: what comes is of one kind, and
never larger than what this program writes."""
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
    "57014": "cases-server-slow",
}
"""The error code for each code of PostgreSQL."""
CLASSES = {"22": "cases-server-foreign", "42": "cases-server-foreign"}
"""The same by the class of the code (its first two digits): foreign data or tables. Any other code
counts as no answer from the server.
"""
NOT_OURS = (UnicodeError, ValueError, TypeError, IndexError, OverflowError, MemoryError)


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
    """An open database of cases. A connection that was lost is opened again when it is needed."""

    def __init__(self, where: str) -> None:
        """Connect. Raises WrongInputError where the server refuses or has no cases."""
        self._where = where
        self._inside = False
        self._base = _connect(where)
        try:
            self._check_format()
        except WrongInputError:
            self._base.close()
            raise

    def _check_format(self) -> None:
        with _telling():
            row = self._base.execute("SELECT version::bigint FROM pcirights.format").fetchone()
            version = _number(row[0] if row else 0)
        if version > FORMAT:
            raise WrongInputError("cases-newer")

    def slot(self) -> bytes:
        """The wrapped data key."""
        row = self._row(SLOTS)
        return _bytes(row[0]) if row else b""

    def replace_slot(self, slot: bytes, before: bytes) -> None:
        """Put a slot in place of the one before."""
        with self._whole():
            self._told("UPDATE pcirights.slots SET slot = %s WHERE slot = %s", slot, before)

    def heads(self) -> tuple[SealedTally, Sequence[SealedHead]]:
        """The tally and every head, all of one moment."""
        with self._of_one_moment():
            return self._tally(TALLY), self.all_heads()

    def case(self, case: bytes) -> SealedCase | None:
        """A case; None where there is none of that id."""
        with self._of_one_moment():
            head = self._base.execute(f"{HEAD} WHERE id = %s", (case,), binary=True).fetchone()
            body = self._base.execute(BODY, (case,), binary=True).fetchone()
            if head is None or body is None:
                return None
            found = _head(head)
            return SealedCase(case, found.revision, found.head, _bytes(body[0]))

    def chunk(self, case: bytes, paper: bytes, number: int) -> bytes | None:
        """A chunk of a paper."""
        row = self._row(CHUNK, case, paper, number)
        return _bytes(row[0]) if row else None

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
        query = f"{HEAD} WHERE id = %s FOR UPDATE"
        row = self._base.execute(query, (case,), binary=True).fetchone()
        return _head(row) if row else None

    def all_heads(self) -> Sequence[SealedHead]:
        """Every head as it stands."""
        query = f"{HEAD} LIMIT {MOST_CASES + 1}"
        rows = self._base.execute(query, binary=True).fetchall()
        if len(rows) > MOST_CASES:
            raise WrongInputError("cases-too-many-cases", limit=str(MOST_CASES))
        return list(map(_head, rows))

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
        row = self._base.execute(query, binary=True).fetchone()
        if row is None:
            raise WrongInputError("cases-damaged")
        return SealedTally(_number(row[0]), _bytes(row[1]))

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        if not self._inside:
            self._be_there()
        with _telling():
            found = self._base.execute(query, values, binary=True)
            row: tuple[Any, ...] | None = found.fetchone()
        return row

    def _told(self, query: str, *values: object) -> None:
        """Change one row. Raises ConflictError where it is not there as it was read."""
        if self._base.execute(query, values).rowcount != 1:
            raise ConflictError

    @contextmanager
    def _whole(self) -> Iterator[None]:
        self._be_there()
        self._inside = True  # another connection would know nothing of what was begun here
        try:
            with _telling(), self._base.transaction():
                yield
        finally:
            self._inside = False

    @contextmanager
    def _of_one_moment(self) -> Iterator[None]:
        if self._inside:
            with _telling():
                yield
            return
        with self._whole():
            self._base.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def _be_there(self) -> None:
        """See that the connection is alive, before anything is begun; else open another.

        A server that is silent is not asked again at once. Raises WrongInputError.
        """
        with _telling():
            try:
                if not self._base.closed:
                    self._base.execute("SELECT 1")
                    return
            except psycopg.OperationalError:
                if not self._base.closed or self._base.gave_up:
                    raise
        self._base = _connect(self._where)
        try:
            self._check_format()
        except WrongInputError:
            self._base.close()
            raise


def _head(row: Sequence[object]) -> SealedHead:
    return SealedHead(_bytes(row[0]), _number(row[1]), _bytes(row[2]))


def _bytes(value: object) -> bytes:
    """What a server sent as bytes. Raises WrongInputError where it is something else."""
    if not isinstance(value, bytes):
        raise WrongInputError("cases-server-foreign")
    return value


def _number(value: object) -> int:
    """What a server sent as a number. Raises WrongInputError where it is something else."""
    if not isinstance(value, int) or value < 0:
        raise WrongInputError("cases-server-foreign")
    return value


def _connect(where: str) -> Patient:
    """A connection. A password in the address would be seen by other programs: it is refused."""
    try:
        known = conninfo_to_dict(where)
    except psycopg.Error as error:
        raise WrongInputError("cases-server-address", found=brief(where)) from error
    if known.get("password"):
        raise WrongInputError("cases-server-password")
    with _telling():
        return Patient.connect(make_conninfo(where, **SETTINGS), autocommit=True)


@contextmanager
def _telling() -> Iterator[None]:
    """Say in a person's words what the server complains of; never what was sent to it."""
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ""
        code = TEXTS.get(state) or CLASSES.get(state[:2], "cases-server")
        raise WrongInputError(code, file="PostgreSQL") from None
    except NOT_OURS:  # what it sent could not even be read
        raise WrongInputError("cases-server-foreign", file="PostgreSQL") from None
