"""``pcirights``: the wizard, else the questions in the terminal, else an example."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights import i18n, paths
from pcirights.cli import display
from pcirights.cli.asked import language, minute, today
from pcirights.program import at_hand

if TYPE_CHECKING:
    from pcirights.program import Program

EXAMPLE = "wuxi-access.toml"
OPENED = (".toml", ".pcicases", ".pcicase", ".pcilaw")
"""What a double click opens: answers, cases, exported cases, a law pack."""


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def start(words: list[str] | None = None) -> int:
    """Begin as the place allows; without words, with the command's own. Returns the exit code."""
    if hasattr(sys, "frozen"):
        from multiprocessing import freeze_support

        freeze_support()  # a packed program's second process begins here too
    words = sys.argv[1:] if words is None else words
    if paths.PORTABLE in words or paths.is_portable():
        paths.stay_beside()
        words = [word for word in words if word != paths.PORTABLE]
    asked = [word for word in words if word.removeprefix("--lang=") not in {"--lang", "zh", "en"}]
    file = Path(asked[0]) if len(asked) == 1 and asked[0].lower().endswith(OPENED) else None
    if asked and not (file and display.is_named()):
        from pcirights.cli.main import main

        return main(words)
    program = at_hand(today(), minute)
    lang = program.edition.spoken(language(words))
    if display.is_named():
        if display.opens():
            from pcirights.ui.startup.quick_start import hurry

            hurry()
            from pcirights.ui.startup.app import run

            return run(program, lang, sys.argv[:1], file)
        print(i18n.load(lang).text("error.display"), file=sys.stderr)
    return _without_window(program, lang)


def _without_window(program: Program, lang: i18n.Lang) -> int:
    """Ask in the terminal; where nobody can be asked, write an example."""
    if has_terminal():
        from pcirights.cli.terminal import Terminal

        return Terminal(program, i18n.load(lang)).run()
    import tempfile

    from pcirights.answers_file import read_answers
    from pcirights.saving import write_whole

    answers = read_answers(paths.examples_dir() / EXAMPLE)
    folder = Path(tempfile.mkdtemp(prefix="pcirights-"))
    file = folder / f"{Path(EXAMPLE).stem}.pdf"
    write_whole(program.letter(program.matter(answers)), file, force=False)
    print(i18n.load(lang).text("report.example", file=file))
    return 0


if __name__ == "__main__":
    sys.exit(start())
