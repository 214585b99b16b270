"""Which cases the table shows: words to look for, a place, a stage, what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pcirights.cases.case import Stage
from pcirights.cases.head import Due, Wanted
from pcirights.ui.cases.chooser import Chooser

if TYPE_CHECKING:
    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look


class Filters(QWidget):
    """``changed``: other cases are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self.search, self.place = QLineEdit(), QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.stage, self.due = Chooser(look), Chooser(look)
        say = desk.say
        self.search.setPlaceholderText(say("ui.cases.search"))
        self.search.setAccessibleName(say("ui.cases.search"))
        self.place.setPlaceholderText(say("ui.cases.place"))
        self.place.setAccessibleName(say("ui.cases.place"))
        for box, kind, words in ((self.stage, "stage", Stage), (self.due, "due", Due)):
            box.addItem(say(f"ui.cases.any-{kind}"), "")
            for word in words:
                box.addItem(say(f"cases.{kind}.{word}"), word.value)
            box.setAccessibleName(say(f"ui.cases.any-{kind}"))
            box.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.place.editingFinished.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 3)
        row.addWidget(self.place, 2)
        row.addWidget(self.stage)
        row.addWidget(self.due)

    def wanted(self) -> Wanted:
        """What is chosen. Raises WrongInputError where the place is not known."""
        place = self.place.text().strip()
        stage, due = self.stage.currentData(), self.due.currentData()
        return Wanted(
            text=self.search.text(),
            place=self._desk.inquiry.program.place(place).code if place else "",
            stage=Stage(stage) if stage else None,
            due=frozenset({Due(due)}) if due else frozenset(),
        )

    def clear(self) -> None:
        """Forget what was looked for."""
        for field in (self.search, self.place):
            field.clear()
        for box in (self.stage, self.due):
            box.setCurrentIndex(0)
