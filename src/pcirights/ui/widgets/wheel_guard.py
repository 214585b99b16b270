"""Fields that the wheel leaves alone: who scrolls the page is not to change a day by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class _Still(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the wheel goes on to what lies behind."""
        del watched
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True


def keep_still(field: QWidget) -> None:
    """Have the wheel scroll the page and not the field; keys change it as before."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nor does the wheel bring the keyboard
    field.installEventFilter(_Still(field))
