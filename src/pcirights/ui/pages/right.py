"""What the person wants to do about the record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pcirights.core.vocabulary import Right
from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.choices import Choices, Option


class RightPage(Page):
    """See it, have it corrected, object to it.

    A right without a route is offered too: the page after says why there is none.
    """

    asks = Screen.RIGHT

    def build(self) -> None:
        """Make the cards."""
        self.choices = Choices(self.look)
        self.choices.chosen.connect(lambda _: self.alert.hide())
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first."""
        return self.choices.first()

    def retranslate(self) -> None:
        """Name the rights."""
        say = self.language.say
        self.choices.offer(
            [
                Option(right, say(f"ui.right.name.{right}"), say(f"ui.right.help.{right}"))
                for right in Right
            ]
        )

    def load(self) -> None:
        """Show the right chosen."""
        self.choices.choose(self.inquiry.answers.right)

    def read(self) -> None:
        """Keep the right chosen."""
        key = self.choices.value()
        self.inquiry.set_right(Right(key) if key else None)

    def fault(self) -> str | None:
        """One has to be chosen, and the law has to be able to answer."""
        return (
            self.hindrance() if self.inquiry.answers.right else self.language.say("ui.choose-one")
        )
