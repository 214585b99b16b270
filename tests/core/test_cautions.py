"""A law that nobody has looked at for long says so."""

from __future__ import annotations

from datetime import timedelta

from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record, Right
from pcirights.law.load import load


def test_an_old_book_warns_from_the_day_after_its_time() -> None:
    book = load()
    last = book.checked + timedelta(days=book.review_days)

    def codes(days: int) -> set[str]:
        on = last + timedelta(days=days)
        asked = Question(("310000",), Record.PUBLIC_CREDIT, Right.ACCESS, None, on)
        return {caution.code for caution in assess(asked, book).cautions}

    assert "lawbook-old" not in codes(0)
    assert "lawbook-old" in codes(1)
