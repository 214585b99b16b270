"""What is wrong with a field: below it, in its description, and aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtWidgets import QLabel

from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import PLAIN, describe, mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Kind = Literal["missing", "unprintable", "doubt"]


class Complaint(QLabel):
    """Shows the gravest of what it was told; a doubt stops nobody."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN)
        self.setWordWrap(True)
        self.editor = editor
        self._told: dict[Kind, str] = {}
        self._name = self._hint = ""
        self.hide()

    def name(self, name: str, hint: str) -> None:
        """What the field is called, and its hint, for a screen reader."""
        self._name, self._hint = name, hint
        describe(self.editor, name, f"{self.text()} {hint}".strip())

    def tell(self, kind: Kind, text: str) -> None:
        """Say something of a kind, or that it is no more."""
        self._told[kind] = text
        gravest = next((one for one in get_args(Kind) if self._told.get(one)), kind)
        text = self._told[gravest]
        if text and text != self.text():
            announce(self.editor, text)
        self.setObjectName("doubt" if gravest == "doubt" else "fault")
        self.setText(text)
        self.setVisible(bool(text))
        mark(self.editor, "wrong", bool(text) and gravest != "doubt")
        self.style().polish(self)
        self.name(self._name, self._hint)
