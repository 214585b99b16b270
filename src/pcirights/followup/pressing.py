"""What presses on a day: limits that cost a right, what is past, what is soon due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.followup.due_date import SOON, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pcirights.followup.due_date import Alert, Watch
    from pcirights.followup.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Pressing:
    """The dates that press, each kind with the earliest first.

    ``limits`` cost a right and come within the days asked, or may be past already; ``past`` are
    over, a lost limit among them; ``soon`` are the others within the days. ``alerts`` are the hard
    ones: they and ``limits`` cannot be put away unread.
    """

    limits: tuple[Watch, ...]
    past: tuple[Watch, ...]
    soon: tuple[Watch, ...]
    alerts: tuple[Alert, ...]

    @property
    def hard(self) -> bool:
        """Whether something has to be read before anything else is done."""
        return bool(self.limits or self.alerts)


def pressing(line: Timeline, within: int = SOON) -> Pressing:
    """What presses in a case on the day of its timeline, and within so many days from it."""
    today = line.history.today
    found = dates_within(line.watches, today, within)
    past = tuple(one for one in found if one.state(today) is State.PAST)
    ahead = tuple(one for one in found if one.state(today) is not State.PAST)
    return Pressing(
        limits=tuple(one for one in ahead if one.hard),
        past=past,
        soon=tuple(one for one in ahead if not one.hard),
        alerts=tuple(alert for alert in line.alerts if alert.hard),
    )


def dates_within(watches: Iterable[Watch], today: date, within: int) -> tuple[Watch, ...]:
    """The dates that are past or come within so many days, and wait to be met."""
    return tuple(
        one
        for one in watches
        if one.met is None
        and one.sum is not None
        and (one.sum.reach.earliest - today).days <= within
    )
