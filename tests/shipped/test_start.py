"""The frozen program starts about as quickly as the same program from its virtual environment."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.shipped.desktop import Desktop, wait_for

SLOWER = 1.2
TIMES = 9
ROOT = Path(__file__).resolve().parent.parent.parent


def middle(frozen: Callable[[], float], plain: Callable[[], float]) -> tuple[float, float]:
    """The middle of several times each in seconds, warm, taken in turn: frozen, environment."""
    frozen()
    plain()
    taken = [(frozen(), plain()) for _ in range(TIMES)]
    return statistics.median(f for f, _ in taken), statistics.median(p for _, p in taken)


def told(what: str, times: tuple[float, float]) -> str:
    """A line for the report."""
    frozen, plain = times
    return f"{what}: frozen {frozen:.3f} s, environment {plain:.3f} s, × {frozen / plain:.2f}"


def test_a_command_answers_as_quickly(portable: Path, record_property: Callable[..., None]) -> None:
    env = {"LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": str(portable)}

    def run(*command: str | Path) -> Callable[[], float]:
        return lambda: _until_ended([*map(str, command), "place", "320200"], env)

    times = middle(run(portable / "pcirights"), run(sys.executable, "-P", "-m", "pcirights"))
    line = told("place 320200", times)
    record_property("start", line)
    assert times[0] <= SLOWER * times[1], line


def test_the_window_is_painted_as_quickly(
    portable: Path, desktop: Desktop, record_property: Callable[..., None]
) -> None:
    env = {"LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": str(portable)}
    env |= {"DISPLAY": desktop.name}
    empty = desktop.look()

    def run(*command: str | Path) -> Callable[[], float]:
        return lambda: _until_painted(desktop, empty, [str(word) for word in command], env)

    times = middle(run(portable / "pcirights"), run(sys.executable, "-P", "-m", "pcirights"))
    line = told("first paint", times)
    record_property("start", line)
    assert times[0] <= SLOWER * times[1], line


def _until_ended(command: Sequence[str], env: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def _until_painted(
    desktop: Desktop, empty: list[bytes], command: Sequence[str], env: dict[str, str]
) -> float:
    """Start, wait for something with many different rows on the screen, then end it."""
    begin = time.perf_counter()
    program = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        while len(set(desktop.look())) < 100:
            assert program.poll() is None
        taken = time.perf_counter() - begin
    finally:
        program.terminate()
        program.wait()
    wait_for("an empty screen", lambda: desktop.look() == empty)
    return taken
