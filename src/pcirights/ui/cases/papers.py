"""The papers of a case: a list, one of which is taken out; others are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from pcirights.ui.cases.captions import Captions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.cases.case import Paper
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class Papers(QWidget):
    """``paper_wanted``: the number of one to take out; ``attach_wanted``: to add one."""

    paper_wanted = Signal(int)
    attach_wanted = Signal()

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language = language
        self._papers: Sequence[Paper] = ()
        self.list = QListWidget()
        self.list.setFixedHeight(round(look.em * 8))
        self._captions = captions = Captions(language)
        captions.add("ui.cases.papers", self.list.setAccessibleName)
        self.take_button = captions.button("ui.cases.take-out")
        self.attach_button = captions.button("ui.cases.attach")
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

    def speak(self) -> None:
        """Set every word; the paper that is chosen stays so."""
        self._captions.speak()
        for row, paper in enumerate(self._papers):
            self.list.item(row).setText(self._line(paper))

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show these; the newest is the one to take out: it has just been written or added."""
        self._papers = papers
        self.list.clear()
        self.list.addItems([self._line(paper) for paper in papers])
        if papers:
            self.list.setCurrentRow(len(papers) - 1)
        self.take_button.setEnabled(bool(papers))

    def _line(self, paper: Paper) -> str:
        say = self._language.say
        kind = say(f"cases.paper.{paper.kind}")
        size = say("ui.cases.size", n=max(1, round(paper.size / 1024)))
        return f"{paper.name}    {kind} · {paper.day} · {size}"

    def _take(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.paper_wanted.emit(row)
