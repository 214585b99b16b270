"""A window of its own with text to read: headings, the lines under them, a button to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.wording.findings import Passage


class Reading(QDialog):
    """What stands in it is read with the arrow keys; a link is only followed inside it."""

    def __init__(self, language: ScreenLanguage, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.language = language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName(title)
        self.browser.setAccessibleDescription(language.say("ui.reading.keys"))
        self.browser.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton(
            language.say("ui.close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.close_button.setAccessibleName(language.say("ui.close"))
        buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.browser)
        self.column.addWidget(buttons)
        window = parent.window()
        self.resize(round(window.width() * 0.8), round(window.height() * 0.85))
        self.browser.setFocus()

    def to_the_top(self) -> None:
        """Have reading begin with the first line."""
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)

    def add(self, passages: Iterable[Passage]) -> None:
        """Put passages at the end: a heading and the lines under it, as they are."""
        for passage in passages:
            self._put(passage.heading, 0.9, QFont.Weight.Bold)
            self.append(passage.lines)

    def append(self, lines: Iterable[str]) -> None:
        """Put lines at the end; where one reads, and what one has marked, stays."""
        for line in lines:
            self._put(line, 0.2, QFont.Weight.Normal)

    def _put(self, text: str, space: float, weight: QFont.Weight) -> None:
        cursor = QTextCursor(self.browser.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        block, char = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(space * self.fontMetrics().height() / 1.45)
        char.setFontWeight(weight)
        if not self.browser.document().isEmpty():
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        cursor.insertText(text, char)
