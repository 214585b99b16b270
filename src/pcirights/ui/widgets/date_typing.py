"""Typing a day over the one that stands there, from year to day: Qt by itself takes no more digits.

It does so after Tab, where the first number is marked; after a click or with all of it marked, what
is typed is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDateEdit


TYPED, SHOWN = "typed_format", "shown_format"
"""Properties of a field: how its day is written while one types, and how else."""


class _Typing(QObject):
    def __init__(self, field: QDateEdit) -> None:
        super().__init__(field)
        self._field = field
        self._came = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the click that comes into the field marks its first number; a later one that below.

        Most then type a whole day, wherever they clicked. See ``_typed`` for keys.
        """
        del watched
        if isinstance(event, QFocusEvent):
            written = self._field.property(TYPED if event.gotFocus() else SHOWN)
            if written and self._field.displayFormat() != written:
                self._field.setDisplayFormat(written)
            self._came = event.gotFocus() and event.reason() is Qt.FocusReason.MouseFocusReason
        elif event.type() == QEvent.Type.MouseButtonRelease:
            field, came, self._came = self._field, self._came, False
            if not field.lineEdit().hasSelectedText():
                field.setSelectedSection(field.sectionAt(0) if came else field.currentSection())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._typed(event.text())
        return False

    def _typed(self, text: str) -> bool:
        """Whether a key needs nothing more. A sign ends a number that is not full yet."""
        field, marked = self._field, self._field.lineEdit().selectedText()
        if text.isdigit():
            if marked == field.text():
                field.setSelectedSection(field.sectionAt(0))
            return False
        if not text.isprintable() or not text:
            return False
        following = field.currentSectionIndex() + 1
        if marked != field.sectionText(field.currentSection()) and following < field.sectionCount():
            field.setSelectedSection(field.sectionAt(following))
        return True


def type_over(field: QDateEdit) -> None:
    """Have digits replace those that stand there, however one came to the field."""
    typing = _Typing(field)
    field.installEventFilter(typing)
    field.lineEdit().installEventFilter(typing)
