"""Plausibility checks for a resident identity card number (GB 11643-1999).

A doubt is only a warning: valid cards exist that break the rules.
"""

from __future__ import annotations

import re
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
REGIONS = frozenset({
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83", "91",
})  # fmt: skip
"""First two digits: the provinces, and 81, 82, 83 of the residence permits (港澳台居民居住证)."""

CARDS = ("居民身份证", "港澳居民居住证", "台湾居民居住证", "外国人永久居留身份证")
"""Documents numbered by that standard; the first is assumed where none is named."""
FOREIGNER = CARDS[3]
CARD_OF_2017 = re.compile(r"[A-Z]{3}[0-9]{12}", re.ASCII)
"""A foreign permanent resident's card issued before 2023: the country code, then twelve digits."""


def doubt(number: str, document: str = "") -> str | None:
    """A code for what looks wrong (old, length, check, birthday, region), or None.

    Blanks around the number and a small x are accepted; other documents are not checked.
    """
    if document and document not in CARDS:
        return None
    number = number.strip().upper()
    if not number:
        return None
    if document == FOREIGNER and CARD_OF_2017.fullmatch(number):
        return None
    if re.fullmatch(r"[0-9]{15}", number):
        return "old"
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return "length"
    if check_digit(number[:17]) != number[17]:
        return "check"
    if not _is_day(number[6:14]):
        return "birthday"
    return None if number[:2] in REGIONS or _foreigner(number) else "region"


def check_digit(first: str) -> str:
    """The last character that belongs to the first seventeen digits."""
    return CHECK[sum(w * int(d) for w, d in zip(WEIGHTS, first, strict=True)) % 11]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    except ValueError:
        return False
    return True


def _foreigner(number: str) -> bool:
    """A foreign permanent resident's card: 9, then the province that issued it."""
    return number[0] == "9" and number[1:3] in REGIONS
