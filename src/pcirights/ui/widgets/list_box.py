"""A box that opens a list, with an arrow in the colours of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from pcirights.ui.widgets.wheel_guard import keep_still

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

    from pcirights.ui.theme.look import Look


class Picker(QComboBox):
    """It is as narrow as its place, and says by … that more is chosen than it shows.

    The stylesheet takes the system's arrow away.
    """

    def __init__(self, look: Look, least: int = 0) -> None:
        """A box that has room for so many letters at least."""
        super().__init__()
        self._look = look
        self.setMinimumContentsLength(least)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        keep_still(self)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Qt: what is to be drawn."""
        super().initStyleOption(option)
        room = self.width() - round(self._look.em * 3)  # beside the arrow and the white
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the box, then our arrow at its right."""
        super().paintEvent(event)
        arrow = self._look.pixmap("unfolded", 1.1, "text" if self.isEnabled() else "muted")
        side = arrow.width() / arrow.devicePixelRatio()
        painter = QPainter(self)
        left = self.width() - side - self._look.em * 0.5
        painter.drawPixmap(round(left), round((self.height() - side) / 2), arrow)
        painter.end()
