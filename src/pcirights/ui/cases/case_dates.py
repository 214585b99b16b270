"""The dates of a case in words, with the numbers of the picture; each sum is folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.ui.cases.time_line import numbered
from pcirights.ui.widgets.labels import Fold, Points, empty, label
from pcirights.wording import due_dates
from pcirights.wording.phrases import capitalised, labelled

if TYPE_CHECKING:
    from datetime import date

    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class CaseDates(QWidget):
    """What each date is, when, and what it rests on; how it is calculated, for those who ask."""

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language, self._look = language, look
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(round(look.em * 0.5))

    def show_line(self, line: Timeline | None) -> None:
        """Show the dates of a time line, or none."""
        empty(self.rows)
        if line is None:
            return
        numbers = {watch: number for number, watch in enumerate(numbered(line), start=1)}
        for watch in line.watches:
            self.rows.addWidget(self._row(watch, numbers.get(watch, 0), line.history.today))

    def _row(self, watch: Watch, number: int, today: date) -> QWidget:
        say, catalogue = self._language.say, self._language.catalogue
        title = capitalised(due_dates.headline(watch, today, catalogue))
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(self._look.em * 0.15))
        column.addWidget(label("label", f"{number}  {title}" if number else title))
        for reason in due_dates.reasons(watch, catalogue):
            column.addWidget(label("line", capitalised(reason)))
        if watch.sum is not None:
            fold = Fold(self._look)
            fold.entitle(say("ui.dates.sum"))
            fold.button.setAccessibleName(labelled(say("ui.dates.sum"), title, catalogue))
            steps = Points(self._look)
            steps.tell(due_dates.sum_line(one, watch.whose, catalogue) for one in watch.sum.lines)
            fold.inside.addWidget(steps)
            column.addWidget(fold)
        return made
