"""The papers of a case: a list, one of which is taken out; others are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.cases.case import Paper
    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look


class Papers(QWidget):
    """``paper_wanted``: the number of one to take out; ``attach_wanted``: to add one."""

    paper_wanted = Signal(int)
    attach_wanted = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName(desk.say("ui.cases.papers"))
        self.list.setFixedHeight(round(look.em * 8))
        self.take_button, self.attach_button = QPushButton(), QPushButton()
        for button, key in (
            (self.take_button, "ui.cases.take-out"),
            (self.attach_button, "ui.cases.attach"),
        ):
            button.setText(desk.say(key))
            button.setAccessibleName(button.text())
        self.take_button.clicked.connect(self._take)
        self.attach_button.clicked.connect(self.attach_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.take_button)
        row.addWidget(self.attach_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these; the first is the one to take out."""
        say = self._desk.say
        self.list.clear()
        for paper in papers:
            kind = say(f"cases.paper.{paper.kind}")
            size = say("ui.cases.size", n=max(1, round(paper.size / 1024)))
            self.list.addItem(f"{paper.name}    {kind} · {paper.day} · {size}")
        if papers:
            self.list.setCurrentRow(0)
        self.take_button.setEnabled(bool(papers))

    def _take(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.paper_wanted.emit(row)
