"""Finding words in a text: a field, two buttons, and how many places there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTextBrowser, QTextEdit, QWidget

from pcirights.ui.widgets.labels import called, describe, label

if TYPE_CHECKING:
    from pcirights.ui.screen_language import ScreenLanguage

MOST = 500
"""Places that are marked; more would only cost time."""


class FindBar(QWidget):
    """Looks through the text of a browser as one types. Ctrl+F comes here, F3 goes on."""

    def __init__(self, language: ScreenLanguage, browser: QTextBrowser, window: QWidget) -> None:
        super().__init__()
        self.language, self.browser = language, browser
        say = language.say
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("ui.find"))
        self.field.setClearButtonEnabled(True)
        describe(self.field, say("ui.find"))
        self.back = called(QPushButton(say("ui.find.previous")), "quiet")
        self.on = called(QPushButton(say("ui.find.next")), "quiet")
        for button in (self.back, self.on):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        self.told = label("help")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 2)
        for widget in (self.back, self.on):
            row.addWidget(widget)
        row.addWidget(self.told, 1)
        self._places: list[QTextCursor] = []
        self._at = 0
        self.field.textChanged.connect(self.look)
        self.on.clicked.connect(lambda: self.go(1))
        self.back.clicked.connect(lambda: self.go(-1))
        keys = QKeySequence.StandardKey
        QShortcut(keys.Find, window, self.begin)
        QShortcut(keys.FindNext, window, lambda: self.go(1))
        QShortcut(keys.FindPrevious, window, lambda: self.go(-1))
        self.field.returnPressed.connect(lambda: self.go(1))
        self.look()

    def begin(self) -> None:
        """Take the keyboard, for other words than before."""
        self.field.setFocus()
        self.field.selectAll()

    def look(self) -> None:
        """Find the words anew: they or the text have changed."""
        words, document = self.field.text(), self.browser.document()
        self._places, found = [], QTextCursor(document)
        while words and len(self._places) < MOST:
            found = document.find(words, found)
            if found.isNull():
                break
            self._places.append(QTextCursor(found))
        here = self.browser.textCursor().selectionStart()
        after = [n for n, one in enumerate(self._places) if one.selectionStart() >= here]
        self._at = after[0] if after else 0
        self._show()

    def go(self, step: int) -> None:
        """Go to the next place, or with -1 to the one before; after the last comes the first."""
        if self._places:
            self._at = (self._at + step) % len(self._places)
        self._show()

    def _show(self) -> None:
        many, words = len(self._places), self.field.text()
        for button in (self.back, self.on):
            button.setVisible(many > 1)
        marked = []
        for place in self._places:
            one = QTextEdit.ExtraSelection()
            shade = self.browser.palette().color(QPalette.ColorRole.Highlight)
            shade.setAlpha(70)
            one.format.setBackground(shade)
            one.cursor = place
            marked.append(one)
        self.browser.setExtraSelections(marked)
        if many:
            self._bring_into_sight(self._places[self._at])
            told = self.language.say("ui.find.found", n=self._at + 1, all=many)
        else:
            told = self.language.say("ui.find.none") if words else ""
        self.told.setText(told)
        self.field.setAccessibleDescription(told)

    def _bring_into_sight(self, place: QTextCursor) -> None:
        """Mark a place and show what stands around it."""
        self.browser.setTextCursor(place)
        view, bar = self.browser.viewport().height(), self.browser.verticalScrollBar()
        line = self.browser.cursorRect(place)
        if line.bottom() > 0.8 * view or line.top() < 0.1 * view:
            bar.setValue(bar.value() + line.top() - view // 3)
