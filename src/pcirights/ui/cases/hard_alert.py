"""What costs a right if it is missed: it stays until somebody says that they have read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.ui.announce import announce
from pcirights.ui.parts import Notice, called, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look


class HardAlert(QDialog):
    """Neither Escape nor the window's own button puts it away unread."""

    def __init__(self, desk: Desk, look: Look, lines: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        say, gap = desk.say, round(look.em * 0.8)
        self._desk, self._lines = desk, lines
        self.setWindowTitle(say("ui.cases.alert"))
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        column.setSpacing(gap)
        for line in lines:
            notice = Notice()
            notice.tell("stop", line, look)
            column.addWidget(notice)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(inner)
        self.scroller.setAccessibleName(say("ui.cases.alert"))
        self.scroller.setAccessibleDescription("\n".join(lines))
        self.read = QCheckBox(say("ui.cases.alert.read"))
        self.read.setAccessibleName(say("ui.cases.alert.read"))
        self.read.setEnabled(False)
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton(
            say("ui.close"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.close_button.setAccessibleName(say("ui.close"))
        self.close_button.setEnabled(False)
        buttons.accepted.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.addWidget(label("help", say("ui.cases.alert.help")))
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self.read)
        outer.addWidget(buttons)
        self.read.toggled.connect(self.close_button.setEnabled)
        bar = self.scroller.verticalScrollBar()
        bar.valueChanged.connect(self._look_where)
        bar.rangeChanged.connect(self._look_where)
        self.resize(min(round(look.em * 40), round(parent.width() * 0.95)), round(look.em * 24))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: have it read aloud, and see whether all of it is in sight."""
        super().showEvent(event)
        announce(self, "\n".join(self._lines))
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
