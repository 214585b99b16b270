"""The letter in the person's hand, and what to do with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from pcirights.answers_file import write_answers
from pcirights.core.errors import PcirightsError
from pcirights.saving import write_whole
from pcirights.ui import ask
from pcirights.ui.announce import announce
from pcirights.ui.files import ask_where_to_save
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Notice, Points, called, label
from pcirights.ui.wording import addressees, deadline, remedy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class SavePage(Page):
    """Saving is asked for, never done by itself."""

    asks = Screen.SAVE
    manual_wanted = Signal()

    def build(self) -> None:
        """Make the buttons, and the places for what follows."""
        self.save_button = called(QPushButton(), "primary")
        self.save_button.clicked.connect(self.save_letter)
        self.done = Notice()
        self.next_title = label("heading")
        self.next_steps = Points(self.look)
        self.traces = Notice()
        self.answers_title = label("heading")
        self.answers_help = label("help")
        self.answers_button = QPushButton()
        self.answers_button.clicked.connect(self.save_answers)
        self.answers_done = Notice()
        self.manual_button = called(QPushButton(), "quiet")
        self.manual_button.clicked.connect(self.manual_wanted)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(self.save_button, 0, left)
        self.body.addWidget(self.done)
        self.body.addSpacing(self.ems(0.4))
        self.body.addWidget(self.next_title)
        self.body.addWidget(self.next_steps)
        self.body.addWidget(self.manual_button, 0, left)
        self.body.addWidget(self.traces)
        self.body.addSpacing(self.ems(0.4))
        self.body.addWidget(self.answers_title)
        self.body.addWidget(self.answers_help)
        self.body.addWidget(self.answers_button, 0, left)
        self.body.addWidget(self.answers_done)
        self.body.addStretch(1)
        self.done.hide()
        self.answers_done.hide()

    def first(self) -> QWidget:
        """Qt's focus on opening."""
        return self.save_button

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.desk.say
        for button, key, icon in (
            (self.save_button, "ui.save.letter", "save"),
            (self.answers_button, "ui.save.answers", "save"),
            (self.manual_button, "ui.manual", "manual"),
        ):
            button.setText(say(key))
            button.setAccessibleName(say(key))
            colour = {"primary": "on_accent", "quiet": "accent"}.get(button.objectName(), "text")
            button.setIcon(self.look.icon(icon, colour))
        self.traces.tell("point-private", say("ui.save.traces"), self.look)
        self.next_title.setText(say("ui.save.next"))
        self.answers_title.setText(say("ui.save.answers-title"))
        self.answers_help.setText(say("ui.save.answers-help"))
        self.answers_button.setAccessibleDescription(say("ui.save.answers-help"))

    def load(self) -> None:
        """Say what to do with this letter."""
        self.next_steps.tell(self._steps())

    def save_letter(self) -> None:
        """Ask where, and write the letter there."""
        content = self.desk.inquiry.letter()
        if content is not None:
            saved = self._save(
                "letter", lambda path, force: write_whole(content, path, force=force), self.done
            )
            if saved:
                self.desk.inquiry.note_saved()

    def save_answers(self) -> None:
        """Ask where, and write the answers there: they hold what the person typed."""
        answers = self.desk.inquiry.answers
        self._save(
            "answers",
            lambda path, force: write_answers(answers, path, force=force),
            self.answers_done,
        )

    def _save(self, what: str, write: Callable[[Path, bool], None], told: Notice) -> bool:
        """Ask where, write, tell; whether it was written."""
        path = ask_where_to_save(self, self.desk, what)
        if path is None:
            return False
        try:
            self._write(write, path)
        except PcirightsError as error:
            if error.code != "output-exists":  # else: it was asked and is to stay
                self._tell(told, "warning", self.desk.error(error))
            return False
        self._tell(told, "done", self.desk.say("ui.save.saved", file=str(path)))
        return True

    def _write(self, write: Callable[[Path, bool], None], path: Path) -> None:
        """Write; where a file is there already, only once the person said so."""
        try:
            write(path, False)
        except PcirightsError as error:
            if error.code != "output-exists" or not self._may_replace(path):
                raise
            write(path, True)

    def _may_replace(self, path: Path) -> bool:
        say = self.desk.say
        return ask.confirm(
            self,
            say("ui.save.replace", file=path.name),
            yes=say("ui.save.replace-yes"),
            no=say("ui.save.replace-no"),
        )

    def _tell(self, notice: Notice, kind: str, text: str) -> None:
        notice.tell(kind, text, self.look)
        notice.show()
        announce(notice, text)

    def _steps(self) -> Iterable[str]:
        say, words, inquiry = self.desk.say, self.desk.words, self.desk.inquiry
        route, place = inquiry.route(), inquiry.place()
        if route is None or place is None:
            return
        join = words.name("、", ", ").join
        yield say("ui.save.sign")
        yield say(
            "ui.save.attach", what=join(say(f"attachment.{name}") for name in route.row.attachments)
        )
        to = addressees(route, place, words, inquiry.answers.recipient)
        yield say("ui.save.to", whom=words.name("；", "; ").join(to))
        yield say("ui.save.send")
        yield say("ui.save.day")
        yield say("ui.save.name")
        for item in route.deadlines:
            yield say("ui.save.wait", period=deadline(item, words))
        for step in route.remedies:
            yield say("ui.save.then", step=remedy(step, words))
