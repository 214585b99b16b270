"""Which question comes next, which came before, and when the answers are complete.

The wizard and the terminal walk the same map; it can be walked without either.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pcirights.core import needed
from pcirights.core.needed import missing_fields, missing_items
from pcirights.core.vocabulary import Ground, Record, Right

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.core.statute_book import RequestRow, StatuteBook


class Step(StrEnum):
    """One question, or one page of fields."""

    PLACE = "place"
    RECORD = "record"
    RIGHT = "right"
    GROUND = "ground"
    FINDINGS = "findings"
    PARTICULARS = "particulars"
    ITEMS = "items"
    PREVIEW = "preview"


def rights_for(record: Record, book: StatuteBook) -> tuple[Right, ...]:
    """The rights that some route, on some day, gives for such a record."""
    given = {right for row in book.requests if record in row.records for right in row.rights}
    return tuple(right for right in Right if right in given)


def grounds_for(record: Record, right: Right, book: StatuteBook) -> tuple[Ground, ...]:
    """The grounds that some route knows for such a record and right; none for access."""
    given = {
        ground
        for row in book.requests
        if record in row.records and right in row.rights
        for ground in row.grounds
    }
    return tuple(ground for ground in Ground if ground in given)


def steps(answers: Answers, row: RequestRow | None) -> tuple[Step, ...]:
    """All steps in their order, for what is known so far.

    ``row`` is that of the route chosen; without a route the way ends with the findings.
    """
    way = [Step.PLACE, Step.RECORD, Step.RIGHT]
    if answers.right is not Right.ACCESS:
        way.append(Step.GROUND)
    way.append(Step.FINDINGS)
    if row is not None:
        way.append(Step.PARTICULARS)
        if row.items != "none":
            way.append(Step.ITEMS)
        way.append(Step.PREVIEW)
    return tuple(way)


def after(step: Step, answers: Answers, row: RequestRow | None) -> Step | None:
    """The step that follows; None at the end of the way."""
    way = steps(answers, row)
    following = way.index(step) + 1
    return way[following] if following < len(way) else None


def before(step: Step, answers: Answers, row: RequestRow | None) -> Step | None:
    """The step to go back to; None at the start."""
    way = steps(answers, row)
    return way[way.index(step) - 1] if step is not way[0] else None


def answered(step: Step, answers: Answers, row: RequestRow | None) -> bool:
    """Whether a step needs nothing more before the next one."""
    match step:
        case Step.PLACE:
            return bool(answers.place)
        case Step.RECORD:
            return answers.record is not None
        case Step.RIGHT:
            return answers.right is not None
        case Step.PARTICULARS | Step.ITEMS:
            return row is not None and not missing(answers, row, step)
        case _:
            return True


def missing(answers: Answers, row: RequestRow, step: Step | None = None) -> tuple[str, ...]:
    """The keys of what the letter still needs, at one step or at all; ``item`` for an entry."""
    if step is Step.PARTICULARS:
        return missing_fields(answers, row)
    if step is Step.ITEMS:
        return missing_items(answers, row)
    return needed.missing(answers, row)
