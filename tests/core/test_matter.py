"""What the answers ask of the law, and the question that cannot be put."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sample_book import book, instrument, provision, request

from pcirights.core.answers import Answers
from pcirights.core.errors import WrongInputError
from pcirights.core.matter import ask, assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Ground, Record, Right, Severity

TODAY = date(2026, 3, 2)
WHOLE = Answers("无锡市", Record.PUBLIC_CREDIT, Right.ACCESS)


@pytest.mark.parametrize(
    ("answers", "code", "fields"),
    [
        (Answers("无锡市", None, Right.ACCESS), "answers-missing", {"key": "record"}),
        (Answers("无锡市", Record.PUBLIC_CREDIT, None), "answers-missing", {"key": "right"}),
        (
            Answers("无锡市", Record.PUBLIC_CREDIT, Right.ACCESS, ground=Ground.NOT_MINE),
            "ground-needs-right",
            {"ground": Ground.NOT_MINE},
        ),
    ],
)
def test_a_question_that_lacks_something_is_not_put(
    answers: Answers, code: str, fields: dict[str, str]
) -> None:
    with pytest.raises(WrongInputError) as caught:
        ask(answers, None, TODAY, book(request(), one=instrument(provision())))
    assert caught.value.code == code
    assert caught.value.fields == fields


def test_a_warning_about_the_book_stands_among_the_cautions_by_its_severity() -> None:
    asked = Question(("320200",), Record.PUBLIC_CREDIT, Right.ACCESS, None, TODAY)
    found = assess(asked, book(request(), one=instrument(provision())))
    warned = found.with_caution("lawbook-fallback")
    (more,) = set(warned.cautions) - set(found.cautions)
    assert (more.code, more.severity, more.provision) == (
        "lawbook-fallback",
        Severity.WARNING,
        None,
    )
    ranks = [one.severity.rank for one in warned.cautions]
    assert ranks == sorted(ranks)
    assert warned.routes == found.routes
