"""How long the office has: only from the instrument that governs the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    governing: Instrument, provisions: Iterable[Provision], request: Request
) -> tuple[Deadline, ...]:
    """The periods that the governing instrument sets for such a request, in their order."""
    return tuple(
        Deadline(governing, provision, period)
        for provision in provisions
        if provision.instrument == governing.id
        for period in provision.periods
        if period.what not in NO_ANSWER and (not period.requests or request in period.requests)
    )
