"""The dates to watch after the letter, each with its sum, and as a calendar file."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from pcirights.core.errors import PcirightsError
from pcirights.core.events import Event, Happened
from pcirights.ui.letter.saving import Saver
from pcirights.ui.widgets.day_chooser import write_days
from pcirights.ui.widgets.labels import Fold, Notice, Points, day_field, empty, label
from pcirights.ui.widgets.progress import Outcome
from pcirights.wording import due_dates
from pcirights.wording.phrases import capitalised, labelled

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QDateEdit, QLabel

    from pcirights.flow.inquiry import Inquiry
    from pcirights.followup.due_date import Alert, Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting
    from pcirights.ui.theme.look import Look

AHEAD = 366
"""So many days ahead a letter may be thought to arrive."""
BACK = 730
"""So many days back the decision behind a record may have been served."""


class Dates(QWidget):
    """The day of receipt is the person's to say; until then it is supposed."""

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        maker: LetterMaker,
        inquiry: Inquiry,
        sitting: Sitting,
    ) -> None:
        super().__init__()
        self._language, self._look, self._inquiry = language, look, inquiry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.5))
        self.heading, self.help = label("heading"), label("help")
        self.received_caption = label("label")
        self.received = self._day_field(self.received_caption, -BACK, AHEAD)
        self.behind = QCheckBox()
        self.served_caption = label("label")
        self.served = self._day_field(self.served_caption, -BACK, 0)
        for widget in (self.served_caption, self.served):
            widget.hide()
            self.behind.toggled.connect(widget.setVisible)
        self.behind.toggled.connect(self.load)
        left = Qt.AlignmentFlag.AlignLeft
        for widget in (self.heading, self.help, self.received_caption):
            column.addWidget(widget)
        column.addWidget(self.received, 0, left)
        column.addWidget(self.behind)
        column.addWidget(self.served_caption)
        column.addWidget(self.served, 0, left)
        self.list = QVBoxLayout()
        self.list.setSpacing(round(look.em * 0.5))
        column.addLayout(self.list)
        self.ics_button, self.ics_help = QPushButton(), label("hint")
        column.addWidget(self.ics_button, 0, left)
        column.addWidget(self.ics_help)
        self.outcome = Outcome(language, look)
        column.addWidget(self.outcome)
        self.saver = Saver(language, maker, self.outcome, sitting.file_names)
        self.ics_button.clicked.connect(self.save_dates)

    def retranslate(self) -> None:
        """Set the texts."""
        say = self._language.say
        self.heading.setText(say("ui.dates"))
        self.help.setText(say("ui.dates.help"))
        self.received_caption.setText(say("ui.dates.received"))
        self.served_caption.setText(say("ui.dates.served"))
        self.behind.setText(say("ui.dates.behind"))
        self.behind.setAccessibleName(say("ui.dates.behind"))
        for day, key in ((self.received, "ui.dates.received"), (self.served, "ui.dates.served")):
            write_days(day, self._language.lang)
            for named in (day, day.lineEdit()):
                named.setAccessibleName(say(key))
        self.ics_button.setText(say("ui.save.dates"))
        self.ics_button.setAccessibleName(say("ui.save.dates"))
        self.ics_button.setAccessibleDescription(say("ui.dates.ics-help"))
        self.ics_button.setIcon(self._look.icon("calendar"))
        self.ics_help.setText(say("ui.dates.ics-help"))
        self.outcome.retranslate()

    def load(self) -> None:
        """Calculate the dates and show them."""
        empty(self.list)
        try:
            line = self.line()
        except PcirightsError as error:
            self._say("warning", self._language.error(error))
            return
        for widget in (self.ics_button, self.ics_help):
            widget.setVisible(any(watch.sum for watch in line.watches))  # else it would be empty
        for alert in line.alerts:
            self._say("warning" if alert.hard else "note", self._alert(alert))
        for watch in line.watches:
            self.list.addWidget(self._watch(watch))

    def line(self) -> Timeline:
        """The dates, by the days on the page. Raises PcirightsError where they cannot be so."""
        inquiry = self._inquiry
        received = _day(self.received)
        events = [Event(Happened.RECEIVED, received)]
        if self.behind.isChecked():
            events.append(Event(Happened.ACT_SERVED, _day(self.served)))
        return inquiry.program.timeline(
            inquiry.matter(), events, max(received, inquiry.program.today)
        )

    def save_dates(self) -> None:
        """Ask where, and write a calendar that says nothing about the person."""
        from pcirights.exports.calendar import as_ics  # few need it, and it takes time to load

        inquiry, words = self._inquiry, self._language.catalogue
        line = self.line()
        key, minute = inquiry.calendar_key(), inquiry.program.minute()
        self.saver.save("dates", "ics", lambda: as_ics(line, key, words, (), minute), lambda: None)

    def _watch(self, watch: Watch) -> QWidget:
        words = self._language.catalogue
        title = due_dates.title(watch, words)
        key = "ui.dates.hard" if watch.hard else "ui.dates.line"
        text = self._language.say(key, what=title, day=due_dates.day(watch, words))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(self._look.em * 0.1))
        column.addWidget(label("label", capitalised(text)))
        fold = Fold(self._look)
        fold.entitle(self._language.say("ui.dates.sum"))
        fold.button.setAccessibleName(labelled(self._language.say("ui.dates.sum"), title, words))
        fold.button.toggled.connect(lambda on: self._fill(fold, watch) if on else None)
        column.addWidget(fold)
        return box

    def _fill(self, fold: Fold, watch: Watch) -> None:
        """Put the sum in, when it is opened for the first time."""
        if fold.inside.count():
            return
        words = self._language.catalogue
        steps = watch.sum.lines if watch.sum else ()
        points = Points(self._look)
        points.tell(
            (
                due_dates.basis(watch, words),
                *(due_dates.sum_line(one, watch.whose, words) for one in steps),
            )
        )
        fold.inside.addWidget(points)

    def _alert(self, alert: Alert) -> str:
        """What has to be said, in the words of a screen where those of a command differ."""
        words, key = self._language.catalogue, f"ui.alert.{alert.code}"
        return words.text(key) if words.has(key) else due_dates.alert(alert, words)

    def _say(self, kind: str, text: str) -> None:
        notice = Notice()
        notice.tell(kind, text, self._look)
        self.list.addWidget(notice)

    def _day_field(self, caption: QLabel, first: int, last: int) -> QDateEdit:
        today = self._inquiry.program.today
        made = day_field(self._look)
        made.setDate(_qdate(today))
        made.setMinimumDate(_qdate(today + timedelta(days=first)))
        made.setMaximumDate(_qdate(today + timedelta(days=last)))
        made.dateChanged.connect(lambda _: self.load())
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        caption.setBuddy(made)
        return made


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(field: QDateEdit) -> date:
    found: date = field.date().toPython()  # type: ignore[assignment]  # the stub says object
    return found
