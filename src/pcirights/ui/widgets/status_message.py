"""How something went, said where it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from pcirights.ui.theme.look import Look


class Answer(Notice):
    """It takes what says it, not the words: another language says it again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kind = "note"
        self._said: Callable[[], str] = str
        self.hide()

    def say(self, kind: str, said: Callable[[], str]) -> None:
        """Say it, to a screen reader too."""
        self._kind, self._said = kind, said
        self._write()
        self.show()
        announce(self, said())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it comes into sight; what was told before its window was there gets its colour."""
        super().showEvent(event)
        self.style().unpolish(self)
        self.style().polish(self)

    def says(self, text: str) -> bool:
        """Whether this is what it shows."""
        return not self.isHidden() and self._said() == text

    def speak(self) -> None:
        """Say it in the screen's language, where there is something to say."""
        if not self.isHidden():
            self._write()

    def clear(self) -> None:
        """Say nothing, and forget what was said."""
        self._kind, self._said = "note", str
        self.speak()
        self.hide()

    def _write(self) -> None:
        self.tell(self._kind, self._said(), self._look)
