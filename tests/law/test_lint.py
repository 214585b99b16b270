"""Every rule of the lint finds the defect that it is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.sample_book import Values, book, instrument, national, provision, request

from pcirights.law.lint import EACH, WHOLE, findings
from pcirights.law.load import load
from pcirights.places import load as load_places

PLACES = load_places()
LONG_AGO = date(2000, 1, 1)


def said(*requests: Values, **instruments: Values) -> str:
    found = findings(book(*requests, **instruments), PLACES)
    return "\n".join(str(problem) for problem in found)


@pytest.mark.parametrize(
    ("one", "what"),
    [
        (instrument(provision() | {"zh": "May."}), "holds no Chinese"),
        (instrument(provision() | {"en": "可以查询"}), "is not English"),
        (instrument(provision() | {"zh": "可,"}), "half-width"),
        (instrument(provision() | {"note_zh": "May.", "note_en": "May."}), "holds no Chinese"),
        (instrument(provision() | {"note_zh": "可以。", "note_en": "可以查询"}), "is not English"),
        (instrument(provision() | {"note_zh": "可,", "note_en": "May."}), "half-width"),
        (instrument(provision() | {"zh": "应当公开，据此可以查询。"}), "write that as note_zh"),
        (instrument(provision(), title_zh="《条例》"), "holds 《》"),
        (instrument(provision(), title_zh="条例（2019年修订）"), "the year of a revision"),
        (instrument(provision() | {"source": "from memory"}), "memory or a path"),
        (instrument(provision() | {"source": "/home/x/text.md"}), "memory or a path"),
        (instrument(provision("1", "scholarly") | {"source": "an article"}), "footnote"),
        (instrument(provision(), draft=True), "a draft has a use"),
        (
            instrument(
                provision(grade="contested", reason_zh="疑。", reason_en="Doubt."),
                level="party-document",
            ),
            "as if a suit lay",
        ),
        (instrument(provision(), provision()), "stands twice"),
        (
            instrument(provision(), last_confirmed=date(2026, 2, 1), last_confirmed_by="a page"),
            "after the day somebody looked",
        ),
        (
            instrument(provision(), last_confirmed=LONG_AGO, last_confirmed_by="a page"),
            "outside the days in force",
        ),
        (national(provision()), "a text of this kind serves local-credit"),
        (instrument(provision(route="court-list")), "a text of this kind serves court-list"),
        (
            instrument(
                provision() | {"period": [{"what": "reply", "n": 5, "unit": "working-day"}]}
            ),
            "has no start",
        ),
        (instrument(provision(), place="999999"), "is not in the place table"),
    ],
)
def test_rule_on_an_instrument(one: Values, what: str) -> None:
    assert what in said(one=one)


def test_versions_must_not_overlap() -> None:
    later = instrument(provision(), effective_from=date(2018, 1, 1))
    assert "is in force together with later" in said(one=instrument(provision()), later=later)


def test_a_successor_begins_after_the_end() -> None:
    end = {"effective_until": date(2019, 1, 1), "effective_until_evidence": "text"}
    old = instrument(provision(), replaced_by="later", **end)
    later = instrument(provision(), effective_from=date(2018, 1, 1), group="other")
    assert "later begins before the last day" in said(one=old, later=later)
    assert "begins before" not in said(one=old, later=later | {"effective_from": date(2019, 1, 2)})


def test_a_request_needs_a_source_and_an_addressee() -> None:
    found = said(request("archive"))
    assert "no primary provision serves it" in found
    assert "nobody receives it for public-credit" in found


def test_a_general_reason_must_stand() -> None:
    made = book(request())
    made = replace(made, requests=(), cautions=(), bodies=())
    assert "no general reason" in str(findings(made, PLACES)[0])


def test_the_shipped_book_is_clean_and_each_rule_says_why() -> None:
    assert findings(load(), PLACES) == []
    assert all(rule.__doc__ for rule in (*EACH, *WHOLE))
