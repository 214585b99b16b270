"""The dates after a letter: sentences that a lawyer can check, each with its provision."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcirights.core.answers import Answers
from pcirights.core.events import Delivery, Event, Happened, history
from pcirights.core.vocabulary import Ground, Record, Right, RouteId
from pcirights.followup.timeline import Timeline, timeline
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.followup.due_date import Watch

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name'][:90]}")
    for path in sorted((Path(__file__).parent / "timeline").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
KNOWN = {"dates", "absent", "alerts", "hard_alerts", "no_alerts"}
PROGRAM = Program(date(2026, 11, 25))


def ask(case: dict[str, Any]) -> Timeline:
    events = [
        Event(
            Happened(one["what"]),
            one["day"],
            Delivery(one["how"]) if "how" in one else None,
            one.get("until"),
        )
        for one in case["events"]
    ]
    asked = case["ask"]
    answers = Answers(
        place=asked["place"],
        record=Record(asked["record"]),
        right=Right(asked["right"]),
        ground=Ground(asked["ground"]) if "ground" in asked else None,
        on=asked.get("on") or min(event.day for event in events),
    )
    findings = PROGRAM.matter(answers).findings
    route = findings.choose(RouteId(asked["route"]) if "route" in asked else None)
    happened = history(events, case["today"])
    return timeline(route, findings.question, happened, PROGRAM.calendar, PROGRAM.book)


def seen(watch: Watch) -> dict[str, Any]:
    """A date as a case writes it."""
    reach = watch.sum.reach if watch.sum else None
    return {
        "what": watch.what,
        "whose": watch.whose,
        "ref": watch.provision.ref,
        "day": reach.earliest if reach and reach.exact else None,
        "earliest": reach.earliest if reach else None,
        "latest": reach.latest if reach else None,
        "no_day": watch.no_day,
        "hard": watch.hard,
        "first": watch.first_by is not None,
        "opens": watch.opens.reach.latest if watch.opens else None,
        "cap": watch.cap,
        "behind": watch.behind or "",
        "ours": watch.ours,
        "supposing": watch.supposing or "",
        "met": watch.met,
        "when": watch.when.zh if watch.when else "",
    }


def agrees(wanted: dict[str, Any], one: dict[str, Any]) -> bool:
    return all(one[key] == value for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    expect = case["expect"]
    assert set(expect) <= KNOWN
    line = ask(case)
    dates = [seen(watch) for watch in line.watches]
    for wanted in expect.get("dates", []):
        assert any(agrees(wanted, one) for one in dates), dates
    for unwanted in expect.get("absent", []):
        assert not [one for one in dates if agrees(unwanted, one)], dates
    codes = {alert.code: alert.hard for alert in line.alerts}
    assert set(expect.get("alerts", [])) <= set(codes), codes
    assert all(codes.get(code) for code in expect.get("hard_alerts", [])), codes
    assert not set(expect.get("no_alerts", [])) & set(codes), codes


@pytest.mark.parametrize("case", CASES)
def test_every_date_has_its_provision_and_its_sum(case: dict[str, Any]) -> None:
    line = ask(case)
    for watch in line.watches:
        assert watch.provision.instrument == watch.instrument.id
        assert (watch.sum is None) != (watch.no_day is None)
        if watch.sum is not None:
            assert watch.sum.lines
            assert watch.provision.evidence == "text"
    days = [one.sum.reach.earliest for one in line.watches if one.sum]
    assert days == sorted(days)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.integers(1, 40))
def test_what_is_received_later_is_due_no_earlier(param: Any, more: int) -> None:  # noqa: ANN401  # pytest's own type
    case = param.values[0]
    received = [one for one in case["events"] if one["what"] == "received"]
    if len(case["events"]) != 1 or not received or "on" in case["ask"]:
        return
    day = received[0]["day"]
    later = date.fromordinal(day.toordinal() + more)
    if later.year > 2026 or PROGRAM.today < later:
        return
    both = []
    for start in (day, later):
        moved = case | {
            "events": [received[0] | {"day": start}],
            "today": max(case["today"], later),
        }
        moved["ask"] = case["ask"] | {"on": day}
        both.append(
            [
                (one.what, one.provision.ref, str(one.when), one.sum.reach)
                for one in ask(moved).watches
                if one.sum
            ]
        )
    before = {(what, ref, when): reach for what, ref, when, reach in both[0]}
    for what, ref, when, reach in both[1]:
        earlier = before.get((what, ref, when))
        if earlier is not None:
            assert earlier.earliest <= reach.earliest
            assert earlier.latest <= reach.latest
