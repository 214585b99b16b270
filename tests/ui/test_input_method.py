"""Chinese is typed by what runs on the computer, whatever the session calls it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pcirights.ui.startup import input_method
from pcirights.ui.startup.input_method import Running, choose, plugins, running

IBUS = {"QT_IM_MODULE": "ibus"}
PORTAL = {"IBUS_USE_PORTAL": "1"}
DEBIAN = {"XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx", "QT_IM_MODULE": "fcitx"}
"""What Debian's im-config sets for Fcitx 5."""
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("environ", "runs", "changes"),
    [
        (DEBIAN, "fcitx", IBUS | PORTAL),
        (DEBIAN, None, IBUS | PORTAL),  # it may start later
        (DEBIAN, "ibus", IBUS),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx", IBUS | PORTAL),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "fcitx", IBUS | PORTAL),
        ({"XMODIFIERS": "@im=fcitx"}, None, IBUS | PORTAL),
        ({"XMODIFIERS": "@im=ibus"}, None, {}),
        ({"QT_IM_MODULE": "ibus"}, "fcitx", PORTAL),
        ({"QT_IM_MODULE": "ibus"}, "ibus", {}),
        ({"QT_IM_MODULE": "ibus"}, None, {}),
        ({"QT_IM_MODULE": "compose"}, "fcitx", {}),
        ({}, "fcitx", IBUS | PORTAL),
        ({"QT_IM_MODULE": ""}, "fcitx", IBUS | PORTAL),
        ({}, "ibus", IBUS),
        ({}, None, {}),
        (WAYLAND, "fcitx", {}),
        (WAYLAND | {"XMODIFIERS": "@im=fcitx"}, "fcitx", {}),
        (WAYLAND | {"QT_QPA_PLATFORM": "xcb"}, "fcitx", IBUS | PORTAL),
        (WAYLAND | DEBIAN, "fcitx", IBUS | PORTAL),
        ({"QT_QPA_PLATFORM": "wayland"}, "ibus", {}),
        (
            {"QT_IM_MODULES": "wayland;fcitx;ibus", "QT_IM_MODULE": "fcitx"},
            "fcitx",
            {"QT_IM_MODULES": "wayland;ibus"} | PORTAL,
        ),
        ({"QT_IM_MODULES": "wayland;ibus"}, "ibus", {}),
    ],
)
def test_what_is_named_or_runs_is_reached(
    environ: dict[str, str], runs: Running | None, changes: dict[str, str]
) -> None:
    assert choose(environ, runs) == changes


def test_a_plugin_of_its_own_is_used_where_there_is_one() -> None:
    file = "libfcitx5platforminputcontextplugin.so"
    assert choose({"QT_IM_MODULE": "fcitx"}, "fcitx", [file]) == {}
    assert choose({"XMODIFIERS": "@im=fcitx"}, "fcitx", [file]) == {"QT_IM_MODULE": "fcitx"}


def test_qt_has_the_input_method_that_is_chosen() -> None:
    found = plugins()
    assert any("ibus" in file for file in found)
    assert not any("fcitx" in file for file in found)


@pytest.fixture
def listening(tmp_path: Path) -> Path:
    """The home of somebody on whose display :0 process 7 listens."""
    folder = tmp_path / ".config" / "ibus" / "bus"
    folder.mkdir(parents=True)
    text = "# This file is created by ibus-daemon\nIBUS_ADDRESS=unix:path=/x\nIBUS_DAEMON_PID=7\n"
    for display in ("0", "wayland-0"):
        (folder / f"0123-unix-{display}").write_text(text, "utf-8")
    (tmp_path / "proc" / "7").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("where", [{"DISPLAY": ":0"}, {"DISPLAY": "localhost:0.1"}, WAYLAND])
@pytest.mark.parametrize(("process", "runs"), [("fcitx5", "fcitx"), ("ibus-daemon", "ibus")])
def test_who_listens_is_told_by_the_file_for_the_display(
    listening: Path, where: dict[str, str], process: str, runs: Running
) -> None:
    (listening / "proc" / "7" / "comm").write_text(f"{process}\n", "utf-8")
    for home in ({"HOME": str(listening)}, {"XDG_CONFIG_HOME": str(listening / ".config")}):
        assert running({**where, **home}, listening / "proc") == runs
    assert running({**home, "DISPLAY": ":1"}, listening / "proc") is None
    assert running({**home, "DISPLAY": ":*"}, listening / "proc") is None


@pytest.mark.parametrize("text", ["", "IBUS_DAEMON_PID=\n", "IBUS_DAEMON_PID=8\n", "IBUS_DAEMON"])
def test_a_file_of_nobody_tells_nothing(listening: Path, text: str) -> None:
    (listening / "proc" / "7" / "comm").write_text("another\n", "utf-8")
    where = {"DISPLAY": ":0", "HOME": str(listening)}
    assert running(where, listening / "proc") is None
    (listening / ".config" / "ibus" / "bus" / "0123-unix-0").write_text(text, "utf-8")
    assert running(where, listening / "proc") is None


@pytest.mark.parametrize(("system", "named"), [("linux", "ibus"), ("win32", "fcitx")])
def test_it_is_told_to_qt_on_linux_alone(
    system: str, named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("QT_IM_MODULES", "IBUS_USE_PORTAL", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("IBUS_USE_PORTAL", "")
    input_method.use_what_works()
    assert os.environ["QT_IM_MODULE"] == named
    assert os.environ["IBUS_USE_PORTAL"] == ("1" if system == "linux" else "")
