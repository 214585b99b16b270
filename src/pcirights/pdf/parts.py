"""Turn the parts of a sheet into strips, in order."""

from __future__ import annotations

from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letterhead,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.fonts import Fonts
from pcirights.pdf.grid import Cell, Grid
from pcirights.pdf.letterhead import letterhead
from pcirights.pdf.notice import FRAME, framed
from pcirights.pdf.setting import Line, Ranging, Style, natural_width, set_text
from pcirights.pdf.strips import Element, Role, Rule, Run, Strip, baseline
from pcirights.pdf.styles import EM, MEASURE, STYLES

_HAND = 11 * EM  # room for a signature
_HAND_HEIGHT = 36.0


class SheetSetter:
    """Sets one sheet; ``strips`` grow part by part. ``notice`` is what every page repeats."""

    def __init__(self, sheet: Sheet, fonts: Fonts, root: Element) -> None:
        self.lang = sheet.lang
        self.fonts = fonts
        self.styles = STYLES[sheet.lang]
        self.section = root.add("Sect", lang=sheet.lang)
        self.strips: list[Strip] = []
        self.notice: list[Strip] = []
        self._bind = False  # the next strip stays with the one before it
        for part in sheet.parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        match part:
            case Title() | Addressee() | Heading() | Paragraph():
                self._prose(part)
            case Numbered(points):
                self._numbered(points)
            case Fields(rows):
                self._fields(rows)
            case Table(header, rows):
                self._table(header, rows)
            case Closing(salutation, organ):
                self._closing(salutation, organ)
            case Signature(lines):
                self._signature(lines)
            case Letterhead():
                self._add(letterhead(part, self.section, self.fonts, self.lang))
                self._bind = True
            case Notice():  # pragma: no branch # there are no more kinds
                self._notice(part.text)

    def _prose(self, part: Title | Addressee | Heading | Paragraph) -> None:
        styles = self.styles
        match part:
            case Title(text):
                self._block("H1", text, styles.title, ranging="centre", below=14)
            case Addressee(text):
                self._block("P", text, styles.body, above=styles.between)
            case Heading(text):
                self._block("H2", text, styles.heading, above=9, below=2)
            case Paragraph(text, indent):  # pragma: no branch # there are no more kinds
                first = 2 * EM if indent and self.lang == "zh" else 0.0
                self._block("P", text, styles.body, indent=first, above=styles.between)
        self._bind = not isinstance(part, Paragraph)

    def _add(self, strips: list[Strip]) -> None:
        if strips and self._bind:
            strips[0].glued = True
            self._bind = False
        self.strips += strips

    def _lines(
        self,
        element: Element,
        lines: list[Line],
        style: Style,
        *,
        x: float = 0.0,
        indent: float = 0.0,
        indented: frozenset[int] = frozenset(),
        ranging: Ranging = "justified",
    ) -> list[Strip]:
        """A strip for each line; no page keeps or gets a single line of several."""
        strips = []
        for number, line in enumerate(lines):
            width = line.width * style.size / 1000
            start = x + (indent if number in indented else 0.0)
            if ranging == "centre":
                start = (MEASURE - width) / 2
            run = Run(element, line, style, start, baseline(style))
            strips.append(Strip(style.leading, [run] if line.sorts else []))
        for lonely in (strips[1:2], strips[-1:] if len(strips) > 1 else []):
            for strip in lonely:
                strip.glued = True
        return strips

    def _block(
        self,
        role: Role,
        text: str,
        style: Style,
        *,
        indent: float = 0.0,
        above: float = 0.0,
        below: float = 0.0,
        ranging: Ranging = "justified",
    ) -> None:
        element = self.section.add(role)
        strips: list[Strip] = []
        for paragraph in text.split("\n"):
            lines = set_text(
                paragraph, style, self.fonts, self.lang, MEASURE, indent=indent, ranging=ranging
            )
            strips += self._lines(
                element, lines, style, indent=indent, indented=frozenset({0}), ranging=ranging
            )
        strips[0].above = above
        strips[-1].height += below
        self._add(strips)

    def _numbered(self, points: tuple[str, ...]) -> None:
        style = self.styles.body
        listing = self.section.add("L")
        labels = [f"{number}." for number in range(1, len(points) + 1)]
        widths = [natural_width(label, style, self.fonts, self.lang) for label in labels]
        hang = max([2 * EM, *(width + 0.5 * EM for width in widths)])
        for label, width, point in zip(labels, widths, points, strict=True):
            item = listing.add("LI")
            mark, body = item.add("Lbl"), item.add("LBody")
            strips: list[Strip] = []
            for paragraph in point.split("\n"):
                lines = set_text(paragraph, style, self.fonts, self.lang, MEASURE - hang)
                strips += self._lines(body, lines, style, x=hang)
            (line,) = set_text(label, style, self.fonts, self.lang, MEASURE)
            run = Run(mark, line, style, hang - 0.5 * EM - width, baseline(style))
            strips[0].runs.insert(0, run)
            strips[0].above = self.styles.between / 2
            self._add(strips)

    def _fields(self, rows: tuple[tuple[str, str], ...]) -> None:
        if not rows:
            return
        label, cell = self.styles.label, self.styles.cell
        widest = max(natural_width(text, label, self.fonts, self.lang) for text, _ in rows)
        grid = Grid(self.fonts, self.lang, self.section.add("Table"))
        first = grid.column(min(max(widest, 5 * EM), 0.35 * MEASURE))
        for name, value in rows:
            grid.row(
                [
                    Cell("TH", name, label, first, scope="Row"),
                    Cell("TD", value, cell, MEASURE - first),
                ],
                least=24.0,
            )
        self._grid(grid)

    def _table(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        columns = max((len(row) for row in (header, *rows)), default=0)
        if not columns:
            return
        grid = Grid(self.fonts, self.lang, self.section.add("Table"))
        padded = [row + ("",) * (columns - len(row)) for row in (header, *rows)]
        widths = grid.columns(padded, self.styles.column, self.styles.cell)
        if header:
            grid.header(
                [
                    Cell("TH", text, self.styles.column, width, scope="Column")
                    for text, width in zip(padded[0], widths, strict=True)
                ]
            )
        for row in padded[1:]:
            grid.row(
                [
                    Cell("TD", text, self.styles.cell, width)
                    for text, width in zip(row, widths, strict=True)
                ]
            )
        self._grid(grid)

    def _grid(self, grid: Grid) -> None:
        strips = grid.finish()
        strips[0].above = 4
        strips[-1].height += 6
        self._add(strips)

    def _hold_two_lines(self) -> None:
        """What follows stays with the last two lines so far: no close stands alone on a page."""
        if self.strips:
            self.strips[-1].glued = len(self.strips) > 1
            self._bind = True

    def _closing(self, salutation: str, organ: str) -> None:
        self._hold_two_lines()
        indent = 2 * EM if self.lang == "zh" else 0.0
        first = len(self.strips)
        body = self.styles.body
        if salutation:
            self._block("P", salutation, body, indent=indent, above=6 + self.styles.between)
        if organ:
            self._block("P", organ, body)
        for strip in self.strips[first + 1 :]:
            strip.glued = True
        self._bind = True

    def _signature(self, lines: tuple[str, ...]) -> None:
        if not self._bind:
            self._hold_two_lines()
        style = self.styles.body
        widths = [natural_width(line, style, self.fonts, self.lang) for line in lines]
        block = min(MEASURE, max([0.0, *widths]) + _HAND)
        x = MEASURE - block
        for number, text in enumerate(lines):
            element = self.section.add("P")
            set_lines = set_text(text, style, self.fonts, self.lang, block, ranging="left")
            strips = self._lines(element, set_lines, style, x=x)
            for strip in strips:
                strip.glued = strip is not strips[0] or number > 0
            strips[0].above = 10 if number == 0 else 0
            room = _HAND_HEIGHT - style.leading
            strips[0].lower(room)
            written = set_lines[-1].width * style.size / 1000
            if text.rstrip().endswith(("：", ":")) and written < block - 4 * EM:
                drop = strips[-1].height - style.leading + baseline(style) + 3
                strips[-1].rules.append(Rule(x + written + 2, drop, MEASURE, drop))
            self._add(strips)

    def _notice(self, text: str) -> None:
        style = self.styles.notice
        element = self.section.add("P")
        room = MEASURE - 4 * FRAME
        lines = set_text(text, style, self.fonts, self.lang, room, ranging="centre")
        self.notice += framed(self._lines(element, lines, style, ranging="centre"))
