"""A display that nobody sees, with a keyboard: Xvfb, xdotool and xwd."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

SIZE = (1280, 800)
PATIENCE = 90
"""Seconds; a busy machine may take long."""
CURSOR = 40
"""Rows of the screen: a blinking cursor changes fewer."""
CALM = 0.4
"""Seconds between two pictures that have to be the same."""
KEYS = {250: "张", 251: "三"}
"""Keys that the keyboard has besides the usual ones, so that it need not change while one types."""
USES = ("print", "edit", "paste")
"""What a letter may be used for; the button that saves it comes after these."""
BASE = {"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}


class NothingHappenedError(AssertionError):
    """The screen did not become what was waited for."""


def wait_for(what: str, happened: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something has happened. Raises NothingHappenedError when patience ends."""
    end = time.monotonic() + patience
    while not happened():
        if time.monotonic() > end:
            raise NothingHappenedError(what)
        time.sleep(0.05)


@dataclass
class Desktop:
    """One display. Leaving it ends whatever was started on it."""

    shows: Path
    _started: list[subprocess.Popen[str]] = field(default_factory=list)
    name: str = ""

    def __enter__(self) -> Self:
        """Open the display; its number is the first that is free."""
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        command = [
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            screen,
            "-noreset",
            "-nolisten",
            "tcp",
        ]
        server = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._started.append(server)
        assert server.stdout is not None
        self.name = f":{server.stdout.readline().strip()}"
        keys = [f"keycode {code} = U{ord(sign):04X}" for code, sign in KEYS.items()]
        words = [word for key in keys for word in ("-e", key)]
        subprocess.run(["xmodmap", "-display", self.name, *words], check=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; after a fault, with a last picture."""
        if error is not None:
            self.picture("fault")
        for one in reversed(self._started):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGKILL)
            one.communicate()

    def start(
        self, command: Sequence[str | Path], env: Mapping[str, str], cwd: Path | None = None
    ) -> subprocess.Popen[str]:
        """Start a program on the display, with these variables alone; wait for its window."""
        before = self.look()
        program = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**BASE, "DISPLAY": self.name, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._started.append(program)
        self.settle(before, "a window")
        self._do("mousemove", "1000", "100")  # without a window manager, keys go where it points
        return program

    def look(self) -> list[bytes]:
        """Return what is shown, row by row."""
        command = ["xwd", "-root", "-silent", "-display", self.name]
        raw = b""

        def taken() -> bool:  # it fails where a window closes while it looks
            nonlocal raw
            done = subprocess.run(command, check=False, capture_output=True)
            raw = done.stdout
            return done.returncode == 0

        wait_for("a look at the screen", taken)
        pixels = raw[len(raw) - SIZE[0] * SIZE[1] * 4 :]
        return [pixels[at : at + SIZE[0] * 4] for at in range(0, len(pixels), SIZE[0] * 4)]

    def settle(self, before: list[bytes], what: str) -> None:
        """Wait until another picture than before is shown, and stays."""
        last = before

        def calm() -> bool:
            nonlocal last
            time.sleep(CALM)
            last, now = self.look(), last
            return _differing(last, now) < CURSOR <= _differing(last, before)

        wait_for(what, calm)

    def press(self, key: str, *, turns: str = "") -> None:
        """Press a key; ``turns`` names what it brings up, which is waited for."""
        before = self.look()
        self._do("key", key)
        if turns:
            self.settle(before, turns)

    def type(self, text: str) -> None:
        """Type; the keyboard has the signs of ASCII and of ``KEYS``."""
        self._do("type", "--delay", "60", text)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def picture(self, name: str) -> Path:
        """Keep a picture of what is shown, as a PNG."""
        self.shows.mkdir(parents=True, exist_ok=True)
        target = self.shows / f"{name}.png"
        command = ["import", "-display", self.name, "-window", "root", str(target)]
        subprocess.run(command, check=True)
        return target

    def _do(self, *words: str) -> None:
        env = {**BASE, "DISPLAY": self.name}
        subprocess.run(["xdotool", *words], check=True, env=env, stdout=subprocess.DEVNULL)


def _differing(one: list[bytes], other: list[bytes]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def write_a_letter(desktop: Desktop, *, pictures: bool = False, target: Path | None = None) -> None:
    """Go through the wizard with the keyboard alone, to a letter.

    Wuxi, public credit information, to see it, by 张三. Without a target, the letter goes into the
    home folder, under the name that is offered.
    """
    desktop.press("Return", turns="the place")
    desktop.type("wuxi")
    desktop.press("Return", turns="the kind of record")
    desktop.press("space")
    desktop.press("Return", turns="what to do")
    desktop.press("space")
    desktop.press("Return", turns="what the law gives")
    if pictures:
        desktop.picture("findings")
    desktop.press("Return", turns="who asks")
    desktop.type("张三")
    desktop.press("Return", turns="the letter")
    if pictures:
        desktop.picture("letter")
    desktop.press("Return", turns="where to save")
    for _ in USES:
        desktop.press("Tab")
    desktop.press("space", turns="the dialog")
    if pictures:
        desktop.picture("dialog")
    if target is not None:
        desktop.type(str(target))
    desktop.press("Return", turns="saved")


def finish(desktop: Desktop, program: subprocess.Popen[str]) -> str:
    """Press Finish and leave, though the answers are not kept; return what the program printed."""

    def left() -> bool:
        desktop.click(672, 391)  # the button of the question; nothing is there on the page
        return program.poll() is not None

    desktop.click(1130, 739)
    wait_for("the end of the program", left)
    output, _ = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, output
    return output
