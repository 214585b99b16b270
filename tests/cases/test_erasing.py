"""What was deleted or stood under an earlier passphrase is not found again, nor in freed blocks.

The blocks of a file that was removed or cut off keep what was last written to them. So the whole
disk is searched, as somebody would who has it in their hands.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from os import geteuid
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import TODAY, WORDS, made_case, new_store, opened, save, typed
from tests.cases.test_vault import noise

from pcirights.cases.case import PaperKind
from pcirights.cases.head import Head
from pcirights.cases.journal import erase, journal_of
from pcirights.cases.opening import back_up, deleted, ready
from pcirights.cases.seal import MARK, SLOT, is_slot, unwrap
from pcirights.cases.sqlite import NO_CASE, FileStore
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Vault
    from pcirights.program import Program

LATER = "later words of the desk"
SAMPLE = 64
"""Bytes of a sealed piece that are looked for: they stand nowhere else by chance."""


def slots_in(content: bytes, words: str) -> int:
    """How many wrapped keys lie in these bytes that open with a passphrase."""
    found, at = 0, content.find(MARK)
    while at >= 0:
        slot = content[at : at + SLOT]
        if is_slot(slot):
            try:
                unwrap(slot, typed(words))
                found += 1
            except WrongInputError:
                pass
        at = content.find(MARK, at + 1)
    return found


def pieces_of(vault: Vault, case: Case) -> list[bytes]:
    """Something of every sealed piece of a case, at its begin and at its end."""
    ident = bytes.fromhex(case.id)
    there = vault._store.case(ident)
    assert there is not None
    sealed = [there.head, there.body]
    for paper in vault.load(case.id).case.papers:
        number = 0
        while chunk := vault._store.chunk(ident, bytes.fromhex(paper.id), number):
            sealed.append(chunk)
            number += 1
    return [part for one in sealed for part in (one[:SAMPLE], one[-SAMPLE:])]


def with_paper(vault: Vault, program: Program, size: int) -> Case:
    case = made_case(program, label=str(size))
    with vault.change(TODAY) as change:
        paper = change.add_paper(case.id, PaperKind.RECEIVED, "x.pdf", noise(size))
        case = replace(case, papers=(paper,))
        change.save(case, Head(), 0)
    return case


def life(file: Path, program: Program) -> list[bytes]:
    """Cases come, change and go, and so does the passphrase; the pieces that are to be gone."""
    gone: list[bytes] = []
    with opened(file) as vault:
        kept = made_case(program, label="kept")
        save(vault, kept, program)
        large, small = with_paper(vault, program, 3_000_000), with_paper(vault, program, 90_000)
        last = with_paper(vault, program, 700_000)
        for case in (large, small):
            gone += pieces_of(vault, case)
            save(vault, replace(case, label="again"), program, 1)
            gone += pieces_of(vault, case)
        gone += pieces_of(vault, kept)
        save(vault, replace(kept, label="new"), program, 1)
        vault.change_passphrase(typed(), typed(LATER))
        with vault.change(TODAY) as change:
            change.delete(small.id, 2)
        gone += pieces_of(vault, last)
        with vault.change(TODAY) as change:
            change.remove_paper(large.id, large.papers[0])
            change.save(replace(large, papers=()), Head(), 2)
        # What stood behind the large paper has moved to the front; its old place was cut off.
        with vault.change(TODAY) as change:
            change.delete(last.id, 1)
        save(vault, made_case(program), program)
    return gone


def found_in(content: bytes, pieces: list[bytes]) -> int:
    return sum(piece in content for piece in pieces)


@contextmanager
def disk(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A disk of its own in a file: where it is mounted, and its raw bytes."""
    if geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("only root can mount a disk")
    raw, mounted = folder / "raw", folder / "mounted"
    with raw.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(raw)], check=True)
    mounted.mkdir()
    command = ["mount", "-o", "loop", str(raw), str(mounted)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        yield mounted, raw
    finally:
        subprocess.run(["umount", str(mounted)], check=False)


def test_nothing_that_was_erased_lies_on_the_disk(tmp_path: Path, program: Program) -> None:
    with disk(tmp_path) as (mounted, raw):
        file = new_store(mounted / "a.pcicases")
        assert slots_in(file.read_bytes(), WORDS) == 2
        gone = life(file, program)
        assert len(gone) > 30
        here = file.read_bytes()
        assert found_in(here, gone) == 0
        assert slots_in(here, LATER) == 2
        subprocess.run(["umount", str(mounted)], check=True)
        content = raw.read_bytes()
        assert slots_in(content, LATER) >= 2
        assert slots_in(content, WORDS) == 0
        assert found_in(content, gone) == 0


def test_a_file_of_an_earlier_program_is_erased_as_well(tmp_path: Path, program: Program) -> None:
    """It has SQLite cut off its end at every save."""
    with disk(tmp_path) as (mounted, raw):
        file = new_store(mounted / "a.pcicases")
        with closing(sqlite3.connect(file)) as base:
            base.execute("PRAGMA auto_vacuum = FULL")
        gone = life(file, program)
        subprocess.run(["umount", str(mounted)], check=True)
        content = raw.read_bytes()
        assert slots_in(content, WORDS) == 0
        assert found_in(content, gone) == 0


def test_every_journal_is_overwritten_before_it_is_removed(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bytes] = []

    def watched(path: Path) -> None:
        with journal_of(path).open("rb") as stream:
            erase(path)
            left.append(stream.read())

    monkeypatch.setattr("pcirights.cases.sqlite.erase", watched)
    gone = life(file, program)
    assert found_in(file.read_bytes(), gone) == 0
    assert len(left) >= 10
    assert sum(map(len, left)) > 3_000_000
    assert not any(map(any, left))
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_window_that_saves_meanwhile_erases_its_own_journal(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.cases.sqlite.WAIT", 0.0)
    with opened(file) as one:
        with one.change(TODAY) as change:
            change.save(made_case(program), Head(), 0)
            assert journal_of(file).exists()
            with opened(file) as two:
                assert two.listing().heads == ()
            assert journal_of(file).exists()
        assert not journal_of(file).exists()


def test_zeros_that_a_cut_off_shrinking_left_are_taken_away(file: Path, program: Program) -> None:
    with opened(file) as vault:
        store = vault._store
        assert isinstance(store, FileStore)
        with store.change() as change:
            change.add_chunk(NO_CASE, NO_CASE, 0, bytes(1_000_000))
        assert file.stat().st_size < 200_000
        save(vault, made_case(program), program)
        assert store.chunk(NO_CASE, NO_CASE, 0) is None
        assert vault.listing().complete


def test_a_file_that_cannot_be_made_smaller_keeps_what_was_saved(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_store: FileStore) -> None:
        raise WrongInputError("cases-disk-full", file="x")

    with opened(file) as vault:
        case = with_paper(vault, program, 2_000_000)
        monkeypatch.setattr(FileStore, "_cut_off", fails)
        with vault.change(TODAY) as change:
            change.delete(case.id, 1)
        assert vault.listing().heads == ()
        assert file.stat().st_size > 2_000_000
        monkeypatch.undo()
        save(vault, made_case(program), program)
        assert file.stat().st_size < 200_000


def test_a_copy_made_while_others_save_opens(file: Path, program: Program, tmp_path: Path) -> None:
    """Two windows: one saves a paper over and over, the other makes copies."""
    with opened(file) as vault:
        case = with_paper(vault, program, 2_000_000)
    rounds = 12

    def saves() -> None:
        with opened(file) as vault:
            for number in range(rounds):
                found = vault.load(case.id)
                with vault.change(TODAY) as change:
                    change.remove_paper(case.id, found.case.papers[0])
                    paper = change.add_paper(case.id, PaperKind.RECEIVED, "x", noise(2_000_000))
                    new = replace(found.case, label=f"{number}", papers=(paper,))
                    change.save(new, Head(), found.revision)

    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(saves)
        number = 0
        while number < 5 or not saving.done():
            copy = tmp_path / f"copy{number}.pcicases"
            with ready(str(file)) as store:
                back_up(store, copy)
            with opened(copy) as vault:
                found = vault.load(case.id)
                sizes = [len(piece) for piece in vault.read_paper(case.id, found.case.papers[0])]
                assert sum(sizes) == 2_000_000
                assert vault.listing().complete
            number += 1
        saving.result()
    with pytest.raises(WrongInputError) as caught, ready(str(file)) as store:
        back_up(store, file)
    assert caught.value.code == "output-taken"


def test_what_to_know_about_what_was_deleted() -> None:
    assert deleted("a.pcicases") == "cases.deleted"
    assert deleted("postgresql:///x") == "cases.deleted-server"
