"""Which characters of a text cannot be printed as typed, asked before there is a letter."""

from __future__ import annotations

from pcirights.core.errors import PcirightsError
from pcirights.pdf.text.fonts import Fonts

MOST = 10
"""How many characters are named at most: each may mean a look through all the computer's fonts."""


def unprintable(text: str, fonts: Fonts) -> tuple[PcirightsError, ...]:
    """For each character that ``render`` would refuse, what it would raise, in the text's order.

    Quick enough to be asked at each key press: what was looked up once is known. The errors say
    what to do: "character-without-font" with ``character`` and ``code_point``,
    "control-character" with ``code_point``. No more than MOST are told.
    """
    found: list[PcirightsError] = []
    for char in dict.fromkeys(text):
        if char == "\n":
            continue
        try:
            fonts.glyph(char, "serif")
        except PcirightsError as error:
            found.append(error.with_traceback(None))
            if len(found) == MOST:
                break
    return tuple(found)


def check_text(text: str, fonts: Fonts) -> None:
    """Raise what ``render`` would raise for this text."""
    for char in dict.fromkeys(text):
        if char != "\n":
            fonts.glyph(char, "serif")
