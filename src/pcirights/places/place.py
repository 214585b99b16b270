"""The places of the mainland, and finding one by what a person types. Start here.

``load()`` reads the table. ``PlaceTable.find`` says what a name means and never guesses: one place,
several to choose from, or none with the nearest names. ``PlaceTable.suggest`` completes what is
being typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.core.place import Place
from pcirights.places.index import Index
from pcirights.places.reader import Reader
from pcirights.places.register import Register
from pcirights.places.spelling import Spelling
from pcirights.places.typeahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA = Path(__file__).parent / "data"


class PlaceError(WrongInputError, LookupError):
    """No place of the table has this code (``place-unknown``; field ``given``)."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query means.

    ``places``: one match, several to choose from, or none. ``question``: the name is no ordinary
    unit of today's table (``former-unit``, ``development-zone``, ``corps-city``), so that the
    person must confirm even a single match. ``near``: without a match, places with a similar name,
    the nearest first.
    """

    places: tuple[Place, ...]
    question: str | None
    near: tuple[Place, ...]


class PlaceTable:
    """All places; make one with ``load``."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._spelling = Spelling(register.traditional)
        self._index = Index(register)
        self._reader = Reader(register, self._index)
        self._made: dict[str, Place] = {}

    @cached_property
    def _type_ahead(self) -> TypeAhead:
        return TypeAhead(self._register, self._index, self._reader)

    def by_code(self, code: str) -> Place:
        """Give the place with this GB/T 2260 code of six digits; else raise ``PlaceError``."""
        place = self._made.get(code)
        if place is None:
            if code not in self._register.units:
                raise PlaceError("place-unknown", given=code)
            place = self._made[code] = self._make(code)
        return place

    def find(self, query: str) -> Found:
        """Say what ``query`` means: a code, or a name or path in Chinese, pinyin or English."""
        asked = self._spelling.read(query)
        meaning = self._reader.meaning(asked)
        near = () if meaning.codes else self._type_ahead.near(asked)
        return Found(self._places(meaning.codes), meaning.question, self._places(near))

    def suggest(self, query: str, limit: int = 8) -> tuple[Place, ...]:
        """Complete what is being typed: at most ``limit`` places, the likeliest first."""
        return self._places(self._type_ahead.suggest(self._spelling.read(query), limit))

    def children(self, code: str | None) -> tuple[Place, ...]:
        """Give the places right below one, in the order of codes; the provinces for ``None``."""
        if code is not None and code not in self._register.units:
            raise PlaceError("place-unknown", given=code)
        return self._places(self._register.children(code or ""))

    def all(self) -> tuple[Place, ...]:
        """Give every place, in the order of codes."""
        return self._places(self._register.units)

    def _places(self, codes: Iterable[str]) -> tuple[Place, ...]:
        return tuple(self.by_code(code) for code in codes)

    def _make(self, code: str) -> Place:
        units = self._register.units
        unit, path = units[code], self._register.path(code)
        return Place(
            code=code,
            level=unit.level,
            name_zh=unit.name_zh,
            name_en=unit.name_en,
            path=path,
            path_zh=tuple(units[each].name_zh for each in path),
            path_en=tuple(units[each].name_en for each in path),
            law_path=self._register.law_path(code),
        )


def load() -> PlaceTable:
    """Read the table that comes with the program (some 20 ms)."""
    return PlaceTable(Register.read(_DATA))
