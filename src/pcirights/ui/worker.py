"""Work done away from a window, so that it never waits: letters, files, keys, law packs."""

from __future__ import annotations

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from pcirights.core.errors import PcirightsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")


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


class Worker(QObject):
    """One worker. What was given up is not handed out."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._closed = False

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import Qt  # it takes long to load: not before the first paint

        # Queued: what is done at once must not be handed out before its job is known.
        self._ended.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")

    def run(
        self,
        work: Callable[[Event], Result],
        done: Callable[[Result], None],
        failed: Callable[[PcirightsError], None],
    ) -> Job:
        """Have something done. ``work`` may look at its event to see that nobody wants it more."""
        job = Job(done, failed)
        self._jobs.add(job)
        future = self._pool.submit(_unless_stopped, work, job.stop)
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
        self._pool.shutdown(wait=True, cancel_futures=True)

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
