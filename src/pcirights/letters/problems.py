"""Faults of templates, reported together, by file and line, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. ``line`` is 0 where it concerns the whole file."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what}"


class TemplateError(WrongInputError):
    """The templates cannot be used (``template-broken``).

    ``fields``: file, line and what of the first defect, and all of them as ``problems``.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        first = self.problems[0]
        super().__init__(
            "template-broken",
            file=first.file,
            line=str(first.line),
            what=first.what,
            problems="\n".join(str(problem) for problem in self.problems),
        )


def near(word: str, known: Iterable[str]) -> str:
    """' — 是否指 …？ did you mean …?' for a near miss, else nothing."""
    close = get_close_matches(word, sorted(known), n=1)
    return f" — 是否指 {close[0]}？ did you mean {close[0]}?" if close else ""
