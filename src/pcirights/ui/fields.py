"""One field of a form: its name, a place to type, a hint, and beside it what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pcirights.ui.id_number import doubt
from pcirights.ui.parts import describe, label, mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look

LONG = frozenset({"request.facts", "request.information", "request.purpose"})
IDENTITY = frozenset({"applicant.id_number", "agent.id_number"})
OFFERED = {
    "id_type": ("居民身份证", "港澳居民居住证", "台湾居民居住证", "外国人永久居留身份证", "护照"),
    "form": ("纸质件", "电子文件"),
    "delivery": ("当面领取", "邮寄", "电子邮件"),
}
"""What a field offers to pick, in the letter's language; anything else can be typed."""


class Field(QWidget):
    """The widget for one answer, such as ``applicant.name``."""

    def __init__(self, key: str, desk: Desk, look: Look, *, needed: bool) -> None:
        super().__init__()
        self.key = key
        self.needed = needed
        self._desk, self._look = desk, look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.2))
        self.caption: QLabel = label("label")
        self.editor = self._editor()
        self.caption.setBuddy(self.editor)
        self.hint = label("hint")
        self.fault = label("fault")
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
        self.fault.hide()

    def retranslate(self) -> None:
        """Set the texts."""
        say, words = self._desk.say, self._desk.words
        name = say(f"field.{self.key}")
        self.caption.setText(
            say("ui.field.needed" if self.needed else "ui.field.optional", name=name)
        )
        hint = say(f"ui.hint.{self.key}") if words.has(f"ui.hint.{self.key}") else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        describe(self.editor, self.caption.text(), hint)
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

    def complain(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        self._tell("fault", text)

    def check(self) -> None:
        """Look at an identity number; a doubt is told and stops nobody."""
        code = doubt(self.text()) if self.key in IDENTITY else None
        self._tell("doubt", self._desk.say(f"ui.id.{code}") if code else "")

    def _tell(self, kind: str, text: str) -> None:
        self.fault.setObjectName(kind)
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        mark(self.editor, "wrong", kind == "fault" and bool(text))
        self.fault.style().polish(self.fault)
        hint = self.hint.text()
        self.editor.setAccessibleDescription(f"{text} {hint}".strip())

    def _editor(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self.key in LONG:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(round(self._look.em * 7))
            return text
        offered = OFFERED.get(self.key.partition(".")[2])
        if offered:
            box = QComboBox()
            box.setEditable(True)
            box.addItems(offered)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setCurrentIndex(-1)
            return box
        line = QLineEdit()
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
            text = self._desk.say("ui.id.hide" if on else "ui.id.show")
            self.reveal.setText(text)
            self.reveal.setAccessibleName(text)
            self.reveal.setIcon(self._look.icon("hide" if on else "show"))
