"""The entries that the letter is about: what the record says, what is right, the proofs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from pcirights.core.answers import Item
from pcirights.core.needed import missing_items
from pcirights.flow.questions import Screen
from pcirights.ui.pages.form_page import FormPage
from pcirights.ui.widgets.item_card import NAMES, ItemCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pcirights.ui.widgets.field_error import Complaint


class ItemsPage(FormPage):
    """One card an entry; there is always one to fill."""

    asks = Screen.ITEMS

    def build(self) -> None:
        """Make the place for the cards, the button."""
        self.cards: list[ItemCard] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(self.ems(0.8))
        self.add_button = QPushButton()
        self.add_button.clicked.connect(self.add)
        self.body.addLayout(self.column)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def first(self) -> QWidget:
        """What the first entry says."""
        return self.cards[0].record

    def retranslate(self) -> None:
        """Set the texts."""
        text = self.language.say("ui.items.add")
        self.add_button.setText(text)
        self.add_button.setAccessibleName(text)
        self.add_button.setIcon(self.look.icon("add"))
        self._number()

    def load(self) -> None:
        """Show the entries; an empty one where there is none."""
        items = self.inquiry.answers.items or (Item(),)
        while len(self.cards) > len(items):
            self._drop(self.cards[-1])
        while len(self.cards) < len(items):
            self._new()
        for card, item in zip(self.cards, items, strict=True):
            card.show_item(item)
            card.lock(self.inquiry.answers.sample)
        self.add_button.setVisible(not self.inquiry.answers.sample)
        self._number()

    def read(self) -> None:
        """Keep the entries that hold anything."""
        items = tuple(item for card in self.cards if (item := card.item()) != Item())
        self.inquiry.answers = replace(self.inquiry.answers, items=items)

    def fault(self) -> str | None:
        """Where the letter needs an entry, there has to be one; and it has to be printable."""
        row = self.inquiry.row
        if row is not None and missing_items(self.inquiry.answers, row):
            self.cards[0].record.setFocus()
            self.cards[0].faults["record"].tell("missing", self.language.say("ui.items.missing"))
            return self.language.say("ui.items.missing")
        return self.fault_of_characters()

    def typed_texts(self) -> Mapping[str, tuple[str, Complaint]]:
        """Every field of every entry."""
        return {
            f"{number}.{name}": (card.text(name), card.faults[name])
            for number, card in enumerate(self.cards)
            for name in NAMES
        }

    def add(self) -> None:
        """One more entry."""
        card = self._new()
        self._number()
        card.record.setFocus()

    def remove(self, card: ItemCard) -> None:
        """Take an entry away; the last one is emptied."""
        if len(self.cards) > 1:
            self._drop(card)
        else:
            card.show_item(Item())
        self._number()
        self.add_button.setFocus()

    def _new(self) -> ItemCard:
        card = ItemCard(self.language, self.look)
        card.remove_wanted.connect(lambda: self.remove(card))
        card.typed.connect(self.touched)
        self.cards.append(card)
        self.column.addWidget(card)
        return card

    def _drop(self, card: ItemCard) -> None:
        self.cards.remove(card)
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        _retranslate(self.cards)


def _retranslate(cards: Sequence[ItemCard]) -> None:
    for number, card in enumerate(cards, start=1):
        card.retranslate(number, alone=len(cards) == 1)
