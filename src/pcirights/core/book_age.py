"""How old the statute book is on a day, and when it is due for review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.statute_book import StatuteBook


@dataclass(frozen=True, slots=True)
class Age:
    """The day of the last review, the days since then, and the last day before the next is due."""

    checked: date
    days: int
    due_after: date
    due: bool


def of(book: StatuteBook, on: date) -> Age:
    """The age of a book on a day; below zero days where it was checked later.

    A book that sets no ``review_days`` is never due.
    """
    due_after = book.checked + timedelta(days=book.review_days)
    return Age(
        book.checked, (on - book.checked).days, due_after, book.review_days > 0 and on > due_after
    )
