"""What a request costs, where a provision of the route's instruments says it. No widget here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Request, RouteId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.law import Instrument, Provision
    from pcirights.core.routes import Route

FILE = Path(__file__).parent / "costs.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """For which requests of a route which provisions speak of cost."""

    route: RouteId
    requests: tuple[Request, ...]
    rests_on: tuple[str, ...]


@lru_cache(maxsize=1)
def rows(file: Path = FILE) -> tuple[Row, ...]:
    """The table that comes with the program."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(
        Row(RouteId(row["route"]), tuple(map(Request, row["requests"])), tuple(row["rests_on"]))
        for row in data["cost"]
    )


def costs(route: Route) -> Iterator[tuple[Instrument, Provision]]:
    """The provisions on cost, of the instruments that the route rests on."""
    wanted = {
        ref
        for row in rows()
        if row.route is route.id and route.request in row.requests
        for ref in row.rests_on
    }
    for instrument in {one.instrument.id: one.instrument for one in route.basis}.values():
        yield from ((instrument, one) for one in instrument.provisions if one.ref in wanted)
