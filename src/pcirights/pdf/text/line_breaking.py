"""Where a line may end, and where it does. Plain text and widths in, places out: no fonts, no page.

Closing marks never begin a line and opening marks never end one; a word, a number with its unit,
an address of the web stays whole unless it alone is longer than a line (GB/T 15834-2011, 5.1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pcirights.pdf.text.character_class import CANNOT_BEGIN, CANNOT_END, STRAIGHT_QUOTES, CharClass

# A figure stays with its unit, and what is numbered is one thing, though ideographs or a space
# stand in it. A full date may break after 年 and 月: kept whole it would tear the line before it.
_WHOLE = re.compile(
    r"\d{1,4}[年月日]"
    r"|第[\d一二三四五六七八九十百千零〇两]{1,8}[条款项章节号]"
    r"|证据\d{1,3}|\b(?:Arts?|Nos?)\. \d{1,4}"
)
_JOINTS = frozenset("/?&=-_@+")  # an address that must be broken is best broken after one of these
# A paragraph whose last line would be as short as one ideograph takes more into it.
_RUNT = 2000
_MOST_TAKEN = 3600
_LEAST_WIDTH = 5000
_LOOK_BACK = 16  # how far a run without a place to break is searched for a tolerable one


@dataclass(frozen=True, slots=True)
class Widths:
    """The widths of a text's characters, all in thousandths of an em.

    ``within`` is a character's width in its place, ``at_end`` the least it needs when it ends a
    line, ``saved`` what it gives up when it begins one.
    """

    within: Sequence[int]
    at_end: Sequence[int]
    saved: Sequence[int]


def opportunities(text: str, classes: Sequence[CharClass]) -> list[bool]:
    """For each place, whether a line may begin there."""
    allowed = [False] * len(text)
    holds = False  # whether the last character that is no space cannot end a line
    last = CharClass.SPACE
    for place, char in enumerate(text):
        this = classes[place]
        if this is CharClass.SPACE:
            last = this
            continue
        if not (
            holds
            or this is CharClass.COMBINING
            or this is CharClass.GLUE
            or last is CharClass.GLUE
            or char in CANNOT_BEGIN
        ):
            if last is CharClass.SPACE:
                allowed[place] = place > 0
            elif char not in STRAIGHT_QUOTES and text[place - 1] not in STRAIGHT_QUOTES:
                allowed[place] = this is not CharClass.WORD or not _after_word(classes, place)
        holds = char in CANNOT_END
        last = this
    for match in _WHOLE.finditer(text):
        allowed[match.start() + 1 : match.end()] = [False] * (match.end() - match.start() - 1)
    return allowed


def _after_word(classes: Sequence[CharClass], place: int) -> bool:
    """Whether a word stands before ``place``, with marks on its last letter or without."""
    left = place - 1
    while left and classes[left] is CharClass.COMBINING:
        left -= 1
    return classes[left] is CharClass.WORD


def break_lines(
    text: str, classes: Sequence[CharClass], widths: Widths, first: float, rest: float
) -> list[tuple[int, int]]:
    """Start and end of each line of ``text``, which holds no newline.

    ``first`` and ``rest`` are the widths of the first and of the further lines. A single space
    at a line's end hangs over the width. A run longer than a line is broken between characters.
    """
    if not text:
        return [(0, 0)]
    allowed = opportunities(text, classes)
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _fill(text, classes, widths, allowed, start, rest if lines else first)
        lines.append((start, end))
        start = end
    if len(lines) > 1 and rest >= _LEAST_WIDTH:
        _lengthen_last(widths, allowed, lines)
    return lines


def _lengthen_last(widths: Widths, allowed: Sequence[bool], lines: list[tuple[int, int]]) -> None:
    """Let no single ideograph or short word stand alone in the last line."""
    (start, end), (_, last) = lines[-2:]
    if sum(widths.within[end:]) > _RUNT:
        return
    taken = 0
    for place in range(end - 1, start, -1):
        taken += widths.within[place]
        if taken > _MOST_TAKEN:
            return
        if allowed[place]:
            lines[-2:] = [(start, place), (place, last)]
            return


def _fill(
    text: str,
    classes: Sequence[CharClass],
    widths: Widths,
    allowed: list[bool],
    start: int,
    width: float,
) -> int:
    used: float = -widths.saved[start]
    best = 0
    for place in range(start, len(text)):
        if place > start and allowed[place]:
            best = place
        hangs = text[place] == " " and place > start and text[place - 1] != " "
        if not hangs and used + widths.at_end[place] > width and place > start:
            return best or _least_bad(text, classes, start, place)
        used += widths.within[place]
    return len(text)


def _least_bad(text: str, classes: Sequence[CharClass], start: int, place: int) -> int:
    """Where to break a run that has no place to break and does not fit beyond ``place``."""
    back = range(place, max(start, place - _LOOK_BACK), -1)
    good = [
        cut
        for cut in back
        if not (
            classes[cut] is CharClass.COMBINING
            or text[cut] in CANNOT_BEGIN
            or text[cut - 1] in CANNOT_END
        )
    ]
    for cut in good:
        if text[cut - 1] in _JOINTS:
            return cut
    if good:
        return good[0]
    for cut in range(place, start, -1):
        if classes[cut] is not CharClass.COMBINING:
            return cut
    return place
