"""Where the program begins: wizard, terminal or example, as the place allows."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from pcirights import __main__ as begin
from pcirights import paths
from pcirights.cli import display


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


def show(bare: pytest.MonkeyPatch, run: Callable[..., int]) -> None:
    """Have a display, and ``run`` in the wizard's place."""
    app = types.ModuleType("pcirights.ui.startup.app")
    vars(app)["run"] = run
    bare.setitem(sys.modules, "pcirights.ui.startup.app", app)
    bare.setenv("DISPLAY", ":0")
    bare.setattr(display, "opens", lambda: True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_display_shows_the_wizard(bare: pytest.MonkeyPatch, lang: str) -> None:
    shown: list[str] = []

    def run(_program: object, spoken: str, _argv: object, file: Path | None) -> int:
        shown.append(spoken)
        assert file is None
        return 0

    show(bare, run)
    assert begin.start([f"--lang={lang}"]) == 0
    assert shown == [lang]


@pytest.mark.parametrize("name", ["答案.toml", "a.pcicases", "a.PCICASE", "法 6.pcilaw"])
def test_a_file_opens_in_its_window(bare: pytest.MonkeyPatch, name: str) -> None:
    opened: list[Path | None] = []

    def run(_program: object, _spoken: str, _argv: object, file: Path | None) -> int:
        opened.append(file)
        return 0

    show(bare, run)
    assert begin.start(["--lang", "zh", name]) == 0
    assert opened == [Path(name)]


def test_without_a_display_a_file_is_no_command(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin.start(["answers.toml"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_asked_to_be_portable_it_keeps_nothing_elsewhere(bare: pytest.MonkeyPatch) -> None:
    for name in (paths.DATA, *paths.SYSTEMS_OWN):
        bare.setenv(name, "/elsewhere")
    assert begin.start(["place", "320200", "--portable"]) == 0
    assert paths.data_dir() == paths.program_dir() / "data"
