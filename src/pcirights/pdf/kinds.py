"""What a character does in a line of type: may it begin or end a line, and what may it touch."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache

from pcirights.letters.letter import Lang


class Kind(IntEnum):
    """The part that a character plays in breaking and spacing a line."""

    WORD = 0  # letters, digits and narrow signs: with its like it makes a word
    HAN = 1  # ideographs, kana and all else that is a square of its own
    OPEN = 2  # a square whose mark is in its right half: （《「“
    CLOSE = 3  # a square whose mark is in its left half: ，。》」”
    TAIL = 4  # belongs to what stands before it: ……——々℃
    HEAD = 5  # belongs to what follows: ￥№
    MARK = 6  # combines with what stands before it
    SPACE = 7
    TIE = 8  # a space or hyphen that holds both its sides together


OPENING = frozenset("（〔［｛〈《「『【〖〘〚“‘｟")
CLOSING = frozenset("）〕］｝〉》」』】〗〙〛”’｠、，。．：；！？")
TAILS = frozenset(
    "…—―～〜·‧•・々〻ー％‰℃℉°′″￠ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ）〕］｝｝｣｡､･"
)
HEADS = frozenset("￥＄￡＃№￦｢")
TIES = frozenset("\u00a0\u202f\u2007\u2011")

# Narrow signs do the same work beside an ideograph, and beside a space.
NARROW_OPENING = frozenset("([{$£¥«‹¿¡")
NARROW_CLOSING = frozenset(")]},.;:!?%»›/")
STRAIGHT_QUOTES = frozenset("\"'")  # they open or close: no line breaks on either side of one

# No line begins with one of these (nor with a combining mark), none ends with one of those.
CANNOT_BEGIN = CLOSING | TAILS | NARROW_CLOSING
CANNOT_END = OPENING | HEADS | NARROW_OPENING

# In an English sheet these are narrow, as the Latin of the font has no narrow ones of its own.
QUOTES = frozenset("“”‘’")


_LISTED: dict[str, Kind] = {
    **dict.fromkeys(TAILS, Kind.TAIL),
    **dict.fromkeys(CLOSING, Kind.CLOSE),
    **dict.fromkeys(OPENING, Kind.OPEN),
    **dict.fromkeys(HEADS, Kind.HEAD),
    **dict.fromkeys(TIES, Kind.TIE),
    "\u3000": Kind.HAN,
}


@cache
def kind(char: str) -> Kind:
    """The kind of a character in a Chinese sheet."""
    if char in _LISTED:
        return _LISTED[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return Kind.SPACE
    if category[0] == "M":
        return Kind.MARK
    if unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x20000:
        return Kind.HAN
    return Kind.WORD


def kinds_of(text: str, lang: Lang) -> list[Kind]:
    """Each character's kind; quotation marks are of the word where the text around is Latin."""
    kinds = [kind(char) for char in text]
    if QUOTES.isdisjoint(text):
        return kinds
    for place, char in enumerate(text):
        if char in QUOTES and (lang == "en" or _inside_word(text, place)):
            kinds[place] = Kind.WORD
    return kinds


def _inside_word(text: str, place: int) -> bool:
    """Whether the mark at ``place`` is an apostrophe."""
    around = text[max(place - 1, 0) : place + 2]
    return (
        len(around) == 3
        and around[1] in "‘’"
        and (around[0] + around[2]).isascii()
        and (around[0] + around[2]).isalpha()
    )
