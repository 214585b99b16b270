"""The letter's text in the clipboard: put there with a word against keeping it, and taken out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QWidget

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


class Copied(QObject):
    """What was copied or selected in a window that is to be locked, by any of its fields.

    Of the text only a digest is held.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._digests: dict[QClipboard.Mode, bytes] = {}
        QGuiApplication.clipboard().changed.connect(self._note)

    def clear(self) -> None:
        """Empty the clipboard where it still holds what was copied; what others put there stays."""
        held = QGuiApplication.clipboard()
        for mode, digest in self._digests.items():
            if _digest(held.text(mode)) == digest:
                held.clear(mode)
        self._digests = {}

    def _note(self, mode: QClipboard.Mode) -> None:
        text = QGuiApplication.clipboard().text(mode)
        if text and self._window.isActiveWindow():
            self._digests[mode] = _digest(text)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
