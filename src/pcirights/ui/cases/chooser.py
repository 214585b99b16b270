"""A box to choose one of a few words from, whose arrow has the colours of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox

from pcirights.ui.still import keep_still

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pcirights.ui.look import Look


class Chooser(QComboBox):
    """With large letters it may be narrower than its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        keep_still(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the stylesheet draws no arrow, which would be black on black where it is dark."""
        super().paintEvent(event)
        arrow = self._look.pixmap("unfolded", 0.9)
        side = round(self._look.em * 0.9)
        painter = QPainter(self)
        painter.drawPixmap(
            QPoint(self.width() - side - round(self._look.em * 0.4), (self.height() - side) // 2),
            arrow,
        )
        painter.end()
