"""Several desks on one server: nothing lost, conflicts told, and no name on the server."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import NAME, TODAY, made_case, new_store, opened, save, typed
from tests.cases.server import Server, programs, running
from tests.cases.test_faults import told
from tests.cases.test_vault import noise

from pcirights.cases.case import PaperKind
from pcirights.cases.container import export, import_file
from pcirights.cases.head import Head
from pcirights.cases.opening import create, open_vault
from pcirights.cases.store import CHUNK, ConflictError
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcirights.cases.vault import Vault
    from pcirights.program import Program

FOUND = programs()
pytest.importorskip("psycopg", reason="the extra office is not installed")
if FOUND is None:
    pytest.skip("PostgreSQL is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    assert FOUND is not None
    with running(FOUND) as started:
        yield started


@pytest.fixture
def base(server: Server, request: pytest.FixtureRequest) -> str:
    """The address of an empty database of the test's own."""
    name = f"t{abs(hash(request.node.nodeid))}"
    server.run("createdb", "-U", "postgres", name)
    return server.address(name)


@pytest.fixture
def office(base: str) -> str:
    """The address of a database with a store."""
    create(base, typed(), TODAY)
    return base


@contextmanager
def desk(office: str, words: str | None = None) -> Iterator[Vault]:
    vault = open_vault(office, typed(words) if words else typed())
    try:
        yield vault
    finally:
        vault.close()


def refused(where: str) -> str:
    with pytest.raises(WrongInputError) as caught:
        open_vault(where, typed())
    return told(caught)


def test_a_case_and_its_papers_come_back_on_another_desk(office: str, program: Program) -> None:
    case = made_case(program)
    with desk(office) as one, one.change(TODAY) as change:
        paper = change.add_paper(case.id, PaperKind.RECEIVED, "扫描.pdf", noise(2 * CHUNK + 9))
        change.save(replace(case, papers=(paper,)), Head(who=NAME), 0)
    with desk(office) as two:
        found = two.load(case.id)
        assert (found.revision, found.sound) == (1, True)
        assert b"".join(two.read_paper(case.id, paper)) == b"".join(noise(2 * CHUNK + 9))
        assert two.listing().heads[0][1].who == NAME
        assert two.listing().complete
        with two.change(TODAY) as change:
            change.remove_paper(case.id, paper)
            change.save(replace(case, papers=()), Head(), 1)
        with pytest.raises(WrongInputError):
            list(two.read_paper(case.id, paper))
        with two.change(TODAY) as change:
            change.delete(case.id, 2)
        assert two.listing().heads == ()
        assert two.listing().complete
        assert two.find(case.id) is None


def test_of_two_desks_the_second_is_told_and_nothing_is_lost(office: str, program: Program) -> None:
    case = made_case(program)
    with desk(office) as one, desk(office) as two:
        save(one, case, program)
        first, second = one.load(case.id), two.load(case.id)
        save(one, replace(first.case, label="一"), program, first.revision)
        with pytest.raises(ConflictError):
            save(two, replace(second.case, label="二"), program, second.revision)
        with pytest.raises(ConflictError):
            save(two, case, program, 0)
        with pytest.raises(ConflictError), two.change(TODAY) as change:
            change.delete(case.id, 1)
        again = two.load(case.id)
        assert again.case.label == "一"
        save(two, replace(again.case, label="一和二"), program, again.revision)
        assert one.load(case.id).case.label == "一和二"
        assert one.listing().complete


def test_six_desks_at_once(office: str, program: Program) -> None:
    """Each saves cases of its own and all of them one in common: every save is there or told."""
    common = made_case(program)
    with desk(office) as vault:
        save(vault, common, program)

    def work(number: int) -> tuple[int, int]:
        saved = conflicts = 0
        with desk(office) as vault:
            for turn in range(8):
                one = replace(common, id=f"{number:016x}{turn:016x}")
                with vault.change(TODAY) as change:
                    change.save(one, Head(label=str(turn)), 0)
                found = vault.load(common.id)
                try:
                    with vault.change(TODAY) as change:
                        text = f"{found.case.label}x"
                        change.save(replace(found.case, label=text), Head(), found.revision)
                    saved += 1
                except ConflictError:
                    conflicts += 1
        return saved, conflicts

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(work, range(6)))
    saved = sum(one for one, _ in done)
    assert saved + sum(two for _, two in done) == 48
    with desk(office) as vault:
        found = vault.load(common.id)
        assert found.revision == 1 + saved
        assert found.case.label == common.label + "x" * saved
        listing = vault.listing()
        assert len(listing.heads) == 49
        assert listing.complete  # the count lost nothing, with six desks renewing it


def test_a_desk_cut_off_in_a_save_leaves_nothing_half(
    office: str, server: Server, program: Program
) -> None:
    case = made_case(program)
    with desk(office) as one, desk(office) as two:
        save(one, case, program)
        with pytest.raises(WrongInputError) as caught:
            cut_off(one, replace(case, label="x"), server)
        assert told(caught) == "cases-server"
        assert two.load(case.id).case.label == case.label
        assert two.listing().complete
        assert one.load(case.id).case.label == case.label  # over a new connection
        save(one, replace(case, label="x"), program, 1)
        assert two.load(case.id).case.label == "x"


