"""A route as a card: what it is, how strong, what the letter asks, to whom, how long they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from pcirights.core.vocabulary import Enforceability
from pcirights.ui.widgets.choices import Card
from pcirights.ui.widgets.labels import Badge, empty, label
from pcirights.wording.findings import grade, passages
from pcirights.wording.phrases import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.places import Place
    from pcirights.ui.theme.look import Look

ON_THE_CARD = 3
"""How many passages stand on the card: what the letter asks, to whom, in what time."""


class RouteCard(Card):
    """One route: its name and strength, and more once it is chosen. A screen reader hears all."""

    def __init__(self, route: Route, place: Place, words: Catalogue, look: Look) -> None:
        super().__init__(look)
        self.route = route
        say = words.text
        self.column.setSpacing(round(look.em * 0.35))
        name = say(f"route.{route.id}")
        strength = grade(route, words)
        self.radio.setAccessibleName(say("ui.route.name", route=name, grade=strength))
        parts = [
            labelled(part.heading, words.name("；", "; ").join(part.lines), words)
            for part in passages(route, place, words)
        ]
        self.radio.setAccessibleDescription("\n".join(parts))
        self.column.addWidget(label("label", name))
        badges = QHBoxLayout()
        badges.setSpacing(round(look.em * 0.5))
        if route.recommended and route.enforceability is not Enforceability.BLOCKED:
            badges.addWidget(Badge("recommended", say("ui.route.recommended"), look))
        badges.addWidget(Badge(route.enforceability, strength, look))
        badges.addStretch(1)
        self.column.addLayout(badges)
        if route.recommended:
            self.column.addWidget(label("hint", say(f"reason.{route.chosen_for}")))
        for part in parts[:ON_THE_CARD]:
            line = label("line", part)
            line.setVisible(self.radio.isChecked())
            self.radio.toggled.connect(line.setVisible)
            self.column.addWidget(line)


class RouteCards(QWidget):
    """The cards, one below the other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.group = QButtonGroup(self)
        self.cards: list[RouteCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(look.em * 0.6))

    def offer(self, routes: Sequence[Route], place: Place, words: Catalogue) -> None:
        """Show these routes."""
        for card in self.cards:
            self.group.removeButton(card.radio)
        empty(self._column)
        self.cards = [RouteCard(route, place, words, self._look) for route in routes]
        for card in self.cards:
            self.group.addButton(card.radio)
            self._column.addWidget(card)

    def chosen(self) -> Route | None:
        """The route whose card is chosen."""
        return next((card.route for card in self.cards if card.radio.isChecked()), None)

    def choose(self, route: Route) -> None:
        """Choose a card."""
        for card in self.cards:
            if card.route.id is route.id:
                card.radio.setChecked(True)
