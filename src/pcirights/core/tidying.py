"""What comes along unseen with a pasted text, made into what a letter can carry. No widget here.

What turns the text around, or is no text at all, stays: the person is told of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202c\u202d\u2066\u2068\u2069]")
"""Marks without ink, and those of a direction that the text has without them: programs put them
around telephone numbers and between words, and nobody sees them to take them out."""
HALF_WIDTH = {
    wide: wide - 0xFEE0
    for wide in range(0xFF01, 0xFF5F)
    if chr(wide).isalnum() or chr(wide) in "＋－．＠＿"
} | {ord("\u3000"): " "}
"""Not the brackets and commas: they are the Chinese ones."""
CARD = re.compile("[0-9]{17}x")


def one_line(text: str) -> str:
    """The text on one line: where it broke, or a tab stood, is a space."""
    text = UNSEEN.sub("", text).strip(BREAKS)
    return re.sub(f" *[{BREAKS}][ {BREAKS}]*", " ", text)


def lines(text: str) -> str:
    """The text on its lines; a tab is a space."""
    text = UNSEEN.sub("", text).replace("\t", " ")
    return re.sub("\r\n|[\v\f\r\x85\u2028\u2029]", "\n", text)


def half_width(text: str) -> str:
    """One line whose letters and digits are not those of an input method's wide form."""
    return one_line(text).translate(HALF_WIDTH)


def unspaced(text: str) -> str:
    """The same without blanks, as on a document; the last x of a card is large."""
    text = re.sub(r"\s", "", half_width(text))
    return text.upper() if CARD.fullmatch(text) else text


TIDY: dict[str, Callable[[str], str]] = {
    "id_number": unspaced,
    "email": unspaced,
    "phone": half_width,
    "postcode": half_width,
}
"""By field, how its text is tidied; the others are on one line."""