def cut_off(vault: Vault, case: object, server: Server) -> None:
    from pcirights.cases.case import Case

    assert isinstance(case, Case)
    with vault.change(TODAY) as change:
        change.add_paper(case.id, PaperKind.RECEIVED, "x", [b"x" * 100])
        change.save(case, Head(), 1)
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state LIKE 'idle in%'"
        server.run("psql", "-U", "postgres", "-c", query, "postgres")


def test_the_server_sees_no_name(server: Server, base: str, program: Program) -> None:
    """Nor do its files, its write-ahead log or a log of every statement with its values."""
    words = "口令 known to the desk alone"
    create(base, typed(words), TODAY)
    case = made_case(program, label="独一无二")
    with desk(base, words) as vault:
        with vault.change(TODAY) as change:
            content = [f"{NAME}的扫描件".encode() * 1000]
            paper = change.add_paper(case.id, PaperKind.RECEIVED, "独一无二.pdf", content)
            change.save(replace(case, papers=(paper,)), Head(who=NAME, place="310000"), 0)
        with pytest.raises(ConflictError):
            save(vault, case, program, 7)
    server.run("psql", "-U", "postgres", "-c", "CHECKPOINT", "postgres")
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        written = path.read_bytes()
        for word in (NAME, "独一无二", "扫描件", "local-credit", words):
            for form in (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()):
                assert form not in written, (path.name, word)
    assert case.id.encode() in (server.folder / "log").read_bytes()  # the log did see the rows


def test_the_passphrase_is_changed_for_every_desk(office: str, program: Program) -> None:
    with desk(office) as one:
        save(one, made_case(program), program)
        slot = one._store.slot()
        one.change_passphrase(typed(), typed("new words"))
        with pytest.raises(ConflictError):
            one._store.replace_slot(slot, slot)
    assert refused(office) == "cases-passphrase-wrong"
    with desk(office, "new words") as two:
        assert len(two.listing().heads) == 1
        two.accept(TODAY)
        assert two.listing().complete


def test_cases_move_between_a_file_and_a_server(
    office: str, tmp_path: Path, program: Program
) -> None:
    case = made_case(program)
    out = tmp_path / "a.pcicase"
    with opened(new_store(tmp_path / "a.pcicases")) as vault:
        with vault.change(TODAY) as change:
            paper = change.add_paper(case.id, PaperKind.LETTER, "信.pdf", noise(1000))
            change.save(replace(case, papers=(paper,)), Head(), 0)
        out.write_bytes(b"".join(export(vault, [case.id], typed("hand on"))))
    with desk(office) as vault:
        assert import_file(out, typed("hand on"), vault, program).new == [case.id]
        assert import_file(out, typed("hand on"), vault, program).same == [case.id]
        assert vault.listing().complete


# What the server says


def test_a_database_that_has_cases_is_left_alone(office: str) -> None:
    with pytest.raises(WrongInputError) as caught:
        create(office, typed(), TODAY)
    assert told(caught) == "cases-server-there"
    with desk(office) as vault:
        assert vault.listing().heads == ()


def test_an_empty_database_says_so(base: str) -> None:
    assert refused(base) == "cases-server-empty"


def test_a_newer_program_or_a_missing_part(office: str, server: Server) -> None:
    def sql(text: str) -> None:
        server.run("psql", "-U", "postgres", "-c", text, office)

    sql("DELETE FROM pcirights.tally")
    with desk(office) as vault, pytest.raises(WrongInputError) as caught:
        vault.listing()
    assert told(caught) == "cases-damaged"
    sql("DELETE FROM pcirights.slots")
    assert refused(office) == "cases-damaged"
    sql("UPDATE pcirights.format SET version = 2")
    assert refused(office) == "cases-newer"


def test_somebody_who_may_only_read(office: str, server: Server, program: Program) -> None:
    def sql(text: str) -> None:
        server.run("psql", "-U", "postgres", "-c", text, office)

    sql(f"CREATE ROLE reader{abs(hash(office))} LOGIN")
    sql(f"GRANT USAGE ON SCHEMA pcirights TO reader{abs(hash(office))}")
    sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA pcirights TO reader{abs(hash(office))}")
    reader = office.replace("user=postgres", f"user=reader{abs(hash(office))}")
    with desk(reader) as vault:
        assert vault.listing().heads == ()
        with pytest.raises(WrongInputError) as caught:
            save(vault, made_case(program), program)
        assert told(caught) == "cases-server-denied"


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    assert refused(f"postgresql:///x?host={tmp_path}") == "cases-server"


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("postgresql://me:secret@localhost/x", "cases-server-password"),
        ("postgresql:///x?password=secret", "cases-server-password"),
        ("postgresql:///x?no-such-word=1", "cases-server-address"),
    ],
)
def test_an_address_that_cannot_be_used(where: str, code: str) -> None:
    with pytest.raises(WrongInputError) as caught:
        open_vault(where, typed())
    assert told(caught) == code
    assert "secret" not in str(caught.value.fields)


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "pcirights.cases.postgres", raising=False)
    with pytest.raises(WrongInputError) as caught:
        open_vault("postgresql:///x", typed())
    assert told(caught) == "cases-no-psycopg"
