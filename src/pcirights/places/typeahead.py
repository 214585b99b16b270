"""Completes a name while it is typed, and finds similar names after a typing error."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from pcirights.places.index import add
from pcirights.places.spelling import Asked, is_chinese, join, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pcirights.places.index import Index, Names
    from pcirights.places.reader import Reader
    from pcirights.places.register import Register

_NEAR = 5  # as many as a person reads
_ALL, _BEGINS, _WITHIN = range(3)  # how a name holds what was typed
_SIMILAR = {True: 0.5, False: 0.6}  # by script, Chinese first: one of two characters may be wrong


class TypeAhead:
    """Suggests places; holds all names as one text, which is searched far faster than a list.

    ``codes`` has for each line of the text the codes of the units so named, as one word.
    """

    def __init__(self, register: Register, index: Index, reader: Reader) -> None:
        self._register = register
        self._index = index
        self._reader = reader
        codes: Names = {}
        for name, meant in _named(register, index):
            add(codes, name, meant)
        self._codes = tuple(codes.values())
        self._text = "\n".join(("", *codes, ""))
        self._starts = array("L", accumulate((len(name) + 1 for name in codes), initial=0))

    def suggest(self, asked: Asked, limit: int) -> tuple[str, ...]:
        """Give up to ``limit`` codes: the meaning, names that begin or hold it, similar names."""
        if asked.code:
            units = (code for code in self._register.units if code.startswith(asked.code[:6]))
            return _first(limit, self._reader.meaning(asked).codes, units)
        if not asked.sound or not asked.atoms:
            return self.near(asked)[:limit]
        if found := self._holding(asked.atoms):
            return self._best(found)[:limit]
        meaning = self._reader.meaning(asked).codes
        return _first(limit, meaning, self._below(asked.atoms)) or self.near(asked)[:limit]

    def near(self, asked: Asked) -> tuple[str, ...]:
        """Give the codes whose names are most like the query's, the most alike first."""
        if asked.code:
            code = asked.code
            above = (code.ljust(6, "0"), f"{code[:4]:0<6}", f"{code[:2]:0<6}")
            return _first(_NEAR, (code for code in above if code in self._register.units))
        known, rest = self._known(asked.atoms)
        if not rest:
            return _first(_NEAR, *reversed(known))
        unsure = "".join(rest).replace("'", "")
        ranked: dict[str, float] = {}
        if len(unsure) < 2:
            # Too short to compare: a known name with a wrong word for its kind, or a wrong letter.
            sure = 1.0 if asked.atoms[-1:] == tuple(rest) else 0.6
            ranked = {code: sure + self._fits(code, known) for codes in known for code in codes}
            unsure = "".join(asked.atoms).replace("'", "")
        if len(unsure) > 1:
            ranked = self._similar(unsure, known) | ranked
        order = sorted(ranked, key=lambda code: (-ranked[code], self._rank(code)))
        return tuple(order[:_NEAR])

    def _similar(self, unsure: str, known: list[list[str]]) -> dict[str, float]:
        """Map codes to how similar their best name is to ``unsure``; 1 and more is very similar."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        similar = extract(
            unsure,
            self._text.split("\n")[1:-1],
            scorer=OSA.normalized_similarity,
            score_cutoff=_SIMILAR[is_chinese(unsure)],
            limit=60,
        )
        # A wrong character with the right sound is the commonest typing error in Chinese.
        sounds = self._register.sounds
        alike = self._index.hits("".join(sounds.get(each, each) for each in unsure))
        ranked = {code: 1 + self._fits(code, known) for code in alike}
        for _, score, line in similar:
            for code in self._codes[line].split():
                likeness = score + self._fits(code, known)
                ranked[code] = max(ranked.get(code, 0), likeness)
        return ranked

    def _below(self, atoms: tuple[str, ...]) -> tuple[str, ...]:
        """Read the end of the query as the start of a name, the rest as a path; give what fits."""
        for end in range(len(atoms) - 1, 0, -1):
            above = self._reader.hits(atoms[:end])
            holding = self._holding(atoms[end:]) if above else {}
            if found := {c: how for c, how in holding.items() if self._fits(c, [[*above]])}:
                return self._best(found)
        return ()

    def _best(self, found: dict[str, int]) -> tuple[str, ...]:
        """Order codes: provinces that begin so, whole names, names that begin so, the others."""

        def order(code: str) -> tuple[int, int, str]:
            how, (level, _) = found[code], self._rank(code)
            return (_ALL if how == _BEGINS and level == 1 else how), level, code

        return tuple(sorted(found, key=order))

    def _holding(self, atoms: tuple[str, ...]) -> dict[str, int]:
        """Map the codes with a name that holds the atoms as one name to how it does."""
        if (text := join(atoms)) is None:
            return {}
        return self._lines_with(text) or self._lines_with(text.replace("'", ""))

    def _lines_with(self, text: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for place in self._places_of(text):
            line = bisect_right(self._starts, place - 1) - 1
            start, following = self._starts[line : line + 2]
            whole = following - start == len(text) + 1
            how = _WITHIN if place - 1 > start else _ALL if whole else _BEGINS
            for code in self._codes[line].split():
                found[code] = min(found.get(code, how), how)
        return found

    def _places_of(self, text: str) -> Iterator[int]:
        # One or two letters inside a name say nothing; one Chinese character does.
        within = len(text) > 2 or is_chinese(text)
        wanted = text if within else "\n" + text
        place = self._text.find(wanted)
        while place >= 0:
            yield place + (not within)
            place = self._text.find(wanted, place + 1)

    def _known(self, atoms: tuple[str, ...]) -> tuple[list[list[str]], list[str]]:
        """Split the atoms into known names, the longest first, and the rest."""
        known: list[list[str]] = []
        rest: list[str] = []
        start = 0
        while start < len(atoms):
            for end in range(min(len(atoms), start + 12), start, -1):
                name = join(atoms[start:end])
                if name and (hits := self._index.hits(name)):
                    known.append(sorted(hits, key=self._rank))
                    start = end
                    break
            else:
                rest.append(atoms[start])
                start += 1
        return known, rest

    def _fits(self, code: str, known: Iterable[list[str]]) -> float:
        """Give a bonus for each known name of the query that lies above ``code``."""
        return sum(
            0.25 for codes in known if any(self._register.is_below(code, above) for above in codes)
        )

    def _rank(self, code: str) -> tuple[int, str]:
        return self._register.units[code].level, code


def _named(register: Register, index: Index) -> Iterator[tuple[str, str]]:
    """Every name that can be completed, with the codes of the units that it can mean."""
    yield from index.whole.items()
    yield from index.bare.items()
    words = {kind: (key(kind.en[0]), kind.latin[0]) for kind in register.kinds}
    for unit in register.units.values():
        bare = key(index.bare_english(unit.name_en)).replace("'", "")
        yield from ((bare + word, unit.code) for word in words[register.kind(unit.code)])
    for former in register.elsewhere:
        for name in (*former.names_zh, *map(key, former.names_en)):
            yield name, " ".join(former.hosts)


def _first(limit: int, *groups: Iterable[str]) -> tuple[str, ...]:
    """Give the first codes of the groups, each code once."""
    return tuple(dict.fromkeys(code for group in groups for code in group))[:limit]
