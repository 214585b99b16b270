"""Ruled rows whose cells wrap, and which may go on over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pcirights.letters.letter import Lang
from pcirights.pdf.pages.strips import PlacedLine, Strip, Stroke, baseline
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import TEXT_WIDTH
from pcirights.pdf.text.layout import Layout, Line, Style

_SIDE = 5.0  # white at the sides of a cell
_ABOVE = 3.0  # white above and below a row
_SLACK = 0.01  # so that no rounding breaks a text that fits
_UNCUT = 8  # a row of at most so many lines is not cut by the end of a page


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``width`` includes the white at its sides."""

    role: Literal["TH", "TD"]
    text: str
    style: Style
    width: float
    scope: Literal["Row", "Column"] | None = None


class Grid:
    """Rows of cells as strips: one strip for each line of a row's longest cell."""

    def __init__(self, layout: Layout, lang: Lang, table: Element, most_head: float) -> None:
        self.layout = layout
        self.lang = lang
        self.most_head = most_head  # a higher header is not repeated
        self.table = table
        self.rows = table  # what holds the rows: below a header a body of their own
        self.strips: list[Strip] = []
        self._head: tuple[Strip, ...] = ()

    def column(self, text_width: float) -> float:
        """The width of a column whose text has this width."""
        return text_width + 2 * _SIDE + _SLACK

    def columns(self, rows: Sequence[Sequence[str]], head: Style, cell: Style) -> list[float]:
        """Widths that fill the width and keep the table low; no column cuts its longest word."""
        styles = [head, *[cell] * (len(rows) - 1)]
        full = [
            [self.layout.natural_width(text, style, self.lang) for text in row]
            for row, style in zip(rows, styles, strict=True)
        ]
        least, wanted = [], []
        for number, widths in enumerate(zip(*full, strict=True)):
            word = max(
                self.layout.widest_word(row[number], style, self.lang)
                for row, style in zip(rows, styles, strict=True)
            )
            want = min(max(widths), 2 * TEXT_WIDTH)
            some = max(min(want, 4 * cell.size), 2 * cell.size)  # an empty column too has room
            least.append(self.column(max(min(word, 0.3 * TEXT_WIDTH), some)))
            wanted.append(max(self.column(want), least[-1]))
        if sum(least) > TEXT_WIDTH:
            return [width * TEXT_WIDTH / sum(least) for width in least]
        return min(_ways(least, wanted), key=lambda widths: self._height(rows, styles, widths))

    def _height(
        self, rows: Sequence[Sequence[str]], styles: Sequence[Style], widths: Sequence[float]
    ) -> int:
        """How many lines all rows take at these widths."""
        return sum(
            max(
                len(self._lines(text, style, width))
                for text, width in zip(row, widths, strict=True)
            )
            for row, style in zip(rows, styles, strict=True)
        )

    def _lines(self, text: str, style: Style, width: float) -> Sequence[Line]:
        """The lines of a cell of this width."""
        return self.layout.lines(text, style, self.lang, width - 2 * _SIDE, align="left")

    def header(self, cells: Sequence[Cell]) -> None:
        """The header row, which every further page of the table repeats."""
        self.rows = self.table.add("THead")
        self.row(cells, centred=True)
        self.rows = self.table.add("TBody")
        if sum(strip.height for strip in self.strips) < self.most_head:
            self._head = tuple(self.strips)
        for strip in self.strips[1:]:
            strip.glued = True

    def row(self, cells: Sequence[Cell], *, least: float = 0.0, centred: bool = False) -> None:
        """One row of at least this height."""
        element = self.rows.add("TR")
        edges = [0.0]
        for cell in cells:
            edges.append(edges[-1] + cell.width)
        columns = []
        for cell in cells:
            lines = self._lines(cell.text, cell.style, cell.width)
            columns.append((cell, element.add(cell.role, scope=cell.scope), lines))
        leading = max(cell.style.leading for cell in cells)
        count = max(len(lines) for _, _, lines in columns)
        low = max(least - count * leading - 2 * _ABOVE, 0.0)  # white to reach the least height
        strips = [Strip(leading) for _ in range(count)]
        for (cell, part, lines), left in zip(columns, edges[:-1], strict=True):
            drop = baseline(cell.style) + (leading - cell.style.leading) / 2
            # A short label stands in the middle of the height of a header row.
            skip = (count - len(lines)) // 2 if centred else 0
            for strip, line in zip(strips[skip:], lines, strict=False):
                if line.glyphs:
                    x = left + _SIDE
                    if centred:
                        x = left + (cell.width - line.width * cell.style.size / 1000) / 2
                    strip.lines.append(PlacedLine(part, line, cell.style, x, drop))
        above = _ABOVE + low / 2
        strips[0].lower(above)
        strips[-1].height += above
        strips[0].strokes.append(Stroke(0, 0, edges[-1], 0))
        for number, strip in enumerate(strips):
            strip.strokes += [Stroke(x, 0, x, strip.height) for x in edges]
            strip.head = self._head
            strip.foot = (Stroke(0, strip.height, edges[-1], strip.height),)
            strip.glued = number > 0 and (count <= _UNCUT or number == 1 or number == count - 1)
        if self.strips and self._head == tuple(self.strips):
            strips[0].glued = True  # no header without a row
        self.strips += strips

    def finish(self) -> list[Strip]:
        """All strips, the last one closed."""
        last = self.strips[-1]
        last.strokes += last.foot
        return self.strips


def _ways(least: Sequence[float], wanted: Sequence[float]) -> Iterator[list[float]]:
    """Ways to share what the width leaves beside the least: from alike to by want and beyond."""
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    spare = TEXT_WIDTH - sum(least)
    if sum(more) <= spare:
        # A column of numbers gets nothing of what is left over, where others hold words.
        shares = [want if share else 0.0 for want, share in zip(wanted, more, strict=True)]
        if not any(shares):
            shares = list(wanted)
        left = (spare - sum(more)) / sum(shares)
        yield [want + left * share for want, share in zip(wanted, shares, strict=True)]
        return
    for power in (0.5, 0.0, 0.25, 0.75, 1.0, 1.5):
        widths = list(least)
        left = spare
        weights = [share**power if share else 0.0 for share in more]
        # The columns that reach what they want come first; what they leave is the others'.
        order = sorted(
            (n for n, weight in enumerate(weights) if weight), key=lambda n: more[n] / weights[n]
        )
        for place, column in enumerate(order):
            share = weights[column] / sum(weights[other] for other in order[place:])
            given = min(more[column], left * share)
            widths[column] += given
            left -= given
        yield widths
