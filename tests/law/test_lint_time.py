"""The rules about time limits find what the dates could not be calculated from."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sample_book import DATES, Values, instrument, national, provision, request

from pcirights.law.lint import findings
from pcirights.law.load import parse
from pcirights.law.toml_reading import LawDataError
from pcirights.places import load as load_places

PLACES = load_places()
REMEDY = {"step": "reconsideration", "routes": ["local-credit"], "rests_on": "law#1"}
COUNTING = {"rule": "silence", "rests_on": "law#1"}


def said(
    remedies: list[Values] | None = None,
    counting: list[Values] | None = None,
    periods: list[Values] | None = None,
) -> str:
    files: dict[str, Any] = {
        "book.toml": DATES,
        "routes.toml": {"request": [request()]},
        "remedies.toml": {"remedy": remedies or []},
        "counting.toml": {"counting": counting or []},
        "national/law.toml": national(provision() | {"use": [], "period": periods or []}),
        "local/x.toml": instrument(provision()),
    }
    return "\n".join(str(problem) for problem in findings(parse(files), PLACES))


@pytest.mark.parametrize("key", ["at_latest", "accepts"])
def test_what_a_step_points_at_holds_its_period(key: str) -> None:
    assert "law#1 has no number for" in said([REMEDY | {key: "law#1"}])
    assert "law#1 has no number for decide" in said([REMEDY | {"decides": ["law#1"]}])
    assert "has no number" not in said([REMEDY])


def refused(remedies: list[Values], counting: list[Values] | None = None) -> str:
    with pytest.raises(LawDataError) as caught:
        said(remedies, counting)
    return str(caught.value)


def test_a_step_follows_one_that_there_is() -> None:
    assert "'reconsidration' is not one of" in refused([REMEDY | {"follows": "reconsidration"}])
    assert "there is no step 'complaint'" in said([REMEDY | {"follows": "complaint"}])
    assert "there is no step" not in said([REMEDY | {"follows": "reconsideration"}])


def test_a_rule_counts_for_a_step_that_there_is() -> None:
    rule = COUNTING | {"rule": "posting", "steps": ["reconsidaration"]}
    assert "did you mean 'reconsideration'?" in refused([REMEDY], [rule])
    assert "there is no step 'litigation'" in said([REMEDY], [rule | {"steps": ["litigation"]}])
    assert "there is no step" not in said([REMEDY], [rule | {"steps": ["reconsideration"]}])


def test_the_general_silence_has_a_number() -> None:
    number = {"what": "reply", "n": 2, "unit": "month", "starts": "receipt"}
    assert "law#1 has no number for reply" in said(counting=[COUNTING])
    assert "has no number" not in said(counting=[COUNTING], periods=[number])


def test_an_extension_stands_after_what_it_extends() -> None:
    reply = {"what": "reply", "n": 20, "unit": "working-day", "starts": "receipt"}
    longer = {"what": "extension", "n": 20, "unit": "working-day"}
    assert "an extension follows no time to answer" in said(periods=[longer, reply])
    assert "an extension follows" not in said(periods=[reply, longer])


@pytest.mark.parametrize(
    ("file", "row", "what"),
    [
        ("remedies.toml", {"remedy": [REMEDY | {"after": ["silent"]}]}, "did you mean 'silence'?"),
        ("remedies.toml", {"remedy": [REMEDY | {"decides": ["law#9"]}]}, "nothing at 'law#9'"),
        ("remedies.toml", {"remedy": [REMEDY | {"accepts": "law#9"}]}, "nothing at 'law#9'"),
        ("counting.toml", {"counting": [COUNTING | {"rests_on": "law#9"}]}, "nothing at 'law#9'"),
        ("counting.toml", {"counting": [COUNTING | {"rule": "silent"}]}, "'silent' is not one of"),
        ("counting.toml", {"counting": [COUNTING | {"step": "x"}]}, "did you mean 'steps'?"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(file: str, row: Values, what: str) -> None:
    files: dict[str, Any] = {"book.toml": DATES, "national/law.toml": national(provision())}
    with pytest.raises(LawDataError) as caught:
        parse(files | {file: row})
    assert what in str(caught.value)
    assert file in str(caught.value)
