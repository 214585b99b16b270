"""A route as a card: what it gives, how strong, to whom, how long, what then, what to attach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from pcirights.ui.widgets.choices import Card
from pcirights.ui.widgets.labels import Badge, empty, label
from pcirights.wording.findings import grade, passages, why_graded
from pcirights.wording.phrases import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.places import Place
    from pcirights.ui.theme.look import Look

NARROWEST = 21
"""Below this many ems a card is not put beside another."""


class RouteCard(Card):
    """One route."""

    def __init__(self, route: Route, place: Place, words: Catalogue, look: Look) -> None:
        super().__init__(look)
        self.route = route
        say = words.text
        self.column.setSpacing(round(look.em * 0.35))
        name = say(f"route.{route.id}")
        strength = grade(route, words)
        self.radio.setAccessibleName(say("ui.route.name", route=name, grade=strength))
        parts = passages(route, place, words)
        self.radio.setAccessibleDescription(
            "\n".join(
                labelled(part.heading, words.name("；", "; ").join(part.lines), words)
                for part in parts
            )
        )
        self.column.addWidget(label("label", name))
        if route.recommended:
            self.column.addWidget(
                Badge("recommended", say("ui.route.recommended"), look),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            self.column.addWidget(label("hint", say(f"reason.{route.chosen_for}")))
        self.column.addWidget(
            Badge(route.enforceability, strength, look), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addWidget(label("hint", why_graded(route, words)))
        for part in parts:
            self.column.addSpacing(round(look.em * 0.15))
            self.column.addWidget(label("rowName", part.heading))
            for line in part.lines:
                self.column.addWidget(label("line", line))
        self.column.addStretch(1)


class RouteCards(QWidget):
    """The cards side by side where there is room, else below each other."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self._columns = 0
        self.cards: list[RouteCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(round(look.em * 0.8))
        self.group = self._group

    def offer(self, routes: Sequence[Route], place: Place, words: Catalogue) -> None:
        """Show these routes."""
        for card in self.cards:
            self._group.removeButton(card.radio)
        empty(self._grid)
        self.cards = [RouteCard(route, place, words, self._look) for route in routes]
        for card in self.cards:
            self._group.addButton(card.radio)
        self._columns = 0
        self._lay()

    def chosen(self) -> Route | None:
        """The route whose card is chosen."""
        return next((card.route for card in self.cards if card.radio.isChecked()), None)

    def choose(self, route: Route) -> None:
        """Choose a card."""
        for card in self.cards:
            if card.route.id is route.id:
                card.radio.setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as many columns as there is room for."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        room = int(self.width() // (NARROWEST * self._look.em))
        columns = max(1, min(room, len(self.cards), 3))
        if columns == self._columns:
            return
        for number in range(self._columns):
            self._grid.setColumnStretch(number, 0)
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
