"""The first thing shown: which file, and its passphrase."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from pcirights.cases.opening import is_server
from pcirights.core.errors import PcirightsError, WrongInputError, brief
from pcirights.ui.cases.captions import Captions
from pcirights.ui.cases.passphrase_field import WordsField
from pcirights.ui.cases.rows import Rows
from pcirights.ui.dialogs import messages
from pcirights.ui.dialogs.files import ask_for_cases, ask_for_new_cases
from pcirights.ui.widgets.labels import called, label
from pcirights.ui.widgets.status_message import Answer
from pcirights.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pcirights.cases.seal import Ring
    from pcirights.flow.case_session import Session
    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class UnlockPage(QWidget):
    """``opened``: the cases can be read. The key is derived away from the window."""

    opened = Signal()

    def __init__(
        self, language: ScreenLanguage, look: Look, session: Session, inquiry: Inquiry
    ) -> None:
        super().__init__()
        self._language, self._look, self._session = language, look, session
        self._inquiry = inquiry
        self._where = ""
        self._making = False
        self._working = False
        self._words_again: bytearray | None = None
        self._captions = captions = Captions(language)
        self.worker = Worker(self)
        self.answer = Answer(look)
        self.first_time = label("hint")
        self.chosen = label("label")
        self.open_button = captions.button("ui.cases.open")
        self.new_button = captions.button("ui.cases.new")
        self.server_button = captions.button("ui.cases.server")
        for button, choose in (
            (self.open_button, self.choose),
            (self.new_button, self.choose_new),
            (self.server_button, self.choose_server),
        ):
            button.clicked.connect(choose)
        self.server_button.setVisible(find_spec("psycopg") is not None)  # an extra
        self.known = WordsField(language, look, new=False, name="ui.cases.words")
        self.fresh = WordsField(language, look, new=True, name="ui.cases.words.new")
        self.go_button = called(QPushButton(), "primary")
        self.go_button.clicked.connect(self.go)
        self.known.typed.returnPressed.connect(self.go)
        if self.fresh.again is not None:
            self.fresh.typed.returnPressed.connect(self.fresh.again.setFocus)
            self.fresh.again.returnPressed.connect(self.go)
        self._lay_out()
        self._show(making=False)

    def _lay_out(self) -> None:
        look, captions = self._look, self._captions
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        column.setSpacing(round(look.em * 0.8))
        column.addWidget(captions.label("title", "ui.cases.title"))
        column.addWidget(captions.label("help", "ui.cases.help"))
        buttons = (self.open_button, self.new_button, self.server_button)
        self._buttons = Rows(*(((button, 0),) for button in buttons))
        self._buttons.keep_left()
        column.addLayout(self._buttons)
        column.addWidget(self.first_time)
        column.addWidget(self.chosen)
        column.addWidget(self.known)
        column.addWidget(self.fresh)
        column.addWidget(self.answer)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.scroller = QScrollArea()  # with large letters it is taller than the window
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(inner)
        QVBoxLayout(self).addWidget(self.scroller)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with large letters the buttons stand below each other."""
        super().resizeEvent(event)
        self._buttons.fit(self.width() / self._look.em)

    def choose(self) -> None:
        """Ask for a file that is there."""
        path = ask_for_cases(self, self._language)
        if path is not None:
            self.show_file(path, making=False)

    def choose_new(self) -> None:
        """Ask where to make one."""
        path = ask_for_new_cases(self, self._language)
        if path is not None:
            self.show_file(path, making=True)

    def choose_server(self) -> None:
        """Ask for the address of a database that several desks share.

        Where it has no cases yet, they are begun there under a new passphrase.
        """
        where = messages.text(
            self, self._language.say("ui.cases.server"), self._language.say("ui.cases.address")
        )
        if where and not is_server(where):
            self.refuse(WrongInputError("cases-server-address", found=brief(where)))
        elif where:
            self._where = where
            self.answer.clear()
            self._show(making=False)
            self._working = True
            self._write()
            reached = partial(self._reached, where)
            self.worker.run(lambda _: self._session.is_new(where), reached, self.refuse)

    def _reached(self, where: str, making: bool) -> None:  # noqa: FBT001  # as handed out
        if where != self._where:
            return  # another was chosen meanwhile
        self._show(making=making)
        if making:
            self.answer.say("note", partial(self._language.say, "ui.cases.server.new"))

    def show_file(self, path: Path, *, making: bool) -> None:
        """Have the passphrase of this file typed, where one can open it."""
        self._where = str(path)
        self.answer.clear()
        try:
            if not making:
                self._session.check(self._where)
        except PcirightsError as error:
            self._where = ""
            self.refuse(error)
        else:
            self._show(making=making)

    def lock(self, how: str) -> None:
        """Say by a key that the cases are locked, and how; ask for the passphrase again."""
        self.answer.say("note", partial(self._language.say, how))
        self._show(making=False)

    def go(self) -> None:
        """Open the file, or make it and open it."""
        if not self._where or not self.go_button.isEnabled():
            return
        self.answer.clear()
        work: Callable[[], object]
        try:
            if self._making:
                words = self.fresh.take()
                self._words_again = bytearray(words)
                work = self._session.make(self._where, words)
            else:
                work = self._session.key(self._where, self.known.take())
        except PcirightsError as error:
            self.refuse(error)
            return
        self._working = True
        self._write()
        self.worker.run(lambda _: work(), self._done, self.refuse)

    def refuse(self, error: PcirightsError) -> None:
        """Say what is wrong, beside the field."""
        self._words_again = None
        self._show(making=self._making)
        self.answer.say("warning", partial(self._language.error, error))

    def speak(self) -> None:
        """Set every word; what is typed and what is under way stay."""
        for part in (self._captions, self.known, self.fresh, self.answer):
            part.speak()
        self._write()

    def _done(self, ring: Ring | None) -> None:
        words, self._words_again = self._words_again, None
        if words is not None:  # the file was made: open it with the same words
            self._making = False
            try:
                key = self._session.key(self._where, words)
                self.worker.run(lambda _: key(), self._done, self.refuse)
            except PcirightsError as error:
                self.refuse(error)
            return
        if ring is not None:
            self._session.enter(ring)
            self._show(making=False)
            self.opened.emit()

    def _show(self, *, making: bool) -> None:
        self._making, self._working = making, False
        there = bool(self._where)
        self.first_time.setVisible(not there)
        self.chosen.setVisible(there)
        self.known.setVisible(there and not making)
        self.fresh.setVisible(there and making)
        self.go_button.setVisible(there)
        self._write()
        field = self.fresh if making else self.known
        (field.typed if there else self.open_button).setFocus()
        if there:
            QTimer.singleShot(0, self, self._show_field)

    def _write(self) -> None:
        """Say which file it is, and what the button does; draw the icons."""
        for button, icon in (
            (self.open_button, "open"),
            (self.new_button, "add"),
            (self.server_button, "open"),
        ):
            button.setIcon(self._look.icon(icon))
        say, making = self._language.say, self._making
        first = [say("ui.cases.first-time")]
        if self._inquiry.letter() is not None:
            first.append(say("ui.cases.then-keep"))
        self.first_time.setText(self._language.catalogue.name("", " ").join(first))
        if is_server(self._where):
            self.chosen.setText(say("ui.cases.chosen-server", address=self._where))
        else:
            key = "ui.cases.chosen-new" if making else "ui.cases.chosen"
            self.chosen.setText(say(key, file=Path(self._where).name))
        key = "ui.cases.make" if making else "ui.cases.unlock"
        text = say("ui.cases.unlocking" if self._working else key)
        self.go_button.setText(text)
        self.go_button.setAccessibleName(text)
        self.go_button.setEnabled(not self._working)

    def _show_field(self) -> None:
        """Bring the passphrase into sight, and with it as much of what follows as there is room."""
        for widget in (self.go_button, self.answer, self.fresh, self.known):
            if widget.isVisible():
                self.scroller.ensureWidgetVisible(widget)
        field = self.fresh if self._making else self.known
        self.scroller.ensureWidgetVisible(field.typed)
