"""The window: a bar with where one is and the language, and the wizard below it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.core.errors import PcirightsError
from pcirights.flow.questions import Screen
from pcirights.ui.dialogs.files import ask_what_to_open
from pcirights.ui.letter.maker import LetterMaker
from pcirights.ui.pages.loading import later_pages
from pcirights.ui.pages.welcome import WelcomePage
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.sitting import Sitting
from pcirights.ui.startup.qt_translations import translate_qt
from pcirights.ui.startup.quick_start import collect
from pcirights.ui.startup.window_size import opening_size, remember
from pcirights.ui.theme.look import asked_for_contrast, look_of
from pcirights.ui.widgets.top_bar import TopBar
from pcirights.ui.wizard import Wizard

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from pcirights.flow.inquiry import Inquiry
    from pcirights.i18n import Lang
    from pcirights.program import Program
    from pcirights.ui.pages.save import SavePage

COLLECTS = 10_000
"""Milliseconds between two collections of what nothing leads to any more."""
PALETTE = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
"""How Qt says that the system turned dark or light: to widgets by the first."""
LAW = ".pcilaw"
CASES = (".pcicases", ".pcicase")
"""Ends of the names of files that have a window of their own."""


class Window(QWidget):
    """Everything on the screen. Closing it leaves nothing behind.

    ``dressed``: it looks otherwise now, and so must a window before it.
    """

    dressed = Signal()

    def __init__(self, program: Program, lang: Lang) -> None:
        super().__init__()
        self.program = program
        self.language = ScreenLanguage(lang, program.edition.languages)
        self.sitting = Sitting()
        self.look = look_of(self.palette(), self.font())
        self._painted = False
        self._wanted: Path | None = None
        self.maker = LetterMaker(program, self)
        self._collector = QTimer(self)
        self._collector.timeout.connect(collect)
        self.top_bar = TopBar(self.language, self.look)
        self.top_bar.spoken.connect(self.speak)
        self.top_bar.manual_wanted.connect(self.open_manual)
        self.top_bar.about_wanted.connect(self.open_about)
        self.top_bar.law_wanted.connect(self.open_law)
        self.top_bar.cases_wanted.connect(self.open_cases)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        self.wizard = self._new_wizard()
        column.addWidget(self.wizard, 1)
        QShortcut(QKeySequence.StandardKey.HelpContents, self, self.explain_terms)
        self.setStyleSheet(self.look.stylesheet())
        self.resize(opening_size(self.screen().availableSize(), self.look.em))
        self.wizard.restart()
        self._entitle()

    @cached_property
    def inquiry(self) -> Inquiry:
        """The answers; what they are made of is loaded when a page after the first needs it."""
        from pcirights.flow.inquiry import Inquiry

        return Inquiry(self.program)

    def _after(self, screen: Screen) -> Screen | None:
        return self.inquiry.after(screen)

    def _new_wizard(self) -> Wizard:
        def ask() -> Inquiry:
            return self.inquiry

        language = self.language
        welcome = WelcomePage(language, ask, self.program.edition)
        later = later_pages(language, ask, self.maker, self.sitting)
        made = Wizard(language, self.look, welcome, later, self._after, self)
        welcome.spoken.connect(self.speak)
        welcome.open_wanted.connect(self.open_answers)
        made.turned.connect(self._turned)
        made.customButtonClicked.connect(self.clear_everything)
        return made

    def begin(self, file: Path | None = None) -> None:
        """Show the window, and in it what a file holds."""
        self._wanted = file
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: once painted, the window has time for what the next pages need."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._prepare)

    def _prepare(self) -> None:
        from pcirights.ui.startup.none_references import keep_none_alive

        keep_none_alive()  # until here the references that every start has are plenty
        if self.wizard.add_page():
            QTimer.singleShot(0, self._prepare)
            return
        self._add_later_pages()
        self.maker.warm_up()
        self._collector.start(COLLECTS)
        self.dress()
        if self._wanted is not None:
            self.open_file(self._wanted)

    def _add_later_pages(self) -> None:
        self.wizard.add_all_pages()
        save = cast("SavePage", self.wizard.at(Screen.SAVE))
        save.manual_wanted.connect(self.open_manual)
        save.cases_wanted.connect(self.open_cases)

    def clear_everything(self) -> None:
        """Forget all that was typed and made, once the person said so; begin again.

        The pages are made anew: so nothing is left in a field's undo or in a view.
        """
        from pcirights.ui.dialogs import messages

        say, old = self.language.say, self.wizard
        if not messages.confirm(
            self, say("ui.clear.ask"), yes=say("ui.clear.yes"), no=say("ui.clear.no")
        ):
            return
        self.maker.cancel_all()
        self.__dict__.pop("inquiry", None)  # another is made when it is asked for
        self.program.forget()
        self.sitting.clear()
        self.wizard = self._new_wizard()
        self._column.replaceWidget(old, self.wizard)
        old.hide()
        old.deleteLater()
        self.wizard.restart()
        self._add_later_pages()
        self._entitle()

    def speak(self, lang: Lang) -> None:
        """Change the language at once; what is on the page is kept first."""
        if lang == self.language.lang:
            return
        self.wizard.shown().read()
        self.language.speak(lang)
        translate_qt(lang)
        self.wizard.speak()
        self.top_bar.speak()
        self._entitle()

    def open_answers(self) -> None:
        """Ask for a file of answers, and take it in place of those given."""
        path = ask_what_to_open(self, self.language)
        if path is not None:
            self.take(path)

    def open_file(self, path: Path) -> None:
        """Show what a file holds, by the end of its name: the law, cases, else answers."""
        kind = path.suffix.lower()
        if kind == LAW:
            self.open_law(path)
        elif kind in CASES:
            self.open_cases(path)
        else:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take the answers of a file, and go on to the first question that they leave open.

        Where all is answered that is the letter. What is wrong with the file is told on the page.
        """
        from pcirights.answers_file import read_answers

        try:
            answers = read_answers(path)
        except PcirightsError as error:
            self.wizard.shown().warn(self.language.error(error))
            return
        self.inquiry.start_over(answers)
        self.inquiry.note_answers_kept(answers)
        self.wizard.go_to_first_open()

    def open_manual(self) -> None:
        """Show the manual."""
        from pcirights.ui.dialogs.manual import Manual

        Manual(self.language, self).exec()

    def open_law(self, pack: Path | None = None) -> None:
        """Show the law in use, and what renews it; with a pack, what that is."""
        from pcirights.ui.dialogs.law_pack import LawPackDialog

        LawPackDialog(self.language, self.look, self.program, self, pack).exec()

    def open_cases(self, file: Path | None = None) -> None:
        """Show the cases that were kept, once their file is unlocked."""
        from pcirights.ui.cases.dialog import CasesDialog

        self.wizard.shown().read()
        dialog = CasesDialog(self.language, self.look, self, self.inquiry, self.sitting)
        dialog.spoken.connect(self.speak)
        self.dressed.connect(dialog.speak)
        if file is not None:
            dialog.begin_with(file)
        dialog.exec()

    def open_about(self) -> None:
        """Show what the program is, and how old its law."""
        from pcirights.ui.dialogs.about import About

        About(self.language, self.program, self).open()

    def explain_terms(self) -> None:
        """Explain the law's words on the page that is shown."""
        self.wizard.shown().explain_terms()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window is to close. What was typed and not saved is asked about first."""
        from pcirights.ui.dialogs import messages

        say, page, inquiry = self.language.say, self.wizard.shown(), self.inquiry
        page.read()
        ask = "ui.quit.ask" if inquiry.unsaved else "ui.quit.ask-answers"
        if (
            inquiry.answers_kept
            or page.asks is Screen.STOP
            or messages.confirm(self, say(ask), yes=say("ui.quit.yes"), no=say("ui.quit.no"))
        ):
            self._offer_to_clear_the_clipboard()
            if not self.isMaximized():
                remember(self.size())
            self.hide()  # what the worker is at may take a moment to end
            self.maker.close()
            event.accept()
        else:
            event.ignore()

    def _offer_to_clear_the_clipboard(self) -> None:
        from pcirights.ui.dialogs import messages

        say, clipping = self.language.say, self.sitting.clipping
        if clipping.there and messages.confirm(
            self,
            say("ui.clipboard.ask"),
            yes=say("ui.clipboard.yes"),
            no=say("ui.clipboard.no"),
        ):
            clipping.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the system turned dark or light."""
        super().changeEvent(event)
        if event.type() in PALETTE and getattr(self, "_painted", False):
            self.dress()

    def dress(self) -> None:
        """Put on the look of the palette and font in use."""
        look = look_of(QGuiApplication.palette(), self.font(), high=asked_for_contrast())
        if look != self.look:
            self.look.become(look)
            self.setStyleSheet(look.stylesheet())
            self.wizard.shown().read()
            self.wizard.speak()
            self.top_bar.speak()
            self.dressed.emit()

    def _turned(self) -> None:
        self.top_bar.show_chapter(self.wizard.shown().asks)

    def _entitle(self) -> None:
        self.setWindowTitle(self.language.say("ui.name"))
