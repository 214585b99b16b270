"""There is no route in law: why, said calmly, and what can be done instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcirights.core.vocabulary import Right
from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.day_chooser import DayChooser
from pcirights.ui.widgets.labels import Notice, Points, called, empty, label
from pcirights.wording.findings import former, warned

if TYPE_CHECKING:
    from pcirights.flow.inquiry import WayOut

STEPS = ("records", "advice", "later")


class StopPage(Page):
    """The end of this way; from here others are one press away."""

    asks = Screen.STOP

    def build(self) -> None:
        """Make the places for the reason, the other ways and the advice."""
        self.asked = label("label")
        self.reasons = QVBoxLayout()
        self.reasons.setSpacing(self.ems(0.6))
        self.terms_button = called(QPushButton(), "quiet")
        self.terms_button.clicked.connect(self.explain_terms)
        self.ways_title = label("heading")
        self.ways = QVBoxLayout()
        self.ways.setSpacing(self.ems(0.3))
        self.instead = label("heading")
        self.steps = Points(self.look)
        self.before = label("heading")
        self.former = Points(self.look)
        self.day = DayChooser(self.language, self.look, self.inquiry)
        self.day.chosen.connect(self.ask_again)
        self.body.addWidget(self.asked)
        self.body.addLayout(self.reasons)
        self.body.addWidget(self.terms_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.ways_title)
        self.body.addLayout(self.ways)
        for widget in (self.instead, self.steps, self.before, self.former, self.day):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def first(self) -> QWidget:
        """The text, to be read with the arrow keys."""
        return self.scroller

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.language.say
        self.terms_button.setText(say("ui.terms.open"))
        self.terms_button.setAccessibleName(say("ui.terms.open"))
        self.terms_button.setIcon(self.look.icon("help", "accent"))
        self.ways_title.setText(say("ui.stop.ways"))
        self.instead.setText(say("ui.stop.instead"))
        self.before.setText(say("ui.findings.former"))
        self.day.retranslate()

    def load(self) -> None:
        """Show the reason, and the questions that have a route."""
        findings = self.inquiry.findings()
        self.asked.setText(self.matter())
        empty(self.reasons)
        for caution in warned(findings.cautions, self.language.catalogue):
            notice = Notice()
            notice.tell("note", caution.text, self.look, caution.title, caution.source)
            self.reasons.addWidget(notice)
        empty(self.ways)
        ways = self.inquiry.ways_out()
        for way in ways:
            self._offer(way)
        others = {"other-record": Screen.RECORD, "other-place": Screen.PLACE}
        if not self.inquiry.place_matters:
            del others["other-place"]  # the law is the same there
        for key, screen in others.items():
            button = self._button(self.language.say(f"ui.stop.{key}"))
            button.clicked.connect(lambda _=False, screen=screen: self._go_back_to(screen))
        say = self.language.say
        steps = STEPS if ways else ("back", *STEPS)
        self.steps.tell(say(f"ui.stop.{name}") for name in steps)
        lines = former(findings, self.language.catalogue)
        self.former.tell(lines)
        self.before.setVisible(bool(lines))
        self.day.load()

    def _offer(self, way: WayOut) -> None:
        say, words = self.language.say, self.language.catalogue
        same = way.right is self.inquiry.answers.right
        title = say("ui.stop.way.same" if same else f"ui.stop.way.{way.right}")
        button = self._button(title)
        button.clicked.connect(lambda: self.ask_instead(way))
        if way.right is not Right.ACCESS:
            grounds = words.name("、", "; ").join(
                say(f"ground.{ground or 'none'}") for ground in way.grounds
            )
            text = say("ui.stop.way.grounds", grounds=grounds)
            button.setAccessibleDescription(text)
            self.ways.addWidget(label("hint", text))

    def _button(self, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setAccessibleName(text)
        self.ways.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _go_back_to(self, screen: Screen) -> None:
        self.host.go_back_to(screen)
