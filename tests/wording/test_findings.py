"""Findings in words, whatever was asked: nothing lacks its text in either language."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from pcirights.core.answers import Answers, Recipient
from pcirights.core.vocabulary import Ground, Record, Right, RouteId
from pcirights.i18n import load
from pcirights.program import Program
from pcirights.wording.findings import (
    addressees,
    basis,
    chain,
    concerning,
    former,
    grade,
    passages,
    standing,
    warned,
    why,
    why_graded,
)

if TYPE_CHECKING:
    from pcirights.i18n import Lang

PLACES = ("320200", "310000", "110105", "330100", "610000", "440300", "659001")
DAYS = (date(2012, 6, 1), date(2017, 6, 1), date(2020, 1, 1), date(2026, 11, 25))


WUXI = Answers("320200", Record.PUBLIC_CREDIT, Right.CORRECTION, Ground.INACCURATE)


@pytest.fixture(scope="module")
def program() -> Program:
    return Program(date(2026, 11, 25))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_found_can_be_said(program: Program, place: str, lang: Lang) -> None:
    words = load(lang)
    unit = program.place(place)
    said = 0
    for record, right, ground, on in product(Record, Right, (None, *Ground), DAYS):
        if right is Right.ACCESS and ground is not None:
            continue
        findings = program.matter(Answers(place, record, right, ground, on)).findings
        lines = [*former(findings, words)]
        for caution in warned(findings.cautions, words):
            lines += [caution.title, caution.text]
        for route in findings.routes:
            for passage in passages(route, unit, words):
                lines += [passage.heading, *passage.lines]
            lines.append(chain(route, unit, findings, words))
            for item in route.basis:
                lines += [basis(item, words), standing(item, words)]
            assert set(concerning(findings, route)) <= set(findings.cautions)
        assert all(lines)
        assert not any("{" in line for line in lines)
        said += len(lines)
    assert said > 1000


def test_the_person_s_own_names_stand_in_the_list_of_offices(program: Program) -> None:
    route = program.matter(WUXI).findings.routes[0]
    place = program.place("320200")
    names = addressees(route, place, load("zh"), Recipient(name="甲中心", provider="乙局"))
    assert names == ("甲中心", "乙局")
    assert "甲中心" not in addressees(route, place, load("zh"))


@pytest.mark.parametrize(
    ("lang", "short", "long", "doubt"),
    [
        ("zh", "据学术文章", "原文我们没有读到", "未能确认"),
        ("en", "as a published article has it", "its own text was not read", "not confirmed"),
    ],
)
def test_a_grade_from_scholarship_says_so_and_an_unconfirmed_text_is_not_presumed(
    program: Program, lang: Lang, short: str, long: str, doubt: str
) -> None:
    words = load(lang)
    local, *others = program.matter(WUXI).findings.routes
    assert short in grade(local, words)
    assert long in why_graded(local, words)
    assert words.text("reason.as-reported") in why(local, words)
    assert doubt in standing(local.basis[0], words)
    read = next(one for one in others if one.id is RouteId.PERSONAL_INFORMATION)
    assert grade(read, words) == words.text("enforceability.contested")
    assert long not in why_graded(read, words)
    assert words.text("status.presumed-in-force") in standing(read.basis[0], words)
