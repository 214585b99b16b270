"""The letter's pages on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Sheets(QPdfView):
    """A PDF shown as it is, as wide as there is room; it is held in memory alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # No child of the view: it speaks to the view at its end, which must not be half gone then.
        self.held = QPdfDocument()
        self._buffer = QBuffer()
        self.setDocument(self.held)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def show_letter(self, content: bytes) -> None:
        """Show these pages at the place where one was reading; nothing where it is empty."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.held.close()
        self._buffer.close()
        if not content:
            return
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.held.load(self._buffer)
        bar.setValue(place)

    def text(self) -> str:
        """What the pages say."""
        pages = range(self.held.pageCount())
        return "\n\n".join(self.held.getAllText(page).text() for page in pages)
