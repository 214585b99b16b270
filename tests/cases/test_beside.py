"""What lies beside a file of cases, or in its place, is not believed: journals, links, pipes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import TODAY, made_case, new_store, opened, save, typed
from tests.cases.test_faults import told

from pcirights.cases.container import import_file
from pcirights.cases.head import Head
from pcirights.cases.opening import create, open_vault
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from pcirights.program import Program

MAGIC = bytes.fromhex("d9d505f920a163d7")
PENDING = 0x40000000
"""The byte of the file whose page SQLite never uses: it marks the name of a second journal."""
SAID = b"a diary of nine years\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    file = tmp_path / "diary.txt"
    file.write_bytes(SAID)
    return file


def beside(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}{ending}")


def front(file: Path, page: int = 4096) -> bytes:
    pages = file.stat().st_size // 4096
    return pack(">8sIIIII", MAGIC, 0, 7, pages, 512, page).ljust(512, b"\0")


def naming(other: Path, file: Path) -> bytes:
    """A journal of that file that names a second one, which SQLite deletes in the end."""
    name = str(other).encode()
    total = sum(byte if byte < 128 else byte - 256 for byte in name) % 2**32
    record = pack(">I", PENDING // 4096 + 1) + name + pack(">II", len(name), total) + MAGIC
    return front(file) + record


def refused(file: Path) -> str:
    with pytest.raises(WrongInputError) as caught, opened(file) as vault:
        vault.listing()
    return told(caught)


def test_a_prepared_journal_deletes_no_other_file(file: Path, victim: Path) -> None:
    planted = naming(victim, file)
    beside(file, "-journal").write_bytes(planted)
    assert refused(file) == "cases-beside"
    assert victim.read_bytes() == SAID
    assert beside(file, "-journal").read_bytes() == planted


def test_a_journal_that_is_a_link_writes_no_other_file(
    file: Path, victim: Path, program: Program
) -> None:
    beside(file, "-journal").symlink_to(victim)
    assert refused(file) == "file-not-regular"
    beside(file, "-journal").unlink()
    os.link(victim, beside(file, "-journal"))
    assert refused(file) == "file-not-regular"
    beside(file, "-journal").unlink()
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        beside(file, "-journal").symlink_to(victim)  # and while it is open
        for attempt in (
            vault.listing,
            lambda: vault.load(case.id),
            lambda: save(vault, replace(case, label="x"), program, 1),
            lambda: vault._store.chunk(b"", b"", 0),
            vault._store.slot,
        ):
            with pytest.raises(WrongInputError) as caught:
                attempt()
            assert told(caught) == "file-not-regular"
        assert victim.read_bytes() == SAID
        beside(file, "-journal").unlink()
        assert vault.load(case.id).revision == 1


@pytest.mark.parametrize(
    "content",
    [
        SAID,
        SAID * 100,
        MAGIC,
        MAGIC + b"\1" * 20,
        pack(">8sIIIII", MAGIC, 0, 7, 9, 512, 1024),
        pack(">8sIIIII", MAGIC, 0, 7, 9, 513, 4096),
    ],
)
def test_a_file_that_is_no_journal_of_ours_stays(file: Path, content: bytes) -> None:
    beside(file, "-journal").write_bytes(content)
    before = file.read_bytes()
    assert refused(file) == "cases-beside"
    assert beside(file, "-journal").read_bytes() == content
    assert file.read_bytes() == before


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_what_belongs_to_another_mode_stays(file: Path, ending: str) -> None:
    beside(file, ending).write_bytes(SAID)
    assert refused(file) == "cases-beside"
    assert beside(file, ending).read_bytes() == SAID


def test_a_file_in_another_mode_is_not_ours(file: Path) -> None:
    with closing(sqlite3.connect(file)) as base:
        assert base.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    assert refused(file) == "cases-foreign"


def test_a_journal_of_somebody_else_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    beside(file, "-journal").write_bytes(front(file))
    os.chown(beside(file, "-journal"), 12_345, 12_345)
    assert refused(file) == "cases-beside"
    os.chown(beside(file, "-journal"), os.geteuid(), -1)
    with opened(file):
        pass
    assert not beside(file, "-journal").exists()
    monkeypatch.delattr(os, "geteuid")  # as where the system knows no owners
    beside(file, "-journal").write_bytes(front(file))
    with opened(file):
        pass


@pytest.mark.parametrize("content", [b"", bytes(28), bytes(5000), bytes(28) + SAID * 1000])
def test_a_journal_that_has_ended_is_erased_and_taken_away(
    file: Path, program: Program, content: bytes
) -> None:
    journal = beside(file, "-journal")
    journal.write_bytes(content)
    with journal.open("rb") as kept:
        with opened(file) as vault:
            save(vault, made_case(program), program)
        assert not any(kept.read())
    assert not journal.exists()


def test_a_journal_that_another_window_takes_away_meanwhile_is_no_fault(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = beside(file, "-journal")

    def gone(path: Path, **_more: object) -> None:
        path.unlink()
        raise WrongInputError("file-unreadable", file=path.name, why="x")

    with opened(file) as vault:
        journal.write_bytes(b"")
        monkeypatch.setattr("pcirights.cases.journal.open_regular", gone)
        assert vault.listing().complete


def test_a_journal_that_cannot_be_removed_holds_zeros(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", held)
    with opened(file) as vault:
        save(vault, made_case(program), program)
        content = beside(file, "-journal").read_bytes()
        assert len(content) > 4096
        assert not any(content)
    monkeypatch.undo()
    with opened(file) as vault:
        assert len(vault.listing().heads) == 1
    assert not beside(file, "-journal").exists()


def test_a_pipe_or_a_link_in_place_of_the_file(
    file: Path, tmp_path: Path, program: Program
) -> None:
    pipe = tmp_path / "pipe.pcicases"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(WrongInputError) as caught:
            open_vault(str(path), typed())
        assert told(caught) == "file-not-regular"
    with pytest.raises(WrongInputError) as caught:
        create(str(pipe), typed(), TODAY)
    assert told(caught) == "output-no-file"
    with opened(file) as vault:
        with pytest.raises(WrongInputError) as caught:
            import_file(pipe, typed(), vault, program)
        assert told(caught) == "file-not-regular"
        with pytest.raises(WrongInputError) as caught:
            import_file(Path("/proc/self/mem"), typed(), vault, program)
        assert told(caught) == "file-unreadable"
    link = tmp_path / "in" / "link.pcicases"
    link.parent.mkdir()
    link.symlink_to(file)  # a person may keep the file elsewhere
    with opened(link) as vault:
        save(vault, made_case(program), program)
    assert [one.name for one in link.parent.iterdir()] == ["link.pcicases"]
    with opened(file) as vault:
        assert len(vault.listing().heads) == 1


def test_a_save_that_was_cut_off_is_played_back_and_erased(
    file: Path, program: Program, tmp_path: Path
) -> None:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
    cut = tmp_path / "cut.pcicases"
    with opened(file) as vault:
        base = vault._store._file  # type: ignore[attr-defined]  # the test looks inside
        base.execute("PRAGMA cache_size = 1")
        with vault.change(TODAY) as change:
            for number in range(40):
                change.save(replace(case, id=f"{number:032x}"), Head(label="x" * 2000), 0)
            cut.write_bytes(file.read_bytes())
            beside(cut, "-journal").write_bytes(beside(file, "-journal").read_bytes())
    assert beside(cut, "-journal").read_bytes().startswith(MAGIC)
    with beside(cut, "-journal").open("rb") as journal:
        with opened(cut) as vault:
            assert [ident for ident, _ in vault.listing().heads] == [case.id]
            assert vault.listing().complete
        assert not any(journal.read())
    assert not beside(cut, "-journal").exists()


def test_another_name_of_the_folder(tmp_path: Path, program: Program) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "name").symlink_to(real)
    file = new_store(tmp_path / "name" / "a.pcicases")
    with opened(file) as vault:
        save(vault, made_case(program), program)
    assert [one.name for one in real.iterdir()] == ["a.pcicases"]
