"""The calendar that is shipped is the one of the package, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import workdays
from pcirights.law.workdays import load_calendar


def test_every_day_known_is_what_the_package_says(tmp_path: Path) -> None:
    from chinese_calendar import is_workday

    workdays.make_workdays(tmp_path)
    calendar = load_calendar(tmp_path / "workdays.json")
    day = calendar.first
    while calendar.knows(day):
        assert calendar.works(day) == is_workday(day), day
        day += timedelta(days=1)
    assert day > date(2026, 12, 28)
