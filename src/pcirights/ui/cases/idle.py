"""Noticing that nobody is at the desk any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTES = 10
"""After how long without a key or a click the cases are locked."""
SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """``passed``: nobody touched anything for so many milliseconds since it began to watch."""

    passed = Signal()

    def __init__(self, parent: QObject, milliseconds: int = MINUTES * 60_000) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.passed)

    def watch(self) -> None:
        """Begin to watch."""
        self._application(lambda app: app.installEventFilter(self))
        self._timer.start()

    def rest(self) -> None:
        """Watch no more."""
        self._application(lambda app: app.removeEventFilter(self))
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: somebody is there."""
        del watched
        if event.type() in SIGNS:
            self._timer.start()
        return False

    def _application(self, do: Callable[[QCoreApplication], None]) -> None:
        running = QCoreApplication.instance()
        if running is not None:
            do(running)
