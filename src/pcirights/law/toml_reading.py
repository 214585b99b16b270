"""One table of the law's data: each key known, each value of its kind, all problems kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from pcirights.core.law import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One defect: the file, the key (empty: the file as a whole), and what is wrong with it."""

    file: str
    key: str
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.what) if part)


class LawDataError(Exception):
    """The law's data cannot be used; every problem is named together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def near(word: str, known: Iterable[str]) -> str:
    """' (did you mean …?)' for a near miss, else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


@dataclass(slots=True)
class Table:
    """One table of a file; reading a key marks it as known."""

    file: str
    path: str
    values: dict[str, Any]
    problems: list[Problem]
    known: set[str] = field(default_factory=set)

    def say(self, key: str, what: str) -> None:
        """Keep a problem of this table."""
        self.problems.append(Problem(self.file, f"{self.path}{key}", what))

    def _take(self, key: str, kind: type, *, needed: bool) -> Any:  # noqa: ANN401  # the kind is checked here
        self.known.add(key)
        value = self.values.get(key)
        if value is None:
            if needed:
                self.say(key, "is missing")
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.say(key, f"must be a {kind.__name__}, not {value!r}")
            return None
        return value

    def text(self, key: str, *, needed: bool = True) -> str:
        """A text; empty where it is absent."""
        value: str | None = self._take(key, str, needed=needed)
        if value is not None and not value.strip():
            self.say(key, "is empty")
        return value or ""

    def number(self, key: str) -> int | None:
        """A whole number above 0, or None."""
        value: int | None = self._take(key, int, needed=False)
        if value is not None and not 0 < value < 10_000:
            self.say(key, f"is out of range: {value}")
            return None
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value: bool | None = self._take(key, bool, needed=False)
        return default if value is None else value

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """A date, or None."""
        value: date | None = self._take(key, date, needed=needed)
        return value

    def word(self, key: str, words: type[Word], *, needed: bool = True) -> Word | None:
        """One of a closed list of words."""
        value = self._take(key, str, needed=needed)
        return self._word(key, value, words) if value is not None else None

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Several of a closed list of words."""
        found = (self._word(key, value, words) for value in self._strings(key))
        return tuple(word for word in found if word is not None)

    def strings(self, key: str) -> tuple[str, ...]:
        """Several texts."""
        return tuple(self._strings(key))

    def both(self, stem: str, *, needed: bool = True) -> Words | None:
        """A sentence in both: ``stem_zh``, ``stem_en`` (without a stem ``zh``, ``en``)."""
        keys = (f"{stem}_zh", f"{stem}_en") if stem else ("zh", "en")
        zh, en = (self.text(key, needed=needed) for key in keys)
        if bool(zh) != bool(en) and not needed:
            self.say(keys[1] if zh else keys[0], "is missing: both languages or neither")
        return Words(zh, en) if zh and en else None

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list, each with its own path."""
        for number, values in enumerate(self._take(key, list, needed=False) or (), start=1):
            path = f"{self.path}{key}[{number}]."
            if isinstance(values, dict):
                yield Table(self.file, path, values, self.problems)
            else:
                self.say(key, "must be a list of tables")

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.values.keys() - self.known:
            self.say(key, "is not a known key" + near(key, self.known))

    def _strings(self, key: str) -> Iterator[str]:
        for value in self._take(key, list, needed=False) or ():
            if isinstance(value, str):
                yield value
            else:
                self.say(key, f"must hold texts, not {value!r}")

    def _word(self, key: str, value: str, words: type[Word]) -> Word | None:
        try:
            return words(value)
        except ValueError:
            known = [word.value for word in words]
            self.say(key, f"{value!r} is not one of {', '.join(known)}" + near(value, known))
            return None
