"""A folder that somebody else wrote to, disks that are full, two that install at once."""

from __future__ import annotations

import errno
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests.law_packs.making import (
    OURS,
    THEIRS,
    book,
    handover,
    install,
    installer,
    pack,
    sealed,
    used,
    values,
)

from pcirights.core.errors import WrongInputError
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.shelf import STATE, Shelf, State


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "law"


@pytest.fixture
def installed(folder: Path) -> Path:
    install(folder, pack(6))
    return folder


def fallen_back(folder: Path) -> str:
    """The code of what is wrong, after making sure that the shipped book is used."""
    law = used(folder)
    assert law.book == book()
    assert law.key is None
    assert law.trouble is not None
    return law.trouble.code


def state(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / STATE).read_bytes()))


def write_state(folder: Path, values: object) -> None:
    (folder / STATE).write_text(json.dumps(values), "utf-8")


def put(folder: Path, content: bytes) -> None:
    """What somebody with a hand in the folder would do: a pack, and the state that names it."""
    slot = Shelf(folder).put(content)
    write_state(folder, state(folder) | {"current": {"sha256": slot.sha256, "over": None}})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{}", "pack-not-a-pack"),
        (pack(9, THEIRS), "pack-key-unknown"),
        (pack(9)[:-1], "pack-signature"),
        (sealed(b"[" * 2_000_000), "pack-broken"),
        (sealed(b'{"kind":"pcirights-law","serial":' + b"9" * 5_000_000 + b"}"), "pack-broken"),
        (sealed(values(9, layout=3)), "pack-newer-program"),
        (sealed(values(9, files={"../../evil": {}, "book": {}})), "pack-broken"),
        (handover(), "pack-not-a-pack"),
    ],
    ids=["empty", "other key", "cut", "deep", "huge number", "layout", "path", "no law"],
)
def test_put_into_the_folder_by_hand(installed: Path, content: bytes, code: str) -> None:
    put(installed, content)
    assert fallen_back(installed) == code


def test_an_old_pack_put_back_by_hand(installed: Path) -> None:
    put(installed, pack(4))
    law = used(installed)
    assert (law.serial, law.key) == (5, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"current": {"sha256": "../../../etc/passwd", "over": None}},
        {"current": {"sha256": "0" * 64 + "\n", "over": None}},
        {"current": {"sha256": 7, "over": None}},
        {"current": {"sha256": "0" * 64, "over": "5"}},
        {"current": []},
        {"keys": {}},
        {"keys": [{"public": "RW", "last_serial": None}]},
        {"keys": [{"public": 7, "last_serial": None}]},
        {"schema": "1"},
    ],
)
def test_a_state_that_nobody_wrote(installed: Path, changes: dict[str, Any]) -> None:
    write_state(installed, state(installed) | changes)
    assert fallen_back(installed) == "pack-shelf-broken"
    assert install(installed, pack(7)) == 7  # and it is made anew
    assert used(installed).serial == 7


@pytest.mark.parametrize("content", [b"", b"[]", b"7", b"\xff", b"[" * 100_000, b"{" * 300_000])
def test_a_state_that_is_none(installed: Path, content: bytes) -> None:
    (installed / STATE).write_bytes(content)
    assert fallen_back(installed) == "pack-shelf-broken"


@pytest.mark.parametrize("more", [{"schema": 2, "more": True}, {"more": True}])
def test_a_state_of_a_newer_program_is_left_alone(installed: Path, more: dict[str, Any]) -> None:
    newer = state(installed) | more
    write_state(installed, newer)
    assert fallen_back(installed) == "pack-shelf-newer"
    for act in (lambda: install(installed, pack(7)), installer(installed).restore):
        with pytest.raises(PackError, match="pack-shelf-newer"):
            act()
    assert state(installed) == newer


