"""The buttons that change the language, each under its language's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from pcirights.ui.pages.welcome import TONGUES
from pcirights.ui.widgets.labels import called

if TYPE_CHECKING:
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


class Tongues(QWidget):
    """``spoken``: a language is wanted. Where the edition has one, there is no button."""

    spoken = Signal(str)

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language = language
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(look.em * 0.9))
        group = QButtonGroup(self)
        spoken = language.offered if len(language.offered) > 1 else ()
        self.buttons = {lang: called(QPushButton(TONGUES[lang]), "tongue") for lang in spoken}
        for lang, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, lang=lang: self.spoken.emit(lang))
            group.addButton(button)
            row.addWidget(button)
        self.speak()

    def speak(self) -> None:
        """Show the language in use."""
        for lang, button in self.buttons.items():
            button.setChecked(lang == self._language.lang)
            button.setAccessibleName(self._language.say("ui.tongue", name=TONGUES[lang]))
