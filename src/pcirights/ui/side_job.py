"""One thing done away from the window, so that the window never waits."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pcirights.core.errors import PcirightsError

if TYPE_CHECKING:
    from collections.abc import Callable


class SideJob(QObject):
    """One worker; whoever asks waits for ``done`` or ``failed`` before asking again."""

    done = Signal(object)
    failed = Signal(PcirightsError)
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="side")
        self._closed = False
        self._ended.connect(self._hand_out)

    def start(self, work: Callable[[], object]) -> None:
        """Begin; ``done`` with what the work returns, or ``failed``, follows."""
        self._worker.submit(work).add_done_callback(self._ended.emit)

    def close(self) -> None:
        """End the worker; what it is at is finished, and nobody is told."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _hand_out(self, job: Future[object]) -> None:
        if self._closed:
            return
        error = job.exception()
        if error is None:
            self.done.emit(job.result())
        elif isinstance(error, PcirightsError):
            self.failed.emit(error)
        else:  # a fault of ours
            self.failed.emit(PcirightsError("fault", kind=type(error).__name__))
