"""The letter's text in the clipboard: put there with a word against keeping it, and taken out."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

DO_NOT_KEEP = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What asks a history of the clipboard to let it be, on Linux, Windows, macOS. Not all obey."""


class Clipping:
    """What this program has put into the clipboard."""

    def __init__(self) -> None:
        self._text = ""

    def copy(self, text: str) -> None:
        """Put a text into the clipboard."""
        held = QMimeData()
        held.setText(text)
        for kind, word in DO_NOT_KEEP.items():
            held.setData(kind, word)
        QGuiApplication.clipboard().setMimeData(held)
        self._text = text

    @property
    def there(self) -> bool:
        """Whether the clipboard still holds our text."""
        return bool(self._text) and QGuiApplication.clipboard().text() == self._text

    def clear(self) -> None:
        """Take our text out of the clipboard; what somebody else put there stays."""
        if self.there:
            QGuiApplication.clipboard().clear()
        self._text = ""
