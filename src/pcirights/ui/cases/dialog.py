"""The window of the cases: unlocked by a passphrase, locked again when nobody is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pcirights.cases.container import SUFFIX
from pcirights.cases.opening import is_server
from pcirights.cases.store import ConflictError
from pcirights.flow.case_lines import limit_lines, nearest_limit, pressing_line
from pcirights.flow.case_session import Session
from pcirights.followup.due_date import Watch
from pcirights.ui.cases.attempts import Attempts, waiting
from pcirights.ui.cases.captions import Captions
from pcirights.ui.cases.case_actions import CaseActions
from pcirights.ui.cases.case_page import CasePage
from pcirights.ui.cases.file_actions import FileActions
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.cases.idle import MINUTES, Idle
from pcirights.ui.cases.table import TablePage
from pcirights.ui.cases.unlock import UnlockPage
from pcirights.ui.dialogs import messages
from pcirights.ui.letter.clipboard import Copied
from pcirights.ui.widgets.language_switch import Tongues

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from pcirights.core.errors import PcirightsError
    from pcirights.flow.case_session import Begun
    from pcirights.flow.inquiry import Inquiry
    from pcirights.followup.due_date import Alert
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting
    from pcirights.ui.theme.look import Look


class CasesDialog(QDialog):
    """Three pages: the passphrase, the table, one case. ``spoken``: a language is wanted."""

    spoken = Signal(str)

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        parent: QWidget,
        inquiry: Inquiry,
        sitting: Sitting,
        *,
        idle: int = MINUTES * 60_000,
    ) -> None:
        super().__init__(parent)
        self.language, self.look = language, look
        self._inquiry, self._sitting = inquiry, sitting
        self._brought: Path | None = None
        self._held: bytes | None = None
        self._lock_later = False
        self._copied = Copied(self)
        self.session = Session(inquiry.program)
        self.unlock = UnlockPage(language, look, self.session, inquiry)
        self.table = TablePage(language, look, inquiry.program)
        self.case = CasePage(language, look, self.session)
        self.attempts = Attempts(self, language, self._refuse, self._was_locked)
        tools = (self.session, self.attempts, language)
        self.file_actions = FileActions(self.table, *tools, look, sitting, changed=self.show_table)
        self.case_actions = CaseActions(
            self.case, *tools, sitting, reread=self.reread, gone=self._tell_gone
        )
        self.idle = Idle(self, idle)
        self.idle.passed.connect(self.lock)
        self._captions = Captions(language)
        self._captions.add("ui.cases.title", self.setWindowTitle)
        self.pages = QStackedWidget()
        for page in (self.unlock, self.table, self.case):
            self.pages.addWidget(page)
        buttons = QDialogButtonBox()
        close = self._captions.button("ui.close")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.tongues = Tongues(language, look)
        column, above = QVBoxLayout(self), QHBoxLayout()
        column.addLayout(above)
        above.addWidget(self.case.back_button)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        above.addStretch(1)
        above.addWidget(self.tongues)  # the keyboard comes to it last, as in the wizard
        self.tongues.spoken.connect(self._speak)
        self.pages.currentChanged.connect(self._turned)
        self.unlock.opened.connect(self.enter)
        self.table.wanted.connect(self.open_case)
        self.table.keep_wanted.connect(self.keep)
        self.table.lock_wanted.connect(self.lock)
        self.case.left.connect(self.leave_case)
        self._turned()
        self.resize(round(parent.width() * 0.96), round(parent.height() * 0.96))

    def _turned(self) -> None:
        self.case.back_button.setVisible(self.pages.currentWidget() is self.case)

    def _speak(self, lang: str) -> None:
        self.spoken.emit(lang)
        self.speak()

    def speak(self) -> None:
        """Show everything in the language and the look in use; what is typed and chosen stays."""
        for part in (self._captions, self.tongues, self.unlock, self.table, self.case):
            part.speak()
        for alert in self.findChildren(HardAlert):
            alert.speak()

    # In and out

    def begin_with(self, path: Path) -> None:
        """Have the passphrase of a file typed; exported cases wait until a file takes them in."""
        if path.suffix.lower() == SUFFIX:
            self._brought = path
            self.unlock.answer.say(
                "note", partial(self.language.say, "ui.cases.import.first", file=path.name)
            )
        else:
            self.unlock.show_file(path, making=False)

    def enter(self) -> None:
        """The cases can be read: renew dates, show the table, tell which limits are near."""
        self.idle.watch()
        self.attempts.do_away(lambda: self.session.refresh(self.session.listing()))
        if not self.session.unlocked:
            return
        self.show_table()
        listing = self.attempts.get(self.session.listing)
        if listing is not None:
            today = self._inquiry.program.today
            self.alert(
                lambda: limit_lines(listing.heads, today, self.language.catalogue),
                lambda: nearest_limit(listing.heads, today, self.language.catalogue),
            )
        brought, self._brought = self._brought, None
        if brought is not None and self.session.unlocked:
            self.file_actions.take_in_file(brought)
        begun = self.session.held(self._held) if self._held and self.session.unlocked else None
        if begun is not None:
            self._held = None
            self._go_on(begun)

    def lock(self) -> None:
        """Drop everything that is shown, and the keys.

        What was begun is saved after nothing is shown any more: a database may take its time, or
        never answer. What cannot be saved is held sealed, for whoever has the passphrase.
        """
        self.idle.rest()
        for box in self.findChildren(QDialog):
            box.done(QDialog.DialogCode.Rejected)  # an alert too, which comes again
        if self.attempts.busy:  # the store is in use: nothing is shown, and the rest follows
            self._lock_later = True
            self.pages.setCurrentWidget(self.unlock)
            self.unlock.lock("ui.cases.locked")
            return
        begun = self.case_actions.begun()
        self.case.clear()
        self.table.clear()
        self.pages.setCurrentWidget(self.unlock)
        self.unlock.lock("ui.cases.locked")
        self._sitting.clipping.clear()
        self._copied.clear()
        self.repaint()
        if begun is not None and self.session.unlocked:
            if self.case_actions.keep_begun(begun):
                self.unlock.lock("ui.cases.locked.kept")
            else:
                self._held = self.session.hold(begun)
                self.unlock.lock("ui.cases.locked.held")
        self.session.lock()

    def _was_locked(self) -> bool:
        """Whether the cases were to be locked while something was under way: now they are."""
        later, self._lock_later = self._lock_later, False
        if later:
            self.lock()
        return later or not self.session.unlocked

    def done(self, result: int) -> None:
        """Qt: the window ends; the file is let go."""
        self._leave()
        super().done(result)

    def reject(self) -> None:
        """Qt: Close, Escape, or the window's own button; what was typed is asked about first."""
        if not self.attempts.busy and self._may_leave():
            super().reject()

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
        self._copied.clear()
        self.unlock.worker.close()
        self.attempts.close()
        self.session.close()
        self.deleteLater()  # nothing of the cases is to stay in a window that nobody sees

    # The table

    def leave_case(self) -> None:
        """Back to the table, unless something was typed that the person would rather keep."""
        if self._may_leave():
            self.show_table()

    def _may_leave(self) -> bool:
        if not self.case.unfinished() and (self._held is None or self.session.unlocked):
            return True
        say = self.language.say
        return messages.confirm(
            self,
            say("ui.cases.unfinished"),
            yes=say("ui.cases.unfinished.yes"),
            no=say("ui.cases.unfinished.no"),
        )

    def show_table(self) -> None:
        """Show every case as it stands now; the keyboard is where it was in the table."""
        before = self.case.found.case.id if self.case.found else ""
        self.case.clear()
        with waiting():
            found = self.attempts.get(self.session.listing)
        if found is not None:
            self.table.show_cases(found)
            kept = self._inquiry.kept_as() in {ident for ident, _ in found.heads}
            self.table.offer_backup(there=not is_server(self.session.where))
            self.table.offer_keeping(there=self._inquiry.letter() is not None and not kept)
        self.pages.setCurrentWidget(self.table)
        self.table.go_to(before)

    # One case

    def keep(self) -> None:
        """Keep what the wizard has just made as a new case, and show it."""
        inquiry, say = self._inquiry, self.language.say
        letter = inquiry.letter()
        if letter is None:
            return
        name = f"{say('cases.letter-name')}.pdf"
        ident = self.attempts.get(
            lambda: self.session.keep(inquiry.answers, letter, name, inquiry.calendar_key())
        )
        if ident is not None:
            inquiry.note_kept(ident)
            self.open_case(ident)
            self.case.tell("done", partial(say, "cases.added", case=ident[:8]))

    def open_case(self, ident: str) -> None:
        """Show a case, and first what costs a right in it."""
        found = self.attempts.get(lambda: self.session.load(ident))
        if found is None:
            return
        self.case.show_case(found)
        self.pages.setCurrentWidget(self.case)
        self.case.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.warn(self.case.pressing())

    def _tell_gone(self, said: Callable[[], str]) -> None:
        """Show the table without the case that was deleted, and say so."""
        self.show_table()
        self.table.answer.say("done", said)

    def _go_on(self, begun: Begun) -> None:
        """Show the case with what was begun in it, after the passphrase; where it is gone, tell."""
        self.open_case(begun.case)
        text, say = "\n\n".join(begun.texts), self.language.say
        if self.case.found is None:
            said = partial(say, "ui.cases.begun.gone", text=text)
            self.table.answer.say("warning", said)
        else:
            self.case.note.setPlainText(text)
            self.case.tell("warning", partial(say, "ui.cases.begun"))

    def reread(self) -> bool:
        """Show the case as it was saved, and tell a limit that is new; whether it is there."""
        before, shown = self.case.pressing(), self.case.found
        found = shown and self.attempts.get(lambda: self.session.load(shown.case.id))
        if not found:
            return False
        self.case.show_case(found)
        self.warn([one for one in self.case.pressing() if one not in before])
        return True

    def warn(self, pressing: Sequence[Alert | Watch]) -> None:
        """Have what costs a right in a case be read."""
        today, language = self._inquiry.program.today, self.language
        days = [one.sum.reach.earliest for one in pressing if isinstance(one, Watch) and one.sum]
        self.alert(
            lambda: [pressing_line(one, today, language.catalogue) for one in pressing],
            lambda: language.catalogue.date(min(days)) if days else "",
        )

    def alert(self, lines: Callable[[], Sequence[str]], day: Callable[[], str]) -> None:
        """Have lines be read, where there are any; ``day`` is the first that they name."""
        if lines():
            alert = HardAlert(self.language, self.look, lines, self, day)
            alert.tongues.spoken.connect(self._speak)
            alert.exec()
            alert.deleteLater()  # nothing of the case is to stay when it is locked

    def _refuse(self, error: PcirightsError) -> None:
        said = partial(self.language.error, error)
        if self.pages.currentWidget() is self.case:
            if isinstance(error, ConflictError):  # show what is there now; what is typed stays
                if not self.reread():
                    return
                said = partial(self.language.say, "ui.cases.conflict")
            self.case.tell("warning", said)
        elif self.pages.currentWidget() is self.table:
            self.table.answer.say("warning", said)
        else:
            self.unlock.refuse(error)
