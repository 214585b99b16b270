"""The office's time limits: from every provision in force that sets one for the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.law import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcirights.core.law import Instrument, Period, Provision
    from pcirights.core.vocabulary import Request

NO_ANSWER = frozenset({"file", "retain", "review"})
"""Periods that are not a time to answer: the person's own, retention, review of an application."""


ANSWERS = frozenset({"reply", "decide", "correct"})
DAYS = {Unit.WORKING_DAY: 7 * 2, Unit.CALENDAR_DAY: 10, Unit.MONTH: 300, Unit.YEAR: 3650}
"""Length of a unit in tenths of a day, roughly: used only to tell which law is stricter."""
NO_NUMBER = 10**9


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period with the provision that sets it."""

    instrument: Instrument
    provision: Provision
    period: Period


def deadlines(
    provisions: Iterable[tuple[Instrument, Provision]], request: Request
) -> tuple[Deadline, ...]:
    """The office's periods for a request, from all provisions of a route, strictest first.

    The first provision's instrument leads. Of the other instruments only periods with a number are
    taken, since a second “promptly” adds nothing. The periods of one instrument stay together and
    in order, because an extension follows the period that it extends.
    """
    cited = list(provisions)
    leads = cited[0][0].id
    found = [
        Deadline(instrument, provision, period)
        for instrument, provision in cited
        for period in provision.periods
        if period.what not in NO_ANSWER
        and (not period.requests or request in period.requests)
        and (instrument.id == leads or period.n is not None)
    ]
    laws = list(dict.fromkeys(one.instrument.id for one in found))
    together = {law: [one for one in found if one.instrument.id == law] for law in laws}
    return tuple(
        one for law in sorted(laws, key=lambda law: _least(together[law])) for one in together[law]
    )


def _least(found: Sequence[Deadline]) -> int:
    """The shortest time to answer among the periods, in tenths of a day; NO_NUMBER if none."""
    numbers = [
        one.period.n * DAYS[one.period.unit]
        for one in found
        if one.period.what in ANSWERS and one.period.n is not None and one.period.unit is not None
    ]
    return min(numbers, default=NO_NUMBER)
