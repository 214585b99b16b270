"""One case: its dates as a picture and in words, what happened, its papers and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.cases.keep import answers_of, with_event, with_note, without_event
from pcirights.core.counting import StepKind
from pcirights.core.errors import PcirightsError, brief
from pcirights.dates import words
from pcirights.letters.wording import aside, told
from pcirights.ui.cases.event_form import EventForm
from pcirights.ui.cases.next_box import NextBox
from pcirights.ui.cases.time_line import TimeLinePicture, numbered
from pcirights.ui.parts import Notice, Points, called, empty, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Opened
    from pcirights.core.events import Event
    from pcirights.core.timeline import Timeline
    from pcirights.ui.cases.session import Session
    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look


class CasePage(QWidget):
    """``changed``: the case was saved or deleted; ``left``: back to the table.

    ``paper_wanted`` and ``attach_wanted`` have the dialog ask for a file.
    """

    changed = Signal()
    left = Signal()
    attach_wanted = Signal()
    paper_wanted = Signal(int)
    calendar_wanted = Signal()
    delete_wanted = Signal()
    letter_wanted = Signal(str, object)

    def __init__(self, desk: Desk, look: Look, session: Session) -> None:
        super().__init__()
        self._desk, self._look, self._session = desk, look, session
        self.found: Opened | None = None
        self.line: Timeline | None = None
        say = desk.say
        self.title = label("title")
        self.lead = label("help")
        self.answer = Notice()
        self.alerts = QVBoxLayout()
        self.picture = TimeLinePicture(desk, look)
        self.dates = Points(look)
        self.events = QVBoxLayout()
        self.form = EventForm(desk, look)
        self.form.told.connect(self.note_event)
        self.next = NextBox(desk, look)
        self.next.letter_wanted.connect(self.letter_wanted)
        self.papers = QListWidget()
        self.papers.setAccessibleName(say("ui.cases.papers"))
        self.papers.setFixedHeight(round(look.em * 8))
        self.notes = Points(look)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(round(look.em * 5))
        self.note.setAccessibleName(say("ui.cases.note"))
        self.back_button = self._button("ui.cases.back", self.left.emit, "quiet")
        self.take_button = self._button("ui.cases.take-out", self._take)
        self.attach_button = self._button("ui.cases.attach", self.attach_wanted.emit)
        self.calendar_button = self._button("ui.save.dates", self.calendar_wanted.emit)
        self.note_button = self._button("ui.cases.note-keep", self.keep_note)
        self.close_button = self._button("ui.cases.close", self.close_case)
        self.delete_button = self._button("ui.cases.delete", self.delete_wanted.emit)
        self._frame()

    def show_case(self, found: Opened) -> None:
        """Show a case as it stands in the file; what is typed for its letters stays."""
        same = self.found is not None and self.found.case.id == found.case.id
        typed = self.next.typed() if same else {}
        self.found = found
        case, say = found.case, self._desk.say
        self.title.setText(brief(self._name(case)))
        self.lead.setText(self._about(case))
        self.answer.setVisible(not found.sound)
        if not found.sound:
            self.tell("warning", say("cases.unsound"))
        line = self._session.line(case)
        self.line = None if isinstance(line, PcirightsError) else line
        self._show_alerts(line)
        self.picture.show_line(self.line)
        self.calendar_button.setEnabled(self.line is not None)
        self.dates.tell(self._dates())
        self._show_events(case)
        self._show_next(case)
        self.next.type_again(typed)
        self.papers.clear()
        for paper in case.papers:
            kind = say(f"cases.paper.{paper.kind}")
            size = say("ui.cases.size", n=max(1, round(paper.size / 1024)))
            self.papers.addItem(f"{paper.name}    {kind} · {paper.day} · {size}")
        if case.papers:
            self.papers.setCurrentRow(0)
        self.take_button.setEnabled(bool(case.papers))
        self.notes.tell(f"{note.day}  {note.text}" for note in case.notes)
        self.close_button.setText(say("ui.cases.reopen" if case.closed else "ui.cases.close"))
        self.close_button.setAccessibleName(self.close_button.text())
        self.scroller.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing: the cases are locked."""
        self.found = self.line = None
        for text in (self.title, self.lead):
            text.clear()
        empty(self.alerts)
        empty(self.events)
        self.picture.show_line(None)
        self.dates.tell(())
        self.next.show_steps(None, None, None)
        self.notes.tell(())
        self.papers.clear()
        self.note.clear()

    def unfinished(self) -> bool:
        """Whether a note is written that was not kept."""
        return bool(self.found and self.note.toPlainText().strip())

    def tell(self, kind: str, text: str) -> None:
        """Say how something went."""
        self.answer.tell(kind, text, self._look)
        self.answer.setVisible(bool(text))
        self.scroller.verticalScrollBar().setValue(0)

    def hard_lines(self) -> list[str]:
        """What costs a right in this case if it is missed: alerts and limits that are near."""
        if self.line is None or (self.found and self.found.case.closed):
            return []
        today, catalogue = self.line.history.today, self._desk.words
        lines = [words.alert(one, catalogue) for one in self.line.alerts if one.hard]
        for watch in self.line.watches:
            if watch.hard and watch.met is None and watch.state(today) in NEAR:
                title, day = words.title(watch, catalogue), words.day(watch, catalogue)
                state = aside(catalogue.text(f"state.{watch.state(today)}"), catalogue)
                before = [
                    words.step(step, watch.whose, catalogue)
                    for step in (watch.sum.steps if watch.sum else ())
                    if step.kind is StepKind.STAYS
                ]
                lines.append("\n".join((told(title, f"{day}{state}", catalogue), *before)))
        return lines

    # What the person does

    def note_event(self, event: Event) -> None:
        """Keep something that happened."""
        today = self._session.program.today
        self._change(lambda case: with_event(case, event, today))

    def keep_note(self) -> None:
        """Keep what was written down."""
        text, today = self.note.toPlainText(), self._session.program.today
        if self._change(lambda case: with_note(case, text, today)):
            self.note.clear()

    def close_case(self) -> None:
        """Close the case, or open it again."""
        today = self._session.program.today
        self._change(lambda case: replace(case, closed=None if case.closed else today))

    def _change(self, change: Callable[[Case], Case]) -> bool:
        """Change and save; whether it was saved. A conflict is told, and the case read again."""
        if self.found is None:
            return False
        try:
            self._session.save(change(self.found.case), self.found.revision)
        except PcirightsError as error:
            self.tell("warning", self._desk.error(error))
            return False
        self.changed.emit()
        return True

    def _take(self) -> None:
        row = self.papers.currentRow()
        if row >= 0:
            self.paper_wanted.emit(row)

    # How it is shown

    def _name(self, case: Case) -> str:
        try:
            who = answers_of(case).applicant.name
        except PcirightsError:
            who = ""
        return " · ".join(part for part in (case.label, who) if part) or case.id[:8]

    def _about(self, case: Case) -> str:
        say, date = self._desk.say, self._desk.words.date
        try:
            answers = answers_of(case)
            place = self._desk.place_name(self._session.program.place(answers.place))
        except PcirightsError:
            return case.id[:8]
        parts = [place, answers.recipient.name]
        parts += [
            say(f"{kind}.{word}")
            for kind, word in (("record", answers.record), ("right", answers.right))
            if word is not None
        ]
        parts += [date(case.written), say(f"cases.stage.{case.stage}"), case.id[:8]]
        return " · ".join(brief(part) for part in parts if part)

    def _show_alerts(self, line: Timeline | PcirightsError) -> None:
        empty(self.alerts)
        if isinstance(line, PcirightsError):
            notice = Notice()
            notice.tell("warning", self._desk.error(line), self._look)
            self.alerts.addWidget(notice)
            return
        for one in line.alerts:
            notice = Notice()
            text = words.alert(one, self._desk.words)
            notice.tell("stop" if one.hard else "note", text, self._look)
            self.alerts.addWidget(notice)

    def _dates(self) -> Iterator[str]:
        """The dates in words, with the numbers of the picture."""
        if self.line is None:
            return
        today, numbers = self.line.history.today, numbered(self.line)
        for watch in self.line.watches:
            number = numbers.index(watch) + 1 if watch in numbers else 0
            mark = f"{number}  " if number else ""
            yield mark + "\n".join(words.of_watch(watch, today, self._desk.words))

    def _show_events(self, case: Case) -> None:
        empty(self.events)
        say, date = self._desk.say, self._desk.words.date
        for number, one in enumerate(case.happenings):
            if one.event is None:
                continue
            event = one.event
            how = f" ({say(f'delivery.{event.how}')})" if event.how else ""
            why = f" ({say(f'because.{event.because}')})" if event.because else ""
            text = f"{date(event.day)}  {say(f'event.{event.what}')}{how}{why}"
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label("line", text), 1)
            remove = called(QPushButton(), "quiet")
            remove.setIcon(self._look.icon("remove", "accent"))
            remove.setAccessibleName(say("ui.cases.event-remove", what=text))
            remove.setToolTip(say("ui.cases.event-remove", what=text))
            remove.clicked.connect(lambda _=False, number=number: self._remove(number))
            line.addWidget(remove)
            self.events.addWidget(row)

    def _show_next(self, case: Case) -> None:
        there = self._session.next_steps(case)
        if there is None:
            self.next.show_steps(None, None, None)
            return
        found, answers, reasons = there
        self.next.show_steps(found, answers, self._session.program.place(answers.place))
        self.form.offer(reasons)

    def _remove(self, number: int) -> None:
        self._change(lambda case: without_event(case, number))

    def _frame(self) -> None:
        say, gap = self._desk.say, round(self._look.em * 0.7)
        inner = called(QWidget(), "body")
        column = QVBoxLayout(inner)
        column.setSpacing(gap)
        for part in (self.title, self.lead, self.answer):
            column.addWidget(part)
        column.addLayout(self.alerts)
        column.addWidget(label("heading", say("ui.cases.dates")))
        column.addWidget(self.picture)
        column.addWidget(self.dates)
        column.addLayout(_row(self.calendar_button))
        column.addWidget(label("heading", say("ui.cases.happened")))
        column.addWidget(label("help", say("ui.cases.happened.help")))
        column.addLayout(self.events)
        column.addWidget(self.form)
        column.addWidget(label("heading", say("next.title")))
        column.addWidget(self.next)
        column.addWidget(label("heading", say("ui.cases.papers")))
        column.addWidget(self.papers)
        column.addLayout(_row(self.take_button, self.attach_button))
        column.addWidget(label("heading", say("ui.cases.notes")))
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
        self.scroller.setAccessibleName(say("ui.cases.title"))
        self.scroller.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.scroller, 1)
        self.answer.hide()

    def _button(self, key: str, do: Callable[[], object], name: str = "") -> QPushButton:
        button = called(QPushButton(), name)
        button.setText(self._desk.say(key))
        button.setAccessibleName(button.text())
        button.clicked.connect(lambda _=False: do())
        return button


NEAR = frozenset({"soon", "today", "may-be-past", "past"})
"""The states in which a limit that costs a right is told at once."""


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
