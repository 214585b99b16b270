"""One of several, as cards: a title, an explanation, a radio button that the keyboard moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from pcirights.ui.widgets.labels import at_the_top, bring_into_sight, called, empty, label, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from pcirights.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose. ``key`` is a stable word; the rest is shown."""

    key: str
    title: str
    help: str = ""


class Card(QFrame):
    """A card with a radio button; the whole card can be clicked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look = look
        self.radio = called(QRadioButton(), "bare")
        self.radio.installEventFilter(self)
        self.radio.toggled.connect(lambda on: mark(self, "chosen", on))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(look.em * 0.8),) * 4)
        row.setSpacing(round(look.em * 0.8))
        self.radio.setFixedHeight(round(look.em * 1.5))
        row.addLayout(at_the_top(self.radio))
        self.column = QVBoxLayout()
        self.column.setSpacing(round(look.em * 0.2))
        row.addLayout(self.column, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: show on the card that its button has the keyboard.

        Where nothing is chosen yet, the first arrow chooses this card; only then they go on.
        """
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        elif isinstance(event, QKeyEvent):
            from PySide6.QtCore import Qt  # the first paint does without

            arrows = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right}
            if event.key() in arrows and event.type() == QEvent.Type.KeyPress:
                if not self.radio.isChecked():
                    self.radio.click()
                    return True
            elif event.key() in arrows and event.type() == QEvent.Type.KeyRelease:
                bring_into_sight(self)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the card; a broken line inside it tells where the keyboard is.

        What is chosen has a ground and an edge of its own colour: the two must not look alike.
        """
        super().paintEvent(event)
        if self.radio.hasFocus():
            look: Look = getattr(self.window(), "look", self._look)
            wide = float(look.tokens["ring"].removesuffix("px"))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring, pen = QPainterPath(), QPen()
            white = 1.5 * wide
            inside = QRectF(self.rect()).adjusted(white, white, -white, -white)
            ring.addRoundedRect(inside, look.em / 3, look.em / 3)
            pen.setColor(QColor(look.colour("text")))
            pen.setDashPattern([2, 2])
            pen.setWidthF(wide / 2)
            painter.strokePath(ring, pen)  # setPen would load the class Qt: see parts.PLAIN
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click anywhere on the card is one on its button."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus()
            self.radio.click()


class Choices(QWidget):
    """Cards of which one can be chosen: a column of them, or a row."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, beside: bool = False) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        self.cards: dict[str, Card] = {}
        self._column = QHBoxLayout(self) if beside else QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(look.em * 0.5))

    def offer(self, options: Sequence[Option]) -> None:
        """Show these, keeping what is chosen where it is still among them."""
        kept = self.value()
        focused = next((key for key, card in self.cards.items() if card.radio.hasFocus()), None)
        for card in self.cards.values():
            self._group.removeButton(card.radio)
        empty(self._column)
        self.cards = {option.key: self._card(option) for option in options}
        self.choose(kept)
        if focused in self.cards:
            self.cards[focused].radio.setFocus()

    def value(self) -> str | None:
        """The key of the one chosen."""
        return next((key for key, card in self.cards.items() if card.radio.isChecked()), None)

    def first(self) -> QWidget | None:
        """The button of the card chosen, else of the first."""
        chosen = self.value()
        cards = [self.cards[chosen]] if chosen else list(self.cards.values())
        return cards[0].radio if cards else None

    def choose(self, key: str | None) -> None:
        """Choose one, or none."""
        if key in self.cards:
            self.cards[key].radio.setChecked(True)
            return
        self._group.setExclusive(False)
        for card in self.cards.values():
            card.radio.setChecked(False)
        self._group.setExclusive(True)

    def _card(self, option: Option) -> Card:
        card = Card(self._look)
        card.radio.setAccessibleName(option.title)
        card.radio.setAccessibleDescription(option.help)
        card.radio.clicked.connect(lambda: self.chosen.emit(option.key))
        self._group.addButton(card.radio)
        card.column.addWidget(label("label", option.title))
        if option.help:
            card.column.addWidget(label("help", option.help))
        self._column.addWidget(card)
        return card