def test_a_pack_that_went_away_or_is_a_link(installed: Path, tmp_path: Path) -> None:
    (file,) = installed.glob("*.pcilaw")
    file.unlink()
    assert fallen_back(installed) == "pack-no-file"
    other = tmp_path / "other"
    other.write_bytes(pack(9))
    file.symlink_to(other)
    assert fallen_back(installed) == "pack-changed"
    file.unlink()
    file.symlink_to(file)
    assert fallen_back(installed) == "pack-no-file"
    file.unlink()
    os.mkfifo(file)
    assert fallen_back(installed) == "pack-no-file"


def test_a_huge_file_in_the_folder(installed: Path) -> None:
    (file,) = installed.glob("*.pcilaw")
    with file.open("r+b") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert fallen_back(installed) == "pack-too-large"


def refuse(*_arguments: object, **_more: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_an_unreadable_folder(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert fallen_back(installed) == "pack-unreadable"
    assert used(installed).serial == 6


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert used(tmp_path / "file" / "law").trouble is None  # nothing was ever installed
    with pytest.raises(PackError, match="pack-unwritable"):
        install(tmp_path / "file" / "law", pack())


def test_a_home_that_is_read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(PackError, match="pack-unwritable") as caught:
            install(folder, pack())
    assert caught.value.fields["why"] == "Permission denied"
    assert used(folder).trouble is None


@pytest.mark.parametrize("writes", [1, 2])
def test_a_full_disk_half_way(
    installed: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    before = sorted(installed.iterdir())
    count = 0
    sync = os.fsync

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count == writes:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(WrongInputError, match="output-unwritable"):
            install(installed, pack(7))
    assert sorted(installed.iterdir()) == before
    assert used(installed).serial == 6
    assert install(installed, pack(7)) == 7


def test_what_an_interruption_left_is_dropped(installed: Path) -> None:
    (installed / ".half.part").write_bytes(b"")
    (installed / f"{'0' * 64}.pcilaw").write_bytes(b"")
    (installed / "a note.txt").write_bytes(b"not ours")
    install(installed, pack(7))
    left = {path.name for path in installed.iterdir() if not path.name.endswith(".pcilaw")}
    assert left == {STATE, "a note.txt"}
    assert len(list(installed.glob("*.pcilaw"))) == 2


def test_one_that_installs_while_another_does(installed: Path) -> None:
    with Shelf(installed).alone(), pytest.raises(PackError, match="pack-busy"):
        install(installed, pack(7))
    assert install(installed, pack(7)) == 7


def test_two_at_once(folder: Path) -> None:
    made = [pack(serial) for serial in range(6, 12)]

    def attempt(content: bytes) -> str:
        try:
            return str(install(folder, content))
        except PackError as error:
            return error.code

    with ThreadPoolExecutor(6) as pool:
        said = list(pool.map(attempt, made))
    assert set(said) <= {*map(str, range(6, 12)), "pack-busy", "pack-older"}
    law = used(folder)
    assert law.trouble is None
    assert str(law.serial) == max((one for one in said if one.isdigit()), key=int)


def test_a_system_that_cannot_lock_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert install(folder, pack()) == 6
    assert used(folder).serial == 6


def test_a_key_that_was_handed_on_meanwhile(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look and the moment when nobody else installs."""
    first = Shelf(installed).state()
    installer(installed).install(handover(last_serial=6))
    after = Shelf(installed).state()
    looks = iter([first, first, after])
    monkeypatch.setattr(Shelf, "state", lambda _shelf: next(looks, after))
    with pytest.raises(PackError, match="pack-key-retired"):
        install(installed, pack(7))


def test_restored_by_somebody_else_meanwhile(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([Shelf(installed).state(), State()])
    monkeypatch.setattr(Shelf, "state", lambda _shelf: next(looks))
    with pytest.raises(PackError, match="pack-nothing-before"):
        installer(installed).restore()


def test_the_key_is_the_one_named(installed: Path) -> None:
    assert used(installed).key == OURS.public.number
