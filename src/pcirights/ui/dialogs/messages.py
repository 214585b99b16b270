"""Questions and messages in a box of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def confirm(parent: QWidget, text: str, *, yes: str, no: str) -> bool:
    """Ask whether to go on; No is what Enter and Escape mean."""
    from PySide6.QtWidgets import QMessageBox  # it takes longer to load than the first page

    box = QMessageBox(parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is accept


def text(parent: QWidget, title: str, question: str) -> str:
    """Ask for a line; nothing where it was put away."""
    from PySide6.QtWidgets import QInputDialog, QLabel

    box = QInputDialog(parent)
    box.setWindowTitle(title)
    box.setLabelText(question)
    for caption in box.findChildren(QLabel):
        caption.setTextFormat(Qt.TextFormat.PlainText)
    return box.textValue().strip() if box.exec() else ""


def tell(parent: QWidget, text: str, *, close: str) -> None:
    """Say something that needs no answer."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
