"""Fills a template with the values of one sheet and returns the parts of the letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pcirights.letters.fields import ITEM, LISTS, OWN_LISTS, STEP_LISTS
from pcirights.letters.grammar import Kind
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Numbered,
    Paragraph,
    Part,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pcirights.core.vocabulary import Ground
    from pcirights.letters.grammar import Condition, Line
    from pcirights.letters.letter import Lang

ALL_LISTS = LISTS | OWN_LISTS | STEP_LISTS


@dataclass(frozen=True, slots=True, repr=False)
class Values:
    """The values of one sheet: texts and lists by field, the entries, and the true conditions.

    ``by_hand`` are the fields whose row of a form stays on the paper when it is empty.
    """

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    items: tuple[Mapping[str, str], ...]
    flags: frozenset[str]
    by_hand: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Tell whether a field, a list, a column or a condition has content."""
        if name in ITEM:
            return any(item.get(name) for item in self.items)
        return bool(name in self.flags or self.texts.get(name) or self.lists.get(name))


NOTHING_UNDER = frozenset({Kind.HEADING, Kind.CLOSING, Kind.SIGNATURE})
"""The parts that may follow an empty section."""


def fill(lines: Sequence[Line], values: Values, lang: Lang) -> tuple[Part, ...]:
    """Return the parts of a sheet. A heading with nothing under it is left out."""
    kept = [line for line in lines if _printed(line, values)]
    after = [*(line.kind for line in kept[1:]), Kind.SIGNATURE]
    full = [
        line
        for line, kind in zip(kept, after, strict=False)
        if line.kind is not Kind.HEADING or kind not in NOTHING_UNDER
    ]
    groups = groupby(full, key=lambda line: line.kind)
    return tuple(part for kind, group in groups for part in _parts(kind, list(group), values, lang))


def title_of(lines: Sequence[Line], ground: Ground | None) -> str:
    """The title that a letter about a ground carries; its first one where no other fits better."""
    titles = [line for line in lines if line.kind is Kind.TITLE]
    holding = Values({}, {}, (), frozenset({ground_flag(ground)}))
    title = next((line for line in titles if _printed(line, holding)), titles[0])
    return title.cells[0].fill({})


def ground_flag(ground: Ground | None) -> str:
    """The name of the ground in a template's conditions."""
    return f"ground.{ground or 'none'}"


def _printed(line: Line, values: Values) -> bool:
    if line.kind is Kind.COLUMN and not values.items:
        return False
    if any(name in ALL_LISTS and not values.has(name) for name in line.fields):
        return False
    kept = values.by_hand if line.kind is Kind.ROW else ()
    if line.if_filled and not all(values.has(name) or name in kept for name in line.fields):
        return False
    return all(_holds(condition, values) for condition in line.conditions)


def _holds(condition: Condition, values: Values) -> bool:
    return any(values.has(name) for name in condition.names) is condition.wanted


def _parts(kind: Kind, lines: Sequence[Line], values: Values, lang: Lang) -> Iterator[Part]:
    """Make the parts of consecutive lines of one kind: rows make one form, points one list."""
    filled = [[cell.fill(values.texts) for cell in line.cells] for line in lines]
    if kind in ALONE:
        yield from (ALONE[kind](text) for (text,) in filled)
    elif kind is Kind.PARAGRAPH:
        yield from (Paragraph(text, indent=lang == "zh") for (text,) in filled)
    elif kind is Kind.CLOSING:
        yield from (Closing(salutation, organ) for salutation, organ in filled)
    elif kind is Kind.ROW:
        yield Fields(tuple((label, value) for label, value in filled))
    elif kind is Kind.SIGNATURE:
        yield Signature(tuple(text for (text,) in filled))
    elif kind is Kind.POINT:
        yield Numbered(tuple(point for line in lines for point in _points(line, values)))
    else:
        header = tuple(line.cells[0].fill({}) for line in lines)
        rows = (tuple(line.cells[1].fill(item) for line in lines) for item in values.items)
        yield Table(header, tuple(rows))


def _flush(text: str) -> Paragraph:
    return Paragraph(text, indent=False)


ALONE: Mapping[Kind, Callable[[str], Part]] = {
    Kind.TITLE: Title,
    Kind.HEADING: Heading,
    Kind.ADDRESSEE: Addressee,
    Kind.FLUSH: _flush,
}
"""Kinds of line of which each makes a part of its own."""


def _points(line: Line, values: Values) -> tuple[str, ...]:
    """One point, or one for each value of a list."""
    for name in line.fields:
        if name in ALL_LISTS:
            return values.lists[name]
    return (line.cells[0].fill(values.texts),)
