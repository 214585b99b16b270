"""A day as people and Chinese spreadsheets write it: 2026-11-23, 2026/11/3, 2026年11月3日.

Only what begins with the year is understood: 8/3/2026 is one day here and another elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

DIGITS = "〇一二三四五六七八九"
ZEROS = str.maketrans("零○Ｏ", "〇〇〇")
HAN = "[〇一二三四五六七八九十]"
YEAR_FIRST = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})[日号]", re.ASCII
)
IN_WORDS = re.compile(rf"([〇一二三四五六七八九]{{4}})年({HAN}{{1,2}})月({HAN}{{1,3}})[日号]")
BEHIND = re.compile(
    r"\s*(?:(?:星期|周)[一二三四五六日天])?\s*(?:0{1,2}:00(?::00(?:\.0+)?)?)?", re.ASCII
)
"""A weekday, or a time of 00:00, which spreadsheets add to a date."""


def typed_day(text: str) -> date | None:
    """The day that a text names; None where it names none, or might be another."""
    line = unicodedata.normalize("NFKC", text.translate(ZEROS)).strip()
    for form in (YEAR_FIRST, IN_WORDS):
        found = form.match(line)
        if found and BEHIND.fullmatch(line[found.end() :]):
            parts = [part for part in found.groups() if part and part not in "-/."]
            return _date(*map(_number, parts))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # no such day in that month
        return None


def _number(text: str) -> int:
    """A number in digits, or in Chinese numerals up to 99 or digit by digit."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(DIGITS.index(sign)) for sign in text))
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return 0
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)
