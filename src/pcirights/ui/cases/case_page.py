"""One case: its dates as a picture and in words, what happened, its papers and notes."""

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

from pcirights.core.errors import PcirightsError, brief
from pcirights.flow import case_lines
from pcirights.ui.cases.captions import Captions
from pcirights.ui.cases.case_dates import CaseDates
from pcirights.ui.cases.event_form import EventForm
from pcirights.ui.cases.event_list import EventList
from pcirights.ui.cases.next_box import NextBox
from pcirights.ui.cases.papers import Papers
from pcirights.ui.cases.time_line import TimeLinePicture
from pcirights.ui.widgets.labels import Notice, Points, called, empty, label
from pcirights.ui.widgets.status_message import Answer
from pcirights.ui.widgets.tab_order import chain, reading_order
from pcirights.ui.widgets.tidying_editors import LongText
from pcirights.wording import due_dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Opened
    from pcirights.flow.case_session import Session
    from pcirights.followup.due_date import Alert, Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class CasePage(QWidget):
    """It shows the case; each signal names what the person wants done with it."""

    left = Signal()
    event_told = Signal(object)
    event_removed = Signal(int)
    note_wanted = Signal()
    close_wanted = Signal()
    attach_wanted = Signal()
    paper_wanted = Signal(int)
    calendar_wanted = Signal()
    delete_wanted = Signal()
    letter_wanted = Signal(str, object, object)

    def __init__(self, language: ScreenLanguage, look: Look, session: Session) -> None:
        super().__init__()
        self._language, self._look, self._session = language, look, session
        self.found: Opened | None = None
        self.line: Timeline | None = None
        self._captions = captions = Captions(language)
        self.title = label("title")
        self.lead = label("help")
        self.answer = Answer(look)
        self.alerts = QVBoxLayout()
        self.picture = TimeLinePicture(language, look)
        self.dates = CaseDates(language, look)
        self.events = EventList(language, look)
        self.events.removed.connect(self.event_removed)
        self.form = EventForm(language, look, session.program.today)
        self.form.told.connect(self.event_told)
        self.next = NextBox(language, look)
        self.next.letter_wanted.connect(self.letter_wanted)
        self.papers = Papers(language, look)
        self.papers.paper_wanted.connect(self.paper_wanted)
        self.papers.attach_wanted.connect(self.attach_wanted)
        self.notes = Points(look)
        self.note = LongText(round(look.em * 5))
        captions.add("ui.cases.note", self.note.setAccessibleName)
        self.back_button = self._button("ui.cases.back", self.left.emit, "quiet")
        self.calendar_button = self._button("ui.save.dates", self.calendar_wanted.emit)
        self.note_button = self._button("ui.cases.note-keep", self.note_wanted.emit)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.close_wanted)
        self.delete_button = self._button("ui.cases.delete", self.delete_wanted.emit)
        self._frame()

    def show_case(self, found: Opened) -> None:
        """Show a case as it stands in the file; what is typed for its letters stays."""
        if self.found is None or self.found.case.id != found.case.id:
            self.form.begin()
            self.next.forget()
        self.found = found
        self.answer.clear()
        if not found.sound:
            self.tell("warning", partial(self._language.say, "cases.unsound"))
        self.papers.show_papers(found.case.papers)
        self._write(found.case)
        chain(reading_order(self))
        self.scroller.verticalScrollBar().setValue(0)

    def speak(self) -> None:
        """Set every word; what is typed and chosen stays."""
        for part in (self._captions, self.answer, self.form, self.papers):
            part.speak()
        if self.found is not None:
            self._write(self.found.case)
            chain(reading_order(self))

    def _write(self, case: Case) -> None:
        say = self._language.say
        self.title.setText(brief(case_lines.name_of(case)))
        self.lead.setText(case_lines.about(case, self._session.program, self._language.catalogue))
        line = self._session.line(case)
        self.line = None if isinstance(line, PcirightsError) else line
        self._show_alerts(line)
        self.picture.show_line(self.line)
        self.calendar_button.setEnabled(self.line is not None)
        self.dates.show_line(self.line)
        self.events.show_events(case.happenings)
        self._show_next(case)
        self.notes.tell(case_lines.notes_shown(case, self._language.catalogue))
        self.close_button.setText(say("ui.cases.reopen" if case.closed else "ui.cases.close"))
        self.close_button.setAccessibleName(self.close_button.text())

    def clear(self) -> None:
        """Show nothing: the cases are locked."""
        self.found = self.line = None
        for text in (self.title, self.lead):
            text.clear()
        self.answer.clear()
        empty(self.alerts)
        self.events.show_events(())
        self.picture.show_line(None)
        self.dates.show_line(None)
        self.next.forget()
        self.notes.tell(())
        self.papers.show_papers(())
        self.note.clear()

    def unfinished(self) -> list[str]:
        """What is typed and was not kept: a note, what is meant for letters."""
        if self.found is None:
            return []
        note = self.note.toPlainText()
        return [*([note] if note.strip() else []), *self.next.unwritten()]

    def tell(self, kind: str, said: Callable[[], str]) -> None:
        """Say how something went, where it is seen."""
        self.answer.say(kind, said)
        self.scroller.verticalScrollBar().setValue(0)

    def pressing(self) -> list[Alert | Watch]:
        """What costs a right in this case if it is missed: alerts and limits that are near."""
        if self.line is None or (self.found and self.found.case.closed):
            return []
        return case_lines.pressing(self.line)

    def _show_alerts(self, line: Timeline | PcirightsError) -> None:
        empty(self.alerts)
        if isinstance(line, PcirightsError):
            notice = Notice()
            notice.tell("warning", self._language.error(line), self._look)
            self.alerts.addWidget(notice)
            return
        for one in line.alerts:
            notice = Notice()
            text = due_dates.alert(one, self._language.catalogue)
            notice.tell("stop" if one.hard else "note", text, self._look)
            self.alerts.addWidget(notice)

    def _show_next(self, case: Case) -> None:
        there = self._session.next_steps(case)
        if there is None:
            self.next.show_steps((), None, None)
            return
        found, answers, reasons = there
        self.next.show_steps(found, answers, self._session.program.place(answers.place))
        self.form.offer(reasons)
        self.form.name_addressees(self._session.addressees(case))

    def _frame(self) -> None:
        captions, gap = self._captions, round(self._look.em * 0.7)
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        column.setSpacing(gap)
        for part in (self.title, self.lead, self.answer):
            column.addWidget(part)
        column.addLayout(self.alerts)
        column.addWidget(captions.label("heading", "ui.cases.dates"))
        column.addWidget(self.picture)
        column.addWidget(self.dates)
        column.addLayout(_row(self.calendar_button))
        column.addWidget(captions.label("heading", "ui.cases.happened"))
        column.addWidget(captions.label("help", "ui.cases.happened.help"))
        column.addWidget(self.events)
        column.addWidget(self.form)
        column.addWidget(captions.label("heading", "next.title"))
        column.addWidget(self.next)
        column.addWidget(captions.label("heading", "ui.cases.papers"))
        column.addWidget(self.papers)
        column.addWidget(captions.label("heading", "ui.cases.notes"))
        column.addWidget(self.notes)
        column.addWidget(self.note)
        column.addLayout(_row(self.note_button))
        column.addWidget(called(QFrame(), "rule"))
        column.addLayout(_row(self.close_button, self.delete_button))
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        captions.add("ui.cases.title", self.scroller.setAccessibleName)
        self.scroller.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.addWidget(self.scroller, 1)

    def _button(self, key: str, do: Callable[[], object], name: str = "") -> QPushButton:
        button = self._captions.button(key, name)
        button.clicked.connect(lambda _=False: do())
        return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
