"""Doing what can be refused: the reason is told, and the window stays as it was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from pcirights.core.errors import PcirightsError
from pcirights.ui.dialogs import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pcirights.ui.desk import Desk

Result = TypeVar("Result")


class Attempts:
    """``refused`` is told the error of whatever did not go well."""

    def __init__(
        self, window: QWidget, desk: Desk, refused: Callable[[PcirightsError], None]
    ) -> None:
        self._window, self._desk, self._refused = window, desk, refused

    def get(self, do: Callable[[], Result]) -> Result | None:
        """What comes of it, or None."""
        try:
            return do()
        except PcirightsError as error:
            self._refused(error)
            return None

    def do(self, do: Callable[[], None]) -> bool:
        """Do it; whether it went well."""
        try:
            do()
        except PcirightsError as error:
            self._refused(error)
            return False
        return True

    def write(self, path: Path, write: Callable[[bool], None]) -> bool:
        """Write a file, in place of one that is there where the person says so; whether it was."""
        force, say = path.exists(), self._desk.say
        if force and not messages.confirm(
            self._window,
            say("ui.save.replace", file=path.name),
            yes=say("ui.save.replace-yes"),
            no=say("ui.save.replace-no"),
        ):
            return False
        with waiting():
            return self.do(lambda: write(force))


@contextmanager
def waiting() -> Iterator[None]:
    """Show that it takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
