"""A tile map of the provincial-level units: one equal tile each, roughly in its position."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "data" / "tiles.tsv"


@dataclass(frozen=True, slots=True)
class Tile:
    """The tile of a unit: column and row, from the upper left and from 0, and its short names."""

    code: str
    column: int
    row: int
    short_zh: str
    short_en: str


def tiles() -> tuple[Tile, ...]:
    """The 31 tiles, by code."""
    lines = FILE.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return tuple(Tile(code, int(column), int(row), zh, en) for code, column, row, zh, en in rows)
