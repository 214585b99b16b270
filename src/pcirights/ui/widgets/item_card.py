"""One entry of the letter: what the record says, what is right, where it came from, the proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from pcirights.core.answers import Item
from pcirights.ui.widgets.field_error import Complaint
from pcirights.ui.widgets.fields import NOT_KEPT
from pcirights.ui.widgets.labels import label
from pcirights.ui.widgets.tidying_editors import LongText, one_line_editor
from pcirights.wording.phrases import labelled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

NAMES = ("record", "correct", "source", "evidence")


class ItemCard(QFrame):
    """The fields of an entry; a proof is a line of its own."""

    remove_wanted = Signal()
    typed = Signal()

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self.setObjectName("box")
        self._language, self._look = language, look
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(look.em * 0.9),) * 4)
        column.setSpacing(round(look.em * 0.3))
        head = QHBoxLayout()
        self.heading = label("heading")
        self.remove_button = QPushButton()
        self.remove_button.clicked.connect(self.remove_wanted)
        head.addWidget(self.heading, 1)
        head.addWidget(self.remove_button)
        column.addLayout(head)
        self.record = self._text(3.8)
        self.correct = self._text(3.8)
        self.source = one_line_editor()
        self.evidence = self._text(3.8)
        self.captions: dict[str, tuple[QLabel, QLabel]] = {}
        self.faults: dict[str, Complaint] = {}
        for name in NAMES:
            caption, hint = label("label"), label("hint")
            caption.setBuddy(getattr(self, name))
            self.captions[name] = (caption, hint)
            column.addSpacing(round(look.em * 0.3))
            self.faults[name] = Complaint(getattr(self, name))
            for widget in (caption, getattr(self, name), self.faults[name], hint):
                column.addWidget(widget)
            getattr(self, name).textChanged.connect(lambda *_: self.typed.emit())
            getattr(self, name).setInputMethodHints(NOT_KEPT)
        self.typed.connect(lambda: self.faults["record"].tell("missing", ""))
        self.setTabOrder(self.evidence, self.remove_button)

    def retranslate(self, number: int, *, alone: bool) -> None:
        """Set the texts; ``number`` counts from 1."""
        say, words = self._language.say, self._language.catalogue
        title = say("ui.items.entry", n=number)
        self.heading.setText(title)
        for name, (caption, hint) in self.captions.items():
            caption.setText(say(f"ui.items.{name}"))
            hint.setText(say(f"ui.items.{name}.hint"))
            self.faults[name].tell("missing", "")
            self.faults[name].name(labelled(title, caption.text(), words), hint.text())
        remove = say("ui.items.empty" if alone else "ui.items.remove")
        self.remove_button.setText(remove)
        self.remove_button.setAccessibleName(labelled(remove, title, words))
        self.remove_button.setIcon(self._look.icon("remove"))

    def text(self, name: str) -> str:
        """What stands in one of its fields."""
        editor = getattr(self, name)
        text: str = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        return text

    def lock(self, on: bool) -> None:  # noqa: FBT001  # as Qt's own setters
        """Have the entry shown and not changed, or let it be changed again."""
        for name in NAMES:
            getattr(self, name).setReadOnly(on)
        self.remove_button.setVisible(not on)

    def show_item(self, item: Item) -> None:
        """Show an entry."""
        if item != self.item():
            self.record.setPlainText(item.record)
            self.correct.setPlainText(item.correct)
            self.source.setText(item.source)
            self.evidence.setPlainText("\n".join(item.evidence))

    def item(self) -> Item:
        """The entry as typed; blank lines between proofs are none."""
        proofs = self.evidence.toPlainText().splitlines()
        return Item(
            record=self.record.toPlainText(),
            correct=self.correct.toPlainText(),
            source=self.source.text(),
            evidence=tuple(proof for proof in proofs if proof.strip()),
        )

    def _text(self, height: float) -> LongText:
        return LongText(round(self._look.em * height))
