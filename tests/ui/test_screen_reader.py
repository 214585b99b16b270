"""The program in a real X window, walked by real keys, read over AT-SPI as a screen reader does.

The reader is a process of its own, of the system's Python, with the words of the catalogue alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pcirights.i18n import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.i18n import Lang

READER = Path(__file__).with_name("screen_reader.py")
SOURCE = Path(__file__).parents[2] / "src"
PYTHON = Path("/usr/bin/python3")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
OURS = 13
"""After so many steps Qt's own dialog for files is shown."""
NAMELESS = {"filler", "panel", "scroll bar", "scroll pane", "viewport", "application", "frame"}
"""What holds others, or is moved by the arrow keys of what it stands beside."""


def missing() -> str:
    """What this computer lacks for the test; empty where it lacks nothing."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's own"
    for tool in ("Xvfb", "dbus-run-session"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core is not installed"
    try:
        code = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        subprocess.run([PYTHON, "-c", code], check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return "gir1.2-atspi-2.0 and python3-gi are not installed"
    return ""


@contextmanager
def x_server() -> Iterator[str]:
    """A display of its own, for as long as it is needed."""
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        [*command, "-screen", "0", "1100x700x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        if server.stdout is None:
            raise RuntimeError
        yield f":{server.stdout.readline().decode().strip()}"
    finally:
        server.terminate()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()


def read(lang: Lang, steps: list[dict[str, Any]], home: Path) -> list[list[dict[str, Any]]]:
    """Start the program, take the steps; what a screen reader has at each."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    file = home / "steps.json"
    file.write_text(json.dumps(steps), "utf-8")
    with x_server() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(home),
            "PYTHONPATH": str(SOURCE),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(home),
        }
        environment.pop("WAYLAND_DISPLAY", None)
        script = (
            '"$1" -m pcirights --lang "$2" & app=$!; '
            'env -u PYTHONPATH "$3" "$4" "$5"; code=$?; kill $app; wait $app; exit $code'
        )
        words = [sys.executable, lang, str(PYTHON), str(READER), str(file)]
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", script, "sh", *words],
            check=False,
            capture_output=True,
            env=environment,
            timeout=100,
        )
    told = done.stderr.decode(errors="replace")
    assert done.returncode == 0, told
    assert "Traceback" not in told
    lines = done.stdout.decode().splitlines()
    return [json.loads(line) for line in lines if line.startswith("[")]


def names(seen: list[dict[str, Any]], *roles: str) -> set[str]:
    return {one["name"] for one in seen if not roles or one["role"] in roles}


def test_a_screen_reader_follows_the_keys_to_a_saved_letter(tmp_path: Path) -> None:
    words = load("zh")

    def title(page: str) -> str:
        return words.text(f"ui.{page}.title")

    pages = read(
        "zh",
        [
            {"until": title("welcome")},
            {"press": ["Return"], "until": words.text("ui.map.none")},
            {"type": "wuxi", "until": "江苏省 › 无锡市"},
            {"press": ["Down"], "until": words.text("ui.place.picked", place="江苏省 › 无锡市")},
            {"press": ["Return"], "until": title("record")},
            {"press": ["space", "Return"], "until": title("right")},
            {"press": ["space", "Return"], "until": title("findings")},
            {"press": ["F1"], "until": words.text("ui.terms.title")},
            {
                "press": ["Escape"],
                "until": title("findings"),
                "gone": words.text("ui.terms.title"),
            },
            {"press": ["Return"], "until": title("particulars")},
            {"type": "Zhang San", "until": title("particulars")},
            {"press": ["Return"], "until": title("preview")},
            {"again": ["Return"], "until": title("save")},
            {"press": ["Tab", "space"], "until": words.text("ui.file.type")},
            {"type": "letter", "until": words.text("ui.file.type")},
            {"press": ["Return"], "until": "letter.pdf"},
        ],
        tmp_path,
    )
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    welcome, place, typed, _, record, _, findings, *_ = pages
    assert {"中文", "English"} <= names(welcome, "radio button")
    assert words.text("ui.next").split("(")[0] in names(welcome, "push button")
    assert words.text("ui.place.box") in names(place, "text", "entry")
    assert any(name.startswith("上海：") for name in names(place, "push button", "radio button"))
    assert "江苏省 › 无锡市" in names(typed, "list item", "table cell")
    assert words.text("ui.record.name.public-credit") in names(record, "radio button")
    assert any(
        words.text("enforceability.enforceable") in name for name in names(findings, "radio button")
    )
    for number, seen in enumerate(pages[:OURS]):
        nameless = [one for one in seen if one["focusable"] and not one["name"].strip()]
        assert [one for one in nameless if one["role"] not in NAMELESS] == [], number


def test_in_english_it_reads_english(tmp_path: Path) -> None:
    words = load("en")
    pages = read(
        "en",
        [
            {"until": words.text("ui.welcome.title")},
            {"press": ["Return"], "until": words.text("ui.map.none")},
        ],
        tmp_path,
    )
    assert words.text("ui.place.box") in names(pages[1], "text", "entry")
    assert any(name.startswith("Shanghai: ") for name in names(pages[1]))
    assert words.text("ui.holder.open") in names(pages[1], "push button")
