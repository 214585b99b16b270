"""The calendar of working days, from the JSON that the build makes from chinesecalendar."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from pcirights.followup.working_days import WorkCalendar

if TYPE_CHECKING:
    from pathlib import Path


def load_calendar(path: Path) -> WorkCalendar:
    """Load the calendar from a file. Raises OSError where it is missing."""
    values = json.loads(path.read_bytes())
    return WorkCalendar(
        first=date.fromisoformat(values["first"]),
        last=date.fromisoformat(values["last"]),
        holidays=_days(values["holidays"]),
        make_up=_days(values["make_up"]),
        announced={
            int(year): tuple(date.fromisoformat(day) for day in days)
            for year, days in values["announced"].items()
        },
    )


def _days(named: dict[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in named.items()}
