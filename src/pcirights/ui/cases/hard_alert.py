"""What costs a right if it is missed: it stays until somebody says that they have read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.ui.cases.captions import Captions
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import Notice, called, empty
from pcirights.ui.widgets.language_switch import Tongues

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


ROUND = 13
"""How tall all round the lines is, in ems; the lines get what room the window has."""


class HardAlert(QDialog):
    """Neither Escape nor the window's own button puts it away unread."""

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        lines: Callable[[], Sequence[str]],
        parent: QWidget,
        day: Callable[[], str] = str,
    ) -> None:
        super().__init__(parent)
        self._language, self._look, self._lines, self._day = language, look, lines, day
        self._captions = captions = Captions(language)
        captions.add("ui.cases.alert", self.setWindowTitle)
        inner = called(QWidget(), "body")
        self._notices = QVBoxLayout(inner)
        self._notices.setSpacing(round(look.em * 0.8))
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(inner)
        captions.add("ui.cases.alert", self.scroller.setAccessibleName)
        self.read = QCheckBox()
        self.read.setEnabled(False)
        buttons = QDialogButtonBox()
        self.close_button = captions.button("ui.close")
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button.setEnabled(False)
        buttons.accepted.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.addWidget(captions.label("help", "ui.cases.alert.help"))
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self.read)
        below = QHBoxLayout()
        outer.addLayout(below)
        self.tongues = Tongues(language, look)
        below.addWidget(self.tongues)
        below.addWidget(buttons, 1)
        self.read.toggled.connect(self.close_button.setEnabled)
        bar = self.scroller.verticalScrollBar()
        bar.valueChanged.connect(self._look_where)
        bar.rangeChanged.connect(self._look_where)
        self.speak()
        wide = min(round(look.em * 40), round(parent.width() * 0.95))
        tall = self._notices.totalHeightForWidth(wide - round(look.em * 4)) + round(look.em * ROUND)
        self.resize(wide, min(tall, round(parent.height() * 0.95)))

    def speak(self) -> None:
        """Say it in the screen's language."""
        self._captions.speak()
        self.tongues.speak()
        say, day = self._language.say, self._day()
        named = say("ui.cases.alert.read-day", day=day) if day else say("ui.cases.alert.read")
        self.read.setText(named)
        self.read.setAccessibleName(named)
        empty(self._notices)
        for line in self._lines():
            notice = Notice()
            notice.tell("stop", line, self._look)
            self._notices.addWidget(notice)
        self._notices.addStretch(1)
        self.scroller.setAccessibleDescription("\n".join(self._lines()))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: have it read aloud, and see whether all of it is in sight."""
        super().showEvent(event)
        announce(self, "\n".join(self._lines()))
        self._look_where()

    def reject(self) -> None:
        """Qt: Escape, or the window's own button; only what was read can be put away."""
        if self.read.isChecked():
            super().reject()

    def _look_where(self) -> None:
        """What lies below the edge has to be scrolled to before it can count as read."""
        bar = self.scroller.verticalScrollBar()
        if self.isVisible() and bar.value() >= bar.maximum() - 2:
            self.read.setEnabled(True)
