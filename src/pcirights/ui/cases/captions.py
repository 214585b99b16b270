"""The fixed words of a page, by their keys: set once, and again when the language changes.

Each begins a line, and is written so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from pcirights.ui.widgets.labels import called, label
from pcirights.wording.phrases import capitalised

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.ui.screen_language import ScreenLanguage


class Captions:
    """Every place where a fixed word stands."""

    def __init__(self, language: ScreenLanguage) -> None:
        self._language = language
        self._places: list[tuple[str, Callable[[str], object]]] = []

    def add(self, key: str, *places: Callable[[str], object]) -> None:
        """Have a word stand in these places, each named by what sets it."""
        for place in places:
            self._places.append((key, place))
            place(capitalised(self._language.say(key)))

    def label(self, name: str, key: str) -> QLabel:
        """A label with a word."""
        made = label(name)
        self.add(key, made.setText)
        return made

    def button(self, key: str, name: str = "") -> QPushButton:
        """A button with a word; ``name`` is known to the stylesheet."""
        made = called(QPushButton(), name)
        self.add(key, made.setText, made.setAccessibleName)
        return made

    def speak(self) -> None:
        """Set every word in the screen's language."""
        for key, place in self._places:
            place(capitalised(self._language.say(key)))
