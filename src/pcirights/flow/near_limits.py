"""What costs a right and is near, a line for each case. No widget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pcirights.cases.head import Due, Wanted, by_urgency, dates_of
from pcirights.core.errors import brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.cases.head import Head
    from pcirights.i18n import Catalogue

MOST = 50
"""Cases that are named; the table shows all."""


def limit_lines(heads: Sequence[tuple[str, Head]], today: date, catalogue: Catalogue) -> list[str]:
    """A line for each case with a limit that costs a right and is near; how many more there are.

    The nearest comes first.
    """
    say = catalogue.text
    near = Wanted(due=frozenset({Due.LIMIT})).find(heads, today)
    near.sort(key=lambda pair: by_urgency(pair[1], today))
    lines = []
    for ident, head in near[:MOST]:
        name = " · ".join(brief(part) for part in (head.label, head.who) if part) or ident[:8]
        limits = (one for one in dates_of(head) if one.hard and one.latest >= today.isoformat())
        first = min(limits, default=None)
        if first is not None:
            what, day = (
                say(f"date.{first.what}"),
                catalogue.date(date.fromisoformat(first.earliest)),
            )
            lines.append(say("ui.cases.alert.line", case=name, what=what, day=day))
    if len(near) > MOST:
        lines.append(say("ui.cases.alert.more", n=len(near) - MOST))
    return lines
