"""A day in every form that a Chinese spreadsheet writes, and none that might be another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcirights.core.typed_days import typed_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-03",
        "2026-8-3",
        "2026/8/3",
        "2026/08/03",
        "2026.8.3",
        "2026年8月3日",
        "2026年08月03日",
        "2026年8月3号",
        " 2026-08-03 ",
        "　2026年8月3日　",
        "2026/8/3 0:00",
        "2026-08-03 00:00:00",
        "2026-08-03 00:00:00.000",
        "２０２６－０８－０３",
        "2026年8月3日星期一",
        "2026年8月3日 周一",
        "二〇二六年八月三日",
        "二零二六年八月三日",
        "二○二六年八月三日",
    ],
)
def test_a_day_that_begins_with_its_year(text: str) -> None:
    assert typed_day(text) == date(2026, 8, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二六年十二月三十一日", date(2026, 12, 31)),
        ("二〇二六年十月十日", date(2026, 10, 10)),
        ("二〇二六年十一月二十日", date(2026, 11, 20)),
        ("2026年12月31日", date(2026, 12, 31)),
    ],
)
def test_other_days(text: str, day: date) -> None:
    assert typed_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8/3/2026",
        "3-Aug-26",
        "26-8-3",
        "46237",
        "2026-8/3",
        "2026-02-30",
        "2026年13月1日",
        "2026年8月",
        "2026-08-03 14:30",
        "2026-08-03 或者 04",
        "2026-08-03-04",
        "20260803",
        "202608031",
        "2026-08-03T00:00:00",
        "2026-W32-1",
        "二〇二六年十十月三日",
        "二〇二六年三一二月三日",
        "二〇二六年八月三十二日",
        "二〇二六年〇月三日",
        "0000-01-01",
        "soon",
        "٢٠٢٦-٠٨-٠٣",
    ],
)
def test_what_is_no_day_or_might_be_another(text: str) -> None:
    assert typed_day(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_comes_back(day: date) -> None:
    assert typed_day(day.isoformat()) == day
    assert typed_day(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text(st.sampled_from("0123456789-/.年月日号〇一二三十 :T星期")))
def test_no_text_breaks_it(text: str) -> None:
    assert typed_day(text) is None or isinstance(typed_day(text), date)
