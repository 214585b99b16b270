"""The lines at the end that the hand fills in: signature, date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcirights.pdf.prose import Setup, line_strips
from pcirights.pdf.strips import Rule, Strip, baseline
from pcirights.pdf.styles import EM, MEASURE

_ROOM = 11 * EM  # what the hand has beside the longest label
_HEIGHT = 36.0  # of a line to sign on
_ABOVE = 10.0
_LEAST = 4 * EM  # no rule is drawn for the hand where there is less room


def signature(setup: Setup, lines: Sequence[str]) -> Iterator[list[Strip]]:
    """The strips of each line, at the right of the sheet; all but the first are glued."""
    style = setup.styles.body
    block = min(MEASURE, max([0.0, *(setup.width(line, style) for line in lines)]) + _ROOM)
    x = MEASURE - block
    for number, text in enumerate(lines):
        element = setup.section.add("P")
        set_lines = setup.set(text, style, block, ranging="left")
        strips = line_strips(element, set_lines, style, x=x)
        for strip in strips:
            strip.glued = strip is not strips[0] or number > 0
        strips[0].above = 0.0 if number else _ABOVE
        strips[0].lower(_HEIGHT - style.leading)
        written = set_lines[-1].width * style.size / 1000
        if text.rstrip().endswith(("：", ":")) and written < block - _LEAST:
            drop = strips[-1].height - style.leading + baseline(style) + 3
            strips[-1].rules.append(Rule(x + written + 2, drop, MEASURE, drop))
        yield strips
