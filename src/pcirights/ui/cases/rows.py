"""Widgets in one row, or in rows of their own where large letters leave no room for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ROOM = 50
"""How wide a place has to be, in ems, for one row, if not said."""


class Rows(QBoxLayout):
    """Begins with several rows; ``fit`` says how wide the place is."""

    def __init__(self, *rows: Iterable[tuple[QWidget, int]], room: int = ROOM) -> None:
        """Rows of widgets, each with its share of what is left of the width."""
        super().__init__(BELOW)
        self._room = room
        self.setContentsMargins(0, 0, 0, 0)
        for widgets in rows:
            row = QHBoxLayout()
            for widget, share in widgets:
                row.addWidget(widget, share)
            self.addLayout(row)

    def keep_left(self) -> None:
        """Have the widgets no wider than they need to be."""
        for number in range(self.count()):
            item = self.itemAt(number)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.addStretch(1)

    def fit(self, ems: float) -> None:
        """Stand in one row in a place of so many ems, in several where it is narrow."""
        self.setDirection(BESIDE if ems >= self._room else BELOW)
