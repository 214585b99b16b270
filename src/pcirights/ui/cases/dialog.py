"""The window of the cases: unlocked by a passphrase, locked again when nobody is there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from pcirights.cases.container import SUFFIX
from pcirights.cases.head import Due, Wanted, dates_of
from pcirights.core.errors import PcirightsError, brief
from pcirights.ui import ask
from pcirights.ui.cases.case_page import CasePage
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.cases.idle import MINUTES, Idle
from pcirights.ui.cases.session import Session
from pcirights.ui.cases.table import TablePage
from pcirights.ui.cases.unlock import UnlockPage
from pcirights.ui.cases.words_field import ask_words
from pcirights.ui.files import (
    ask_for_export,
    ask_for_paper,
    ask_where_to_put,
    ask_where_to_save,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from pcirights.core.answers import Answers
    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look

Result = TypeVar("Result")
MOST_LINES = 50
"""Cases that the alert at the start names; the table shows all."""


class CasesDialog(QDialog):
    """Three pages: the passphrase, the table, one case."""

    def __init__(
        self, desk: Desk, look: Look, parent: QWidget, *, idle: int = MINUTES * 60_000
    ) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, look
        self._brought: Path | None = None
        self.session = Session(desk.inquiry.program)
        self.unlock = UnlockPage(desk, look, self.session)
        self.table = TablePage(desk, look)
        self.case = CasePage(desk, look, self.session)
        self.idle = Idle(self, idle)
        self.idle.passed.connect(self.lock)
        self.setWindowTitle(desk.say("ui.cases.title"))
        self.pages = QStackedWidget()
        for page in (self.unlock, self.table, self.case):
            self.pages.addWidget(page)
        buttons = QDialogButtonBox()
        close = buttons.addButton(desk.say("ui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(desk.say("ui.close"))
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self._connect()
        self.resize(round(parent.width() * 0.96), round(parent.height() * 0.96))

    def _connect(self) -> None:
        self.unlock.opened.connect(self.enter)
        self.table.wanted.connect(self.open_case)
        self.table.keep_wanted.connect(self.keep)
        self.table.export_wanted.connect(self.export)
        self.table.import_wanted.connect(self.take_in)
        self.table.words_wanted.connect(self.change_words)
        self.table.lock_wanted.connect(self.lock)
        self.case.left.connect(self.leave_case)
        self.case.changed.connect(self.reread)
        self.case.attach_wanted.connect(self.attach)
        self.case.paper_wanted.connect(self.take_out)
        self.case.calendar_wanted.connect(self.save_calendar)
        self.case.delete_wanted.connect(self.delete)
        self.case.letter_wanted.connect(self.write_step)

    # In and out

    def begin_with(self, path: Path) -> None:
        """Have the passphrase of a file typed; exported cases wait until a file takes them in."""
        if path.suffix.lower() == SUFFIX:
            self._brought = path
            self.unlock.tell("note", self._desk.say("ui.cases.import.first", file=path.name))
        else:
            self.unlock.show_file(path, making=False)

    def enter(self) -> None:
        """The cases can be read: reckon what the law changed, show the table, tell what presses."""
        self.idle.watch()
        self._try(lambda: self.session.refresh(self.session.listing()))
        self.show_table()
        lines = self._limits()
        if lines:
            HardAlert(self._desk, self._look, lines, self).exec()
        brought, self._brought = self._brought, None
        if brought is not None and self.session.unlocked:
            self.take_in_file(brought)

    def lock(self) -> None:
        """Drop the keys and everything that is shown."""
        self.idle.rest()
        for box in self.findChildren(QDialog):
            box.done(QDialog.DialogCode.Rejected)  # an alert too, which comes again
        self.case.clear()
        self.table.clear()
        self.session.lock()
        self.pages.setCurrentWidget(self.unlock)
        self.unlock.lock()

    def done(self, result: int) -> None:
        """Qt: the window ends; the file is let go."""
        self._leave()
        super().done(result)

    def reject(self) -> None:
        """Qt: Close, Escape, or the window's own button; what was typed is asked about first."""
        if self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window's own button."""
        super().closeEvent(event)
        if event.isAccepted():
            self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter in a field presses no button elsewhere; Escape leads from a case to the table.

        A button that has the keyboard takes Enter itself.
        """
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.case:
            self.leave_case()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.idle.rest()
        self.unlock.job.close()
        self.session.close()

    # The table

    def leave_case(self) -> None:
        """Back to the table, unless something was typed that the person would rather keep."""
        if self._may_leave():
            self.show_table()

    def _may_leave(self) -> bool:
        if not self.case.unfinished():
            return True
        say = self._desk.say
        return ask.confirm(
            self,
            say("ui.cases.unfinished"),
            yes=say("ui.cases.unfinished.yes"),
            no=say("ui.cases.unfinished.no"),
        )

    def show_table(self) -> None:
        """Show every case as it stands now; the keyboard is where it was in the table."""
        before = self.case.found.case.id if self.case.found else ""
        self.case.clear()
        with self._waiting():
            found = self._try(self.session.listing)
        if found is not None:
            self.table.show_cases(found)
        inquiry = self._desk.inquiry
        self.table.offer_keeping(there=inquiry.letter() is not None)
        self.pages.setCurrentWidget(self.table)
        self.table.go_to(before)

    def keep(self) -> None:
        """Keep what the wizard has just made."""
        inquiry = self._desk.inquiry
        letter = inquiry.letter()
        if letter is None:
            return
        name = f"{self._desk.say('cases.letter-name')}.pdf"
        ident = self._try(lambda: self.session.keep(inquiry.answers, letter, name))
        if ident is not None:
            inquiry.note_saved(inquiry.answers)
            self.open_case(ident)
            self.case.tell("done", self._desk.say("cases.added", case=ident[:8]))

    def export(self, idents: Sequence[str]) -> None:
        """Write cases into one sealed file, under a passphrase of its own."""
        path = ask_for_export(self, self._desk, saving=True)
        if path is None:
            return
        words = self._words("ui.cases.export", "ui.cases.words.export", new=True)
        if words is None:
            return
        force, say = path.exists(), self._desk.say
        if force and not self._may_replace(path):
            return
        with self._waiting():
            done = self._told(lambda: self.session.export(idents, words, path, force=force))
        if done:
            self.table.tell("done", say("cases.exported", n=len(idents), file=path.name))

    def take_in(self) -> None:
        """Take in every case of a sealed file."""
        path = ask_for_export(self, self._desk, saving=False)
        if path is not None:
            self.take_in_file(path)

    def take_in_file(self, path: Path) -> None:
        """Take in every case of this one, once its passphrase is typed."""
        words = self._words("ui.cases.import", "ui.cases.words.import")
        if words is None:
            return
        with self._waiting():
            done = self._try(lambda: self.session.take_in(path, words))
        if done is not None:
            self.show_table()
            counts = {"new": len(done.new), "same": len(done.same), "copies": len(done.copies)}
            self.table.tell("done", self._desk.say("cases.imported", **counts))

    def change_words(self) -> None:
        """Another passphrase; the one in use is asked for first."""
        before = self._words("ui.cases.words.change", "ui.cases.words")
        if before is None:
            return
        words = self._words("ui.cases.words.change", "ui.cases.words.new", new=True)
        if words is None:
            return
        with self._waiting():
            done = self._told(lambda: self.session.change_passphrase(before, words))
        if done:
            self.table.tell("done", self._desk.say("cases.passphrase.changed"))

    # One case

    def open_case(self, ident: str) -> None:
        """Show a case, and first what costs a right in it."""
        found = self._try(lambda: self.session.load(ident))
        if found is None:
            return
        self.case.show_case(found)
        self.pages.setCurrentWidget(self.case)
        self.case.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        lines = self.case.hard_lines()
        if lines:
            HardAlert(self._desk, self._look, lines, self).exec()

    def reread(self) -> None:
        """Show the case as it was saved; a limit that is new is told."""
        before = self.case.hard_lines()
        if self.case.found is None:
            return
        ident = self.case.found.case.id
        found = self._try(lambda: self.session.load(ident))
        if found is None:
            return
        self.case.show_case(found)
        new = [line for line in self.case.hard_lines() if line not in before]
        if new:
            HardAlert(self._desk, self._look, new, self).exec()

    def attach(self) -> None:
        """Add a file to the case."""
        found, path = self.case.found, ask_for_paper(self, self._desk)
        if found is None or path is None:
            return
        with self._waiting():
            done = self._told(lambda: self.session.add_papers(found, [path]))
        if done:
            self.reread()

    def write_step(self, step: str, answers: Answers) -> None:
        """Write the letter of a next step; it is kept among the papers, to be taken out."""
        found, say = self.case.found, self._desk.say
        if found is None:
            return
        name = f"{say(f'next.step.{step}')}.pdf"
        with self._waiting():
            done = self._told(lambda: self.session.write_step(found, step, answers, name))
        if done:
            self.reread()
            self.case.tell("done", say("ui.cases.next.written", name=name))

    def save_calendar(self) -> None:
        """Write the dates of the case as a calendar file; a later one takes its place there."""
        found, line = self.case.found, self.case.line
        path = ask_where_to_save(self, self._desk, "dates", "ics")
        if found is None or line is None or path is None:
            return
        force = path.exists()
        if force and not self._may_replace(path):
            return
        words, case = self._desk.words, found.case
        if self._told(lambda: self.session.write_calendar(case, line, words, path, force=force)):
            self.case.tell("done", self._desk.say("ui.save.saved", file=str(path)))

    def take_out(self, row: int) -> None:
        """Write a paper as a plain file, where the person says."""
        found, say = self.case.found, self._desk.say
        if found is None:
            return
        paper = found.case.papers[row]
        path = ask_where_to_put(self, self._desk, paper.name)
        if path is None:
            return
        force = path.exists()
        if force and not self._may_replace(path):
            return
        ident = found.case.id
        if self._told(lambda: self.session.write_paper(ident, paper, path, force=force)):
            self.case.tell("done", say("ui.cases.taken-out", file=path.name))

    def delete(self) -> None:
        """Delete the case, once the person said so."""
        found, say = self.case.found, self._desk.say
        if found is None or not ask.confirm(
            self,
            say("ui.cases.delete.ask"),
            yes=say("ui.cases.delete.yes"),
            no=say("ui.cases.cancel"),
        ):
            return
        if self._told(lambda: self.session.delete(found)):
            self.show_table()
            self.table.tell("done", say("cases.deleted"))

    # What they share

    def _limits(self) -> list[str]:
        """A line for each case with a limit that costs a right and is near."""
        listing = self._try(self.session.listing)
        if listing is None:
            return []
        today, say = self._desk.inquiry.program.today, self._desk.say
        near = Wanted(due=frozenset({Due.LIMIT})).find(listing.heads, today)
        lines = []
        for ident, head in near[:MOST_LINES]:
            name = " · ".join(brief(part) for part in (head.label, head.who) if part) or ident[:8]
            limits = (one for one in dates_of(head) if one.hard and one.latest >= today.isoformat())
            first = min(limits, default=None)
            if first is not None:
                what = say(f"date.{first.what}")
                lines.append(say("ui.cases.alert.line", case=name, what=what, day=first.earliest))
        if len(near) > MOST_LINES:
            lines.append(say("ui.cases.alert.more", n=len(near) - MOST_LINES))
        return lines

    def _may_replace(self, path: Path) -> bool:
        say = self._desk.say
        return ask.confirm(
            self,
            say("ui.save.replace", file=path.name),
            yes=say("ui.save.replace-yes"),
            no=say("ui.save.replace-no"),
        )

    def _words(self, title: str, name: str, *, new: bool = False) -> bytearray | None:
        return ask_words(self, self._desk, self._look, new=new, title=title, name=name)

    def _try(self, do: Callable[[], Result]) -> Result | None:
        """Do it; what goes wrong is told on the page that is shown."""
        try:
            return do()
        except PcirightsError as error:
            self._refuse(error)
            return None

    def _told(self, do: Callable[[], None]) -> bool:
        """Do it; whether it went well."""
        try:
            do()
        except PcirightsError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: PcirightsError) -> None:
        text = self._desk.error(error)
        if self.pages.currentWidget() is self.case:
            self.case.tell("warning", text)
        elif self.pages.currentWidget() is self.table:
            self.table.tell("warning", text)
        else:
            self.unlock.refuse(error)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        finally:
            QGuiApplication.restoreOverrideCursor()
