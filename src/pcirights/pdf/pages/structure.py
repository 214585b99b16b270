"""The parts of a letter as a reading aid sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pcirights.letters.letter import Lang

Role = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
]
Scope = Literal["Row", "Column"]

_PLACES = frozenset({"TH", "TD", "LBody"})  # an empty one still holds its place


@dataclass(eq=False, slots=True)
class Element:
    """A part of the letter as a reading aid sees it. ``marks`` are (page, number on that page)."""

    role: Role
    lang: Lang | None = None
    scope: Scope | None = None
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, role: Role, *, lang: Lang | None = None, scope: Scope | None = None) -> Element:
        """A new last child."""
        child = Element(role, lang, scope)
        self.children.append(child)
        return child

    def has_content(self) -> bool:
        """Whether there is anything of it on a page; a reading aid would stop at what is empty."""
        return (
            bool(self.marks)
            or self.role in _PLACES
            or any(child.has_content() for child in self.children)
        )
