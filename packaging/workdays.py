"""Write down the working days that the package chinesecalendar knows, as JSON.

It holds the holidays, and the Saturdays and Sundays worked in return, that the State Council's
office announces each November for the following year, and the days on which it did, which stand
in announced.toml.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

LAST_CERTAIN = (12, 28)
"""The days after it can go to the New Year's holiday that only the next notice arranges."""
ANNOUNCED = Path(__file__).with_name("announced.toml")


def announced() -> dict[int, list[date]]:
    """The days on which each year's working days were announced, and later changed, in order."""
    rows = tomllib.loads(ANNOUNCED.read_text("utf-8"))["year"]
    return {
        row["year"]: [*([row["announced"]] if "announced" in row else []), *row.get("changed", [])]
        for row in rows
    }


def make_workdays(folder: Path) -> None:
    """Write workdays.json: the first and last day known, days off and days worked, by holiday.

    Raises KeyError for a year that the package knows and announced.toml does not.
    """
    from chinese_calendar.constants import Holiday, holidays, workdays

    names = {holiday.value: holiday.name.replace("_", "-") for holiday in Holiday}
    told = announced()
    values = {
        "announced": {
            year: [day.isoformat() for day in told[year]]
            for year in sorted({day.year for day in holidays})
        },
        "first": date(min(holidays).year, 1, 1).isoformat(),
        "last": date(max(holidays).year, *LAST_CERTAIN).isoformat(),
        "holidays": {day.isoformat(): names[name] for day, name in sorted(holidays.items())},
        "make_up": {day.isoformat(): names[name] for day, name in sorted(workdays.items())},
    }
    (folder / "workdays.json").write_text(json.dumps(values, indent=0), "utf-8")
