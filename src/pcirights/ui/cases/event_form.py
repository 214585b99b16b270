"""Saying what happened: the thing, its day, and how the letter went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pcirights.core.events import BESIDE, OUTCOMES, Delivery, Event, Happened
from pcirights.core.vocabulary import Because, BodyRole
from pcirights.ui.cases.captions import Captions
from pcirights.ui.widgets.day_chooser import write_days
from pcirights.ui.widgets.labels import day_field, describe
from pcirights.ui.widgets.list_box import Picker
from pcirights.wording.next_steps import reason
from pcirights.wording.phrases import capitalised

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QDateEdit

    from pcirights.followup.next_step import Reason
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

ARRIVES = frozenset({Happened.SENT, Happened.RECEIVED})


class EventForm(QWidget):
    """``told``: something happened."""

    told = Signal(object)

    def __init__(self, language: ScreenLanguage, look: Look, today: date) -> None:
        super().__init__()
        self._language, self._look, self._today = language, look, today
        self._reasons: tuple[Reason, ...] = ()
        self._addressees: tuple[BodyRole, ...] = ()
        self._captions = captions = Captions(language)
        self.what, self.how, self.because, self.to = (Picker(look, 6) for _ in range(4))
        captions.add("ui.cases.happened", self.what.setAccessibleName)
        for number, happened in enumerate(Happened):
            self.what.addItem("", happened.value)
            captions.add(f"event.{happened}", partial(self.what.setItemText, number))
        self.how.addItem("", "")
        captions.add("ui.cases.how", partial(self.how.setItemText, 0), self.how.setAccessibleName)
        for number, delivery in enumerate(Delivery, start=1):
            self.how.addItem("", delivery.value)
            captions.add(f"delivery.{delivery}", partial(self.how.setItemText, number))
        captions.add("ui.cases.because", self.because.setAccessibleName)
        captions.add("ui.cases.with-whom", self.to.setAccessibleName)
        self.day, self.until = self._date("ui.cases.day"), self._date("ui.cases.until")
        self.until_label = captions.label("label", "ui.cases.until")
        self.until_label.setBuddy(self.until)
        self.button = captions.button("ui.cases.note-event")
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
        grid.addWidget(self.to, 4, 0, 1, 2)
        grid.addWidget(self.button, 5, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer(())
        self.name_addressees(())
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._fit()

    def begin(self) -> None:
        """Ask anew: nothing of what was said before stays."""
        for box in (self.what, self.how, self.because, self.to):
            box.setCurrentIndex(0)
        for edit in (self.day, self.until):
            edit.setDate(_qt(self._today))

    def speak(self) -> None:
        """Set every word, and the days as the language writes them; what is chosen stays."""
        self._captions.speak()
        for edit in (self.day, self.until):
            write_days(edit, self._language.lang)
        self.offer(self._reasons)
        self.name_addressees(self._addressees)

    def offer(self, reasons: tuple[Reason, ...]) -> None:
        """Offer the reasons that an answer can name, and to name none; one chosen stays so."""
        self._reasons, before = reasons, self.because.currentData()
        self.because.clear()
        self.because.addItem(capitalised(self._language.say("ui.cases.because")), "")
        for one in reasons:
            self.because.addItem(
                capitalised(reason(one, self._language.catalogue)), one.because.value
            )
        self.because.setCurrentIndex(max(0, self.because.findData(before)))

    def name_addressees(self, roles: tuple[BodyRole, ...]) -> None:
        """Ask with whom a thing happened where the letter went to several; one chosen stays so."""
        self._addressees, before = roles, self.to.currentData()
        self.to.clear()
        self.to.addItem(self._language.say("ui.cases.with-all"), "")
        for role in roles:
            self.to.addItem(capitalised(self._language.say(f"addressee.{role}")), role.value)
        self.to.setCurrentIndex(max(0, self.to.findData(before)))
        self._fit()

    def _date(self, name: str) -> QDateEdit:
        edit = day_field(self._look)
        write_days(edit, self._language.lang)
        edit.setDate(_qt(self._today))
        self._captions.add(name, partial(describe, edit))
        return edit

    def _fit(self) -> None:
        """Ask only what belongs to the thing that happened."""
        what = self._what()
        self.how.setVisible(what in ARRIVES)
        asked = what is Happened.ASKED_TO_COMPLETE
        self.until.setVisible(asked)
        self.until_label.setVisible(asked)
        self.because.setVisible(what in OUTCOMES)
        self.to.setVisible(bool(self._addressees) and what not in BESIDE)

    def _what(self) -> Happened:
        return Happened(self.what.currentData())

    def _tell(self) -> None:
        what, how, why = self._what(), self.how.currentData(), self.because.currentData()
        to = self.to.currentData()
        self.told.emit(
            Event(
                what,
                _day(self.day),
                Delivery(how) if how and what in ARRIVES else None,
                _day(self.until) if what is Happened.ASKED_TO_COMPLETE else None,
                Because(why) if why and what in OUTCOMES else None,
                BodyRole(to) if to and what not in BESIDE else None,
            )
        )


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(edit: QDateEdit) -> date:
    return cast("date", edit.date().toPython())
