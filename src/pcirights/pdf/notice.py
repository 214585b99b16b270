"""The frame around a mark on the sheet that is no part of the request."""

from __future__ import annotations

from pcirights.pdf.strips import Rule, Strip
from pcirights.pdf.styles import MEASURE

FRAME = 5.0  # white between the text and its frame
_BELOW = 14.0
_WEIGHT = 0.75


def framed(strips: list[Strip]) -> list[Strip]:
    """The lines of a notice in a frame that the end of a page does not cut."""
    top, bottom = strips[0], strips[-1]
    top.lower(FRAME)
    bottom.height += FRAME
    for strip in strips:
        strip.glued = strip is not top
        strip.rules += [Rule(x, 0, x, strip.height, _WEIGHT) for x in (0.0, MEASURE)]
    top.rules.append(Rule(0, 0, MEASURE, 0, _WEIGHT))
    bottom.rules.append(Rule(0, bottom.height, MEASURE, bottom.height, _WEIGHT))
    bottom.height += _BELOW
    return strips
