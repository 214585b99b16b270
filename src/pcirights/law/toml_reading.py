"""Reads one table of the law's data, and collects unknown keys and wrong values as problems."""

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
    """One fault of the data: the file, the key (empty: the whole file), and the sentence.

    ``what`` is the English sentence, ``what_zh`` the Chinese one; where that is empty the English
    one is used.
    """

    file: str
    key: str
    what: str
    what_zh: str = ""

    def __str__(self) -> str:
        return self.said("en")

    def said(self, lang: str) -> str:
        """The defect in a line of a language."""
        what = self.what_zh if lang == "zh" and self.what_zh else self.what
        between = "：" if lang == "zh" else ": "
        return between.join(part for part in (self.file, self.key, what) if part)


class LawDataError(Exception):
    """The law's data cannot be used; the error holds every problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


NEAR = 0.5
"""How similar a word must be to be suggested, from 0 to 1; 0.5 finds receipt for recieved."""
Said = tuple[str, str]
"""A sentence in Chinese and in English."""
Finding = tuple[str, str, str]
"""What a rule over one instrument finds: the key, and the defect in Chinese and in English."""
Whole = tuple[str, str, str, str]
"""What a rule over the whole book finds: the file or instrument before those."""


def near(word: str, known: Iterable[str]) -> Said:
    """'（是不是 …？）' and ' (did you mean …?)' for a near miss, else nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=NEAR)
    return (f"（是不是 {close[0]!r}？）", f" (did you mean {close[0]!r}?)") if close else ("", "")


def not_one_of(value: str, known: Iterable[str], *, listed: bool = True) -> Said:
    """The sentence for an unknown word, with a suggestion; ``listed`` adds all known words."""
    words = list(known)
    zh, en = near(value, words)
    if not listed:
        return f"没有 {value!r} 这个词{zh}", f"{value!r} is not known{en}"
    all_of_them = ", ".join(words)
    return f"{value!r} 不在其中：{all_of_them}{zh}", f"{value!r} is not one of {all_of_them}{en}"


KINDS = {str: "文字", int: "整数", bool: "true 或者 false", date: "日期", list: "一组值"}
"""The Chinese names of the value types."""


@dataclass(slots=True)
class Table:
    """One table of a file. Reading a key marks it as known, so that ``finish`` finds the others."""

    file: str
    path: str
    values: dict[str, Any]
    problems: list[Problem]
    known: set[str] = field(default_factory=set)
    pointers: list[tuple[str, str, str]] = field(default_factory=list)

    def say(self, key: str, what_zh: str, what: str) -> None:
        """Add a problem of this table, in both languages."""
        self.problems.append(Problem(self.file, f"{self.path}{key}", what, what_zh))

    def point(self, key: str, ref: str) -> None:
        """Add a reference to a provision or an instrument, to be looked up later."""
        self.pointers.append((self.file, f"{self.path}{key}", ref))

    def _take(self, key: str, kind: type, *, needed: bool) -> Any:  # noqa: ANN401  # the kind is checked here
        self.known.add(key)
        value = self.values.get(key)
        if value is None:
            if needed:
                self.say(key, "缺少", "is missing")
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.say(
                key,
                f"应当是{KINDS[kind]}，不是 {value!r}",
                f"must be a {kind.__name__}, not {value!r}",
            )
            return None
        return value

    def text(self, key: str, *, needed: bool = True) -> str:
        """A text; empty where it is absent."""
        value: str | None = self._take(key, str, needed=needed)
        if value is not None and not value.strip():
            self.say(key, "是空的", "is empty")
        return value or ""

    def number(self, key: str) -> int | None:
        """A whole number above 0, or None."""
        value: int | None = self._take(key, int, needed=False)
        if value is not None and not 0 < value < 10_000:
            self.say(key, f"超出范围：{value}", f"is out of range: {value}")
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
            self.say(
                keys[1] if zh else keys[0],
                "缺少：两种语言要么都写，要么都不写",
                "is missing: both languages or neither",
            )
        return Words(zh, en) if zh and en else None

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list, each with its own path."""
        for number, values in enumerate(self._take(key, list, needed=False) or (), start=1):
            path = f"{self.path}{key}[{number}]."
            if isinstance(values, dict):
                yield Table(self.file, path, values, self.problems, pointers=self.pointers)
            else:
                self.say(key, "应当是一组表", "must be a list of tables")

    def finish(self) -> None:
        """Add a problem for every key that was not read."""
        for key in self.values.keys() - self.known:
            zh, en = near(key, self.known)
            self.say(key, f"没有这个键{zh}", f"is not a known key{en}")

    def _strings(self, key: str) -> Iterator[str]:
        for value in self._take(key, list, needed=False) or ():
            if isinstance(value, str):
                yield value
            else:
                self.say(key, f"里面应当是文字，不是 {value!r}", f"must hold texts, not {value!r}")

    def _word(self, key: str, value: str, words: type[Word]) -> Word | None:
        try:
            return words(value)
        except ValueError:
            known = [word.value for word in words]
            self.say(key, *not_one_of(value, known))
            close = get_close_matches(value, known, n=1, cutoff=NEAR)
            return words(close[0]) if close else None  # reading goes on with the suggestion
