"""How large the window opens: as it was left, or as is wished, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from pcirights import paths
from pcirights.core.errors import PcirightsError

if TYPE_CHECKING:
    from pathlib import Path

WISHED = (84, 60)
"""Width and height where the screen has room, in ems."""
TITLE_BAR = 2.5
"""How tall the system's title bar may be, in ems."""
FILE = "window.json"
MOST = 1_000
"""Bytes that the file may have."""


def opening_size(room: QSize, em: float) -> QSize:
    """The size to open with; ``room`` is what the screen has beside the system's own bars."""
    wished = last_size() or QSize(*(round(ems * em) for ems in WISHED))
    return wished.boundedTo(QSize(room.width(), room.height() - round(TITLE_BAR * em)))


def last_size() -> QSize | None:
    """The size in which the window was left, where that was kept."""
    file = _file()
    if file is None or not file.exists():
        return None
    import json

    from pcirights.regular_files import read_regular

    try:
        wide, tall = json.loads(read_regular(file, MOST, ours=True))
        return QSize(int(wide), int(tall)) if wide > 0 and tall > 0 else None
    except (PcirightsError, ValueError, TypeError, OverflowError, RecursionError):
        return None


def remember(size: QSize) -> None:
    """Keep the size beside a portable program, once something else is kept there.

    Elsewhere nothing is written: a file of ours would tell that somebody used the program.
    """
    file = _file()
    if file is None:
        return
    import contextlib
    import json

    from pcirights.saving import write_whole

    with contextlib.suppress(PcirightsError):  # a size is not worth a word
        write_whole(json.dumps([size.width(), size.height()]).encode(), file, force=True)


def _file() -> Path | None:
    folder = paths.portable_dir()
    return folder / FILE if folder is not None and folder.is_dir() else None
