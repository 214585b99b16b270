"""Why the person objects, or wants the record corrected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pcirights.core.vocabulary import Ground
from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.choices import Choices, Option

NONE = "none"


class GroundPage(Page):
    """Only the grounds that some route for this record and right knows."""

    asks = Screen.GROUND

    def build(self) -> None:
        """Make the cards."""
        self.asked = False
        self.choices = Choices(self.look)
        self.choices.chosen.connect(lambda _: self.alert.hide())
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first."""
        return self.choices.first()

    def retranslate(self) -> None:
        """Name the grounds."""
        keys = [ground or NONE for ground in self.inquiry.grounds()]
        say = self.language.say
        self.choices.offer(
            [Option(key, say(f"ground.{key}"), say(f"ui.ground.help.{key}")) for key in keys]
        )

    def load(self) -> None:
        """Show the ground chosen."""
        ground = self.inquiry.answers.ground
        if ground is not None:
            self.choices.choose(ground)
        elif self.choices.value() != NONE:
            self.choices.choose(None)

    def read(self) -> None:
        """Keep the ground chosen."""
        key = self.choices.value()
        self.inquiry.set_ground(Ground(key) if key and key != NONE else None)

    def fault(self) -> str | None:
        """One has to be chosen, be it none in particular."""
        return self.hindrance() if self.choices.value() else self.language.say("ui.choose-one")
