"""The worker of the window, which makes the letters, and loads before what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.ui.startup.quick_start import settle
from pcirights.ui.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from pcirights.program import Program

NOWHERE = "zzz"
"""No place has such a name, so that the nearest are sought, by what else is slow at first."""


class LetterMaker(Worker):
    """A worker that can be warmed up."""

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program

    def warm_up(self) -> None:
        """Load what the next pages need, before they need it."""
        if not self._closed:
            self._pool.submit(_touch, self._program)


def _touch(program: Program) -> None:
    import babel.dates  # noqa: F401  # the first date is slow without it

    import pcirights.followup.timeline  # as are the first sums
    import pcirights.letters.compose
    import pcirights.pdf.render  # noqa: F401  # and the first letter

    loads: tuple[Callable[[], object], ...] = (
        lambda: program.places.suggest(NOWHERE),
        lambda: program.book,
        lambda: program.calendar,
        lambda: program.fonts,
        lambda: program.templates,
    )
    try:
        for load in loads:
            load()
    finally:
        settle()
