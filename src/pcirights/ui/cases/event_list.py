"""What happened in a case, each with a button that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pcirights.flow.case_lines import MOST_SHOWN, event_line
from pcirights.ui.widgets.labels import called, empty, label, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.cases.case import Happening
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class EventList(QWidget):
    """``removed``: one is to go; its number among all that the case holds."""

    removed = Signal(int)

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language, self._look = language, look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)

    def show_events(self, happenings: Sequence[Happening]) -> None:
        """Show these."""
        empty(self.rows)
        for number, one in enumerate(happenings):
            if one.event is not None and number >= len(happenings) - MOST_SHOWN:
                self.rows.addWidget(
                    self._row(number, event_line(one.event, self._language.catalogue))
                )

    def _row(self, number: int, text: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("line", text), 1)
        remove = called(QPushButton(), "quiet")
        remove.setIcon(self._look.icon("remove", "accent"))
        remove.setAccessibleName(self._language.say("ui.cases.event-remove", what=text))
        remove.setToolTip(tip(remove.accessibleName()))
        remove.clicked.connect(lambda _=False: self.removed.emit(number))
        line.addWidget(remove)
        return made
