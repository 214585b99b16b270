"""There is no route in law: why, said calmly, and what can be done instead."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Notice, Points, empty, label
from pcirights.ui.wording import former, warned

STEPS = ("back", "records", "advice", "later")


class StopPage(Page):
    """The end of this way; Back leads to the others."""

    asks = Screen.STOP

    def build(self) -> None:
        """Make the places for the reason and the advice."""
        self.asked = label("label")
        self.reasons = QVBoxLayout()
        self.reasons.setSpacing(self.ems(0.6))
        self.instead = label("heading")
        self.steps = Points(self.look)
        self.before = label("heading")
        self.former = Points(self.look)
        self.body.addWidget(self.asked)
        self.body.addLayout(self.reasons)
        for widget in (self.instead, self.steps, self.before, self.former):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def first(self) -> QWidget:
        """The text, to be read with the arrow keys."""
        return self.scroller

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.desk.say
        self.instead.setText(say("ui.stop.instead"))
        self.steps.tell(say(f"ui.stop.{name}") for name in STEPS)
        self.before.setText(say("ui.findings.former"))

    def load(self) -> None:
        """Show the reason."""
        findings = self.desk.inquiry.findings()
        self.asked.setText(self.desk.matter())
        empty(self.reasons)
        for caution in warned(findings.cautions, self.desk.words):
            notice = Notice()
            notice.tell("note", caution.text, self.look, caution.title, caution.source)
            self.reasons.addWidget(notice)
        lines = former(findings, self.desk.words)
        self.former.tell(lines)
        self.before.setVisible(bool(lines))
