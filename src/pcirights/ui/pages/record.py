"""Which kind of record it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from pcirights.core.words import Record
from pcirights.ui.choices import Choices, Option
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Fold, called


class RecordPage(Page):
    """Seven kinds, each explained; and who is not sure is asked where they saw it."""

    asks = Screen.RECORD

    def build(self) -> None:
        """Make the cards."""
        self.choices = Choices(self.look)
        self.unsure = Fold(self.look)
        self.seen = {kind: called(QPushButton(), "seen") for kind in Record}
        for kind, button in self.seen.items():
            button.clicked.connect(lambda _=False, kind=kind: self.take(kind))
            self.unsure.inside.addWidget(button)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.unsure)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first."""
        return self.choices.first()

    def retranslate(self) -> None:
        """Name the kinds."""
        say = self.desk.say
        self.unsure.entitle(say("ui.record.unsure"))
        for kind, button in self.seen.items():
            button.setText(say(f"ui.record.seen.{kind}"))
            button.setAccessibleName(button.text())
        self.choices.offer(
            [Option(kind, say(f"record.{kind}"), say(f"record.{kind}.help")) for kind in Record]
        )

    def take(self, kind: Record) -> None:
        """Choose the kind that is seen in such a place."""
        self.choices.choose(kind)
        card = self.choices.cards[kind]
        card.radio.setFocus()
        self.scroller.ensureWidgetVisible(card)

    def load(self) -> None:
        """Show the kind chosen."""
        self.choices.choose(self.desk.inquiry.answers.record)

    def read(self) -> None:
        """Keep the kind chosen."""
        key = self.choices.value()
        self.desk.inquiry.set_record(Record(key) if key else None)

    def fault(self) -> str | None:
        """One has to be chosen."""
        return None if self.desk.inquiry.answers.record else self.desk.say("ui.choose-one")
