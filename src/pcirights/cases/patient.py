"""A connection to PostgreSQL whose patience and appetite end.

The server is asked to end what takes long. One that is hostile, or a network that swallows what is
sent, does not listen: so nothing here waits longer, and nothing larger is taken in.
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
"""Seconds in which something has to come: more than the server's own limit, which has words."""
WHOLE = 30.0
"""Seconds that one statement takes at most, however slowly something keeps coming."""
MOST_MEMORY = 256 * 1024 * 1024
"""Bytes that one answer may take: more than a hundred thousand lines of cases."""
SIZE = Path("/proc/self/statm")
"""Where Linux says how many pages this process has."""


class Patient(psycopg.Connection[tuple[Any, ...]]):
    """``gave_up``: it was closed here, as the server was silent or sent too much."""

    gave_up = False

    def wait(self, gen: Generator[Any, Any, Any], *_more: Any, **_named: Any) -> Any:  # noqa: ANN401  # psycopg's own
        """psycopg: see a step of the connection through. Raises OperationalError at a limit."""
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
    """Let this process grow no larger for a moment.

    PostgreSQL's library makes room for as much as a server announces, and reads all of it before it
    says anything: only the system can stop it. Raises MemoryError, or has the library say that the
    connection is lost.
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
