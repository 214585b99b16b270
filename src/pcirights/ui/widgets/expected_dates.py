"""The dates to expect if the letter arrived today, each with the sum behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.ui.widgets.labels import Fold, Points, empty, label
from pcirights.wording.due_dates import basis, day, notice, sum_line, title
from pcirights.wording.phrases import capitalised

if TYPE_CHECKING:
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue
    from pcirights.ui.theme.look import Look


class Sums(QWidget):
    """The days at a glance; how each is counted, and by which provision, below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.5))
        self.heading = label("heading")
        self.days = Points(look)
        self.fold = Fold(look)
        for widget in (self.heading, self.days, self.fold):
            column.addWidget(widget)

    def show_dates(self, line: Timeline, words: Catalogue) -> None:
        """Show the dates of a letter that was received on the day of the timeline."""
        today = words.date(line.history.today)
        self.heading.setText(words.text("ui.sums.title", day=today))
        self.fold.entitle(words.text("ui.sums.how"))
        self.setVisible(bool(line.watches))
        lines = []
        empty(self.fold.inside)
        for watch in line.watches:
            said = capitalised(
                words.text("ui.sums.day", what=title(watch, words), day=day(watch, words))
            )
            lines.append(words.text("ui.sums.hard", line=said) if watch.hard else said)
            self.fold.inside.addWidget(label("label", said))
            self.fold.inside.addWidget(label("hint", basis(watch, words)))
            how = Points(self._look)
            steps = watch.sum.lines if watch.sum else ()
            how.tell(capitalised(sum_line(one, watch.whose, words)) for one in steps)
            self.fold.inside.addWidget(how)
        for year, days in line.notices:
            self.fold.inside.addWidget(label("hint", notice(year, days, words)))
        self.days.tell(lines)
