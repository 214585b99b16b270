"""What the program is: its law and how old that is, how to check a download, the licences."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pcirights import __version__
from pcirights.core import book_age
from pcirights.flow.bundled_packages import packages
from pcirights.ui.dialogs.text_window import Reading
from pcirights.wording.findings import Passage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage

AT_ONCE = 3
"""How many packages are looked up before the window may do something else."""


class About(Reading):
    """Everything is on the disk; the packages come in a few at a time."""

    def __init__(self, language: ScreenLanguage, program: Program, parent: QWidget) -> None:
        say = language.say
        super().__init__(language, say("ui.about.title"), parent)
        self.complete = False
        self._waiting = packages()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._some)
        whose = (
            say("ui.about.version", version=__version__),
            language.provided_by(program.edition),
        )
        self.add(
            [
                Passage(
                    say("ui.name"),
                    tuple(filter(None, whose)),
                ),
                Passage(say("ui.about.law"), law_lines(language, program)),
                Passage(
                    say("ui.about.check"),
                    tuple(say(f"ui.about.check.{n}") for n in ("sums", "linux", "windows", "sign")),
                ),
                Passage(say("ui.about.fonts"), (say("ui.about.fonts.licence"),)),
                Passage(say("ui.about.packages"), ()),
            ]
        )
        self.to_the_top()
        self._timer.start(0)

    def _some(self) -> None:
        some = list(islice(self._waiting, AT_ONCE))
        unknown = self.language.say("ui.about.no-licence")
        self.append(f"{one.name} {one.version} · {one.licence or unknown}" for one in some)
        if not some:
            self._timer.stop()
            self.complete = True


def law_lines(language: ScreenLanguage, program: Program) -> tuple[str, ...]:
    """The statute book's number and day, how old it is, and when the next look is due."""
    say, words = language.say, language.catalogue
    known = book_age.of(program.book, program.today)
    due = "ui.about.law.due" if known.due else "ui.about.law.next"
    lines = [say("ui.about.law.serial", n=program.law.serial, day=words.date(known.checked))]
    if known.days > 0:
        lines.append(say("ui.about.law.age", n=words.period(known.days, "calendar-day")))
    lines.append(say(due, day=words.date(known.due_after)))
    return (*lines, say("ui.about.law.source"))
