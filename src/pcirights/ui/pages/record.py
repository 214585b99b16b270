"""Which kind of record it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from pcirights.core.vocabulary import Record
from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.choices import Choices, Option
from pcirights.ui.widgets.labels import called, label

if TYPE_CHECKING:
    from pcirights.ui.pages.place import PlacePage


class RecordPage(Page):
    """Seven kinds, each explained; who is not sure is helped to find out who holds it."""

    asks = Screen.RECORD

    def build(self) -> None:
        """Make the cards."""
        self.place = label("label")
        self.help_button = called(QPushButton(), "quiet")
        self.help_button.clicked.connect(self.seek_holder)
        self.choices = Choices(self.look)
        self.choices.chosen.connect(lambda _: self.alert.hide())
        self.body.addWidget(self.place)
        self.body.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.choices)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first."""
        return self.choices.first()

    def retranslate(self) -> None:
        """Name the kinds."""
        say = self.language.say
        self.help_button.setText(say("ui.holder.open"))
        self.help_button.setAccessibleName(say("ui.holder.open"))
        self.help_button.setIcon(self.look.icon("help", "accent"))
        self.choices.offer(
            [
                Option(kind, say(f"ui.record.name.{kind}"), say(f"record.{kind}.help"))
                for kind in Record
            ]
        )

    def load(self) -> None:
        """Show the kind chosen, and the place: Next takes a name that can mean one place only."""
        self.choices.choose(self.inquiry.answers.record)
        place = self.inquiry.place()
        named = self.language.place_name(place) if place else ""
        self.place.setText(self.language.say("ui.place.picked", place=named))

    def read(self) -> None:
        """Keep the kind chosen."""
        key = self.choices.value()
        self.inquiry.set_record(Record(key) if key else None)

    def fault(self) -> str | None:
        """One has to be chosen."""
        return None if self.inquiry.answers.record else self.language.say("ui.choose-one")

    def seek_holder(self) -> None:
        """Help to find out who holds the record, in three questions."""
        from pcirights.ui.dialogs.holder import HolderDialog

        self.read()
        dialog = HolderDialog(self.language, self.look, self.inquiry, self)
        dialog.taken.connect(self._holder_found)
        dialog.open()

    def _holder_found(self) -> None:
        """Go back to the place, which the answers may have changed; the kind is chosen by then."""
        self.load()
        wizard = self.host
        wizard.back()
        cast("PlacePage", wizard.currentPage()).holder_found()
