"""The rules about steps.toml find steps without a place, a date or a read article."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sample_book import DATES, Values, instrument, national, provision, request

from pcirights.law.lint import findings
from pcirights.law.load import parse
from pcirights.law.toml_reading import LawDataError
from pcirights.places import load as load_places

PLACES = load_places()
STEP = {"step": "complaint", "goes_to": "office"}
OFFICE = {
    "steps": ["complaint"],
    "rests_on": "law#1",
    "role": "organ",
    "name_zh": "某部门",
    "name_en": "Department",
    "find_zh": "请核对",
    "find_en": "check",
}
BASIS = {"steps": ["complaint"], "rests_on": ["law#1"]}
ARGUMENT = {
    "code": "point",
    "steps": ["complaint"],
    "rests_on": "law#1",
    "zh": "请审查{law}。",
    "en": "Look at {law}.",
}


def files(tables: dict[str, list[Values]], evidence: str = "text") -> dict[str, Any]:
    days = 5 if evidence == "text" else None
    return {
        "book.toml": DATES,
        "routes.toml": {"request": [request()]},
        "steps.toml": tables,
        "national/law.toml": national(provision(evidence=evidence, period=days) | {"use": []}),
        "local/x.toml": instrument(provision()),
    }


def said(evidence: str = "text", **tables: list[Values]) -> str:
    made = findings(parse(files(tables, evidence)), PLACES)
    return "\n".join(str(problem) for problem in made)


def test_a_step_that_goes_to_an_office_has_one() -> None:
    assert "complaint: goes to an office, and there is none" in said(step=[STEP])
    assert "goes to an office" not in said(step=[STEP], office=[OFFICE])
    assert "goes to an office" not in said(step=[STEP | {"goes_to": "same"}])


def test_a_date_is_one_that_is_calculated() -> None:
    assert "nothing calculates the date 'replie'" in said(step=[STEP | {"date": "replie"}])
    assert "nothing calculates" not in said(step=[STEP | {"date": "reply"}])
    assert "is dated and names no date" in said(step=[STEP | {"dated": True}])


def test_what_is_argued_was_read() -> None:
    assert "point: law#1 was not read" in said("secondary", argument=[ARGUMENT])
    assert "basis: law#1 was not read" in said("secondary", basis=[BASIS])
    assert "was not read" not in said(argument=[ARGUMENT], basis=[BASIS])


@pytest.mark.parametrize(
    ("table", "row", "what"),
    [
        ("step", STEP | {"goes_to": "nowhere"}, "'nowhere' is not one of same, named, office"),
        ("step", STEP | {"situations": ["silent"]}, "did you mean 'silence'?"),
        ("step", STEP | {"rests_on": ["law#9"]}, "nothing at 'law#9'"),
        ("step", STEP | {"costs": ["law#9"]}, "nothing at 'law#9'"),
        ("step", STEP | {"governing": ["law9"]}, "nothing at 'law9'"),
        ("office", OFFICE | {"rests_on": "law#9"}, "nothing at 'law#9'"),
        ("office", {"steps": ["x"], "role": "organ"}, "name_zh: is missing"),
        ("caution", {"code": "x", "severity": "note", "rests_on": ["law#9"]}, "'law#9'"),
        ("caution", {"code": "x", "severity": "loud"}, "'loud' is not one of"),
        ("basis", BASIS | {"rests_on": ["law#9"]}, "nothing at 'law#9'"),
        ("argument", ARGUMENT | {"rests_on": "law#9"}, "nothing at 'law#9'"),
        ("reason", {"because": "secret"}, "did you mean 'state-secret'?"),
        ("reason", {"because": "internal", "rests_on": "law#9"}, "nothing at 'law#9'"),
        ("reason", {"because": "internal", "unless": ["internal"]}, "unless"),
        ("steps", STEP, "did you mean 'step'?"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(table: str, row: Values, what: str) -> None:
    with pytest.raises(LawDataError) as caught:
        parse(files({table: [row]}))
    assert what in str(caught.value)
    assert "steps.toml" in str(caught.value)


def test_a_record_or_a_right_alone_is_another_request() -> None:
    book = parse(
        files(
            {
                "step": [
                    STEP | {"record": "personal-archive"},
                    STEP | {"right": "access"},
                    STEP | {"again": True},
                    STEP,
                ]
            }
        )
    )
    made = [(row.writes_another, row.record, row.right) for row in book.steps]
    assert made == [
        (True, "personal-archive", None),
        (True, None, "access"),
        (True, None, None),
        (False, None, None),
    ]
