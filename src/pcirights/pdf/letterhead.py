"""The letterhead of whoever helps people write, and its logo as an image of the file."""

from __future__ import annotations

from pcirights.letters.letter import Letter, Letterhead
from pcirights.pdf.file.canvas import Stream
from pcirights.pdf.file.embedded_fonts import deflated
from pcirights.pdf.prose import Setup, block
from pcirights.pdf.setting import Style
from pcirights.pdf.strips import Picture, Rule, Strip
from pcirights.pdf.styles import MEASURE

_LOGO = 42.0  # how high a logo is at most
_GAP = 4.0
_BELOW = 16.0
_NAME = Style("sans", 14, 22, 0.3)
# sRGB as a calibrated colour: it needs no profile of an output device.
_COLOURS = (
    "[ /CalRGB << /WhitePoint [ 0.9505 1 1.089 ] /Gamma [ 2.2 2.2 2.2 ] /Matrix "
    "[ 0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505 ] >> ]"
)


def letterhead(setup: Setup, part: Letterhead) -> list[Strip]:
    """The strips of a letterhead, to stand together: logo, name, lines, a rule."""
    strips: list[Strip] = []
    if part.logo:
        width, height = part.logo.width, part.logo.height
        scale = min(_LOGO / height, MEASURE / width)
        shown = Picture((MEASURE - width * scale) / 2, width * scale, height * scale)
        strips.append(Strip(height * scale + _GAP, pictures=[shown]))
    texts = [(part.name, _NAME), *((line, setup.styles.notice) for line in part.lines)]
    for text, style in texts:
        strips += block(setup, "P", text, style, ranging="centre")
    for strip in strips[1:]:
        strip.glued = True
    strips[-1].height += _GAP
    strips[-1].rules.append(Rule(0, strips[-1].height, MEASURE, strips[-1].height, 0.75))
    strips[-1].height += _BELOW
    return strips


def logo_of(letter: Letter) -> Stream | None:
    """The letter's logo as an image of the file: a letter goes out under one letterhead."""
    parts = (part for sheet in letter.sheets for part in sheet.parts)
    logo = next((part.logo for part in parts if isinstance(part, Letterhead)), None)
    if not logo:
        return None
    return Stream(
        deflated(logo.pixels),
        f"/Type /XObject /Subtype /Image /Width {logo.width} /Height {logo.height} "
        f"/BitsPerComponent 8 /ColorSpace {_COLOURS} /Filter /FlateDecode",
    )
