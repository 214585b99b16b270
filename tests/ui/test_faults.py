"""When things go wrong: no room, no right to write, no display, a window that is closed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from tests.ui.conftest import WUXI, go_to

from pcirights.flow.questions import Screen
from pcirights.ui.letter import saving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.save import SavePage
    from pcirights.ui.widgets.progress import Outcome
    from pcirights.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
WALKED = [screen for screen in Screen if screen is not Screen.STOP]


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A file system of its own in memory; skips where the test may not make one."""
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(made, check=False).returncode:
        pytest.skip("only root on Linux can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def page(open_window: Callable[..., Window], lang: Lang, qtbot: QtBot) -> SavePage:
    return cast("SavePage", go_to(open_window(lang, WUXI), Screen.SAVE, qtbot))


def told(outcome: Outcome) -> str:
    return outcome.notice.findChildren(QLabel)[-1].text()


def save(page: SavePage, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(saving, "ask_where_to_save", lambda *_: target)
    page.take.save_button.click()
    qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
    assert page.take.outcome.notice.isVisible()
    return told(page.take.outcome)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_full_disk_is_told_and_keeps_nothing(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "small", "size=16k") as small:
        text = save(page, small / "letter.pdf", qtbot, monkeypatch)
        assert page.take.outcome.notice.property("hue") == "amber"
        assert "letter.pdf" in text
        assert list(small.iterdir()) == []
        assert page.inquiry.unsaved


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_full_disk_keeps_the_old_file_whole(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "small", "size=16k") as small:
        old = small / "letter.pdf"
        old.write_bytes(b"old")
        save(page, old, qtbot, monkeypatch)
        assert old.read_bytes() == b"old"
        assert list(small.iterdir()) == [old]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder_that_is_read_only_is_told(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mounted(tmp_path / "locked", "ro,size=1m") as locked:
        text = save(page, locked / "letter.pdf", qtbot, monkeypatch)
        assert "letter.pdf" in text
        assert page.take.outcome.notice.property("hue") == "amber"


@pytest.mark.parametrize("lang", ["zh"])
def test_closing_while_a_file_is_made_writes_nothing(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, begun, go_on = tmp_path / "letter.txt", Event(), Event()
    monkeypatch.setattr(saving, "ask_where_to_save", lambda *_: target)

    def slow() -> bytes:
        begun.set()
        assert go_on.wait(20)
        return b"late"

    page.take.saver.save("letter", "txt", slow, lambda: None)
    assert begun.wait(20)
    threading.Timer(0.2, go_on.set).start()
    page.window().close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("screen", WALKED)
def test_the_window_can_be_closed_at_any_page(
    open_window: Callable[..., Window], screen: Screen, qtbot: QtBot
) -> None:
    window = open_window("zh", WUXI)
    go_to(window, screen, qtbot)
    workers = {one for one in threading.enumerate() if one.name.startswith("worker")}
    QTimer.singleShot(0, window.close)
    qtbot.wait_until(lambda: not window.isVisible())
    assert not any(worker.is_alive() for worker in workers)


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
def test_a_display_that_goes_away_leaves_whole_files_and_no_word_of_the_person(
    tmp_path: Path,
) -> None:
    wanted, profile = tmp_path / "wanted", tmp_path / "profile"
    wanted.mkdir()
    profile.mkdir()
    screen = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1024x768x24"]
    saving = [sys.executable, "-m", "tests.ui.whole_run", str(wanted), "again"]
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(profile),
        "TMPDIR": str(profile),
        "PYTHONPATH": str(ROOT),
    }
    surroundings.pop("WAYLAND_DISPLAY", None)
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(screen, stdout=pipe, stderr=nothing, text=True) as server:
        assert server.stdout is not None
        surroundings["DISPLAY"] = f":{server.stdout.readline().strip()}"
        with subprocess.Popen(
            saving, cwd=ROOT, env=surroundings, stdout=pipe, stderr=pipe, text=True
        ) as program:
            assert program.stdout is not None
            first = [program.stdout.readline().strip() for _ in range(5)]
            server.kill()
            said, complained = program.communicate(timeout=60)
    assert first == ["saving"] * 5, complained
    assert program.returncode == 1
    for typed in ("张三", "滨湖区", "000-00000000"):
        assert typed not in said + complained
    files = [path for path in wanted.iterdir() if not path.name.startswith(".")]
    assert [path.name for path in files] == ["letter.pdf"]
    content = files[0].read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
