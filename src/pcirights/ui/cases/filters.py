"""Which cases the table shows: words to look for, a place, a stage, what is due."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pcirights.cases.case import Stage
from pcirights.cases.head import Due, Wanted
from pcirights.core.errors import PcirightsError
from pcirights.ui.cases.captions import Captions
from pcirights.ui.cases.rows import Rows
from pcirights.ui.widgets.labels import clearable
from pcirights.ui.widgets.list_box import Picker

if TYPE_CHECKING:
    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class Filters(QWidget):
    """``changed``: other cases are wanted."""

    changed = Signal()

    def __init__(self, language: ScreenLanguage, look: Look, program: Program) -> None:
        super().__init__()
        self._language, self._look, self._program = language, look, program
        self._captions = captions = Captions(language)
        self.search, self.place = QLineEdit(), QLineEdit()
        clearable(self.search, look)
        self.stage, self.due = Picker(look, 8), Picker(look, 8)
        for field, key in ((self.search, "ui.cases.search"), (self.place, "ui.cases.place")):
            captions.add(key, field.setPlaceholderText, field.setAccessibleName)
        for box, kind, words in ((self.stage, "stage", Stage), (self.due, "due", Due)):
            box.addItem("", "")
            captions.add(f"ui.cases.any-{kind}", partial(box.setItemText, 0), box.setAccessibleName)
            for number, word in enumerate(words, start=1):
                box.addItem("", word.value)
                captions.add(f"cases.{kind}.{word}", partial(box.setItemText, number))
            box.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)
        self.place.editingFinished.connect(self.changed)
        self.rows = Rows(((self.search, 3), (self.place, 2)), ((self.stage, 3), (self.due, 2)))
        self.setLayout(self.rows)

    def speak(self) -> None:
        """Set every word; what is chosen stays."""
        self._captions.speak()
        clearable(self.search, self._look)

    def wanted(self) -> tuple[Wanted, PcirightsError | None]:
        """What is chosen; a place that is not known is left out, and what is wrong with it told."""
        code, unknown = "", None
        try:
            if place := self.place.text().strip():
                code = self._program.place(place).code
        except PcirightsError as error:
            unknown = error
        stage, due = self.stage.currentData(), self.due.currentData()
        wanted = Wanted(
            text=self.search.text(),
            place=code,
            stage=Stage(stage) if stage else None,
            due=frozenset({Due(due)}) if due else frozenset(),
        )
        return wanted, unknown

    def clear(self) -> None:
        """Forget what was looked for."""
        for field in (self.search, self.place):
            field.setText("")  # what is cleared comes back by Undo, what is set does not
        for box in (self.stage, self.due):
            box.setCurrentIndex(0)
