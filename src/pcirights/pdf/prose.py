"""Set running text: lines of it as strips, and lists whose numbers hang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pcirights.letters.letter import Lang
from pcirights.pdf.setting import Layout, Line, Ranging, Style
from pcirights.pdf.strips import Run, Strip, baseline
from pcirights.pdf.structure import Element, Role
from pcirights.pdf.styles import EM, MEASURE, STYLES, Styles


@dataclass(frozen=True, slots=True)
class Setup:
    """What every part of a sheet is set with: language, layout, and the sheet in the structure."""

    lang: Lang
    layout: Layout
    section: Element

    @property
    def styles(self) -> Styles:
        """The styles of the sheet's language."""
        return STYLES[self.lang]

    def width(self, text: str, style: Style) -> float:
        """The width in points of the widest of a text's own lines, unbroken."""
        return self.layout.natural_width(text, style, self.lang)

    def set(
        self,
        text: str,
        style: Style,
        measure: float = MEASURE,
        *,
        indent: float = 0.0,
        ranging: Ranging = "justified",
    ) -> tuple[Line, ...]:
        """The lines of a text."""
        return self.layout.lines(text, style, self.lang, measure, indent=indent, ranging=ranging)


def line_strips(
    element: Element,
    lines: Sequence[Line],
    style: Style,
    *,
    x: float = 0.0,
    indent: float = 0.0,
    ranging: Ranging = "justified",
) -> list[Strip]:
    """A strip for each line, the first indented; no page keeps or gets a single one of several."""
    strips = []
    for number, line in enumerate(lines):
        width = line.width * style.size / 1000
        start = x + (0.0 if number else indent)
        if ranging == "centre":
            start = (MEASURE - width) / 2
        run = Run(element, line, style, start, baseline(style))
        strips.append(Strip(style.leading, [run] if line.sorts else []))
    for lonely in (strips[1:2], strips[-1:] if len(strips) > 1 else []):
        for strip in lonely:
            strip.glued = True
    return strips


def block(
    setup: Setup,
    role: Role,
    text: str,
    style: Style,
    *,
    indent: float = 0.0,
    white: tuple[float, float] = (0.0, 0.0),
    ranging: Ranging = "justified",
) -> list[Strip]:
    """The strips of a text as one element, each newline in it begins a paragraph.

    ``white`` is what stands above and below it.
    """
    element = setup.section.add(role)
    strips: list[Strip] = []
    for paragraph in text.split("\n"):
        lines = setup.set(paragraph, style, indent=indent, ranging=ranging)
        strips += line_strips(element, lines, style, indent=indent, ranging=ranging)
    strips[0].above = white[0]
    strips[-1].height += white[1]
    return strips


def numbered(setup: Setup, points: Sequence[str]) -> Iterator[list[Strip]]:
    """The strips of each point; its number hangs at the left of its text."""
    style = setup.styles.body
    listing = setup.section.add("L")
    labels = [f"{number}." for number in range(1, len(points) + 1)]
    widths = [setup.width(label, style) for label in labels]
    hang = max([2 * EM, *(width + 0.5 * EM for width in widths)])
    for label, width, point in zip(labels, widths, points, strict=True):
        item = listing.add("LI")
        mark, body = item.add("Lbl"), item.add("LBody")
        strips: list[Strip] = []
        for paragraph in point.split("\n"):
            strips += line_strips(body, setup.set(paragraph, style, MEASURE - hang), style, x=hang)
        (line,) = setup.set(label, style)
        strips[0].runs.insert(0, Run(mark, line, style, hang - 0.5 * EM - width, baseline(style)))
        strips[0].above = setup.styles.between / 2
        yield strips
