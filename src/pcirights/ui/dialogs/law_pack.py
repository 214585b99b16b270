"""The law in use, and renewing it from a file: looked at away from the window, then asked.

Whatever a pack says is shown as text; the only paths are those that the person chose.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pcirights.core.errors import PcirightsError
from pcirights.flow import law_lines
from pcirights.flow.law_work import Seen, Standing, back, look_at, read_key, stand, use
from pcirights.law_packs.install import HandedOn, Installed
from pcirights.ui.dialogs import messages
from pcirights.ui.dialogs.files import ask_for_key, ask_for_pack
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import Notice, called, label
from pcirights.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from pcirights.law_packs.contents import Law
    from pcirights.program import Program
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class LawPackDialog(QDialog):
    """One file at a time: chosen, looked at, installed or left."""

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        program: Program,
        parent: QWidget,
        pack: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._language, self._look, self._program = language, look, program
        self._seen: Seen | None = None
        self._unknown: Path | None = None
        self._wanted = pack
        self._can_go_back = False
        self._worker = Worker(self)
        say = language.say
        self.setWindowTitle(say("ui.law-pack"))
        self.standing = Notice()
        self.answer = Notice()
        self.install_button = self._button("ui.law-pack.install", self.install, name="primary")
        self.leave_button = self._button("ui.law-pack.leave", self._forget)
        self.key_button = self._button("ui.law-pack.key", self.choose_key)
        self.choose_button = self._button("ui.law-pack.choose", self.choose)
        self.choose_button.setIcon(look.icon("open"))
        self.back_button = self._button("ui.law-pack.back", self.go_back)
        self._frame()
        wide = min(round(look.em * 42), round(parent.width() * 0.95))
        self.resize(wide, min(round(look.em * 36), round(parent.height() * 0.95)))
        self._forget()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the window is there; what were told before would not be dressed in its colour."""
        super().showEvent(event)
        if not event.spontaneous():
            self._work(partial(stand, self._program), "ui.law-pack.reading")

    def _frame(self) -> None:
        """Lay it out: all but the last button scrolls, where letters are large."""
        say, gap = self._language.say, round(self._look.em * 0.8)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setAccessibleName(say("ui.law-pack"))
        self.scroller.verticalScrollBar().rangeChanged.connect(self._show_end)
        inner = called(QWidget(), "body")
        self.scroller.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setSpacing(gap)
        column.addWidget(self.standing)
        column.addWidget(label("help", say("ui.law-pack.help")))
        column.addLayout(_row(self.choose_button, self.back_button))
        column.addWidget(self.answer)
        column.addLayout(_row(self.install_button, self.key_button, self.leave_button))
        column.addStretch(1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(say("ui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(say("ui.close"))
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(self.scroller)
        outer.addWidget(buttons)

    def choose(self) -> None:
        """Ask for a file and look at it."""
        path = ask_for_pack(self, self._language)
        if path is not None:
            self._look_at(path)

    def _look_at(self, path: Path) -> None:
        self._forget()
        self._unknown = path
        self._work(partial(look_at, self._program, path), "ui.law-pack.checking")

    def choose_key(self) -> None:
        """Ask for the publisher's public key; its number is compared by the person."""
        key_file, pack = ask_for_key(self, self._language), self._unknown
        if key_file is None or pack is None:
            return
        say = self._language.say
        try:
            key = read_key(key_file)
        except PcirightsError as error:
            self._refuse(error)
            return
        if messages.confirm(
            self,
            say("ui.law-pack.key-ask", key=key.number),
            yes=say("ui.law-pack.key-yes"),
            no=say("ui.law-pack.key-no"),
        ):
            self._forget()
            self._work(partial(look_at, self._program, pack, key), "ui.law-pack.checking")

    def install(self) -> None:
        """Install what was looked at; one that is not newer is asked about first."""
        seen, say = self._seen, self._language.say
        if seen is None:
            return
        law, older = seen.offer.content, seen.offer.than == "not-newer"
        if older and not messages.confirm(
            self,
            law_lines.older_question(seen.offer, cast("Law", law), self._language.catalogue),
            yes=say("ui.law-pack.older-yes"),
            no=say("ui.law-pack.leave"),
        ):
            return
        self._forget()
        self._work(partial(use, self._program, seen), "ui.law-pack.installing")

    def go_back(self) -> None:
        """Use the law before again."""
        say = self._language.say
        if messages.confirm(
            self, say("ui.law-pack.back-ask"), yes=say("ui.law-pack.back"), no=say("ui.quit.no")
        ):
            self._forget()
            self._work(partial(back, self._program), "ui.law-pack.installing")

    def done(self, code: int) -> None:
        """Qt: the dialog closes; an installation under way is finished first."""
        self._worker.close()
        super().done(code)

    def _work(self, work: Callable[[], object], doing: str) -> None:
        self._allow(work=False)
        if doing != "ui.law-pack.reading":
            self._say(law_lines.Told("note", "", self._language.say(doing)))
        self._worker.run(lambda _: work(), self._take, self._refuse)

    def _take(self, done: object) -> None:
        self._allow(work=True)
        words, used = self._language.catalogue, self._program.law
        if isinstance(done, Seen):
            self._seen = done
            self._say(law_lines.offered(done.offer, words))
            self.install_button.setVisible(done.offer.than != "same")
            self.leave_button.setVisible(True)
            (self.install_button if done.offer.than == "newer" else self.leave_button).setFocus()
            return
        if isinstance(done, Installed | HandedOn):
            self._say(law_lines.outcome(done, used, words))
            self._work(partial(stand, self._program), "ui.law-pack.reading")
            return
        now = cast("Standing", done)
        self._can_go_back = now.can_go_back
        self.back_button.setEnabled(now.can_go_back)
        told = law_lines.in_use(now.law, now.following, self._program.today, words)
        self.standing.tell(told.kind, told.text, self._look, told.title)
        self.setAccessibleDescription(f"{told.title}\n{told.text}")
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._look_at(wanted)

    def _refuse(self, error: PcirightsError) -> None:
        self._allow(work=True)
        self._say(law_lines.refused(error, self._language.catalogue))
        self.key_button.setVisible(error.code == "pack-key-unknown")
        self.choose_button.setFocus()

    def _forget(self) -> None:
        """Leave the file that was looked at."""
        self._seen = None
        for widget in (self.answer, self.install_button, self.leave_button, self.key_button):
            widget.hide()
        self.choose_button.setFocus()

    def _allow(self, *, work: bool) -> None:
        for button in (self.choose_button, self.install_button, self.key_button):
            button.setEnabled(work)
        self.back_button.setEnabled(work and self._can_go_back)

    def _say(self, told: law_lines.Told) -> None:
        self.answer.tell(told.kind, told.text, self._look, told.title)
        self.answer.setAccessibleName(f"{told.title}\n{told.text}".strip())
        self.answer.show()
        announce(self.answer, f"{told.title} {told.text}")

    def _show_end(self, _: int, end: int) -> None:
        """An answer with its buttons stands last: have it seen."""
        if self.answer.isVisible():
            self.scroller.verticalScrollBar().setValue(end)

    def _button(self, key: str, act: Callable[[], None], name: str = "") -> QPushButton:
        text = self._language.say(key)
        made = called(QPushButton(text), name)
        made.setAccessibleName(text)
        made.clicked.connect(lambda _=False: act())
        return made


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
