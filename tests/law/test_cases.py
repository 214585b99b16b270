"""The cases: sentences that a lawyer can check, with what must and what must not be offered."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pcirights import i18n
from pcirights.core.answers import Answers
from pcirights.core.errors import WrongInputError
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.exports.findings import as_values
from pcirights.program import Program

TODAY = date(2026, 11, 25)
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name'][:90]}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
KNOWN = {
    "absent",
    "basis",
    "cautions",
    "cites",
    "deadlines",
    "error",
    "grades",
    "never",
    "no_cautions",
    "no_number",
    "no_recipient",
    "no_remedy",
    "not_in_force",
    "recipients",
    "recommended",
    "remedies",
    "requests",
    "stop",
}


@pytest.fixture(scope="session")
def program() -> Program:
    return Program(TODAY)


def refs(answer: dict[str, Any]) -> set[str]:
    """Every provision that the answer cites anywhere, with and without paragraph and item."""
    found = set()
    parts: list[dict[str, Any]] = [
        part
        for route in answer["routes"]
        for key in ("basis", "deadlines", "remedies")
        for part in route[key]
    ]
    for part in (*parts, *answer["cautions"]):
        found |= widened(part["instrument"], part["article"])
    return found


def widened(instrument: str | None, article: str | None) -> set[str]:
    """``x``, ``x#25`` and ``x#25(1)`` for x and 25(1)."""
    if instrument is None:
        return set()
    found = {instrument}
    while article:
        found.add(f"{instrument}#{article}")
        article = article[: article.rindex("(")] if "(" in article else None
    return found


def agrees(wanted: dict[str, Any], offered: dict[str, Any]) -> bool:
    return all(offered[key] == value for key, value in wanted.items() if key != "route")


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], program: Program) -> None:
    ask, expect = case["ask"], case["expect"]
    assert set(expect) <= KNOWN
    answers = Answers(
        place=ask["place"],
        record=Record(ask["record"]),
        right=Right(ask["right"]),
        ground=Ground(ask["ground"]) if "ground" in ask else None,
        on=ask["on"],
    )
    if "error" in expect:
        with pytest.raises(WrongInputError) as caught:
            program.matter(answers)
        assert caught.value.code == expect["error"]
        return
    answer = as_values(
        program.matter(answers).findings, program.place(answers.place), i18n.load("zh")
    )
    routes = {str(route["id"]): route for route in answer["routes"]}
    check_routes(expect, routes)
    check_words(expect, answer, routes)
    check_times(expect, routes)


def check_routes(expect: dict[str, Any], routes: dict[str, dict[str, Any]]) -> None:
    for name, grade in expect.get("grades", {}).items():
        assert name in routes, f"{name} is not offered"
        assert routes[name]["enforceability"] == grade
    for name, request in expect.get("requests", {}).items():
        assert routes[name]["request"] == request
    for name in expect.get("absent", []):
        assert name not in routes
    assert sum(route["recommended"] for route in routes.values()) == bool(routes)
    if "recommended" in expect:
        assert routes[expect["recommended"]]["recommended"]
    for name, parts in expect.get("recipients", {}).items():
        names = [one["name_zh"] for one in routes[name]["recipients"]]
        for part in parts:
            assert any(part in one for one in names), names
    for name, parts in expect.get("no_recipient", {}).items():
        names = [one["name_zh"] for one in routes[name]["recipients"]]
        assert not [one for one in names for part in parts if part in one]


def check_words(
    expect: dict[str, Any], answer: dict[str, Any], routes: dict[str, dict[str, Any]]
) -> None:
    cited = refs(answer)
    assert not [ref for ref in expect.get("cites", []) if ref not in cited], sorted(cited)
    assert not [ref for ref in expect.get("never", []) if ref in cited]
    for name, wanted in expect.get("basis", {}).items():
        rests = set().union(
            *(widened(one["instrument"], one["article"]) for one in routes[name]["basis"])
        )
        assert set(wanted) <= rests, sorted(rests)
    codes = {caution["code"]: caution["severity"] for caution in answer["cautions"]}
    assert not [code for code in expect.get("cautions", []) if code not in codes], sorted(codes)
    assert not [code for code in expect.get("no_cautions", []) if code in codes]
    if "stop" in expect:
        assert not routes, sorted(routes)
        assert codes.get(expect["stop"]) == "stop", sorted(codes)
    past = {one["instrument"] for one in answer["not_in_force"]}
    assert set(expect.get("not_in_force", [])) <= past, sorted(past)


def check_times(expect: dict[str, Any], routes: dict[str, dict[str, Any]]) -> None:
    for wanted in expect.get("deadlines", []):
        offered = routes[wanted["route"]]["deadlines"]
        assert any(agrees(wanted, one) for one in offered), offered
    for name in expect.get("no_number", []):
        assert not [one for one in routes[name]["deadlines"] if one["n"] is not None]
    for wanted in expect.get("remedies", []):
        offered = routes[wanted["route"]]["remedies"]
        assert any(agrees(wanted, one) for one in offered), offered
    for wanted in expect.get("no_remedy", []):
        offered = routes[wanted["route"]]["remedies"]
        assert not [one for one in offered if agrees(wanted, one)]


def test_enough_cases_and_half_of_them_refuse() -> None:
    refusing = {"absent", "never", "no_cautions", "no_number", "no_recipient", "no_remedy", "stop"}
    cases = [param.values[0] for param in CASES]
    assert len(cases) >= 60
    assert sum(bool(refusing & set(case["expect"])) for case in cases) * 2 >= len(cases)  # type: ignore[index]  # a case is a table


def test_a_case_about_a_province_asks_a_place_below_it_without_law_of_its_own(
    program: Program,
) -> None:
    """The law of a province is asked for in a place that has nothing else to answer with.

    A case may ask a place that has law of its own where it says what becomes of that law.
    """
    own = {one.place for one in program.book.instruments.values() if one.place}
    wrong = []
    for file in sorted(Path(__file__).parent.glob("*/*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8")).get("case", []):
            found = program.places.find(case.get("ask", {}).get("place", "")).places
            if len(found) != 1:
                continue
            path = found[0].law_path
            expect = case["expect"]
            named = places_of(program.book, str(expect))
            offered = places_of(program.book, str({**expect, "never": []}))
            of_the_province = path[-1].endswith("0000") and path[-1] in offered
            below = {code for code in path[:-1] if code in own}
            if len(path) == 1 and path[0] not in MUNICIPALITIES:
                wrong.append(f"{file.name}: {case['name']}: asks the province")
            elif of_the_province and below and not below & named:
                wrong.append(f"{file.name}: {case['name']}: {found[0].name_zh} has its own law")
    assert wrong == []


def places_of(book: StatuteBook, text: str) -> set[str]:
    """The places whose instruments a text names."""
    return {one.place for one in book.instruments.values() if one.place and one.id in text}
