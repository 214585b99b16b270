"""Classes of characters for line breaking and spacing, after those of Unicode (UAX 14)."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache

from pcirights.letters.letter import Lang


class CharClass(IntEnum):
    """The part that a character plays in breaking and spacing a line."""

    WORD = 0  # letters, digits and narrow signs: with its like it makes a word
    IDEOGRAPH = 1  # ideographs, kana and all else that is a square of its own
    OPENING = 2  # a square whose mark is in its right half: （《「“
    CLOSING = 3  # a square whose mark is in its left half: ，。》」”
    POSTFIX = 4  # belongs to what stands before it: ……——々℃
    PREFIX = 5  # belongs to what follows: ￥№
    COMBINING = 6  # combines with what stands before it
    SPACE = 7
    GLUE = 8  # a space or hyphen that holds both its sides together


OPENING = frozenset("（〔［｛〈《「『【〖〘〚“‘｟")
CLOSING = frozenset("）〕］｝〉》」』】〗〙〛”’｠、，。．：；！？")
POSTFIXES = frozenset(
    "…—―～〜·‧•・々〻ー％‰℃℉°′″￠ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ）〕］｝｝｣｡､･"
)
PREFIXES = frozenset("￥＄￡＃№￦｢")
GLUE = frozenset("\u00a0\u202f\u2007\u2011")

# Narrow signs do the same work beside an ideograph, and beside a space.
NARROW_OPENING = frozenset("([{$£¥«‹¿¡")
NARROW_CLOSING = frozenset(")]},.;:!?%»›/")
STRAIGHT_QUOTES = frozenset("\"'")  # they open or close: no line breaks on either side of one

# No line begins with one of these (nor with a combining mark), none ends with one of those.
CANNOT_BEGIN = CLOSING | POSTFIXES | NARROW_CLOSING
CANNOT_END = OPENING | PREFIXES | NARROW_OPENING

# In an English sheet these are narrow, as the Latin of the font has no narrow ones of its own.
QUOTES = frozenset("“”‘’")


_LISTED: dict[str, CharClass] = {
    **dict.fromkeys(POSTFIXES, CharClass.POSTFIX),
    **dict.fromkeys(CLOSING, CharClass.CLOSING),
    **dict.fromkeys(OPENING, CharClass.OPENING),
    **dict.fromkeys(PREFIXES, CharClass.PREFIX),
    **dict.fromkeys(GLUE, CharClass.GLUE),
    "\u3000": CharClass.IDEOGRAPH,
}


@cache
def char_class(char: str) -> CharClass:
    """The class of a character in a Chinese sheet."""
    if char in _LISTED:
        return _LISTED[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return CharClass.SPACE
    if category[0] == "M":
        return CharClass.COMBINING
    if unicodedata.east_asian_width(char) in "WF" or ord(char) >= 0x20000:
        return CharClass.IDEOGRAPH
    return CharClass.WORD


def classes_of(text: str, lang: Lang) -> list[CharClass]:
    """Each character's class; quotation marks are of the word where the text around is Latin."""
    classes = [char_class(char) for char in text]
    if QUOTES.isdisjoint(text):
        return classes
    for place, char in enumerate(text):
        if char in QUOTES and (lang == "en" or _inside_word(text, place)):
            classes[place] = CharClass.WORD
    return classes


def _inside_word(text: str, place: int) -> bool:
    """Whether the mark at ``place`` is an apostrophe."""
    around = text[max(place - 1, 0) : place + 2]
    return (
        len(around) == 3
        and around[1] in "‘’"
        and (around[0] + around[2]).isascii()
        and (around[0] + around[2]).isalpha()
    )
