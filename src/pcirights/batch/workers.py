"""Runs a function over many items on several processes; the results keep their order."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

MOST = 32
"""Items sent to a process at a time."""
AHEAD = 4
"""Chunks queued for each process: enough to keep it busy, few enough for the memory."""
Thing = TypeVar("Thing")
Done = TypeVar("Done")


def processes() -> int:
    """The number of processes to start: two a core, since each waits for the disk at times."""
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return 2 * cores if cores > 1 else 1


def alone() -> bool:
    """Whether this process can be forked safely: one thread, no Qt, a system that supports it."""
    return (
        sys.platform == "linux"
        and "PySide6.QtCore" not in sys.modules
        and threading.active_count() == 1
    )


class Workers:
    """Several processes, or only this one."""

    def __init__(self, pool: ProcessPoolExecutor | None, jobs: int) -> None:
        self._pool = pool
        self._jobs = jobs

    def over(
        self, function: Callable[[Sequence[Thing]], list[Done]], things: Sequence[Thing]
    ) -> Iterator[Done]:
        """The result of each item. Raises WrongInputError where a process was killed."""
        chunks = pieces(things, self._jobs)
        if self._pool is None:
            for chunk in chunks:
                yield from function(chunk)
            return
        from concurrent.futures.process import BrokenProcessPool

        waiting = []
        try:
            for chunk in chunks:
                waiting.append(self._pool.submit(function, chunk))
                if len(waiting) >= self._jobs * AHEAD:
                    yield from waiting.pop(0).result()
            for one in waiting:
                yield from one.result()
        except BrokenProcessPool as error:
            raise WrongInputError("batch-stopped") from error


def pieces(things: Sequence[Thing], jobs: int) -> Iterator[Sequence[Thing]]:
    """The items in chunks, small ones at the end, so that all processes finish together."""
    begin = 0
    while begin < len(things):
        size = min(MOST, (len(things) - begin) // (jobs * AHEAD) + 1)
        yield things[begin : begin + size]
        begin += size


@contextmanager
def workers(jobs: int, prepare: Callable[[], None]) -> Iterator[Workers]:
    """So many processes.

    Where nothing else runs in this one they are its copies: ``prepare`` then loads here, once, what
    each would have to load for itself. Elsewhere each begins afresh, as it must in a program with
    windows. They end with this process, however it ends, and at once where the work is given up.
    """
    if jobs < 2:
        yield Workers(None, 1)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    if alone():
        prepare()
    context = get_context("fork" if alone() else "spawn")
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_the_parent)
    try:
        yield Workers(pool, jobs)
    except BaseException:
        for child in set(active_children()) - others:
            child.terminate()  # what it was making is whole or not there
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_the_parent() -> None:
    """In a worker: wait for the end of the process that began it, and end then.

    A killed process cannot tell its workers. They hold an end of a pipe (a handle, on Windows) that
    closes with it; copies hold those of the copies before them, so the last one ends first.
    """
    from multiprocessing import parent_process

    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not what the command does about it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of Ctrl-C the parent hears, too
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_after, args=(parent.sentinel,), daemon=True).start()


def _leave_after(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
