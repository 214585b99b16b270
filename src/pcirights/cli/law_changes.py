"""``law diff``, ``law review``: what changed between two days, what is due for review."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record, Right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pcirights.core.findings import Findings
    from pcirights.core.statute_book import StatuteBook


def diff(book: StatuteBook, one: date, two: date, place: Sequence[str] | None) -> dict[str, Any]:
    """What could be cited on one day and not on the other, and what that did to the answers.

    ``place`` holds the codes whose local instruments apply; None asks of the whole country, without
    answers.
    """
    everywhere = [code for item in book.instruments.values() if (code := item.place)]
    codes = everywhere if place is None else place
    before, after = ({item.id for item in book.in_force(day, codes)} for day in (one, two))
    return {
        "from": one.isoformat(),
        "to": two.isoformat(),
        "ended": [
            {"instrument": ident, "replaced_by": book.instruments[ident].replaced_by}
            for ident in sorted(before - after)
        ],
        "began": sorted(after - before),
        "answers": [] if place is None else list(_answers(book, one, two, tuple(place))),
    }


def _answers(
    book: StatuteBook, one: date, two: date, place: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    for record, right in product(Record, Right):
        before, after = (
            _first(assess(Question(place, record, right, None, day), book)) for day in (one, two)
        )
        if before != after:
            yield {"record": record, "right": right, "before": before, "after": after}


def _first(findings: Findings) -> dict[str, Any] | None:
    """The recommended route in a line."""
    if not findings.routes:
        return None
    route = findings.routes[0]
    return {
        "route": route.id,
        "enforceability": route.enforceability,
        "instrument": route.governing.id,
        "article": route.basis[0].provision.article,
    }


def review(book: StatuteBook, on: date) -> list[dict[str, Any]]:
    """What can be cited on a day, by the day it was last confirmed, oldest first.

    ``days`` is the time since then, None where it was never confirmed; ``due`` says that it has not
    been reviewed for longer than the book allows.
    """
    rows = [
        {
            "id": item.id,
            "title_zh": item.title.zh,
            "title_en": item.title.en,
            "last_confirmed": item.last_confirmed.isoformat() if item.last_confirmed else None,
            "days": (on - item.last_confirmed).days if item.last_confirmed else None,
            "checked": item.checked.isoformat(),
            "status_known": item.status_known,
            "due": (on - item.checked).days > book.review_days,
        }
        for item in book.instruments.values()
        if item.status(on).citable
    ]
    return sorted(rows, key=lambda row: (row["last_confirmed"] or "", row["id"]))
