"""Long work done away from the window, so that the window never waits: letters, files, printing."""

from __future__ import annotations

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from pcirights.core.errors import PcirightsError
from pcirights.ui.quick_start import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

    from pcirights.program import Program

Result = TypeVar("Result")
NOWHERE = "zzz"
"""No place has such a name, so that the nearest are sought, by what else is slow at first."""


class Job:
    """Work under way. Once cancelled it hands out nothing, and is told to stop."""

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[PcirightsError], None]
    ) -> None:
        self.stop = Event()
        self.done, self.failed = done, failed

    def cancel(self) -> None:
        """Throw away what it makes; it ends at its next step."""
        self.stop.set()


class LetterMaker(QObject):
    """One worker. What was given up is not handed out."""

    _ended = Signal(object, object)

    def __init__(self, program: Program, parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._jobs: set[Job] = set()
        self._closed = False

    @cached_property
    def _worker(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import Qt  # it takes long to load: not before the first paint

        # Queued: what is done at once must not be handed out before its job is known.
        self._ended.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="letter")

    def warm_up(self) -> None:
        """Load what the next pages need, before they need it."""
        if not self._closed:
            self._worker.submit(_touch, self._program)

    def run(
        self,
        work: Callable[[Event], Result],
        done: Callable[[Result], None],
        failed: Callable[[PcirightsError], None],
    ) -> Job:
        """Have something done. ``work`` may look at its event to see that nobody wants it more."""
        job = Job(done, failed)
        self._jobs.add(job)
        future = self._worker.submit(_unless_stopped, work, job.stop)
        future.add_done_callback(lambda ended: self._ended.emit(job, ended))
        return job

    def cancel_all(self) -> None:
        """Give up everything under way."""
        for job in self._jobs:
            job.cancel()

    def close(self) -> None:
        """End the worker; what it is at is thrown away."""
        self._closed = True
        self.cancel_all()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _hand_out(self, job: Job, future: Future[Any]) -> None:
        self._jobs.discard(job)
        if job.stop.is_set():
            return
        error = future.exception()
        if error is None:
            job.done(future.result())
        elif isinstance(error, PcirightsError):
            job.failed(error)
        else:  # a fault of ours: its own words may hold what the person typed
            job.failed(PcirightsError("fault", kind=type(error).__name__))


def _unless_stopped(work: Callable[[Event], Result], stop: Event) -> Result | None:
    return None if stop.is_set() else work(stop)


def _touch(program: Program) -> None:
    import babel.dates  # noqa: F401  # the first date is slow without it

    import pcirights.core.timeline  # as are the first sums
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
