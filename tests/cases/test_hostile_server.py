"""A server that is hostile, slow or dead: a sentence in little time and memory, nothing lost."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from resource import RLIMIT_AS, RUSAGE_SELF, getrlimit, getrusage
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import TODAY, made_case, save, typed
from tests.cases.server import Server, programs, running
from tests.cases.test_faults import told
from tests.cases.test_vault import noise

from pcirights.cases.case import PaperKind
from pcirights.cases.head import Head
from pcirights.cases.opening import back_up, create, open_vault
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Vault
    from pcirights.program import Program

FOUND = programs()
psycopg = pytest.importorskip("psycopg", reason="the extra office is not installed")
if FOUND is None:
    pytest.skip("PostgreSQL is not installed", allow_module_level=True)

from pcirights.cases import postgres  # noqa: E402  # it needs the extra
from pcirights.cases.patient import SIZE  # noqa: E402

SECONDS, MEGABYTES = 8, 400
"""What nobody is to wait for, and what nothing may take."""
SAID = {
    "cases-server-foreign",
    "cases-server-slow",
    "cases-server",
    "cases-server-empty",
    "cases-damaged",
    "cases-too-many-cases",
    "cases-case-damaged",
    "cases-no-case",
    "cases-paper-damaged",
    "listed with damage",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    assert FOUND is not None
    with running(FOUND) as started:
        yield started


@pytest.fixture
def office(server: Server, request: pytest.FixtureRequest) -> str:
    name = f"h{abs(hash(request.node.nodeid))}"
    server.run("createdb", "-U", "postgres", name)
    create(server.address(name), typed(), TODAY)
    return server.address(name)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server gives up after half a second, and the tests need not wait longer."""
    options = postgres.SETTINGS["options"].replace("statement_timeout=5s", "statement_timeout=500")
    monkeypatch.setitem(postgres.SETTINGS, "options", options)


def sql(server: Server, office: str, *statements: str) -> None:
    for statement in statements:
        server.run("psql", "-U", "postgres", "-c", statement, office)


@contextmanager
def desk(office: str) -> Iterator[Vault]:
    with closing(open_vault(office, typed())) as vault:
        yield vault


def kept(office: str, program: Program) -> str:
    """The id of a case with a paper of two chunks."""
    case = made_case(program)
    with desk(office) as vault, vault.change(TODAY) as change:
        paper = change.add_paper(case.id, PaperKind.RECEIVED, "x", noise(1_500_000))
        change.save(replace(case, papers=(paper,)), Head(), 0)
    return case.id


def outcome(office: str, ident: str) -> str:
    try:
        with desk(office) as vault:
            listing = vault.listing()
            if listing.damaged or not listing.complete:
                return "listed with damage"
            found = vault.load(ident)
            for paper in found.case.papers:
                for _ in vault.read_paper(ident, paper):
                    pass
    except WrongInputError as error:
        return error.code
    return "whole"


MANY = "generate_series(1, 5000000)"
HUGE = "convert_to(repeat('x', 900000000), 'UTF8')"


