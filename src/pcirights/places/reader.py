"""Interprets a query: names along one path, and which of several units a name means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.places.spelling import Asked, is_chinese, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pcirights.places.index import Hit, Index
    from pcirights.places.register import Register

_MOST_NAMES = 5  # repeating the city is common: 上海市上海市浦东新区
_LONGEST_NAME = 24  # characters or words
_LONGEST_RUN = 40  # letters of a path without spaces: jiangsuwuxi
_CITY = "市"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The codes that a query means, and the question to ask first, if any."""

    codes: tuple[str, ...] = ()
    question: str | None = None


class Reader:
    """Reads queries against the index."""

    def __init__(self, register: Register, index: Index) -> None:
        self._register = register
        self._index = index
        self._old_codes = {code: each for each in register.elsewhere for code in each.codes}

    def meaning(self, asked: Asked) -> Meaning:
        """Say what a query means, and nothing when it is not sound or not known."""
        if asked.code:
            return self._coded(asked.code)
        if not asked.sound or not asked.atoms:
            return Meaning()
        if alone := self._index.alone.get("".join(asked.atoms)):
            return self._certain(alone)
        hits = self.hits(asked.atoms)
        if not hits and "autonomous" in asked.atoms:
            peoples = self._register.peoples
            hits = self.hits(tuple(atom for atom in asked.atoms if atom not in peoples))
        if not hits and len(asked.atoms) == 1 and len(asked.atoms[0]) <= _LONGEST_RUN:
            hits = self.hits(tuple(asked.atoms[0].replace("'", "")))
        return self._settle(hits)

    def _coded(self, code: str) -> Meaning:
        code = code[:6]
        if code in self._register.units:
            return self._certain(code)
        if several := [each.code for each in self._register.aliases if each.name == code]:
            return Meaning(tuple(several)) if len(several) > 1 else self._certain(several[0])
        old = self._old_codes.get(code)
        return Meaning(old.hosts, old.question) if old else Meaning()

    def _certain(self, code: str) -> Meaning:
        return Meaning((code,), self._register.asks.get(code))

    def hits(self, atoms: tuple[str, ...]) -> dict[str, Hit]:
        """Give the units that the atoms name as one path, with as few names as possible."""
        known: dict[tuple[int, int], dict[str, Hit]] = {}
        for count in range(1, _MOST_NAMES + 1):
            for strict in (True, False):
                found: dict[str, Hit] = {}
                for names in self._names(atoms, 0, count, known):
                    found |= self._meet(names, strict=strict)
                    if not is_chinese(atoms[-1]):
                        found |= self._meet(names[::-1], strict=strict)
                if found:
                    return found
        return {}

    def _names(
        self,
        atoms: tuple[str, ...],
        start: int,
        count: int,
        known: dict[tuple[int, int], dict[str, Hit]],
    ) -> Iterator[list[dict[str, Hit]]]:
        """Cut the atoms from ``start`` on into ``count`` known names, in every way there is."""
        if start == len(atoms):
            if not count:
                yield []
            return
        for end in range(start + 1, min(start + _LONGEST_NAME, len(atoms)) + 1):
            if (name := join(atoms[start:end])) is None:
                return
            if name in self._register.silent:
                yield from self._names(atoms, end, count, known)
            if (start, end) not in known:
                known[start, end] = self._index.hits(name)
            if count and (hits := known[start, end]):
                for rest in self._names(atoms, end, count - 1, known):
                    yield [hits, *rest]

    def _meet(self, names: Iterable[dict[str, Hit]], *, strict: bool) -> dict[str, Hit]:
        """Keep the units of the last name that lie below one of each name before."""
        first, *rest = names
        for hits in rest:
            first = {
                code: hit
                for code, hit in hits.items()
                if any(
                    self._register.is_below(code, above) or (not strict and code == above)
                    for above in first
                )
            }
        return first

    def _settle(self, hits: dict[str, Hit]) -> Meaning:
        left = [
            hit for hit in hits.values() if not any(self._outdoes(o, hit) for o in hits.values())
        ]
        if len(left) == 1 and not left[0].question:
            return self._certain(left[0].code)
        question = next((hit.question for hit in left if hit.question), None)
        return Meaning(tuple(hit.code for hit in sorted(hits.values(), key=self._order)), question)

    def _order(self, hit: Hit) -> tuple[bool, int, str]:
        # Units that hold the land of another stay as the table has them, the chief one first.
        if hit.question:
            return True, 0, ""
        return False, self._register.units[hit.code].level, hit.code

    def _outdoes(self, one: Hit, other: Hit) -> bool:
        """Tell whether a name that can mean both can safely be taken to mean ``one``.

        A province goes before a county; a city before the county of its own name; a city before
        lower units that only sound the same without the word for their kind (Wuxi, and Wuxi
        County); and the units that the table lists as plain.
        """
        first, second = self._register.units[one.code], self._register.units[other.code]
        if first.level >= second.level or one.question or other.question:
            return False
        if first.level == 1 or one.code in self._register.plain:
            return second.level == 3
        if first.short_zh == second.short_zh:
            return second.parent == first.code and first.name_zh.endswith(_CITY)
        return one.whole and not other.whole
