"""Chinese is typed with Fcitx 5 alone, as Debian has it, under X11, with real keys."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.shipped.desktop import BASE, Desktop, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = {"dbus-daemon": "dbus", "fcitx5": "fcitx5 fcitx5-pinyin"}
PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
"""
DEBIAN = {"XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx", "QT_IM_MODULE": "fcitx"}
"""What Debian's im-config sets."""


@contextmanager
def started(command: list[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program, ended afterwards; its output is read by the line."""
    with subprocess.Popen(
        command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def session(desktop: Desktop, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The variables of a desktop where Fcitx 5 runs, with pinyin."""
    missing = [package for tool, package in PACKAGES.items() if not shutil.which(tool)]
    if missing:
        pytest.skip(f"apt-get install -y {' '.join(missing)}")
    profile = tmp_path / ".config" / "fcitx5" / "profile"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, "utf-8")
    env = {**BASE, "HOME": str(tmp_path), "DISPLAY": desktop.name}
    with started(["dbus-daemon", "--session", "--nofork", "--print-address=1"], env) as bus:
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        with started(["fcitx5", "--disable=wayland,waylandim,notifications"], env):
            wait_for("Fcitx", lambda: state(env) != "")
            yield env


def state(env: Mapping[str, str]) -> str:
    """What Fcitx says of itself: 2 where it takes the keys, nothing where it is not there."""
    done = subprocess.run(["fcitx5-remote"], check=False, env=dict(env), capture_output=True)
    return done.stdout.decode().strip() if done.returncode == 0 else ""


@pytest.mark.parametrize("named", [{}, DEBIAN, {"QT_IM_MODULES": "wayland;fcitx;ibus"}])
def test_pinyin_becomes_chinese(
    session: dict[str, str], tmp_path: Path, named: dict[str, str]
) -> None:
    def keys(*words: str) -> bool:
        return subprocess.run(["xdotool", *words], check=False, env=session).returncode == 0

    def taken() -> bool:  # without a window manager, nobody else gives it the keyboard
        there = keys("search", "--onlyvisible", "--name", "typed", "windowfocus")
        subprocess.run(["fcitx5-remote", "-o"], check=True, env=session)
        return there and state(session) == "2"

    env = {**session, **named, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": os.environ["PATH"]}
    with started([sys.executable, "-m", "tests.shipped.typed"], env) as field:
        wait_for("a field whose keys Fcitx takes", taken)
        keys("type", "--delay", "150", "hangzhou")
        keys("key", "space")
        assert field.stdout is not None
        assert field.stdout.readline() == "杭州\n"  # the first that is in it: no letters before
