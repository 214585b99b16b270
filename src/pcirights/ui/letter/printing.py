"""Printing the letter: the very pages of its PDF, drawn as finely as the printer can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from pcirights.core.errors import PcirightsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtWidgets import QWidget

FINEST = 600
"""Dots an inch beyond which no eye sees a difference and a page takes too much memory."""
BAND = 96
"""So many rows of dots are drawn at a time: the window moves on in between."""


def printers() -> bool:
    """Whether the computer knows a printer; without one a print box could only write a PDF."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_for_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The printer chosen in the system's own box, for A4; None where none is."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("")  # a queue shows names to everybody
    printer.setCreator("")
    set_up(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def set_up(printer: QPrinter) -> None:
    """Have pages of A4 drawn to the paper's edge: the letter has its own margins."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    if printer.resolution() > FINEST:
        printer.setResolution(FINEST)


def print_pages(content: bytes, printer: QPrinter) -> Generator[None, None, None]:
    """Print every page of a PDF, a band at each step; closed before the end, it is given up.

    Raises PcirightsError (``print-failed``) where the printer takes nothing.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise PcirightsError("print-failed")
    whole = False
    try:
        for page in range(document.pageCount()):
            if page and not printer.newPage():
                raise PcirightsError("print-failed")
            for _ in _bands(document, page, painter, printer):
                yield
        whole = True
    finally:
        if not whole:
            printer.abort()
        painter.end()
        document.close()


def _bands(
    document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter
) -> Iterator[None]:
    """Draw a page, a band at each step."""
    size = (document.pagePointSize(page) * printer.resolution() / 72).toSize()
    for top in range(0, size.height(), BAND):
        band = QRect(0, top, size.width(), min(BAND, size.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        options.setScaledClipRect(band)
        image = document.render(page, QSize(band.width(), band.height()), options)
        painter.drawImage(QPointF(0, top), _on_white(image))
        yield


def _on_white(image: QImage) -> QImage:
    """The same on paper: a printer takes longer over what shines through."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet
