"""The mark on the sheet that is no part of the request, in a frame."""

from __future__ import annotations

from pcirights.pdf.prose import Setup, line_strips
from pcirights.pdf.strips import Rule, Strip
from pcirights.pdf.styles import MEASURE

_FRAME = 5.0  # white between the text and its frame
_BELOW = 14.0
_WEIGHT = 0.75


def notice(setup: Setup, text: str) -> list[Strip]:
    """The lines of a notice in a frame that the end of a page does not cut."""
    style = setup.styles.notice
    lines = setup.set(text, style, MEASURE - 4 * _FRAME, ranging="centre")
    strips = line_strips(setup.section.add("P"), lines, style, ranging="centre")
    top, bottom = strips[0], strips[-1]
    top.lower(_FRAME)
    bottom.height += _FRAME
    for strip in strips:
        strip.glued = strip is not top
        strip.rules += [Rule(x, 0, x, strip.height, _WEIGHT) for x in (0.0, MEASURE)]
    top.rules.append(Rule(0, 0, MEASURE, 0, _WEIGHT))
    bottom.rules.append(Rule(0, bottom.height, MEASURE, bottom.height, _WEIGHT))
    bottom.height += _BELOW
    return strips
