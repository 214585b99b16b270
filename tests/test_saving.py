"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pcirights.core.errors import WrongInputError
from pcirights.saving import write_all, write_whole


@pytest.fixture(params=["the system's way", "without unnamed files"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "the system's way":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def test_never_over_another_file_unasked(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    write_whole(b"one", file, force=False)
    with pytest.raises(WrongInputError, match="output-exists"):
        write_whole(b"two", file, force=False)
    assert file.read_bytes() == b"one"
    write_whole(b"two", file, force=True)
    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_replaced_is_not_told_how_to(tmp_path: Path) -> None:
    file = tmp_path / "cases"
    write_whole(b"one", file, force=None)
    with pytest.raises(WrongInputError, match="output-taken"):
        write_whole(b"two", file, force=None)
    assert file.read_bytes() == b"one"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="output-is-folder"):
        write_whole(b"", tmp_path, force=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders on this system")
def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "letter.pdf"
    os.mkfifo(pipe)
    link = tmp_path / "link.pdf"
    link.symlink_to(pipe)
    for path in (pipe, link):
        with pytest.raises(WrongInputError, match="output-no-file"):
            write_whole(b"one", path, force=True)
    assert not pipe.is_file()
    assert link.is_symlink()


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="output-unwritable"):
        write_whole(b"", tmp_path / "absent" / "letter.pdf", force=False)


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WrongInputError, match="output-unwritable") as caught:
        write_whole(b"one", tmp_path / "letter.pdf", force=False)
    assert caught.value.fields["why"] == "No space left on device"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("force", [False, True])
def test_a_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    def refuse(_one: object, _two: object, **_how: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    file = tmp_path / "letter.pdf"
    if force:
        file.write_bytes(b"old")
    monkeypatch.setattr(os, "link", refuse)
    write_whole(b"one", file, force=force)
    assert file.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [file]
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_one_that_appeared_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.pdf"
    real = os.fsync

    def meanwhile(fd: int) -> None:
        real(fd)
        file.write_bytes(b"other")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(WrongInputError, match="output-exists"):
        write_whole(b"one", file, force=False)
    assert file.read_bytes() == b"other"


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    one, two = tmp_path / "letter.pdf", tmp_path / "sheet.pdf"
    with pytest.raises(WrongInputError, match="output-unwritable"):
        write_all([(b"one", one), (b"two", tmp_path / "absent" / "sheet.pdf")], force=False)
    assert list(tmp_path.iterdir()) == []
    two.write_bytes(b"other")
    with pytest.raises(WrongInputError, match="output-exists"):
        write_all([(b"one", one), (b"two", two)], force=False)
    assert list(tmp_path.iterdir()) == [two]
    write_all([(b"one", one), (b"two", two)], force=True)
    assert (one.read_bytes(), two.read_bytes()) == (b"one", b"two")


SMALL = """
import os, resource, sys
from pathlib import Path
from pcirights.core.errors import WrongInputError
from pcirights.saving import write_whole
if sys.argv[2] == "hidden" and hasattr(os, "O_TMPFILE"):
    del os.O_TMPFILE
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    write_whole(b"x" * 300, Path(sys.argv[1]), force=True)
except WrongInputError as error:
    print(error.code, error.fields["file"] == sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")
@pytest.mark.parametrize("way", ["the system's", "hidden"])
def test_a_small_file_that_does_not_fit_is_told_of_by_name(tmp_path: Path, way: str) -> None:
    """It fits the buffer, so that nothing is said before the file is closed."""
    done = subprocess.run(
        [sys.executable, "-c", SMALL, str(tmp_path / "a.txt"), way],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("output-unwritable True\n", "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="output-unwritable"):
        write_whole(b"", tmp_path / ("x" * 300), force=False)
