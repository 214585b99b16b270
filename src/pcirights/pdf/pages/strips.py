"""What stands on a page, before it has a page: strips of placed lines and strokes."""

from __future__ import annotations

from dataclasses import dataclass, field

from pcirights.pdf.pages.structure import Element
from pcirights.pdf.text.layout import Line, Style


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text at its place: ``x`` from the left margin, ``drop`` from the strip's top."""

    element: Element
    line: Line
    style: Style
    x: float
    drop: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line, in points from the left margin and down from the strip's top."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """The letterhead's logo at the strip's top: ``x`` from the left margin, and its size."""

    x: float
    width: float
    height: float


@dataclass(slots=True)
class Strip:
    """A piece of the page that is not cut: mostly one line, of a table one line of every cell.

    ``above`` is white that is dropped at the head of a page. A ``glued`` strip stands on the page
    of the strip before it. ``head`` is set again above a strip that begins a page, ``foot`` drawn
    under a strip that ends one.
    """

    height: float
    lines: list[PlacedLine] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    above: float = 0.0
    glued: bool = False
    head: tuple[Strip, ...] = ()
    foot: tuple[Stroke, ...] = ()

    def lower(self, room: float) -> None:
        """Add white above the text, inside the strip."""
        self.height += room
        self.lines = [
            PlacedLine(one.element, one.line, one.style, one.x, one.drop + room)
            for one in self.lines
        ]


def baseline(style: Style) -> float:
    """How far below the top of its line box a line of this style stands."""
    return (style.leading - style.size) / 2 + 0.88 * style.size
