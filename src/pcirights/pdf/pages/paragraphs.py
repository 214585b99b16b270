"""What is no table, as strips: paragraphs, lists, notice, letterhead, lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pcirights.letters.letter import Lang, Letterhead
from pcirights.pdf.pages.strips import Picture, PlacedLine, Strip, Stroke, baseline
from pcirights.pdf.pages.structure import Element, Role
from pcirights.pdf.pages.styles import EM, TEXT_WIDTH, Spacing, Styles
from pcirights.pdf.text.layout import Alignment, Layout, Line, Style

_FRAME = 5.0  # white between the text and its frame
_BELOW_NOTICE = 14.0
_FRAME_WEIGHT = 0.75
_HAND = 11 * EM  # what the hand has beside the longest label
_ABOVE_SIGNATURE = 10.0
_LEAST_HAND = 4 * EM  # no line is drawn for the hand where there is less room
_LOGO = 42.0  # how high a logo is at most
_LOGO_GAP = 4.0
_BELOW_LETTERHEAD = 16.0
_HELPER = Style("sans", 14, 22, 0.3)


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What every part of a sheet needs: language, layout, spacing, and its place in the tags."""

    lang: Lang
    layout: Layout
    section: Element
    spacing: Spacing

    @property
    def styles(self) -> Styles:
        """The styles of the sheet's language."""
        return self.spacing.styles(self.lang)

    def width(self, text: str, style: Style) -> float:
        """The width in points of the widest of a text's own lines, unbroken."""
        return self.layout.natural_width(text, style, self.lang)

    def lines(
        self,
        text: str,
        style: Style,
        width: float = TEXT_WIDTH,
        *,
        indent: float = 0.0,
        align: Alignment = "justified",
    ) -> tuple[Line, ...]:
        """The lines of a text."""
        return self.layout.lines(text, style, self.lang, width, indent=indent, align=align)


def line_strips(
    element: Element,
    lines: Sequence[Line],
    style: Style,
    *,
    x: float = 0.0,
    indent: float = 0.0,
    align: Alignment = "justified",
) -> list[Strip]:
    """A strip for each line, the first indented; no page keeps or gets a single one of several."""
    strips = []
    for number, line in enumerate(lines):
        width = line.width * style.size / 1000
        start = x + (0.0 if number else indent)
        if align == "centre":
            start = (TEXT_WIDTH - width) / 2
        placed = PlacedLine(element, line, style, start, baseline(style))
        strips.append(Strip(style.leading, [placed] if line.glyphs else []))
    for lonely in (strips[1:2], strips[-1:] if len(strips) > 1 else []):
        for strip in lonely:
            strip.glued = True
    return strips


def block(
    context: SheetContext,
    role: Role,
    text: str,
    style: Style,
    *,
    indent: float = 0.0,
    white: tuple[float, float] = (0.0, 0.0),
    align: Alignment = "justified",
) -> list[Strip]:
    """The strips of a text as one element, each newline in it begins a paragraph.

    ``white`` is what stands above and below it.
    """
    element = context.section.add(role)
    strips: list[Strip] = []
    for paragraph in text.split("\n"):
        lines = context.lines(paragraph, style, indent=indent, align=align)
        strips += line_strips(element, lines, style, indent=indent, align=align)
    strips[0].above = white[0]
    strips[-1].height += white[1]
    return strips


def numbered(context: SheetContext, points: Sequence[str]) -> Iterator[list[Strip]]:
    """The strips of each point; its number hangs at the left of its text."""
    style = context.styles.body
    listing = context.section.add("L")
    labels = [f"{number}." for number in range(1, len(points) + 1)]
    widths = [context.width(label, style) for label in labels]
    hang = max([2 * EM, *(width + 0.5 * EM for width in widths)])
    for label, width, point in zip(labels, widths, points, strict=True):
        item = listing.add("LI")
        mark, body = item.add("Lbl"), item.add("LBody")
        strips: list[Strip] = []
        for paragraph in point.split("\n"):
            strips += line_strips(
                body, context.lines(paragraph, style, TEXT_WIDTH - hang), style, x=hang
            )
        (line,) = context.lines(label, style)
        strips[0].lines.insert(
            0, PlacedLine(mark, line, style, hang - 0.5 * EM - width, baseline(style))
        )
        strips[0].above = context.styles.between / 2
        yield strips


def notice(context: SheetContext, text: str) -> list[Strip]:
    """A mark that is no part of the request, in a frame that the end of a page does not cut."""
    style = context.styles.notice
    lines = context.lines(text, style, TEXT_WIDTH - 4 * _FRAME, align="centre")
    strips = line_strips(context.section.add("P"), lines, style, align="centre")
    top, bottom = strips[0], strips[-1]
    top.lower(_FRAME)
    bottom.height += _FRAME
    for strip in strips:
        strip.glued = strip is not top
        strip.strokes += [Stroke(x, 0, x, strip.height, _FRAME_WEIGHT) for x in (0.0, TEXT_WIDTH)]
    top.strokes.append(Stroke(0, 0, TEXT_WIDTH, 0, _FRAME_WEIGHT))
    bottom.strokes.append(Stroke(0, bottom.height, TEXT_WIDTH, bottom.height, _FRAME_WEIGHT))
    bottom.height += _BELOW_NOTICE
    return strips


def signature(context: SheetContext, lines: Sequence[str]) -> Iterator[list[Strip]]:
    """The strips of each line for the hand, at the right; all but the first are glued."""
    style = context.styles.body
    block = min(TEXT_WIDTH, max([0.0, *(context.width(line, style) for line in lines)]) + _HAND)
    x = TEXT_WIDTH - block
    for number, text in enumerate(lines):
        element = context.section.add("P")
        laid_out = context.lines(text, style, block, align="left")
        strips = line_strips(element, laid_out, style, x=x)
        for strip in strips:
            strip.glued = strip is not strips[0] or number > 0
        strips[0].above = 0.0 if number else _ABOVE_SIGNATURE
        strips[0].lower(context.spacing.signing - style.leading)
        written = laid_out[-1].width * style.size / 1000
        if text.rstrip().endswith(("：", ":")) and written < block - _LEAST_HAND:
            drop = strips[-1].height - style.leading + baseline(style) + 3
            strips[-1].strokes.append(Stroke(x + written + 2, drop, TEXT_WIDTH, drop))
        yield strips


def letterhead(context: SheetContext, part: Letterhead) -> list[Strip]:
    """The strips of a letterhead, to stand together: logo, name, lines, a stroke."""
    strips: list[Strip] = []
    if part.logo:
        width, height = part.logo.width, part.logo.height
        scale = min(_LOGO / height, TEXT_WIDTH / width)
        shown = Picture((TEXT_WIDTH - width * scale) / 2, width * scale, height * scale)
        strips.append(Strip(height * scale + _LOGO_GAP, pictures=[shown]))
    texts = [(part.name, _HELPER), *((line, context.styles.notice) for line in part.lines)]
    for text, style in texts:
        strips += block(context, "P", text, style, align="centre")
    for strip in strips[1:]:
        strip.glued = True
    strips[-1].height += _LOGO_GAP
    strips[-1].strokes.append(Stroke(0, strips[-1].height, TEXT_WIDTH, strips[-1].height, 0.75))
    strips[-1].height += _BELOW_LETTERHEAD
    return strips
