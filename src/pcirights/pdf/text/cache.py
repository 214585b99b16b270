"""A cache of what is likely to be asked for again: a letter is laid out anew as it is typed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Cache(Generic[Key, Value]):
    """Results by what they were made from, the oldest forgotten first.

    ``most`` is the weight of all that is kept; what weighs more than a quarter of it is not. It
    holds what people typed, so it is never shown, and lives as long as the fonts of a program.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()  # a window makes its preview in another thread

    def get(self, key: Key) -> Value | None:
        """What was kept under the key, if anything is still."""
        found = self._kept.get(key)
        return found[0] if found else None

    def keep(self, key: Key, value: Value, weight: int) -> Value:
        """The value, which is kept."""
        if 4 * weight <= self._most:
            with self._lock:
                if key not in self._kept:
                    self._kept[key] = (value, weight)
                    self._weight += weight
                while self._weight > self._most:
                    _, (_, old) = self._kept.popitem(last=False)
                    self._weight -= old
        return value
