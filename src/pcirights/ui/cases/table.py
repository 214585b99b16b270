"""The table of cases: what presses first, a search, and what can be done with all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.cases.head import Due, Wanted
from pcirights.cases.vault import Listing
from pcirights.ui.cases.captions import Captions
from pcirights.ui.cases.case_view import CaseView
from pcirights.ui.cases.filters import Filters
from pcirights.ui.cases.rows import Rows
from pcirights.ui.cases.table_model import CaseTable
from pcirights.ui.widgets.labels import Notice, called, label
from pcirights.ui.widgets.status_message import Answer

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

NOTHING = Listing((), (), complete=True, day=None)
BUTTONS = 74
"""How many ems the buttons below take in one row."""
PRESSING = (Due.LIMIT, Due.OVERDUE, Due.SOON)


class TablePage(QWidget):
    """``wanted``: a case is to be opened; the other signals name what the buttons ask for."""

    wanted = Signal(str)
    keep_wanted = Signal()
    export_wanted = Signal(list)
    import_wanted = Signal()
    calendar_wanted = Signal()
    backup_wanted = Signal()
    words_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, language: ScreenLanguage, look: Look, program: Program) -> None:
        super().__init__()
        self._language, self._look, self._program = language, look, program
        self.model = CaseTable(language, look, program)
        self.pressing = Notice()
        self.trouble = Notice()
        self.answer = Answer(look)
        self.filters = Filters(language, look, program)
        self.filters.changed.connect(self.filter)
        self.count = label("hint")
        self._listing = NOTHING
        self._captions = captions = Captions(language)
        self.view = CaseView(self.model, captions, look)
        self.view.activated.connect(self._open)
        self.view.selectionModel().selectionChanged.connect(self._name_export)
        self.model.modelReset.connect(self._count)
        self.keep_button = captions.button("ui.cases.keep", "primary")
        self.open_button = captions.button("ui.cases.open-case")
        self.export_button = QPushButton()
        self.import_button = captions.button("ui.cases.import")
        self.calendar_button = captions.button("ui.cases.calendar")
        self.backup_button = captions.button("ui.cases.backup")
        self.words_button = captions.button("ui.cases.words.change")
        self.lock_button = captions.button("ui.cases.lock")
        self.keep_button.clicked.connect(self.keep_wanted)
        self.open_button.clicked.connect(self._open_current)
        self.export_button.clicked.connect(self._export)
        self.import_button.clicked.connect(self.import_wanted)
        self.calendar_button.clicked.connect(self.calendar_wanted)
        self.backup_button.clicked.connect(self.backup_wanted)
        self.words_button.clicked.connect(self.words_wanted)
        self.lock_button.clicked.connect(self.lock_wanted)
        self._frame()
        self.keep_button.hide()
        self.show_cases(NOTHING)

    def _frame(self) -> None:
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        column.setSpacing(round(self._look.em * 0.6))
        for notice in (self.pressing, self.trouble, self.answer):
            column.addWidget(notice)
        column.addWidget(self.filters)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.keep_button)
        row.addWidget(self.count, 1)
        column.addLayout(row)
        self._buttons = Rows(
            ((self.export_button, 0), (self.import_button, 0), (self.calendar_button, 0)),
            ((self.backup_button, 0), (self.words_button, 0), (self.lock_button, 0)),
            room=BUTTONS,
        )
        self._buttons.keep_left()
        column.addLayout(self._buttons)
        scroller = QScrollArea()  # with large letters it is taller than the window
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with large letters a row becomes two."""
        super().resizeEvent(event)
        for rows in (self.filters.rows, self._buttons):
            rows.fit(self.width() / self._look.em)

    def show_cases(self, listing: Listing) -> None:
        """Show every case, and what is to be seen to."""
        self._listing = listing
        self.model.show(listing.heads)
        self._tell_listing()

    def speak(self) -> None:
        """Set every word; what was looked for, and the case that is chosen, stay."""
        for part in (self._captions, self.filters, self.model, self.answer):
            part.speak()
        self._tell_listing()

    def _tell_listing(self) -> None:
        say, words, listing = self._language.say, self._language.catalogue, self._listing
        today = self._program.today
        counts = {
            state: len(Wanted(due=frozenset({state})).find(listing.heads, today))
            for state in PRESSING
        }
        parts = [f"{say(f'cases.due.{state}')} {n}" for state, n in counts.items() if n]
        kind = "stop" if counts[Due.LIMIT] else "warning"
        text = words.name("，", ", ").join(parts)
        self.pressing.tell(kind, say("ui.cases.pressing", what=text), self._look)
        self.pressing.setVisible(bool(parts))
        troubles = []
        if listing.damaged:
            troubles.append(say("cases.damaged", n=len(listing.damaged)))
        if not listing.complete:
            troubles.append(say("cases.incomplete"))
        if listing.day is not None and listing.day > today:
            day, now = words.date(listing.day), words.date(today)
            troubles.append(say("cases.clock-back", day=day, today=now))
        self.trouble.tell("warning", "\n".join(troubles), self._look)
        self.trouble.setVisible(bool(troubles))
        self._count()

    def clear(self) -> None:
        """Show nothing, and forget what was looked for: the cases are locked."""
        self.filters.clear()
        self.answer.clear()
        self.show_cases(NOTHING)
        self.view.forget()

    def go_to(self, ident: str) -> None:
        """Put the keyboard on a case, or on the first; nothing is selected by it."""
        others = (self.keep_button, self.import_button)
        empty = next(one for one in others if not one.isHidden())
        (self.view if self._listing.heads else empty).setFocus()
        self.view.go_to(ident)

    def offer_backup(self, *, there: bool) -> None:
        """Whether the cases lie in a file, which can be copied."""
        self.backup_button.setVisible(there)

    def offer_keeping(self, *, there: bool) -> None:
        """Whether the wizard has a letter that can be kept."""
        self.keep_button.setVisible(there)
        self._count()

    def filter(self) -> None:
        """Show the cases that are wanted."""
        wanted, unknown = self.filters.wanted()
        if unknown is None:
            self.answer.clear()
        elif not self.answer.says(self._language.error(unknown)):  # once, not at each key
            self.answer.say("warning", partial(self._language.error, unknown))
        self.model.want(wanted)

    def _count(self) -> None:
        total = len(self._listing.heads)
        text = self._language.say("cases.listed", n=self.model.rowCount(), of=total)
        if not total:
            there = not self.keep_button.isHidden()
            text = self._language.say("ui.cases.none.keep" if there else "ui.cases.none")
        elif not self.model.rowCount():
            text = self._language.say("ui.cases.none.found", of=total)
        self.count.setText(text)
        self._name_export()

    def _name_export(self) -> None:
        """Say how many cases an export would take: those selected, else all that are shown."""
        some, say = len(self.view.selected()) or self.model.rowCount(), self._language.say
        key = "ui.cases.export.some" if some else "ui.cases.export"
        self.export_button.setText(say(key, n=some))
        self.export_button.setAccessibleName(self.export_button.text())
        self.export_button.setEnabled(some > 0)
        self.open_button.setEnabled(self.model.rowCount() > 0)
        self.calendar_button.setEnabled(bool(self._listing.heads))

    def _open(self, index: QModelIndex) -> None:
        self.wanted.emit(self.model.ident(index.row()))

    def _open_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._open(index)

    def _export(self) -> None:
        self.export_wanted.emit(self.view.selected() or self.model.idents())
