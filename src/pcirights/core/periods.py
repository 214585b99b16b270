"""How long the office has: by every provision in force that says so for this request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.law import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pcirights.core.law import Instrument, Period, Provision
    from pcirights.core.vocabulary import Request

NO_ANSWER = frozenset({"file", "retain", "review"})
"""The person's own time, how long a record is kept, a review of the answer: no time to answer."""


ANSWERS = frozenset({"reply", "decide", "correct"})
DAYS = {Unit.WORKING_DAY: 7 * 2, Unit.CALENDAR_DAY: 10, Unit.MONTH: 300, Unit.YEAR: 3650}
"""Roughly how long a unit is, in tenths of a day: only to tell which law is stricter."""
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
    """The periods that the provisions of a route set for such a request, the shortest law first.

    Every provision counts, not only those of the instrument that leads, which is the first; but of
    the others only a number, as a second “promptly” says no more. An instrument's own periods stay
    together in their order, as an extension follows the time that it extends.
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
    """The shortest time to answer among periods, in days; without a number, the longest of all."""
    numbers = [
        one.period.n * DAYS[one.period.unit]
        for one in found
        if one.period.what in ANSWERS and one.period.n is not None and one.period.unit is not None
    ]
    return min(numbers, default=NO_NUMBER)
