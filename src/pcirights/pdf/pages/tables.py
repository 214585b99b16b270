"""The two tables that a letter has: a form with a label to each row, and entries under a header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pcirights.pdf.pages.grid import Cell, Grid
from pcirights.pdf.pages.paragraphs import SheetContext
from pcirights.pdf.pages.strips import Strip
from pcirights.pdf.pages.styles import EM, TEXT_WIDTH

_ABOVE, _BELOW = 4.0, 6.0  # white around a table
_LEAST_LABEL, _MOST_LABEL = 5 * EM, 0.35 * TEXT_WIDTH


def label_width(context: SheetContext, labels: Iterable[str]) -> float:
    """The width of the labels' column: it is the same in all forms of a sheet."""
    widest = max((context.width(text, context.styles.label) for text in labels), default=0.0)
    return min(max(widest, _LEAST_LABEL), _MOST_LABEL)


def form(context: SheetContext, rows: Sequence[tuple[str, str]], labels: float) -> list[Strip]:
    """The strips of label and value pairs; ``labels`` is the width of the labels' column."""
    if not rows:
        return []
    label, cell = context.styles.label, context.styles.cell
    grid = _grid(context)
    first = grid.column(labels)
    for name, value in rows:
        cells = [
            Cell("TH", name, label, first, scope="Row"),
            Cell("TD", value, cell, TEXT_WIDTH - first),
        ]
        grid.row(cells, least=context.spacing.by_hand)
    return _apart(grid)


def table(
    context: SheetContext, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[Strip]:
    """The strips of a table; a row with too few cells is filled up with empty ones."""
    columns = max((len(row) for row in (header, *rows)), default=0)
    if not columns:
        return []
    grid = _grid(context)
    padded = [(*row, *("",) * (columns - len(row))) for row in (header, *rows)]
    widths = grid.columns(padded, context.styles.column, context.styles.cell)
    if header:
        grid.header(
            [
                Cell("TH", text, context.styles.column, width, scope="Column")
                for text, width in zip(padded[0], widths, strict=True)
            ]
        )
    for row in padded[1:]:
        grid.row(
            [
                Cell("TD", text, context.styles.cell, width)
                for text, width in zip(row, widths, strict=True)
            ]
        )
    return _apart(grid)


def _grid(context: SheetContext) -> Grid:
    most_head = context.spacing.text_height / 3
    return Grid(context.layout, context.lang, context.section.add("Table"), most_head)


def _apart(grid: Grid) -> list[Strip]:
    strips = grid.finish()
    strips[0].above = _ABOVE
    strips[-1].height += _BELOW
    return strips
