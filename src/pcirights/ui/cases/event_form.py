"""Saying what happened: the thing, its day, and how the letter went."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QPushButton, QWidget

from pcirights.core.events import OUTCOMES, Delivery, Event, Happened
from pcirights.core.words import Because
from pcirights.dates.next_words import reason
from pcirights.ui.cases.chooser import Chooser
from pcirights.ui.day_chooser import FORMATS, LOCALES
from pcirights.ui.parts import describe, label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pcirights.core.step import Reason
    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look

ARRIVES = frozenset({Happened.SENT, Happened.RECEIVED})


class EventForm(QWidget):
    """``told``: something happened."""

    told = Signal(object)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk = desk
        say = desk.say
        self.what, self.how, self.because = (Chooser(look) for _ in range(3))
        for happened in Happened:
            self.what.addItem(say(f"event.{happened}"), happened.value)
        self.how.addItem(say("ui.cases.how"), "")
        for delivery in Delivery:
            self.how.addItem(say(f"delivery.{delivery}"), delivery.value)
        self.day, self.until = self._date("ui.cases.day"), self._date("ui.cases.until")
        self.until_label = label("label", say("ui.cases.until"))
        self.until_label.setBuddy(self.until)
        self.button = QPushButton(say("ui.cases.note-event"))
        self.what.setAccessibleName(say("ui.cases.happened"))
        self.how.setAccessibleName(say("ui.cases.how"))
        self.because.setAccessibleName(say("ui.cases.because"))
        self.button.setAccessibleName(self.button.text())
        self.what.currentIndexChanged.connect(self._fit)
        self.button.clicked.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.what, 0, 0, 1, 2)
        grid.addWidget(self.day, 1, 0)
        grid.addWidget(self.how, 1, 1)
        grid.addWidget(self.until_label, 2, 0)
        grid.addWidget(self.until, 2, 1)
        grid.addWidget(self.because, 3, 0, 1, 2)
        grid.addWidget(self.button, 4, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer(())
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._fit()

    def offer(self, reasons: Iterable[Reason]) -> None:
        """Offer the reasons that an answer can name, and to name none."""
        self.because.clear()
        self.because.addItem(self._desk.say("ui.cases.because"), "")
        for one in reasons:
            self.because.addItem(reason(one, self._desk.words), one.because.value)

    def _date(self, name: str) -> QDateEdit:
        edit = QDateEdit()
        edit.setLocale(QLocale(LOCALES[self._desk.lang]))
        edit.setDisplayFormat(FORMATS[self._desk.lang])
        edit.setDate(_qt(self._desk.inquiry.program.today))
        describe(edit, self._desk.say(name))
        return edit

    def _fit(self) -> None:
        """Ask only what belongs to the thing that happened."""
        what = self._what()
        self.how.setVisible(what in ARRIVES)
        asked = what is Happened.ASKED_TO_COMPLETE
        self.until.setVisible(asked)
        self.until_label.setVisible(asked)
        self.because.setVisible(what in OUTCOMES)

    def _what(self) -> Happened:
        return Happened(self.what.currentData())

    def _tell(self) -> None:
        what, how, why = self._what(), self.how.currentData(), self.because.currentData()
        self.told.emit(
            Event(
                what,
                _day(self.day),
                Delivery(how) if how and what in ARRIVES else None,
                _day(self.until) if what is Happened.ASKED_TO_COMPLETE else None,
                Because(why) if why and what in OUTCOMES else None,
            )
        )


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(edit: QDateEdit) -> date:
    return cast("date", edit.date().toPython())
