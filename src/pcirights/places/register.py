"""The files of the place table, and the path from a unit to those above it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Unit(NamedTuple):
    """A line of places.tsv. ``parent`` is the unit above, or empty for a province."""

    code: str
    level: int
    parent: str
    name_zh: str
    short_zh: str
    name_en: str


class Alias(NamedTuple):
    """Another name of a unit; ``script`` is zh, latin, abbreviation (京) or code (110100)."""

    code: str
    name: str
    script: str


class Elsewhere(NamedTuple):
    """A name that is no unit today, the units that have its area now, and the question to ask."""

    question: str
    codes: tuple[str, ...]
    names_zh: tuple[str, ...]
    names_en: tuple[str, ...]
    hosts: tuple[str, ...]


class Kind(NamedTuple):
    """A kind of unit: how its Chinese name ends, its level, and the words that may stand for it."""

    ending: str
    level: int
    zh: tuple[str, ...]
    latin: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """All files of the table.

    ``law_parents``: the unit whose instruments apply too, in place of the parent. ``asks``: units
    that never go without a question. ``plain``: units whose bare name means them, whatever lesser
    unit shares it. ``silent``: words that may stand in a path and say nothing. ``peoples``: words
    that English puts before "autonomous". ``sounds``: how common characters are read.
    """

    units: dict[str, Unit]
    aliases: tuple[Alias, ...]
    elsewhere: tuple[Elsewhere, ...]
    kinds: tuple[Kind, ...]
    traditional: dict[str, str]
    sounds: dict[str, str]
    law_parents: dict[str, str]
    asks: dict[str, str]
    plain: frozenset[str]
    silent: frozenset[str]
    peoples: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> Register:
        """Read the files of ``folder``; a broken file is a fault of the program's own."""
        rules = defaultdict[str, dict[str, str]](dict)
        for rule, of, value in _rows(folder / "rules.tsv"):
            rules[rule][of] = value
        return cls(
            units={
                code: Unit(code, int(level), parent, name_zh, short_zh, name_en)
                for code, level, parent, name_zh, short_zh, name_en in _rows(folder / "places.tsv")
            },
            aliases=tuple(Alias(*row) for row in _rows(folder / "aliases.tsv")),
            elsewhere=tuple(
                Elsewhere(question, _many(codes, ","), _many(zh), _many(en), _many(hosts, ","))
                for question, codes, zh, en, hosts, _ in _rows(folder / "hosts.tsv")
            ),
            kinds=tuple(
                Kind(ending, int(level), _many(zh), _many(latin, " "), _many(en))
                for ending, level, zh, latin, en in _rows(folder / "kinds.tsv")
            ),
            traditional=dict(_rows(folder / "traditional.tsv")),
            sounds={
                character: sound
                for sound, characters in _rows(folder / "sounds.tsv")
                for character in characters
            },
            law_parents=rules["law-parent"],
            asks=rules["ask"],
            plain=frozenset(rules["plain"]),
            silent=frozenset(rules["silent"]),
            peoples=frozenset(rules["people"]),
        )

    def path(self, code: str) -> tuple[str, ...]:
        """Give the codes from the province down to ``code``."""
        parent = self.units[code].parent
        return (*self.path(parent), code) if parent else (code,)

    def law_path(self, code: str) -> tuple[str, ...]:
        """Give the codes from ``code`` up, through each unit whose instruments can apply."""
        above = self.law_parents.get(code) or self.units[code].parent
        return (code, *self.law_path(above)) if above else (code,)

    def is_below(self, code: str, above: str) -> bool:
        """Tell whether ``above`` is above ``code``, administratively or for local law."""
        return code != above and above in self.law_path(code)

    def children(self, code: str) -> tuple[str, ...]:
        """Give the codes right below ``code``; the provinces for an empty code."""
        return tuple(unit.code for unit in self.units.values() if unit.parent == code)

    def kind(self, code: str) -> Kind:
        """Give the kind of a unit; kinds.tsv has the longer of two endings first."""
        unit = self.units[code]
        return next(
            kind
            for kind in self.kinds
            if kind.level == unit.level and unit.name_zh.endswith(kind.ending)
        )


def _rows(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _many(field: str, separator: str = "|") -> tuple[str, ...]:
    return tuple(field.split(separator)) if field else ()
