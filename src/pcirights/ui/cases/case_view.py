"""The cases in rows: one has the keyboard, and keeps it when they are searched or sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pcirights.ui.cases.table_model import COLUMNS

if TYPE_CHECKING:
    from pcirights.ui.cases.captions import Captions
    from pcirights.ui.cases.table_model import CaseTable
    from pcirights.ui.theme.look import Look

WIDTHS = (7.4, 18, 14, 8.2, 7.5, 5.5, 6.6)
"""Of the columns, in ems."""


class CaseView(QTableView):
    """It shows ``rows``; none is selected but by the person."""

    def __init__(self, rows: CaseTable, captions: Captions, look: Look) -> None:
        super().__init__()
        self._rows, self._current = rows, ""
        self.setModel(rows)
        captions.add("ui.cases.title", self.setAccessibleName)
        captions.add("ui.cases.keys", self.setAccessibleDescription)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(COLUMNS.index("case"), QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(look.em * 2))
        self.setMinimumHeight(round(look.em * 14))
        self.setIconSize(QSize(*(2 * [round(look.em * 1.2)])))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        for column, wide in enumerate(WIDTHS):
            self.setColumnWidth(column, round(wide * look.em))
        rows.modelAboutToBeReset.connect(self._note_current)
        rows.modelReset.connect(lambda: self.go_to(self._current))  # after the view's own

    def go_to(self, ident: str) -> None:
        """Put the keyboard's place on a case, or on the first; nothing is selected by it."""
        if self._rows.rowCount():
            index = self._rows.index(max(0, self._rows.row_of(ident)), 0)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def selected(self) -> list[str]:
        """The ids of the cases that are selected, as they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.ident(row) for row in rows]

    def forget(self) -> None:
        """Forget where the keyboard was."""
        self._current = ""

    def _note_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self._current = self._rows.ident(index.row())
