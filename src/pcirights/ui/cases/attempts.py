"""Doing what can be refused: the reason is told, and the window stays as it was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication

from pcirights.core.errors import PcirightsError
from pcirights.ui.dialogs import messages
from pcirights.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pcirights.ui.screen_language import ScreenLanguage

Result = TypeVar("Result")


class Attempts:
    """``refused`` is told the error of whatever did not go well.

    What may take long is done away from the window, which goes on being painted; meanwhile no key
    or click reaches it. ``ended`` is asked after it whether the cases were locked meanwhile.
    """

    def __init__(
        self,
        window: QWidget,
        language: ScreenLanguage,
        refused: Callable[[PcirightsError], None],
        ended: Callable[[], bool],
    ) -> None:
        self._window, self._language = window, language
        self._refused, self._ended = refused, ended
        self._worker = Worker(window)
        self._loop: QEventLoop | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way, and the store must not be touched."""
        return self._loop is not None

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

    def get_away(self, do: Callable[[], Result]) -> Result | None:
        """What comes of it, done away from the window; None where it was refused, or locked."""
        found = self._away(do)
        return found[0] if found else None

    def do_away(self, do: Callable[[], object]) -> bool:
        """Do it away from the window; whether it went well, and the cases are still open."""
        return bool(self._away(do))

    def close(self) -> None:
        """The window ends: wait for what is under way, and tell nobody."""
        self._worker.close()
        if self._loop is not None:
            self._loop.quit()

    def _away(self, do: Callable[[], Result]) -> list[Result]:
        self._loop = loop = QEventLoop()
        found: list[Result] = []
        refused: list[PcirightsError] = []

        def done(result: Result) -> None:
            found.append(result)
            loop.quit()

        def failed(error: PcirightsError) -> None:
            refused.append(error)
            loop.quit()

        with waiting():
            self._worker.run(lambda _: do(), done, failed)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._loop = None
        if self._ended():
            return []
        for error in refused:
            self._refused(error)
        return found

    def write(self, path: Path, write: Callable[[bool], None]) -> bool:
        """Write a file, in place of one that is there where the person says so; whether it was."""
        force, say = path.exists(), self._language.say
        if force and not messages.confirm(
            self._window,
            say("ui.save.replace", file=path.name),
            yes=say("ui.save.replace-yes"),
            no=say("ui.save.replace-no"),
        ):
            return False
        return self.do_away(lambda: write(force))


@contextmanager
def waiting() -> Iterator[None]:
    """Show that it takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
