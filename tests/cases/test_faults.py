"""What can go wrong with a file of cases, each really done: nothing that was saved is lost.

After each fault the file is opened again: every save that was reported is there, whole, and what
could not be done was said in a word that the catalogues know.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import NAME, TODAY, made_case, new_store, opened, save, typed
from tests.cases.saver import SIZE
from tests.rights import READ_ANYWHERE, WRITE_ANYWHERE, without

from pcirights import i18n
from pcirights.cases.case import PaperKind
from pcirights.cases.head import Wanted
from pcirights.cases.keep import head_of
from pcirights.cases.opening import create, open_vault
from pcirights.cases.sqlite import APPLICATION
from pcirights.cases.store import CHUNK
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.cases.vault import Vault
    from pcirights.program import Program

ROOT = Path(__file__).parents[2]


def told(error: pytest.ExceptionInfo[WrongInputError]) -> str:
    """The code of an error that can be said in both languages."""
    for lang in i18n.LOCALES:
        i18n.load(lang).text(f"error.{error.value.code}", **error.value.fields)
    return error.value.code


# Killed


def run_saver(file: Path, ident: str, where: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "cases" / "saver.py"), str(file), ident, where],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )


def check_after(file: Path, ident: str, said: list[str]) -> int:
    """See that the file holds the last save that was reported, or the one under way; which."""
    saved = [int(line.split()[1]) for line in said if line.startswith("saved")]
    begun = [int(line.split()[1]) for line in said if line.startswith("begin")]
    with opened(file) as vault:
        found = vault.load(ident)
        assert max(saved, default=1) <= found.revision <= max(begun, default=1)
        assert found.sound
        assert vault.listing().complete
        if found.revision > 1:
            assert found.case.label == str(found.revision)
            (paper,) = found.case.papers
            content = b"".join(vault.read_paper(ident, paper))
            assert content == str(found.revision).encode().ljust(SIZE, b".")
        with closing(sqlite3.connect(file)) as base:
            assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert base.execute("SELECT count(DISTINCT paper) FROM chunks").fetchone()[0] <= 1
    return found.revision


@pytest.fixture
def with_case(file: Path, program: Program) -> tuple[Path, str]:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
    return file, case.id


@pytest.mark.parametrize("step", [0, 1, 5, 20, 40, 60, 80, 100, 120])
def test_killed_at_a_step_of_a_save(with_case: tuple[Path, str], step: int) -> None:
    file, ident = with_case
    with run_saver(file, ident, str(step)) as process:
        said = (process.stdout.read() if process.stdout else "").splitlines()
    assert process.returncode == -signal.SIGKILL, said
    assert check_after(file, ident, said) == 2  # the first save stands, the second never was


def test_killed_at_any_moment(with_case: tuple[Path, str]) -> None:
    """Thirty times, in the middle of saving: within the writing and syncing of a commit too."""
    file, ident = with_case
    chance = random.Random(11)
    moments = reached = 0
    while moments < 30:
        with run_saver(file, ident, "run") as process:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(chance.randrange(2, 8))]
            # A moment within the next save: so long that most fall between its two lines.
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(chance.random() * 0.03)
            process.kill()
            said += process.stdout.read().splitlines()
        before, reached = reached, check_after(file, ident, said)
        assert reached >= before
        moments += 1


# Full


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of so many bytes; skips where none can be mounted."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk")
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(vault: Vault, program: Program) -> list[str]:
    """Save cases with a paper each until the disk is full; the ids of those that were saved."""
    saved: list[str] = []
    with pytest.raises(WrongInputError) as caught:
        saved.extend(save_large(vault, program) for _ in range(100))
    assert told(caught) in {"cases-disk-full", "cases-disk-fails"}
    return saved


def save_large(vault: Vault, program: Program) -> str:
    case = made_case(program)
    with vault.change(TODAY) as change:
        paper = change.add_paper(case.id, PaperKind.RECEIVED, "x", [bytes(100_000)])
        full = replace(case, papers=(paper,))
        change.save(full, head_of(full, program), 0)
    return case.id


def check_all(vault: Vault, saved: list[str]) -> None:
    listing = vault.listing()
    assert sorted(ident for ident, _ in listing.heads) == sorted(saved)
    assert listing.complete
    for ident in saved:
        case = vault.load(ident).case
        assert sum(map(len, vault.read_paper(ident, case.papers[0]))) == 100_000


def test_a_full_disk(tmp_path: Path, program: Program) -> None:
    with small_disk(tmp_path / "disk", "1000k") as disk:
        file = new_store(disk / "a.pcicases")
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(250_000))
        with opened(file) as vault:
            saved = fill(vault, program)
            assert len(saved) >= 2
            check_all(vault, saved)
        with opened(file) as vault:
            check_all(vault, saved)
            ballast.unlink()  # with room for the journal a case can be deleted
            with vault.change(TODAY) as change:
                change.delete(saved[0], 1)
            check_all(vault, saved[1:])
        (disk / "rest").write_bytes(bytes(shutil.disk_usage(disk).free))
        with pytest.raises(WrongInputError) as caught:
            create(str(disk / "b.pcicases"), typed(), TODAY)
        assert told(caught) == "output-unwritable"
        assert sorted(one.name for one in disk.iterdir()) == ["a.pcicases", "rest"]


def test_a_limit_on_the_size_of_files(file: Path, program: Program) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with opened(file) as vault:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
            saved = fill(vault, program)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)
        assert len(saved) >= 2
        check_all(vault, saved)
    with opened(file) as vault:
        check_all(vault, saved)
        save(vault, made_case(program), program)


# Not writable


def test_a_folder_in_which_nothing_can_be_written(tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    file = new_store(folder / "a.pcicases")
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
    folder.chmod(0o555)
    before = file.read_bytes()
    with without(WRITE_ANYWHERE):
        with opened(file) as vault:
            assert vault.load(case.id).case.label == case.label  # it can still be read
            with pytest.raises(WrongInputError) as caught:
                save(vault, replace(case, label="x"), program, 1)
            assert told(caught) == "cases-read-only"
            assert vault.load(case.id).revision == 1
        with pytest.raises(WrongInputError) as caught:
            create(str(folder / "b.pcicases"), typed(), TODAY)
        assert told(caught) == "output-unwritable"
    assert file.read_bytes() == before
    folder.chmod(0o755)


def test_a_file_that_cannot_be_written_or_read(file: Path, program: Program) -> None:
    file.chmod(0o444)
    with without(WRITE_ANYWHERE), opened(file) as vault:
        with pytest.raises(WrongInputError) as caught:
            save(vault, made_case(program), program)
        assert told(caught) == "cases-read-only"
    file.chmod(0o000)
    with without(WRITE_ANYWHERE, READ_ANYWHERE), pytest.raises(WrongInputError) as caught:
        open_vault(str(file), typed())
    assert told(caught) == "file-unreadable"


# Not what it was


def test_a_file_cut_off_anywhere(file: Path, program: Program, tmp_path: Path) -> None:
    with opened(file) as vault:
        cases = [made_case(program, label=str(number)) for number in range(3)]
        for case in cases:
            save(vault, case, program)
    whole = file.read_bytes()
    cut = tmp_path / "cut.pcicases"
    seen = set()
    for size in [0, 1, 50, 99, 100, 4000, *range(4096, len(whole), 4096), len(whole) - 1]:
        cut.write_bytes(whole[:size])
        try:
            with opened(cut) as vault:
                vault.listing()
                for case in cases:
                    assert replace(vault.load(case.id).case, more={}) == case
        except WrongInputError as error:
            seen.add(error.code)
        else:
            assert size > len(whole) - 4096  # in the last page's unused end: nothing is lost
    assert seen <= {"cases-foreign", "cases-damaged", "cases-no-case", "cases-disk-fails"}
    assert "cases-damaged" in seen


def test_a_flipped_bit_anywhere(file: Path, program: Program, tmp_path: Path) -> None:
    """Whatever bit is flipped, no case ever opens as another than was saved."""
    with opened(file) as vault:
        cases = {one.id: one for one in (made_case(program, label=str(n)) for n in range(3))}
        for case in cases.values():
            save(vault, case, program)
    whole = file.read_bytes()
    bad = tmp_path / "bad.pcicases"
    opens = whole_lists = 0
    places = [*range(0, 4096, 61), *range(4096, len(whole), 151)]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 0x04
        bad.write_bytes(changed)
        try:
            with opened(bad) as vault:
                for ident, case in cases.items():
                    try:
                        found = vault.load(ident)
                    except WrongInputError:
                        continue
                    assert replace(found.case, more={}) == case
                    opens += 1
                listing = vault.listing()
                if listing.complete and not listing.damaged:
                    assert {ident for ident, _ in listing.heads} == set(cases)
                    whole_lists += 1
        except WrongInputError as error:
            for lang in i18n.LOCALES:
                i18n.load(lang).text(f"error.{error.code}", **error.fields)
    # One flipped bit costs one case at most, in all but a few places that SQLite itself lives on.
    assert opens > 2 * len(places)
    assert 0 < whole_lists < len(places)


def base_with(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as base:
        for statement in statements:
            base.execute(statement)
        base.commit()
    return path


def test_foreign_files(tmp_path: Path, file: Path) -> None:
    mark = f"PRAGMA application_id = {APPLICATION}"
    foreign = {
        "empty": tmp_path / "empty",
        "text": tmp_path / "text",
        "base": base_with(tmp_path / "base", "CREATE TABLE a (b)"),
        "marked": base_with(tmp_path / "marked", mark, "CREATE TABLE a (b)"),
        "front": tmp_path / "front",
    }
    foreign["empty"].write_bytes(b"")
    foreign["text"].write_bytes("张三的日记".encode() * 100)
    foreign["front"].write_bytes(file.read_bytes()[:100] + os.urandom(20_000))
    trap = tmp_path / "trap"
    shutil.copy(file, trap)
    base_with(trap, "CREATE TRIGGER t AFTER INSERT ON heads BEGIN DELETE FROM bodies; END")
    for path in (*foreign.values(), trap):
        before = path.read_bytes()
        with pytest.raises(WrongInputError) as caught:
            open_vault(str(path), typed())
        assert told(caught) in {"cases-foreign", "cases-damaged"}
        assert path.read_bytes() == before
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(WrongInputError) as caught:
            open_vault(str(path), typed())
        assert told(caught) == "file-unreadable"


def test_a_file_of_a_newer_program(file: Path) -> None:
    base_with(file, "PRAGMA user_version = 2")
    with pytest.raises(WrongInputError) as caught:
        open_vault(str(file), typed())
    assert told(caught) == "cases-newer"


# Many


def test_ten_thousand_cases(file: Path, program: Program) -> None:
    case = made_case(program)
    head = head_of(case, program)
    with opened(file) as vault:
        with vault.change(TODAY) as change:
            for number in range(10_000):
                one = replace(case, id=f"{number:032x}")
                change.save(one, head._replace(who=f"张{number}"), 0)
        listing = vault.listing()
        assert len(listing.heads) == 10_000
        assert listing.complete
        assert len(Wanted(text="张77").find(listing.heads, TODAY)) == 111
        assert vault.load(f"{9_999:032x}").revision == 1


# No word in the clear


def test_no_plain_text_lies_in_any_file(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are looked for in the file, in its journal while a save runs, and in temp folders."""
    desk, temp = tmp_path / "desk", tmp_path / "temp"
    desk.mkdir()
    temp.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    case = made_case(program, label="标签独一无二")
    secret = f"{NAME}的扫描件".encode()
    with opened(new_store(desk / "a.pcicases")) as vault:
        seen = set()
        for revision in range(4):
            with vault.change(TODAY) as change:
                paper = change.add_paper(
                    case.id, PaperKind.RECEIVED, "独一无二.pdf", [secret * 200_000]
                )
                full = replace(case, papers=(paper,), label=f"标签独一无二{revision}")
                change.save(full, head_of(full, program), revision)
                seen |= {one.name for one in desk.iterdir()}
                scan(tmp_path)
        for part in vault.read_paper(case.id, vault.load(case.id).case.papers[0]):
            assert len(part) <= CHUNK
        scan(tmp_path)
        with vault.change(TODAY) as change:
            change.delete(case.id, 4)
        scan(tmp_path)
    assert seen == {"a.pcicases", "a.pcicases-journal"}  # the scan did meet a journal
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["a.pcicases"]


def scan(folder: Path) -> None:
    words = (NAME, "独一无二", "标签", "310000", "local-credit", "schema", "applicant")
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        for word in words:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                assert word.encode(encoding) not in content, (file.name, word, encoding)
