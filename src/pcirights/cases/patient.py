"""A connection to PostgreSQL whose patience and appetite end.

The server is asked to end what takes long. One that is hostile, or a network that swallows what is
sent, does not listen: so nothing here waits longer, and nothing larger is taken in.
"""

from __future__ import annotations

from array import array
from contextlib import suppress
from selectors import DefaultSelector
from time import monotonic
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Generator

SILENCE = 8.0
"""Seconds in which something has to come: more than the server's own limit, which has words."""
WHOLE = 30.0
"""Seconds that one statement takes at most, however slowly something keeps coming."""
MOST_ANSWER = 256 * 1024 * 1024
"""Bytes of one answer: a hundred thousand lines of cases."""


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
        taken = 0
        handle = self.pgconn.socket
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
                    taken += _waiting(handle)
                    if taken > MOST_ANSWER:
                        raise TimeoutError("too much")
                    wanted = gen.send(found[0][1])
        except StopIteration as end:
            return end.value


def _waiting(handle: int) -> int:
    """How many bytes have come and were not read yet; 0 where the system does not say."""
    with suppress(ImportError):  # Windows
        from fcntl import ioctl
        from termios import FIONREAD

        count = array("i", [0])
        ioctl(handle, FIONREAD, count)
        return count[0]
    return 0
