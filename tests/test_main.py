"""Where the program begins: wizard, terminal or example, as the place allows."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from pcirights import __main__ as begin


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """A machine without a display, English not spoken, its temporary files in ``tmp_path``."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return monkeypatch


def test_words_go_to_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert begin.start(["place", "320200", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "320200 Jiangsu › Wuxi\n"


def test_neither_display_nor_terminal_makes_an_example(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bare.setattr(sys, "argv", ["pcirights"])
    assert begin.start() == 0
    made = list(tmp_path.glob("pcirights-*/wuxi-access.pdf"))
    assert len(made) == 1
    assert str(made[0]) in capsys.readouterr().out
    assert made[0].read_bytes().startswith(b"%PDF-")


def test_a_terminal_asks(bare: pytest.MonkeyPatch) -> None:
    bare.setattr(begin, "has_terminal", lambda: True)
    bare.setattr("pcirights.cli.terminal.Terminal.run", lambda _self: 7)
    assert begin.start(["--lang", "en"]) == 7


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_display_shows_the_wizard(bare: pytest.MonkeyPatch, lang: str) -> None:
    shown: list[str] = []

    def run(_program: object, spoken: str, _argv: object) -> int:
        shown.append(spoken)
        return 0

    app = types.ModuleType("pcirights.ui.app")
    vars(app)["run"] = run
    bare.setitem(sys.modules, "pcirights.ui.app", app)
    bare.setenv("DISPLAY", ":0")
    assert begin.start([f"--lang={lang}"]) == 0
    assert shown == [lang]
