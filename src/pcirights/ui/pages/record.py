"""Which kind of record it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pcirights.core.words import Record
from pcirights.ui.choices import Choices, Option
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page


class RecordPage(Page):
    """Seven kinds, each explained."""

    asks = Screen.RECORD

    def build(self) -> None:
        """Make the cards."""
        self.choices = Choices(self.look)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first."""
        return self.choices.first()

    def retranslate(self) -> None:
        """Name the kinds."""
        say = self.desk.say
        self.choices.offer(
            [Option(kind, say(f"record.{kind}"), say(f"record.{kind}.help")) for kind in Record]
        )

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
