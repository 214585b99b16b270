"""The index of all names of administrative units, and the units that a name can mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.places.spelling import is_chinese, key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.places.register import Elsewhere, Kind, Register, Unit


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that a name can mean.

    ``whole``: the name is the unit's whole name (无锡市, Wuxi), not the name without the word for
    its kind (滨湖, Binhu). ``question`` is what must be asked before it is taken.
    """

    code: str
    whole: bool
    question: str | None = None


Names = dict[str, str]
"""The codes of the units so named, as one text: most names mean one, and lists would be large."""


class Index:
    """Looks up names, which must be normalised by ``spelling``."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.whole: Names = {}
        self.bare: Names = {}
        self.alone: dict[str, str] = {}
        self.elsewhere: dict[str, list[Elsewhere]] = defaultdict(list)
        self._elsewhere_bare: dict[str, list[Elsewhere]] = defaultdict(list)
        self._words_zh: dict[str, set[Kind]] = defaultdict(set)
        self._words_latin: dict[str, set[Kind]] = defaultdict(set)
        self._english_kinds = frozenset(
            word for kind in register.kinds for name in kind.en for word in name.split(" ")
        )
        for kind in register.kinds:
            for word in kind.zh:
                self._words_zh[word].add(kind)
            for word in (*kind.latin, *map(key, kind.en)):
                self._words_latin[word].add(kind)
        for unit in register.units.values():
            self._add(unit)
        self._add_aliases()
        for former in register.elsewhere:
            self._add_elsewhere(former)

    def hits(self, name: str) -> dict[str, Hit]:
        """Give what ``name`` can mean in today's table, then what it meant or where it lies."""
        if is_chinese(name):
            return self._hits_chinese(name)
        found = self._hits_latin(name)
        if not found and "'" in name:
            found = self._hits_latin(name.replace("'", ""))
        return found

    def _hits_chinese(self, name: str) -> dict[str, Hit]:
        whole = _codes(self.whole, name) or self._with_kind(name, self._words_zh)
        # A name that one unit has now and another had before could mean either.
        found = _asking(self.elsewhere.get(name, ()))
        today = whole or _codes(self.bare, name)
        found |= {code: Hit(code, whole=bool(whole)) for code in today}
        return found or _asking(self._elsewhere_bare.get(name, ()))

    def _hits_latin(self, name: str) -> dict[str, Hit]:
        found = {code: Hit(code, whole=False) for code in _codes(self.bare, name)}
        found |= {code: Hit(code, whole=True) for code in self._with_kind(name, self._words_latin)}
        found |= {code: Hit(code, whole=True) for code in _codes(self.whole, name)}
        # Old names in Latin letters coincide with new ones too often to ask each time.
        return found or _asking(self.elsewhere.get(name) or self._elsewhere_bare.get(name, []))

    def _with_kind(self, name: str, kind_words: dict[str, set[Kind]]) -> list[str]:
        """Strip a word for a kind (wuxi|shi, 恩施|州): the units of that kind with that name."""
        return [
            code
            for word, kinds in kind_words.items()
            if name.endswith(word)
            for names in (self.whole, self.bare)
            for code in _codes(names, name[: -len(word)])
            if self._register.kind(code) in kinds
        ]

    def _add(self, unit: Unit) -> None:
        add(self.whole, unit.name_zh, unit.code)
        add(self.bare, unit.short_zh, unit.code)
        bare = self.bare_english(unit.name_en)
        names = self.whole if bare == unit.name_en else self.bare
        for name in _spellings(bare):
            add(names, name, unit.code)

    def _add_aliases(self) -> None:
        for code, name, script in self._register.aliases:
            if script in {"abbreviation", "code"}:
                self.alone[name] = code
            elif script == "zh":
                add(self.whole, name, code)
            else:
                name_en = self._register.units[code].name_en
                names = self.whole if self.bare_english(name_en) == name_en else self.bare
                for spelling in _spellings(name):
                    add(names, spelling, code)

    def _add_elsewhere(self, former: Elsewhere) -> None:
        for name in former.names_zh:
            self.elsewhere[name].append(former)
            if former.question == "former-unit" and len(name) > 2:
                self._elsewhere_bare[name[:-1]].append(former)
        for name in former.names_en:
            for spelling in _spellings(name):
                self.elsewhere[spelling].append(former)
            for spelling in _spellings(self.bare_english(name)):
                self._elsewhere_bare[spelling].append(former)

    def bare_english(self, name: str) -> str:
        """Take the words for the kind off an English name: ``Binhu District``, ``Binhu``."""
        bare, _, last = name.rpartition(" ")
        while bare and last in self._english_kinds:
            name = bare
            bare, _, last = name.rpartition(" ")
        return name


def add(names: Names, name: str, codes: str) -> None:
    """Have a name mean further units."""
    names[name] = f"{names[name]} {codes}" if name in names else codes


def _codes(names: Names, name: str) -> list[str]:
    return names.get(name, "").split()


def _asking(former: Iterable[Elsewhere]) -> dict[str, Hit]:
    return {
        host: Hit(host, whole=True, question=each.question)
        for each in former
        for host in each.hosts
    }


def _spellings(name: str) -> list[str]:
    """Give the keys of a Latin name: with and without the apostrophe, ü as u, v and yu."""
    keys = [key(name)]
    if name.isascii() and "'" not in name:
        return keys  # most of them, and the table must load fast
    if "ü" in name.lower():
        keys += [key(name.lower().replace("ü", other)) for other in ("v", "yu")]
    return keys + [each.replace("'", "") for each in keys if "'" in each]
