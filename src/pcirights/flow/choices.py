"""The rights and grounds that can be chosen for a record, by the routes of the statute book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Ground, Right

if TYPE_CHECKING:
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import Record


def rights_for(record: Record, book: StatuteBook) -> tuple[Right, ...]:
    """The rights that some route, on some day, gives for such a record."""
    given = {right for row in book.requests if record in row.records for right in row.rights}
    return tuple(right for right in Right if right in given)


def grounds_for(record: Record, right: Right, book: StatuteBook) -> tuple[Ground | None, ...]:
    """The grounds to choose from for such a record and right; none for access.

    None stands among them where some route needs no ground.
    """
    if right is Right.ACCESS:
        return ()
    rows = [row for row in book.requests if record in row.records and right in row.rights]
    known = {ground for row in rows for ground in row.grounds}
    bare = (None,) if any(row.asked_by(record, right, None) for row in rows) else ()
    return (*(ground for ground in Ground if ground in known), *bare)
