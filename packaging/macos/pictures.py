"""Draw the program's icon in the sizes that macOS wants: python pictures.py ICON.svg ICON.icns."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from macos.bundle import KINDS, icns


def drawn(source: Path, side: int) -> bytes:
    """Return the picture as PNG."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    return bytes(buffer.data().data())


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(icns({side: drawn(Path(sys.argv[1]), side) for side in KINDS}))
