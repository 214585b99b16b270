"""How something that was asked for went: under way with a button to give up, done, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.status_message import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class Outcome(QWidget):
    """Nothing to see until it is told something."""

    cancelled = Signal()

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.working = QWidget()
        row = QHBoxLayout(self.working)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.cancel_button = QPushButton()
        self.cancel_button.clicked.connect(self.cancelled)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        self.notice = Answer(look)
        column.addWidget(self.working)
        column.addWidget(self.notice)
        self.forget()

    def retranslate(self) -> None:
        """Set the texts; what was told is told in the language of now."""
        self.cancel_button.setText(self._language.say("ui.cancel"))
        self.cancel_button.setAccessibleName(self._language.say("ui.cancel"))
        self.progress.setAccessibleName(self._language.say("ui.working"))
        self.notice.speak()

    def begin(self) -> None:
        """Show that it is under way."""
        self.forget()
        self.working.show()
        announce(self, self._language.say("ui.working"))

    def tell(self, kind: str, words: Callable[[], str]) -> None:
        """Say that it is done or why not, in the words of whichever language is chosen."""
        self.forget()
        self.notice.say(kind, words)

    def forget(self) -> None:
        """Show nothing: nothing came of it, or it is no longer so."""
        self.working.hide()
        self.notice.clear()
