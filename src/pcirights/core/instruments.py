"""All instruments by id; those of a province are read when one of them is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pcirights.core.law import Instrument

COUNTRY = ""
"""Stands for the whole country where a province's two digits would stand."""


def province(place: str | None) -> str:
    """The two digits with which the codes of a place's province begin."""
    return COUNTRY if place is None else place[:2]


class Instruments(Mapping[str, "Instrument"]):
    """The instruments by id, in the order of ``places``, which tells the place of each.

    ``read`` gives the instruments of a province, or of the ``COUNTRY``. It is called once for each
    that is needed and has some, and may raise what a loader raises.
    """

    __slots__ = ("_at", "_places", "_read", "_there")

    def __init__(
        self, places: Mapping[str, str | None], read: Callable[[str], Iterable[Instrument]]
    ) -> None:
        self._places = places
        self._read = read
        self._there: dict[str, dict[str, Instrument]] = {}
        self._at: dict[str | None, tuple[Instrument, ...]] = {}

    @classmethod
    def of(cls, instruments: Iterable[Instrument]) -> Instruments:
        """A mapping of instruments that are already loaded."""
        every = list(instruments)
        return cls(
            {one.id: one.place for one in every},
            lambda wanted: [one for one in every if province(one.place) == wanted],
        )

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of all places with law of their own, without reading any instrument."""
        return tuple(sorted({place for place in self._places.values() if place is not None}))

    def place_of(self, ident: str) -> str | None:
        """The place of an instrument, None for the whole country, without reading it."""
        return self._places[ident]

    def at(self, place: str | None) -> tuple[Instrument, ...]:
        """The instruments of this very place, or of the whole country."""
        if place not in self._at:
            there = self._province(province(place))
            self._at[place] = tuple(one for one in there.values() if one.place == place)
        return self._at[place]

    def __getitem__(self, ident: str) -> Instrument:
        """The instrument. Raises KeyError."""
        return self._province(province(self._places[ident]))[ident]

    def __iter__(self) -> Iterator[str]:
        """The ids, without reading any instrument."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def _province(self, wanted: str) -> dict[str, Instrument]:
        if wanted not in self._there:
            some = any(province(place) == wanted for place in self._places.values())
            self._there[wanted] = {one.id: one for one in self._read(wanted)} if some else {}
        return self._there[wanted]
