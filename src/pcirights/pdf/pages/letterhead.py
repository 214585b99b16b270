"""The letterhead of whoever helps people write, with its logo."""

from __future__ import annotations

from pcirights.letters.letter import Letterhead
from pcirights.pdf.pages.paragraphs import SheetContext, block
from pcirights.pdf.pages.strips import Picture, Strip, Stroke
from pcirights.pdf.pages.styles import TEXT_WIDTH
from pcirights.pdf.text.layout import Style

_LOGO = 42.0  # how high a logo is at most
_GAP = 4.0
_BELOW = 16.0
_NAME = Style("sans", 14, 22, 0.3)


def letterhead(context: SheetContext, part: Letterhead) -> list[Strip]:
    """The strips of a letterhead, to stand together: logo, name, lines, a stroke."""
    strips: list[Strip] = []
    if part.logo:
        width, height = part.logo.width, part.logo.height
        scale = min(_LOGO / height, TEXT_WIDTH / width)
        shown = Picture((TEXT_WIDTH - width * scale) / 2, width * scale, height * scale)
        strips.append(Strip(height * scale + _GAP, pictures=[shown]))
    texts = [(part.name, _NAME), *((line, context.styles.notice) for line in part.lines)]
    for text, style in texts:
        strips += block(context, "P", text, style, align="centre")
    for strip in strips[1:]:
        strip.glued = True
    strips[-1].height += _GAP
    strips[-1].strokes.append(Stroke(0, strips[-1].height, TEXT_WIDTH, strips[-1].height, 0.75))
    strips[-1].height += _BELOW
    return strips
