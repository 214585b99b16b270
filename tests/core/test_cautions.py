"""What cautions rest on and which routes they are about; a law nobody has looked at says so."""

from __future__ import annotations

from datetime import date, timedelta

from tests.sample_book import DATES, Values, instrument, national, provision, request

from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record, Right
from pcirights.law.load import load, parse


def test_an_old_book_warns_from_the_day_after_its_time() -> None:
    book = load()
    last = book.checked + timedelta(days=book.review_days)

    def codes(days: int) -> set[str]:
        on = last + timedelta(days=days)
        asked = Question(("310000",), Record.PUBLIC_CREDIT, Right.ACCESS, None, on)
        return {caution.code for caution in assess(asked, book).cautions}

    assert "lawbook-old" not in codes(0)
    assert "lawbook-old" in codes(1)


def test_a_caution_cites_the_article_of_the_route_that_it_is_about() -> None:
    """Two rows of one code: each route takes the first that fits it, with that row's article."""
    rows = [
        {
            "code": "reconsideration-first",
            "severity": "warning",
            "routes": ["open-government-information"],
            "rests_on": ["law#1"],
        },
        {
            "code": "reconsideration-first",
            "severity": "warning",
            "routes": ["open-government-information", "local-credit"],
            "rests_on": ["law#2"],
        },
    ]
    files: dict[str, Values] = {
        "book.toml": DATES,
        "routes.toml": {"request": [request(), request("open-government-information")]},
        "cautions.toml": {"caution": rows},
        "x/one.toml": instrument(provision()),
        "x/law.toml": national(
            provision("1", route="open-government-information"), provision("2", role="supporting")
        ),
    }
    asked = Question(("320200",), Record.PUBLIC_CREDIT, Right.ACCESS, None, date(2020, 1, 1))
    found = {
        caution.provision.ref: caution.routes
        for caution in assess(asked, parse(files)).cautions
        if caution.code == "reconsideration-first" and caution.provision
    }
    assert found == {"law#1": ("open-government-information",), "law#2": ("local-credit",)}


def test_a_caution_never_rests_on_a_rule_that_a_regulation_displaced() -> None:
    row = {"code": "individuals-not-published", "severity": "note", "rests_on": ["rule#1"]}
    files: dict[str, Values] = {
        "book.toml": DATES,
        "routes.toml": {"request": [request()]},
        "cautions.toml": {"caution": [row]},
        "x/rule.toml": instrument(provision(), level="government-rule", group="rule"),
    }
    later: dict[str, Values] = {
        "x/one.toml": instrument(provision(), effective_from=date(2019, 1, 1))
    }

    def codes(place: str, more: dict[str, Values]) -> set[str]:
        asked = Question((place,), Record.PUBLIC_CREDIT, Right.ACCESS, None, date(2020, 1, 1))
        return {caution.code for caution in assess(asked, parse(files | more)).cautions}

    assert "individuals-not-published" in codes("320200", {})
    assert "individuals-not-published" not in codes("320200", later)
    assert "individuals-not-published" not in codes("330100", {})
