"""A passphrase to type: hidden, with a way to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from pcirights.cases.passphrase import LONGEST, as_bytes, new_as_bytes
from pcirights.ui.cases.captions import Captions
from pcirights.ui.widgets.labels import label

if TYPE_CHECKING:
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
"""Input methods are asked to learn nothing from it."""


class WordsField(QWidget):
    """One passphrase; a new one is typed twice, with what to know about it."""

    def __init__(self, language: ScreenLanguage, look: Look, *, new: bool, name: str) -> None:
        super().__init__()
        self._new = new
        self._captions = captions = Captions(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.3))
        self.typed = self._line(name, column)
        self.again = self._line("ui.cases.words.again", column) if new else None
        self.shown = QCheckBox()
        captions.add("ui.cases.words.show", self.shown.setText, self.shown.setAccessibleName)
        self.shown.toggled.connect(self._show)
        column.addWidget(self.shown)
        if new:
            column.addWidget(captions.label("hint", "ui.cases.words.hint"))

    def speak(self) -> None:
        """Set every word; what is typed stays."""
        self._captions.speak()

    def take(self) -> bytearray:
        """The passphrase; the fields are emptied. Raises WrongInputError where it cannot be one."""
        typed, again = self.typed.text(), self.again.text() if self.again else None
        words = new_as_bytes(typed, again) if self._new else as_bytes(typed)
        self.clear()
        return words

    def clear(self) -> None:
        """Empty the fields, and hide what is typed next."""
        for line in filter(None, (self.typed, self.again)):
            line.setText("")  # what is cleared comes back by Undo, what is set does not
        self.shown.setChecked(False)

    def _line(self, key: str, column: QVBoxLayout) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(HINTS)
        line.setMaxLength(LONGEST)
        self._captions.add(key, line.setAccessibleName)
        caption = self._captions.label("label", key)
        caption.setBuddy(line)
        column.addWidget(caption)
        column.addWidget(line)
        return line

    def _show(self, on: bool) -> None:  # noqa: FBT001  # Qt's own signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in filter(None, (self.typed, self.again)):
            line.setEchoMode(mode)


def ask_words(
    parent: QWidget, language: ScreenLanguage, look: Look, *, new: bool, title: str, name: str
) -> bytearray | None:
    """Ask for a passphrase in a box of its own; None where it was put away."""
    from PySide6.QtWidgets import QDialog, QDialogButtonBox

    from pcirights.core.errors import PcirightsError

    box = QDialog(parent)
    box.setWindowTitle(language.say(title).rstrip("…"))
    field = WordsField(language, look, new=new, name=name)
    fault = label("fault")
    fault.hide()
    found: list[bytearray] = []

    def accept() -> None:
        try:
            found.append(field.take())
        except PcirightsError as error:
            fault.setText(language.error(error))
            fault.show()
            box.resize(box.width(), column.totalHeightForWidth(box.width()))
            return
        box.accept()

    buttons = QDialogButtonBox()
    yes = buttons.addButton(
        language.say("ui.cases.words.go"), QDialogButtonBox.ButtonRole.AcceptRole
    )
    no = buttons.addButton(language.say("ui.cases.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    for button in (yes, no):
        button.setAccessibleName(button.text())
    buttons.accepted.connect(accept)
    buttons.rejected.connect(box.reject)
    column = QVBoxLayout(box)
    column.addWidget(field)
    column.addWidget(fault)
    column.addWidget(buttons)
    box.resize(round(look.em * 26), box.sizeHint().height())
    box.exec()
    box.deleteLater()
    return found[0] if found else None
