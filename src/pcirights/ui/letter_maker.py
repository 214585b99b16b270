"""Making the letter away from the window, so that the window never waits."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcirights.core.errors import PcirightsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.core.answers import Answers
    from pcirights.program import LetterLang, Program


class LetterMaker(QObject):
    """One worker. Of several letters asked for, only the last one is handed out."""

    made = Signal(bytes)
    failed = Signal(PcirightsError)
    _done = Signal(int, object)

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letter")
        self._latest = 0
        self._closed = False
        self._done.connect(self._hand_out)

    def warm_up(self) -> None:
        """Load what the next pages need, before they need it."""
        if not self._closed:
            self._worker.submit(_touch, self._program)

    def make(self, answers: Answers, lang: LetterLang) -> None:
        """Begin a letter; ``made`` or ``failed`` follows."""
        self._latest += 1
        number = self._latest
        job = self._worker.submit(self._program.letter, answers, lang)
        job.add_done_callback(lambda done: self._done.emit(number, done))

    def close(self) -> None:
        """End the worker; what it is at is finished and thrown away."""
        self._closed = True
        self._latest += 1  # nothing of what is under way is handed out
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _hand_out(self, number: int, job: Future[bytes]) -> None:
        if number != self._latest:
            return
        error = job.exception()
        if error is None:
            self.made.emit(job.result())
        elif isinstance(error, PcirightsError):
            self.failed.emit(error)
        else:  # a fault of ours: its own words may hold what the person typed
            self.failed.emit(PcirightsError("fault", kind=type(error).__name__))


def _touch(program: Program) -> None:
    import babel.dates  # noqa: F401  # the first date is slow without it

    loads: tuple[Callable[[], object], ...] = (lambda: program.places, lambda: program.book)
    for load in loads:
        load()
    program.places.suggest("a")
