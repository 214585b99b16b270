"""A page: one question, with why it is asked. It only shows the answers and reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from pcirights.core.errors import PcirightsError
from pcirights.flow.questions import Screen
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import Notice, called, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from pcirights.flow.inquiry import Inquiry, WayOut
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

NO_BREAK = "\u00a0"
TEXT_WIDTH = 52
"""How wide a page of text grows, in ems: longer lines are hard to follow."""


class Page(QWizardPage):
    """The frame of every page, built when it is first shown, so that the window opens fast.

    A page implements ``build`` (make the widgets, once), ``retranslate`` (set every text),
    ``load`` (show the answers), ``read`` (keep what is in the widgets) and ``fault`` (what still
    hinders the next step, in words).
    """

    asks: ClassVar[Screen]
    wide: ClassVar[bool] = False

    def __init__(self, language: ScreenLanguage, ask: Callable[[], Inquiry]) -> None:
        super().__init__()
        self.language, self._ask = language, ask
        self.built = False
        self._coming: Iterator[Callable[[], None]] = iter(())
        self._unpainted = False
        self.body: QVBoxLayout
        self.title_label: QLabel
        self.lead_label: QLabel
        self.alert: Notice
        self.scroller: QScrollArea

    @property
    def inquiry(self) -> Inquiry:
        """The answers and what they lead to; loaded when a page after the first needs it."""
        return self._ask()

    @property
    def day_asked(self) -> date:
        """The day whose law is asked."""
        return self.inquiry.answers.on or self.inquiry.program.today

    def hindrance(self) -> str | None:
        """Why the law cannot be asked with the answers as they stand; None where it can."""
        try:
            self.inquiry.findings()
        except PcirightsError as error:
            return self.language.error(error)
        return None

    def matter(self) -> str:
        """What was asked, in one line: place, record, right, ground, day, which is never torn."""
        answers, place, language = self.inquiry.answers, self.inquiry.place(), self.language
        parts = [language.place_name(place)] if place else []
        parts += [
            language.say(f"{kind}.{word}")
            for kind in ("record", "right", "ground")
            if (word := getattr(answers, kind)) is not None
        ]
        return " · ".join((*parts, language.catalogue.date(self.day_asked).replace(" ", NO_BREAK)))

    @property
    def host(self) -> Host:
        """The wizard that the page stands in."""
        return cast("Host", self.wizard())

    @property
    def look(self) -> Look:
        """The colours and sizes in use."""
        return self.host.look

    def ems(self, count: float) -> int:
        """A length of so many ems."""
        return round(count * self.look.em)

    def build(self) -> None:
        """Make the widgets, once, into ``self.body``."""

    def retranslate(self) -> None:
        """Set every text in the screen's language."""

    def load(self) -> None:
        """Show the answers."""

    def read(self) -> None:
        """Keep what stands in the widgets."""

    def fault(self) -> str | None:
        """What hinders the next step, in words; None if nothing does."""
        return None

    def initializePage(self) -> None:
        """Qt: the page is about to be shown."""
        if not self.built:
            self._frame()
            self.build()
            self.built = True
        self.speak()

    def speak(self) -> None:
        """Show the page in the screen's language, with the answers as they are."""
        self.setAccessibleName(self.language.screen_name(self.asks))
        self.scroller.setAccessibleName(self.language.screen_name(self.asks))
        self.title_label.setText(self.language.screen_name(self.asks))
        self.lead_label.setText(self.language.say(f"ui.{self.asks}.lead"))
        self.alert.hide()
        self.retranslate()
        self.load()

    def once_painted(self, *bits: Callable[[], None]) -> None:
        """Have these done once the page is on the screen, in place of what was still to come.

        Each has a turn of its own: together they take longer than a window may stand still.
        """
        self._coming = iter(bits)
        self._wait_for_paint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: now there is time for more."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self, self._go_on)  # not once the page is gone

    def _wait_for_paint(self) -> None:
        self._unpainted = True
        self.update(0, 0, 1, 1)

    def _go_on(self) -> None:
        if not self.isVisible():  # it was left: the rest is for when it is shown again
            self._unpainted = True
        elif (bit := next(self._coming, None)) is not None:
            bit()
            self._wait_for_paint()

    def cleanupPage(self) -> None:
        """Qt: Back was pressed. What was typed stays."""
        self.read()

    def validatePage(self) -> bool:
        """Qt: Next was pressed. Keep the answers; say what hinders."""
        self.read()
        fault = self.fault()
        if fault is None:
            self.alert.hide()
            return True
        self.warn(fault)
        return False

    def nextId(self) -> int:
        """Qt: the page that follows, by the map of the interview."""
        return self.host.number_after(self.asks)

    def first(self) -> QWidget | None:
        """The widget that has the keyboard when the page is shown."""
        return None

    def warn(self, text: str) -> None:
        """Say what is wrong, on the page and to a screen reader."""
        self.say_above("warning", text)

    def say_above(self, kind: str, text: str) -> None:
        """Say something of a certain weight above the question, and to a screen reader."""
        self.alert.tell(kind, text, self.look)
        self.alert.show()
        announce(self.alert, text)
        self.scroller.ensureWidgetVisible(self.alert)

    def ask_again(self) -> None:
        """Ask the law anew: the page that follows the one before may be another by now."""
        wizard = self.host
        wizard.back()
        wizard.next()

    def ask_instead(self, way: WayOut) -> None:
        """Ask the other question: about access at once, else with its ground to be chosen."""
        wizard, inquiry = self.host, self.inquiry
        wizard.go_back_to(Screen.RIGHT)
        inquiry.set_right(way.right)
        if inquiry.answers.ground not in way.grounds:
            inquiry.set_ground(None)
        cast("Page", wizard.currentPage()).speak()
        wizard.next()

    def explain_terms(self) -> None:
        """Explain the law's words that stand on the page."""
        from pcirights.ui.dialogs.glossary import Glossary

        Glossary(self.language, self).open()

    def reorder(self) -> None:
        """Have the keyboard go through the page as it is now."""
        if self.isVisible():
            self.host.order()

    def beside(self) -> QWidget | None:
        """What stands beside the question and does not scroll with it."""
        return None

    def _frame(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(self.scroller, 3)
        side = self.beside()
        if side is not None:
            outer.addWidget(side, 2)
        inner = called(QWidget(), "body")
        self.scroller.setWidget(inner)
        row = QHBoxLayout(inner)
        margin = self.ems(1.6)
        row.setContentsMargins(margin, self.ems(1.2), margin, self.ems(1.2))
        column = called(QWidget(), "body")
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if not self.wide:
            column.setMaximumWidth(self.ems(TEXT_WIDTH))
        row.addWidget(column, 1)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.ems(0.7))
        self.title_label = label("title")
        self.lead_label = label("lead")
        self.alert = Notice()
        self.alert.hide()
        for widget in (self.title_label, self.lead_label, self.alert):
            self.body.addWidget(widget)


class Host(Protocol):
    """What a page asks of the wizard that it stands in."""

    look: Look

    def number_after(self, screen: Screen) -> int:
        """The number of the page that follows, -1 at the end."""

    def add_all_pages(self) -> None:
        """Bring in the pages that are still to come."""

    def go_back_to(self, screen: Screen) -> None:
        """Go back to a screen that was shown before."""

    def order(self) -> None:
        """Have the keyboard go through the page in reading order."""

    def back(self) -> None:
        """Go to the page before."""

    def next(self) -> None:
        """Go to the page that follows."""

    def currentPage(self) -> QWizardPage:
        """Qt: the page that is shown."""
