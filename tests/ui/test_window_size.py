"""The window opens as it was left or as is wished, and keeps its size only where it may."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from pcirights import paths
from pcirights.ui.startup.window_size import FILE, last_size, opening_size, remember

EM = 14.0
WISHED = QSize(round(84 * EM), round(60 * EM))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv(paths.DATA, str(folder))
    return folder


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QSize(1920, 1080), WISHED),
        (QSize(1366, 768), QSize(WISHED.width(), 768 - 35)),
        (QSize(1024, 640), QSize(1024, 640 - 35)),
    ],
)
def test_it_opens_as_large_as_the_screen_allows(data: Path, screen: QSize, size: QSize) -> None:
    assert opening_size(screen, EM) == size


def test_a_portable_program_keeps_the_size_beside_what_it_keeps_already(data: Path) -> None:
    data.mkdir()
    remember(QSize(900, 700))
    assert (data / FILE).read_bytes() == b"[900, 700]"
    assert opening_size(QSize(1920, 1080), EM) == QSize(900, 700)
    assert opening_size(QSize(800, 600), EM) == QSize(800, 565)


def test_nothing_is_written_where_nothing_of_ours_lies(data: Path) -> None:
    remember(QSize(900, 700))
    assert not data.exists()
    assert last_size() is None


def test_an_installed_program_keeps_no_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA, raising=False)
    assert paths.portable_dir() is None
    assert last_size() is None


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"[1]", b"[0, 0]", b"[-5, 4]", b'["a", "b"]', b"{}", b"null", b"[1e999, 1]",
     b"[" * 900],
)  # fmt: skip
def test_a_strange_file_is_left_aside(data: Path, content: bytes) -> None:
    data.mkdir()
    (data / FILE).write_bytes(content)
    assert last_size() is None


def test_a_link_in_its_place_is_not_followed(data: Path, tmp_path: Path) -> None:
    data.mkdir()
    other = tmp_path / "other.json"
    other.write_bytes(b"[900, 700]")
    (data / FILE).symlink_to(other)
    assert last_size() is None
