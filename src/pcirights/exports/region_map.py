"""``law coverage --svg``: the regions as tiles, each right coloured and marked by its grade.

The grades differ in lightness as well as in colour, so that the map reads in grey too.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from pcirights.core.vocabulary import Enforceability, Right
from pcirights.places.tiles import tiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pcirights.i18n import Catalogue
    from pcirights.places.tiles import Tile

SIDE, GAP, EDGE, HEAD = 104, 8, 24, 88
CELL = 30
LONG_NAME = 12
"""How many Latin letters of a name fit into a tile at the usual size."""
LOOKS: dict[str | None, tuple[str, str, str]] = {
    Enforceability.ENFORCEABLE: ("#0b5d3b", "#ffffff", "✓"),
    Enforceability.CONTESTED: ("#3f7fb5", "#ffffff", "?"),
    Enforceability.UNVERIFIED: ("#e3b55c", "#1c1c1c", "…"),
    Enforceability.CHANNEL_ONLY: ("#f2dcc9", "#1c1c1c", "→"),
    None: ("#ffffff", "#1c1c1c", "–"),
}
"""The ground, the ink and the mark of each grade, from dark to light."""


def svg(rows: Sequence[dict[str, Any]], on: date, catalogue: Catalogue) -> str:
    """The table of ``law coverage`` as a picture: plain SVG, no script, no link, no font file."""
    places = {tile.code: tile for tile in tiles()}
    columns = max(tile.column for tile in places.values()) + 1
    lines = max(tile.row for tile in places.values()) + 1
    width = 2 * EDGE + columns * (SIDE + GAP)
    height = HEAD + lines * (SIDE + GAP) + 176
    title = catalogue.text("coverage.title", day=catalogue.date(on))
    spoken = catalogue.name("zh-Hans", "en")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f'<g lang="{spoken}" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(EDGE, 40, title, 24 if catalogue.lang == "zh" else 19, weight="bold"),
        _text(EDGE, 66, catalogue.text("coverage.subtitle"), 14),
    ]
    for row in rows:
        parts.extend(_tile(row, places[row["code"]], catalogue))
    parts.extend(_legend(HEAD + lines * (SIDE + GAP) + 16, catalogue))
    return "\n".join((*parts, "</g></svg>", ""))


def _tile(row: dict[str, Any], tile: Tile, catalogue: Catalogue) -> Iterator[str]:
    name = catalogue.name(tile.short_zh, tile.short_en)
    words = [name]
    x, y = EDGE + tile.column * (SIDE + GAP), HEAD + tile.row * (SIDE + GAP)
    yield f'<g transform="translate({x} {y})">'
    yield f'<rect width="{SIDE}" height="{SIDE}" rx="6" fill="#f4f5f6" stroke="#6b7075"/>'
    size = 17 if catalogue.lang == "zh" else 12 if len(name) <= LONG_NAME else 10
    yield _text(SIDE // 2, 26, name, size, "bold", "middle")
    for number, right in enumerate(Right):
        grade = row[right]["enforceability"] if row[right] else None
        ground, ink, mark = LOOKS[grade]
        left = 5 + number * (CELL + 2)
        label = catalogue.text(f"coverage.{right}")
        yield (
            f'<rect x="{left}" y="40" width="{CELL}" height="54" rx="4" '
            f'fill="{ground}" stroke="#6b7075"/>'
        )
        yield _text(left + CELL // 2, 60, label, 13, "normal", "middle", ink)
        yield _text(left + CELL // 2, 83, mark, 16, "bold", "middle", ink)
        colon = catalogue.name("：", ": ")
        words.append(f"{catalogue.text(f'right.{right}')}{colon}{_word(grade, catalogue)}")
    yield f"<title>{escape(catalogue.name('；', '; ').join(words))}</title>"
    yield "</g>"


def _legend(y: int, catalogue: Catalogue) -> Iterator[str]:
    for number, (grade, (ground, ink, mark)) in enumerate(LOOKS.items()):
        top = y + number * 26
        yield (
            f'<rect x="{EDGE}" y="{top}" width="{CELL}" height="20" rx="4" '
            f'fill="{ground}" stroke="#6b7075"/>'
        )
        yield _text(EDGE + CELL // 2, top + 15, mark, 14, "bold", "middle", ink)
        yield _text(EDGE + CELL + 10, top + 15, _word(grade, catalogue), 14)
    rights = (
        f"{catalogue.text(f'coverage.{right}')} = {catalogue.text(f'right.{right}')}"
        for right in Right
    )
    yield _text(EDGE, y + len(LOOKS) * 26 + 15, catalogue.name("；", "; ").join(rights), 14)


def _word(grade: str | None, catalogue: Catalogue) -> str:
    return catalogue.text(f"enforceability.{grade}" if grade else "law.no-local")


def _text(  # what an SVG text takes
    x: int,
    y: int,
    words: str,
    size: int,
    weight: str = "normal",
    anchor: str = "start",
    ink: str = "#1c1c1c",
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{ink}">{escape(words)}</text>'
    )
