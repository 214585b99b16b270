"""What the letter of a route still needs from the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.answers import value_of

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.core.rows import RequestRow


def fields_of(row: RequestRow) -> tuple[str, ...]:
    """The answers that the letter of a route can hold, needed ones first."""
    return (*row.needs, *row.may)


def missing(answers: Answers, row: RequestRow) -> tuple[str, ...]:
    """The keys of what the letter still needs; ``item`` for an entry."""
    return (*missing_fields(answers, row), *missing_items(answers, row))


def missing_fields(answers: Answers, row: RequestRow) -> tuple[str, ...]:
    """The keys of needed answers that are empty."""
    return tuple(key for key in row.needs if not value_of(answers, key).strip())


def missing_items(answers: Answers, row: RequestRow) -> tuple[str, ...]:
    """``item`` where the letter is about entries and none is filled."""
    filled = any(item.record.strip() or item.correct.strip() for item in answers.items)
    return ("item",) if row.items == "needed" and not filled else ()
