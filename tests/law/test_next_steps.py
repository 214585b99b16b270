"""What can be done next: sentences that a lawyer can check, for each outcome on each route."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pcirights import i18n
from pcirights.core.answers import Answers
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.law import Evidence
from pcirights.core.vocabulary import Because, BodyRole, Ground, Record, Right, RouteId, Situation
from pcirights.followup.next_step import of
from pcirights.letters.kinds import kind_of
from pcirights.program import Program
from pcirights.wording.next_steps import as_text

if TYPE_CHECKING:
    from pcirights.followup.next_step import NextStep, NextSteps

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name'][:90]}")
    for path in sorted((Path(__file__).parent / "next").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
PROGRAM = Program(date(2026, 11, 25))
KNOWN = {"situation", "steps", "step", "absent", "hard_alerts", "reasons"}


def answers_of(case: dict[str, Any]) -> Answers:
    asked = case["ask"]
    events = [
        Event(
            Happened(one["what"]),
            one["day"],
            Delivery(one["how"]) if "how" in one else None,
            one.get("until"),
            Because(one["because"]) if "because" in one else None,
            BodyRole(one["to"]) if "to" in one else None,
        )
        for one in case.get("events", [])
    ]
    return Answers(
        place=asked["place"],
        record=Record(asked["record"]),
        right=Right(asked["right"]),
        ground=Ground(asked["ground"]) if "ground" in asked else None,
        route=RouteId(asked["route"]) if "route" in asked else None,
        on=asked.get("on") or min((event.day for event in events), default=case["today"]),
        events=tuple(events),
    )


def ask(case: dict[str, Any]) -> NextSteps:
    """Where the case stands; with the addressee ``of``, where each has its own clock."""
    answers = answers_of(case)
    each = PROGRAM.next_steps_each(PROGRAM.matter(answers), answers.events, case["today"])
    return of(each, BodyRole(case["of"])) if "of" in case else each[0]


def seen(step: NextStep) -> dict[str, Any]:
    """A step as a case writes it: the hard day is the earliest of its own."""
    days = [one.sum.reach.earliest for one in step.dates if one.sum]
    hard = [one.sum.reach.earliest for one in step.dates if one.sum and one.hard]
    return {
        "stand": step.stand,
        "ref": step.rests_on[1].ref,
        "day": min(hard, default=None),
        "first_day": min(days, default=None),
        "required_first": step.first,
        "to": [one.addressee.name.zh for one in step.destinations],
        "to_by": [one.rests_on[1].ref for one in step.destinations if one.rests_on],
        "costs": [one[1].ref for one in step.costs],
        "needs": list(step.needs),
        "letter": step.letter or "",
        "cautions": [one.code for one in step.cautions],
        "opened_by": [one[1].ref for one in step.opened_by],
        "points": [one.code for one in step.points],
        "points_by": [one.rests_on[1].ref for one in step.points],
        "against": step.against.role if step.against else "",
    }


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    expect = case["expect"]
    assert set(expect) <= KNOWN
    found = ask(case)
    assert found.situation == expect["situation"]
    if "steps" in expect:
        assert [one.step for one in found.steps] == expect["steps"]
    for name, wanted in expect.get("step", {}).items():
        step = found.find(name)
        assert step is not None, [one.step for one in found.steps]
        agrees(seen(step), wanted)
    for name in expect.get("absent", []):
        assert found.find(name) is None
    hard = {alert.code for alert in found.line.alerts if alert.hard}
    assert set(expect.get("hard_alerts", [])) <= hard
    if "reasons" in expect:
        answers = answers_of(case)
        assert [one.because for one in PROGRAM.reasons(PROGRAM.matter(answers))] == expect[
            "reasons"
        ]


def agrees(step: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Lists must hold what is wanted; ``no_`` lists what must not be there; the rest is equal."""
    for key, value in wanted.items():
        if key.startswith("no_"):
            assert not set(value) & set(step[key.removeprefix("no_")]), (key, step)
        elif isinstance(value, list):
            assert set(value) <= set(step[key]), (key, step[key])
        else:
            assert step[key] == value, (key, step[key])


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_step_is_said_in_both_languages(case: dict[str, Any], lang: i18n.Lang) -> None:
    found = ask(case)
    text = as_text(found, PROGRAM.place(case["ask"]["place"]), i18n.load(lang))
    assert i18n.load(lang).text(f"situation.{found.situation}") in text
    for word in ("None", "{", "}", "next.", "step-caution."):
        assert word not in text


@pytest.mark.parametrize("case", CASES)
def test_every_step_rests_on_a_provision_in_force_that_day(case: dict[str, Any]) -> None:
    found = ask(case)
    for step in found.steps:
        cited = [step.rests_on, *step.costs, *(one.rests_on for one in step.points)]
        cited += [one.rests_on for one in step.cautions if one.rests_on]
        cited += [one.rests_on for one in step.destinations if one.rests_on]
        for law, provision in cited:
            assert provision.instrument == law.id
            assert law.status(case["today"]).citable, law.id
        for point in step.points:
            assert point.rests_on[1].evidence is Evidence.TEXT


PLACES = ("无锡市", "浙江省", "上海市", "深圳市", "河南省")
ANSWERED: tuple[tuple[Happened, Because | None], ...] = (
    (Happened.NOTHING, None),
    (Happened.ANSWERED, None),
    (Happened.PARTLY_GIVEN, None),
    (Happened.REFUSED, None),
    *((Happened.REFUSED, because) for because in Because),
)


@pytest.mark.parametrize("record", Record)
@pytest.mark.parametrize("right", Right)
def test_each_outcome_on_each_route_has_a_step_or_a_word(record: Record, right: Right) -> None:
    """No outcome on any route leaves the person without anything, and no step without a place."""
    received = Event(Happened.RECEIVED, date(2026, 6, 1), Delivery.REGISTERED)
    for place, ground in product(PLACES, (None, *Ground) if right is not Right.ACCESS else (None,)):
        answers = Answers(place=place, record=record, right=right, ground=ground, on=received.day)
        for route in PROGRAM.matter(answers).findings.routes:
            assert kind_of(route, ground)
            for what, because in ANSWERED:
                came = Event(what, date(2026, 11, 20), because=because)
                chosen = Answers(**{**_fields(answers), "route": route.id})
                found = PROGRAM.next_steps(PROGRAM.matter(chosen), (received, came))
                if found.situation is Situation.SILENCE:
                    assert found.find("reminder"), (place, route.id)
                for step in found.steps:
                    assert step.destinations or step.named, (place, route.id, step.step)


def _fields(answers: Answers) -> dict[str, Any]:
    return {"place": answers.place, "record": answers.record, "right": answers.right} | {
        "ground": answers.ground,
        "on": answers.on,
    }
