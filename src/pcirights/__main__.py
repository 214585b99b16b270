"""``pcirights``: the wizard, else the questions in the terminal, else an example."""

from __future__ import annotations

import os
import sys
import tempfile
from multiprocessing import freeze_support
from pathlib import Path

from pcirights import i18n, paths
from pcirights.answers_file import read_answers
from pcirights.cli.main import language, main, today
from pcirights.cli.terminal import Terminal
from pcirights.program import at_hand
from pcirights.saving import write_whole

EXAMPLE = "wuxi-access.toml"
OPENED = (".toml",)
"""What a double click opens in the wizard."""


def has_display() -> bool:
    """Whether a window can be shown."""
    return sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def start(words: list[str] | None = None) -> int:
    """Begin as the place allows; without words, with the command's own. Returns the exit code."""
    freeze_support()  # a packed program's second process begins here too
    words = sys.argv[1:] if words is None else words
    if paths.PORTABLE in words or paths.is_portable():
        paths.stay_beside()
        words = [word for word in words if word != paths.PORTABLE]
    asked = [word for word in words if word.removeprefix("--lang=") not in {"--lang", "zh", "en"}]
    file = Path(asked[0]) if len(asked) == 1 and asked[0].endswith(OPENED) else None
    if asked and not (file and has_display()):
        return main(words)
    program = at_hand(today())
    lang = program.edition.spoken(language(words))
    if has_display():
        from pcirights.ui.app import run

        return run(program, lang, sys.argv[:1], file)
    if has_terminal():
        return Terminal(program, i18n.load(lang)).run()
    answers = read_answers(paths.examples_dir() / EXAMPLE)
    folder = Path(tempfile.mkdtemp(prefix="pcirights-"))
    file = folder / f"{Path(EXAMPLE).stem}.pdf"
    write_whole(program.letter(answers), file, force=False)
    print(i18n.load(lang).text("report.example", file=file))
    return 0


if __name__ == "__main__":
    sys.exit(start())
