"""How long the office has: what governs the request says it, and whoever else sets a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.law import Instrument, Period, Provision
    from pcirights.core.vocabulary import Request

NO_ANSWER = frozenset({"file", "retain", "review"})
"""The person's own time, how long a record is kept, a review of the answer: no time to answer."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period with the provision that sets it."""

    instrument: Instrument
    provision: Provision
    period: Period


def deadlines(
    cited: Sequence[tuple[Instrument, Provision]], request: Request
) -> tuple[Deadline, ...]:
    """The periods for such a request in what a route cites: the governing instrument is the first.

    Its own periods come first. Of the others only a number counts: a second “promptly” says no
    more than the first.
    """
    governing = cited[0][0].id
    found = [
        Deadline(instrument, provision, period)
        for instrument, provision in cited
        for period in provision.periods
        if period.what not in NO_ANSWER
        and (not period.requests or request in period.requests)
        and (provision.instrument == governing or period.n is not None)
    ]
    return tuple(sorted(found, key=lambda one: one.instrument.id != governing))
