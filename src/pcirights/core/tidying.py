"""Cleans pasted text: drops invisible marks, joins lines, narrows full-width digits. No Qt.

Marks that change the reading direction, and other control characters, are left in: the person is
told about them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202c\u202d\u2066\u2068\u2069]")
"""Invisible marks, and direction marks that change nothing: programs put them around telephone
numbers and between words, where nobody can see and delete them.
"""
HALF_WIDTH = {
    wide: wide - 0xFEE0
    for wide in range(0xFF01, 0xFF5F)
    if chr(wide).isalnum() or chr(wide) in "＋－．＠＿"
} | {ord("\u3000"): " "}
"""Without brackets and commas, which are right in Chinese text."""
CARD = re.compile("[0-9]{17}x")


def one_line(text: str) -> str:
    """The text on one line; line breaks and tabs become spaces."""
    text = UNSEEN.sub("", text).strip(BREAKS)
    return re.sub(f" *[{BREAKS}][ {BREAKS}]*", " ", text)


def lines(text: str) -> str:
    """The text with its line breaks; tabs become spaces."""
    text = UNSEEN.sub("", text).replace("\t", " ")
    return re.sub("\r\n|[\v\f\r\x85\u2028\u2029]", "\n", text)


def half_width(text: str) -> str:
    """One line, with full-width letters and digits made half-width."""
    return one_line(text).translate(HALF_WIDTH)


def unspaced(text: str) -> str:
    """As ``half_width``, without blanks; a final x of an identity number becomes X."""
    text = re.sub(r"\s", "", half_width(text))
    return text.upper() if CARD.fullmatch(text) else text


TIDY: dict[str, Callable[[str], str]] = {
    "id_number": unspaced,
    "email": unspaced,
    "phone": half_width,
    "postcode": half_width,
}
"""By field, how its text is tidied; the others are on one line."""
