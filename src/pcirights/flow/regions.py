"""What each region's own law gives, for the map and for the same in words. No widget here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.local_law import local_route
from pcirights.core.vocabulary import Enforceability, Right
from pcirights.places.tiles import tiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pcirights.i18n import Catalogue
    from pcirights.places.tiles import Tile
    from pcirights.program import Program

GRADES: tuple[Enforceability | None, ...] = (
    Enforceability.ENFORCEABLE,
    Enforceability.CONTESTED,
    Enforceability.UNVERIFIED,
    Enforceability.CHANNEL_ONLY,
    None,
)
"""In the order of the legend; None: no text of the region's own."""


@dataclass(frozen=True, slots=True)
class Region:
    """A tile, and how strong the region's own law is for asking a credit platform to see."""

    tile: Tile
    grade: Enforceability | None

    @property
    def key(self) -> str:
        """The word for the grade in the catalogues and the icons."""
        return self.grade or "none"


def regions(program: Program, on: date) -> Iterator[Region]:
    """The 31 regions as the law of a day has them, each in a moment."""
    for tile in tiles():
        path = program.places.by_code(tile.code).law_path
        route = local_route(path, Right.ACCESS, on, program.book)
        yield Region(tile, route.enforceability if route else None)


def in_words(known: Iterable[Region], words: Catalogue) -> tuple[tuple[str, str], ...]:
    """The map as text: for each grade its key, and what it means with the regions' names."""
    named: dict[str, list[str]] = {grade or "none": [] for grade in GRADES}
    for region in known:
        named[region.key].append(words.name(region.tile.short_zh, region.tile.short_en))
    joint = words.name("、", ", ")
    return tuple(
        (key, words.text("ui.map.line", grade=words.text(f"ui.map.{key}"), names=joint.join(names)))
        for key, names in named.items()
        if names
    )


def neighbour(
    places: frozenset[tuple[int, int]], place: tuple[int, int], step: tuple[int, int]
) -> tuple[int, int] | None:
    """The next tile in a direction: straight on first, else the nearest ahead; None at the rim."""
    ahead = []
    for other in places:
        right, down = other[0] - place[0], other[1] - place[1]
        along, aside = right * step[0] + down * step[1], right * step[1] + down * step[0]
        if along > 0:
            ahead.append((aside != 0, along, abs(aside), other))
    return min(ahead)[-1] if ahead else None
