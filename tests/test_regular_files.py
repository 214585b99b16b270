"""Files are opened only where they are regular ones: nothing waits, no link is followed."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from pcirights import i18n, regular_files
from pcirights.answers_file import read_answers
from pcirights.core.errors import WrongInputError
from pcirights.regular_files import append_to_ours, open_regular, pieces, read_regular

SAID = "what was saved"


def told(error: pytest.ExceptionInfo[WrongInputError]) -> str:
    for lang in i18n.LOCALES:
        i18n.load(lang).text(f"error.{error.value.code}", **error.value.fields)
    return error.value.code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_text(SAID)
    return made


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    made = tmp_path / "pipe"
    os.mkfifo(made)
    return made


def test_a_regular_file_is_read(file: Path, tmp_path: Path) -> None:
    with open_regular(file) as stream:
        assert stream.read() == SAID.encode()
    link = tmp_path / "link"
    link.symlink_to(file)
    with open_regular(link) as stream:  # a person may well name a link
        assert stream.read() == SAID.encode()
    assert b"".join(pieces(link)) == SAID.encode()
    assert read_regular(link, 4) == SAID.encode()[:4]


@pytest.mark.parametrize("ours", [False, True])
def test_nothing_waits_for_a_pipe_or_reads_a_device(
    pipe: Path, tmp_path: Path, *, ours: bool
) -> None:
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(WrongInputError) as caught:
            open_regular(path, ours=ours)
        assert told(caught) == "file-not-regular"
    for path in (tmp_path, tmp_path / "none", tmp_path / "a\0b"):
        with pytest.raises(WrongInputError) as caught:
            open_regular(path, ours=ours)
        assert told(caught) == "file-unreadable"


def test_a_pipe_as_answers_is_told_at_once(pipe: Path) -> None:
    with pytest.raises(WrongInputError) as caught:
        read_answers(pipe)
    assert told(caught) == "file-not-regular"


def test_where_ours_should_lie_no_link_is_followed(file: Path, tmp_path: Path) -> None:
    link, second = tmp_path / "link", tmp_path / "second"
    link.symlink_to(file)
    for path in (link, tmp_path / "nowhere"):
        if path.name == "nowhere":
            path.symlink_to(tmp_path / "made-by-a-link")
        for opens in (partial(open_regular, path, ours=True), partial(append_to_ours, path)):
            with pytest.raises(WrongInputError) as caught:
                opens()
            assert told(caught) == "file-not-regular"
    os.link(file, second)
    with pytest.raises(WrongInputError) as caught:
        append_to_ours(second)
    assert told(caught) == "file-not-regular"
    assert file.read_text() == SAID
    assert not (tmp_path / "made-by-a-link").exists()


def test_what_takes_the_place_of_a_file_meanwhile_is_noticed(
    file: Path, pipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link"
    link.symlink_to(file)
    monkeypatch.setattr(regular_files, "_check", lambda *_args, **_more: None)
    with pytest.raises(WrongInputError) as caught:
        open_regular(link, ours=True)
    assert told(caught) == "file-not-regular"
    monkeypatch.undo()
    regular = file.stat()
    monkeypatch.setattr(Path, "stat", lambda _path, **_more: regular)
    with pytest.raises(WrongInputError) as caught:
        open_regular(pipe)
    assert told(caught) == "file-not-regular"


def test_it_is_written_after_the_end(file: Path, tmp_path: Path) -> None:
    with append_to_ours(file) as stream:
        stream.write(b"!")
    assert file.read_text() == f"{SAID}!"
    with pytest.raises(WrongInputError) as caught:
        append_to_ours(tmp_path / "new")
    assert told(caught) == "output-unwritable"
    with append_to_ours(tmp_path / "new", make=True) as stream:
        stream.write(b"x")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_file_that_breaks_while_it_is_read() -> None:
    broken = Path("/proc/self/mem")
    for read in (lambda: read_regular(broken, 1), lambda: list(pieces(broken))):
        with pytest.raises(WrongInputError) as caught:
            read()
        assert told(caught) == "file-unreadable"
