"""Whether a window can be shown: told without Qt, which would end the program."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pcirights import __main__ as begin
from pcirights.cli import display

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
DEAD = ":4242"

linux = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no X11 there")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@linux
@pytest.mark.parametrize(
    ("named", "opens"),
    [
        ({}, False),
        ({"DISPLAY": DEAD}, False),
        ({"DISPLAY": DEAD, "QT_QPA_PLATFORM": "offscreen"}, True),
        ({"DISPLAY": DEAD, "QT_QPA_PLATFORM": "xcb"}, False),
        ({"WAYLAND_DISPLAY": "wayland-9"}, False),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": DEAD}, False),
    ],
)
def test_what_opens(monkeypatch: pytest.MonkeyPatch, named: dict[str, str], *, opens: bool) -> None:
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert display.is_named() is bool(named)
    assert display.opens() is opens


@linux
def test_a_wayland_display_is_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(Path(folder) / "wayland-0"))
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert display.opens()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_elsewhere_there_is_always_one(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert display.is_named()
    assert display.opens()


@linux
def test_without_the_library_nobody_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise OSError

    monkeypatch.setenv("DISPLAY", DEAD)
    monkeypatch.setattr("ctypes.CDLL", missing)
    assert display.opens()


@linux
def test_a_dead_display_is_told_and_the_terminal_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", DEAD)
    monkeypatch.setattr(begin, "has_terminal", lambda: True)
    monkeypatch.setattr("pcirights.cli.terminal.Terminal.run", lambda _self: 7)
    assert begin.start(["--lang", "en"]) == 7
    assert "display cannot be opened" in capsys.readouterr().err


@linux
def test_a_living_display_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        pytest.skip("Xvfb is not installed here")
    server = subprocess.Popen(
        [xvfb, "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "640x480x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().decode().strip()
        monkeypatch.setenv("DISPLAY", f":{number}")
        assert display.opens()
    finally:
        server.terminate()
        server.wait()
        assert server.stdout is not None
        server.stdout.close()