@pytest.mark.parametrize(
    ("table", "query"),
    [
        ("format", "SELECT 'x'::text AS version"),
        ("format", "SELECT NULL::text AS version"),
        ("format", "SELECT 1::numeric * 10 ^ 30 AS version"),
        ("format", "SELECT 1 AS other"),
        ("format", "SELECT 1 AS version FROM pg_sleep(60)"),
        ("slots", "SELECT NULL::bytea AS slot"),
        ("slots", "SELECT 'abc'::text AS slot"),
        ("slots", "SELECT 5 AS slot"),
        ("slots", f"SELECT {HUGE} AS slot"),
        ("slots", "SELECT slot FROM real_slots, pg_sleep(60)"),
        ("tally", "SELECT NULL::bigint AS revision, sealed FROM real_tally"),
        ("tally", "SELECT -5 AS revision, sealed FROM real_tally"),
        ("tally", "SELECT 'x' AS revision, sealed FROM real_tally"),
        ("tally", f"SELECT revision, {HUGE} AS sealed FROM real_tally"),
        ("tally", "SELECT revision FROM real_tally"),
        ("heads", "SELECT id, revision, NULL::bytea AS head FROM real_heads"),
        ("heads", "SELECT id, 1::numeric * 10 ^ 30 AS revision, head FROM real_heads"),
        ("heads", "SELECT 'é' AS id, revision, head FROM real_heads"),
        ("heads", "SELECT id, revision, 'x' || chr(233) AS head FROM real_heads"),
        ("heads", f"SELECT id, revision, {HUGE} AS head FROM real_heads"),
        ("heads", f"SELECT int8send(n) AS id, revision, head FROM real_heads, {MANY} n"),
        ("heads", "SELECT id, revision, head FROM real_heads, pg_sleep(60)"),
        ("heads", "SELECT 1 AS x FROM real_heads"),
        ("bodies", f"SELECT id, {HUGE} AS body FROM real_bodies"),
        ("bodies", "SELECT id, NULL::bytea AS body FROM real_bodies"),
        ("bodies", "SELECT id, 7 AS body FROM real_bodies"),
        ("bodies", "SELECT id, body FROM real_bodies, pg_sleep(60)"),
        ("chunks", f"SELECT id, paper, number, {HUGE} AS sealed FROM real_chunks"),
        ("chunks", "SELECT id, paper, number, NULL::bytea AS sealed FROM real_chunks"),
        ("chunks", "SELECT id, paper, number, sealed FROM real_chunks, pg_sleep(60)"),
        ("chunks", "SELECT id, paper, number, sealed::text || chr(233) FROM real_chunks"),
    ],
)
def test_whatever_a_server_sends_ends_in_a_sentence(
    office: str, server: Server, program: Program, table: str, query: str
) -> None:
    ident = kept(office, program)
    assert outcome(office, ident) == "whole"
    sql(
        server,
        office,
        f"ALTER TABLE pcirights.{table} RENAME TO real_{table}",
        f"ALTER TABLE pcirights.real_{table} SET SCHEMA public",
        f"CREATE VIEW pcirights.{table} AS {query}",
    )
    begun, before = monotonic(), getrusage(RUSAGE_SELF).ru_maxrss
    assert outcome(office, ident) in SAID
    assert monotonic() - begun < SECONDS
    assert getrusage(RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def backend(vault: Vault) -> int:
    """The process of the server that serves a desk."""
    store = vault._store
    row = store._base.execute("SELECT pg_backend_pid()").fetchone()  # type: ignore[attr-defined]  # the test looks inside
    pid: int = row[0]
    return pid


def test_a_server_that_falls_silent_is_not_waited_for(
    office: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.cases.patient.SILENCE", 0.4)
    case = made_case(program)
    with desk(office) as vault:
        save(vault, case, program)
        process = backend(vault)
        os.kill(process, signal.SIGSTOP)
        begun = monotonic()
        with pytest.raises(WrongInputError) as caught:
            vault.listing()
        assert monotonic() - begun < 2
        os.kill(process, signal.SIGCONT)
        assert told(caught) == "cases-server"
        # The words are still at hand: the next try opens a new connection.
        assert save(vault, replace(case, label="x"), program, 1) == 2
        assert backend(vault) != process


def test_a_connection_that_died_is_opened_again(
    office: str, server: Server, program: Program
) -> None:
    case = made_case(program)
    with desk(office) as vault:
        save(vault, case, program)
        for revision, attempt in enumerate(range(3), 1):
            del attempt
            sql(server, office, f"SELECT pg_terminate_backend({backend(vault)})")
            assert save(vault, replace(case, label=str(revision)), program, revision)
        server.stop()
        with pytest.raises(WrongInputError) as caught:
            vault.load(case.id)
        assert told(caught) == "cases-server"
        server.start()
        assert vault.load(case.id).case.label == "3"
        sql(server, office, f"SELECT pg_terminate_backend({backend(vault)})")
        sql(server, office, "UPDATE pcirights.format SET version = 2")
        with pytest.raises(WrongInputError) as caught:
            vault.listing()
        assert told(caught) == "cases-newer"


def test_a_connection_that_dies_in_a_save_is_not_opened_again_before_its_end(
    office: str, server: Server, program: Program
) -> None:
    """Else the rest of the save would stand without its beginning."""
    case, other = made_case(program), made_case(program)
    with desk(office) as vault:
        save(vault, other, program)
        with pytest.raises(WrongInputError) as caught:
            cut_in_two(vault, case.id, other, server, office)
        assert told(caught) == "cases-server"
        assert vault.load(other.id).revision == 1
        assert vault.listing().complete


def cut_in_two(vault: Vault, ident: str, other: Case, server: Server, office: str) -> None:
    with vault.change(TODAY) as change:
        change.add_paper(ident, PaperKind.RECEIVED, "x", [b"x"])
        sql(server, office, f"SELECT pg_terminate_backend({backend(vault)})")
        vault.find(other.id)
        change.save(other, Head(), 1)


def test_what_comes_slowly_is_cut_off(
    office: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    ident = kept(office, program)
    with desk(office) as vault:
        found = vault.load(ident)
        monkeypatch.setattr("pcirights.cases.patient.WHOLE", 0.0)
        with pytest.raises(WrongInputError) as caught:
            list(vault.read_paper(ident, found.case.papers[0]))
        assert told(caught) == "cases-server"
        monkeypatch.undo()
        assert vault.listing().complete


def test_what_is_larger_than_anything_of_ours_is_not_taken_in(
    office: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is hostile need not keep to what it is asked for."""
    if not SIZE.exists():
        pytest.skip("this system cannot bound the memory of a process")
    ident = kept(office, program)
    monkeypatch.setattr("pcirights.cases.patient.MOST_MEMORY", 32 * 1024 * 1024)
    monkeypatch.setattr(postgres, "SLOTS", "SELECT convert_to(repeat('x', 100000000), 'UTF8')")
    before, limit = getrusage(RUSAGE_SELF).ru_maxrss, getrlimit(RLIMIT_AS)
    ends = {"cases-server", "cases-server-foreign", "cases-server-slow"}  # a busy server gives up
    assert outcome(office, ident) in ends
    assert getrusage(RUSAGE_SELF).ru_maxrss - before < 64 * 1024
    assert getrlimit(RLIMIT_AS) == limit


def test_where_the_system_bounds_no_memory(
    office: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    ident = kept(office, program)
    monkeypatch.setitem(sys.modules, "resource", None)
    assert outcome(office, ident) == "whole"


def test_a_database_is_no_file_to_copy(office: str, tmp_path: Path) -> None:
    with desk(office) as vault, pytest.raises(WrongInputError) as caught:
        back_up(vault.store, tmp_path / "a.pcicases")
    assert told(caught) == "cases-backup-server"
    assert list(tmp_path.iterdir()) == []


def test_two_desks_that_wait_for_each_other_are_told(office: str, program: Program) -> None:
    with desk(office) as one, desk(office) as two:
        with one.change(TODAY) as change:
            change.save(made_case(program), Head(), 0)
            with pytest.raises(WrongInputError) as caught:
                save(two, made_case(program), program)
            assert told(caught) in {"cases-server-busy", "cases-server-slow"}
        save(two, made_case(program), program)
        assert len(one.listing().heads) == 2
