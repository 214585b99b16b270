"""One field of a form: its name, a place to type, a hint, and beside it what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pcirights.core.identity_number import doubt
from pcirights.core.tidying import TIDY, one_line
from pcirights.ui.widgets.field_error import Complaint
from pcirights.ui.widgets.labels import label
from pcirights.ui.widgets.suggestion_box import OFFERS, Offer
from pcirights.ui.widgets.tidying_editors import LongText, one_line_editor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

LONG = frozenset({"request.facts", "request.information", "request.purpose"})
IDENTITY = frozenset({"applicant.id_number", "agent.id_number"})
NOT_KEPT = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Asks an input method to learn nothing from what is typed."""


class Field(QWidget):
    """The widget for one answer, such as ``applicant.name``. ``typed`` tells that it changed."""

    typed = Signal()

    def __init__(self, key: str, language: ScreenLanguage, look: Look, *, needed: bool) -> None:
        super().__init__()
        self.key = key
        self.needed = needed
        self.document = ""
        self._language, self._look = language, look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.2))
        self.caption: QLabel = label("label")
        self.editor = self._editor()
        self.caption.setBuddy(self.editor)
        self.hint = label("hint")
        self.fault = Complaint(self.editor)
        self.typed.connect(lambda: self.fault.tell("missing", ""))
        row = QHBoxLayout()
        row.setSpacing(round(look.em * 0.4))
        row.addWidget(self.editor, 1)
        self.reveal = self._reveal_button() if key in IDENTITY else None
        if self.reveal is not None:
            row.addWidget(self.reveal)
        column.addWidget(self.caption)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self.hint)

    def retranslate(self) -> None:
        """Set the texts."""
        say, words = self._language.say, self._language.catalogue
        own = f"ui.field.{self.key}"
        name = say(own if words.has(own) else f"field.{self.key}")
        self.caption.setText(
            say("ui.field.needed" if self.needed else "ui.field.optional", name=name)
        )
        hint = say(f"ui.hint.{self.key}") if words.has(f"ui.hint.{self.key}") else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.fault.tell("missing", "")
        self.fault.name(self.caption.text(), hint)
        if isinstance(self.editor, Offer):
            self.editor.speak(say)
        if self.reveal is not None:
            self._tell_reveal()

    def text(self) -> str:
        """What was typed."""
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText()
        return (
            self.editor.currentText() if isinstance(self.editor, QComboBox) else self.editor.text()
        )

    def set_text(self, text: str) -> None:
        """Show an answer."""
        if text == self.text():
            return
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setPlainText(text)
        elif isinstance(self.editor, QComboBox):
            self.editor.setEditText(text)
        else:
            self.editor.setText(text)

    def lock(self, on: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Have the text shown and not changed, or let it be changed again."""
        if isinstance(self.editor, QComboBox):
            self.editor.setEnabled(not on)
        else:
            self.editor.setReadOnly(on)

    def check(self) -> None:
        """Look at what was typed; a doubt is told and stops nobody."""
        code = doubt(self.text(), self.document) if self.key in IDENTITY else None
        self.fault.tell("doubt", self._language.say(f"ui.id.{code}") if code else "")

    def _editor(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        made = self._bare_editor()
        made.setInputMethodHints(NOT_KEPT)
        if isinstance(made, QComboBox):
            made.editTextChanged.connect(lambda _: self.typed.emit())
        elif isinstance(made, QPlainTextEdit):
            made.textChanged.connect(self.typed)
        else:
            made.textChanged.connect(lambda _: self.typed.emit())
        return made

    def _bare_editor(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self.key in LONG:
            return LongText(round(self._look.em * 7))
        name = self.key.partition(".")[2]
        if name in OFFERS:
            return Offer(self._look, OFFERS[name])
        line = one_line_editor(TIDY.get(name, one_line))
        if self.key in IDENTITY:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.editingFinished.connect(self.check)
        return line

    def _reveal_button(self) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.toggled.connect(self._reveal)
        return button

    def _reveal(self, on: bool) -> None:  # noqa: FBT001  # Qt's own signal
        if isinstance(self.editor, QLineEdit):
            mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            self.editor.setEchoMode(mode)
        self._tell_reveal()

    def _tell_reveal(self) -> None:
        if self.reveal is not None:
            on = self.reveal.isChecked()
            text = self._language.say("ui.id.hide" if on else "ui.id.show")
            self.reveal.setText(text)
            self.reveal.setAccessibleName(text)
            self.reveal.setIcon(self._look.icon("hide" if on else "show"))
