"""Fields to type in that tidy what is pasted: what they show is what the letter gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from pcirights.core.tidying import lines, one_line

if TYPE_CHECKING:
    from collections.abc import Callable


class Tidying(QValidator):
    """Refuses nothing: Qt takes the tidied text in place of what was typed.

    Half a character of two, which Python never gets to see, is gone by that from the screen too.
    """

    def __init__(self, tidy: Callable[[str], str], editor: QLineEdit | QComboBox) -> None:
        super().__init__(editor)
        self._tidy = tidy

    def validate(self, typed: str, cursor: int) -> tuple[QValidator.State, str, int]:
        """Qt: something was typed, pasted or set; what stands behind the cursor stays there."""
        tidied = self._tidy(typed)
        behind = max(0, _units(typed) - cursor)
        return QValidator.State.Acceptable, tidied, max(0, _units(tidied) - behind)


class LongText(QPlainTextEdit):
    """Several lines; Tab leaves them."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: something is pasted or dropped."""
        tidied = QMimeData()
        tidied.setText(lines(source.text()))
        super().insertFromMimeData(tidied)


def one_line_editor(tidy: Callable[[str], str] = one_line) -> QLineEdit:
    """A field of one line."""
    made = QLineEdit()
    made.setValidator(Tidying(tidy, made))
    return made


def _units(text: str) -> int:
    """How long Qt counts a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
