"""A connection to PostgreSQL with limits on time and memory.

The server is asked to cancel slow statements. A hostile server or a broken network would ignore
that, so the client has limits of its own on waiting and on the size of answers.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from selectors import DefaultSelector
from time import monotonic
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

SILENCE = 8.0
"""Seconds without any data before giving up: more than the server's limit, which has a message."""
WHOLE = 30.0
"""Seconds that one statement may take, however slowly data keeps coming."""
MOST_MEMORY = 256 * 1024 * 1024
"""Bytes of one answer: more than a hundred thousand lines of cases."""
SIZE = Path("/proc/self/statm")
"""The file in which Linux tells the memory pages of this process."""


class Patient(psycopg.Connection[tuple[Any, ...]]):
    """``gave_up``: it was closed here, as the server was silent or sent too much."""

    gave_up = False

    def wait(self, gen: Generator[Any, Any, Any], *_more: Any, **_named: Any) -> Any:  # noqa: ANN401  # psycopg's own
        """The hook with which psycopg waits. Raises OperationalError at a limit."""
        try:
            return self._wait(gen)
        except TimeoutError as error:
            self.gave_up = True
            self.pgconn.finish()
            raise psycopg.OperationalError(str(error)) from None

    def _wait(self, gen: Generator[Any, Any, Any]) -> Any:  # noqa: ANN401  # psycopg's own
        begun = heard = monotonic()
        handle, room = self.pgconn.socket, _room()
        try:
            wanted = next(gen)
            with DefaultSelector() as selector:
                while True:
                    selector.register(handle, wanted)
                    found = selector.select(min(SILENCE, max(begun + WHOLE - monotonic(), 0)))
                    selector.unregister(handle)
                    now = monotonic()
                    if not found or now > begun + WHOLE:
                        raise TimeoutError("silent" if now - heard >= SILENCE else "slow")
                    heard = now
                    with _no_larger(room):
                        wanted = gen.send(found[0][1])
        except StopIteration as end:
            return end.value


def _room() -> int:
    """How large this process may be when an answer has come; 0 where the system has no bound."""
    try:
        from resource import getpagesize

        return int(SIZE.read_text("ascii").split()[0]) * getpagesize() + MOST_MEMORY
    except (ImportError, OSError):  # Windows, macOS: what is asked for in SQL is the only bound
        return 0


@contextmanager
def _no_larger(room: int) -> Iterator[None]:
    """Context manager: limit the memory of this process.

    PostgreSQL's library allocates as much as a server announces, before the program sees anything;
    only the system can stop it. Beyond the limit it raises MemoryError, or the library reports a
    lost connection.
    """
    if not room:
        yield
        return
    from resource import RLIMIT_AS, getrlimit, setrlimit

    soft, hard = getrlimit(RLIMIT_AS)
    setrlimit(RLIMIT_AS, (room if soft < 0 else min(room, soft), hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))
