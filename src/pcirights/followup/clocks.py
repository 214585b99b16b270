"""A letter to several addressees: each has its own day of receipt, its own answer, its own dates.

While nothing is told of one of them alone, one clock stands for all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pcirights.core.errors import WrongInputError
from pcirights.core.vocabulary import BodyRole
from pcirights.followup.timeline import Timeline, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcirights.core.events import Event, History
    from pcirights.core.routes import Route

Said = TypeVar("Said")


def clocks(route: Route, events: Iterable[Event]) -> tuple[BodyRole | None, ...]:
    """The addressees with clocks of their own, by their roles; None alone: one clock for all.

    Raises WrongInputError for something that happened with an addressee that the letter has not.
    """
    roles = tuple(BodyRole(one.role) for one in route.addressees)
    told = {event.to for event in events if event.to is not None}
    for to in sorted(told.difference(roles)):
        raise WrongInputError("event-to", found=to, near=", ".join(roles), route=route.id)
    return roles if told and len(roles) > 1 else (None,)


def only(route: Route, to: BodyRole | None) -> Route:
    """The route with one of its addressees; with None, as it is."""
    if to is None:
        return route
    return replace(route, addressees=tuple(one for one in route.addressees if one.role == to))


def together(lines: Sequence[Timeline], route: Route, happened: History) -> Timeline:
    """The dates of all addressees as one timeline, each date with the addressee whose it is.

    What stands beside the letter, such as the limit on a penalty, is there once.
    """
    if len(lines) == 1:
        return lines[0]
    watches = [
        one if one.behind else replace(one, to=line.to) for line in lines for one in line.watches
    ]
    alerts = [
        one if all(one in other.alerts for other in lines) else replace(one, to=line.to)
        for line in lines
        for one in line.alerts
    ]
    notices = {year: days for line in lines for year, days in line.notices}
    return Timeline(
        route,
        happened,
        in_order(_once(watches)),
        tuple(_once(alerts)),
        tuple(sorted(notices.items())),
    )


def _once(found: Sequence[Said]) -> Iterable[Said]:
    """Each value once, in its order: they need not be hashable."""
    return [one for number, one in enumerate(found) if one not in found[:number]]
