"""The pages in their order. Which comes next is the inquiry's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget, QWizard

from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.labels import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from pcirights.ui.pages.welcome import WelcomePage
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

NUMBERS = {screen: number for number, screen in enumerate(Screen)}
BUTTONS = {
    QWizard.WizardButton.NextButton: "ui.next",
    QWizard.WizardButton.FinishButton: "ui.finish",
    QWizard.WizardButton.BackButton: "ui.back",
    QWizard.WizardButton.CancelButton: "ui.quit",
    QWizard.WizardButton.CustomButton1: "ui.clear",
}
"""The buttons below, as the keyboard meets them."""


class Wizard(QWizard):
    """A QWizard that stands inside the window.

    It begins with ``welcome`` and takes the other pages from ``later``, one at a time; a None there
    means that something else was loaded. ``after`` tells which screen follows another.
    """

    turned = Signal()

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        welcome: WelcomePage,
        later: Iterator[Page | None],
        after: Callable[[Screen], Screen | None],
        parent: QWidget,
    ) -> None:
        super().__init__()
        self.language, self.look = language, look
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setButtonLayout([
            QWizard.WizardButton.CancelButton, QWizard.WizardButton.CustomButton1,
            QWizard.WizardButton.Stretch,
            QWizard.WizardButton.BackButton, QWizard.WizardButton.NextButton,
            QWizard.WizardButton.FinishButton,
        ])  # fmt: skip
        for number in (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton):
            self.button(number).setObjectName("primary")
        # A part of the window, no dialog of its own; only now: the stylesheet goes by names.
        self.setParent(parent)
        self._later, self._after = later, after
        self.complete = False
        self.setPage(NUMBERS[Screen.WELCOME], welcome)
        self.setStartId(NUMBERS[Screen.WELCOME])
        self.currentIdChanged.connect(self._turned)
        self.name_buttons()

    def add_page(self) -> bool:
        """Bring in the next page after the first, or a part of it; whether there was one.

        Not before the first is painted, and one at a time: together they and QtPdf take longer than
        a window may stand still.
        """
        for made in self._later:
            if made is not None:
                self.setPage(NUMBERS[made.asks], made)
            return True
        if not self.complete:
            self.complete = True
            self.rule()
            if self.currentPage() is not None:
                self.order()
        return False

    def add_all_pages(self) -> None:
        """Bring in all that are still to come, now."""
        while self.add_page():
            pass

    def shown(self) -> Page:
        """The page on the screen."""
        return cast("Page", self.currentPage())

    def at(self, screen: Screen) -> Page:
        """A page by its screen."""
        return cast("Page", self.page(NUMBERS[screen]))

    def number_after(self, screen: Screen) -> int:
        """The number of the page that follows, -1 at the end."""
        if screen is Screen.WELCOME:
            return NUMBERS[Screen.PLACE]  # the first paint needs no answers
        following = self._after(screen)
        return -1 if following is None else NUMBERS[following]

    def go_to_first_open(self) -> None:
        """Go on over all that is answered, to the first open question or to the letter."""
        self.add_all_pages()
        while (page := self.shown()).asks is not Screen.PREVIEW:
            page.read()
            if page.fault() is not None:
                return
            self.next()
            if self.shown() is page:
                return

    def go_back_to(self, screen: Screen) -> None:
        """Go back to a screen that was shown before, and show the answers there."""
        while self.shown().asks is not screen and self.hasVisitedPage(NUMBERS[screen]):
            self.back()
        self.shown().speak()

    def name_buttons(self) -> None:
        """Set the texts of the buttons below."""
        for number, key in BUTTONS.items():
            text = self.language.say(key)
            self.setButtonText(number, text)
            self.button(number).setAccessibleName(spoken(text))
        clear = self.button(QWizard.WizardButton.CustomButton1)
        clear.setAccessibleDescription(self.language.say("ui.clear.help"))

    def rule(self) -> None:
        """Draw the line above the buttons in the colour of other lines: in Qt's it is not seen.

        Qt gives it no name. It lies beside the frame that the pages stand in. To reach for that
        loads every class of widgets: not before the first paint.
        """
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Mid, self.look.colour("line"))
        frame = cast("QWidget", self.at(Screen.WELCOME).parentWidget())
        for beside in cast("QWidget", frame.parentWidget()).children():
            if type(beside) is QWidget:
                beside.setPalette(palette)

    def speak(self) -> None:
        """Show everything in the language chosen, with the answers as they are."""
        self.rule()
        self.name_buttons()
        if self.currentPage() is not None:
            self.shown().speak()
            self.order()

    def order(self) -> None:
        """Have the keyboard go through the page, then through the buttons."""
        from pcirights.ui.widgets.tab_order import chain, reading_order

        chain((*reading_order(self.shown()), *(self.button(number) for number in BUTTONS)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on to the next page. It never finishes: that has its own button."""
        from PySide6.QtCore import Qt

        following = self.button(QWizard.WizardButton.NextButton)
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif following.isVisible() and following.isEnabled():
            following.click()

    def accept(self) -> None:
        """Qt: Finish. The window asks before a letter is lost that was not saved."""
        self.window().close()

    def reject(self) -> None:
        """Qt: Escape or Quit. The window asks before anything is lost."""
        self.window().close()

    def _turned(self, number: int) -> None:
        if number >= 0:
            page = self.shown()
            clear = self.button(QWizard.WizardButton.CustomButton1)
            clear.setVisible(page.asks is not Screen.WELCOME)
            if self.complete:
                self.order()
            first = page.first() or self.button(QWizard.WizardButton.BackButton)
            first.setFocus()
            page.scroller.verticalScrollBar().setValue(0)
            self.turned.emit()
