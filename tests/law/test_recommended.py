"""What is recommended at every place with law of its own, and that the words about it are true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from pcirights.core.answers import Answers
from pcirights.core.findings import Findings
from pcirights.core.routes import Route
from pcirights.core.vocabulary import Enforceability, Ground, Record, Right, RouteId
from pcirights.i18n import load
from pcirights.program import Program
from pcirights.wording.findings import grade, warned, why

TODAY = date(2026, 12, 1)
DAYS = (date(2026, 5, 1), TODAY)
ZH, EN = load("zh"), load("en")
SILENCE, REFUSAL = "23(1)(3)", "23(1)(4)"


@pytest.fixture(scope="module")
def found() -> list[Findings]:
    """The answers of every such place to what can be asked about a platform and a publication."""
    program = Program(TODAY)
    places = sorted({one.place for one in program.book.instruments.values() if one.place})
    return [program.matter(asked).findings for asked in questions(places)]


def questions(places: list[str]) -> Iterator[Answers]:
    for place in places:
        for record in (Record.PUBLIC_CREDIT, Record.PUBLICATION):
            for on in DAYS:
                yield Answers(place, record, Right.ACCESS, None, on)
                for ground in (Ground.INACCURATE, Ground.EXPIRED, Ground.PUBLISHED):
                    yield Answers(place, record, Right.CORRECTION, ground, on)


def firsts(found: list[Findings]) -> list[tuple[Route, tuple[Route, ...]]]:
    return [(one.routes[0], one.routes[1:]) for one in found if one.routes]


def test_strongest_is_said_only_where_no_other_is_as_strong(found: list[Findings]) -> None:
    """Nor of what is contested beside what is enforceable, a last resort too."""
    called = 0
    for first, others in firsts(found):
        if "最强" in why(first, ZH) or "strongest" in why(first, EN):
            called += 1
            assert not first.reported
            assert all(one.enforceability.rank > first.enforceability.rank for one in others)
    assert called > 10
    beside = [
        (first, others)
        for first, others in firsts(found)
        if first.enforceability is not Enforceability.ENFORCEABLE
        and any(one.enforceability is Enforceability.ENFORCEABLE for one in others)
    ]
    assert {one.id for one, _ in beside} >= {RouteId.LOCAL_CREDIT, RouteId.PERSONAL_INFORMATION}


def test_what_scholarship_alone_reports_is_said_on_the_card(found: list[Findings]) -> None:
    reported = [route for one in found for route in one.routes if route.reported]
    assert {route.governing.id for route in reported} >= {"wuxi-pci-reg-2015"}
    for route in reported:
        assert "据学术文章" in grade(route, ZH)
        assert "published article" in grade(route, EN)
        assert "原文我们没有读到" in why(route, ZH)


def test_a_region_known_by_title_recommends_its_platform_and_says_what_was_not_read(
    found: list[Findings],
) -> None:
    """But for what is enforceable: an article that was read comes first."""
    seen = set()
    for one in found:
        for route in one.routes:
            if route.id is RouteId.LOCAL_CREDIT and route.known_by_title:
                first = one.routes[0]
                seen.add(route.governing.id)
                assert first is route or first.enforceability is Enforceability.ENFORCEABLE
                if first is route:
                    assert "法规的条文我们没有读到" in why(first, ZH)
                    assert "articles were not read" in why(first, EN)
    assert seen >= {"qinghai-pcir-2021", "sichuan-scr-2023", "jiangsu-sc-reg-2021"}


def test_reconsideration_first_cites_the_article_of_the_route(found: list[Findings]) -> None:
    """Silence and withheld information have each their own; only a request for information both."""
    cited = set()
    for one in found:
        for caution in one.cautions:
            if caution.code.startswith("reconsideration-first") and caution.provision:
                cited.add(caution.provision.ref)
                if caution.provision.article == REFUSAL:
                    assert caution.routes == (RouteId.OPEN_GOVERNMENT_INFORMATION,)
                elif caution.provision.article == SILENCE:
                    assert one.question.on < date(2026, 7, 1)
    assert cited == {f"arl-2023#{SILENCE}", f"arl-2023#{REFUSAL}", "arl-impl-2026#30(1)"}


def test_a_caution_names_what_its_sentence_speaks_of(found: list[Findings]) -> None:
    """In force that day, each instrument once."""
    shown = {
        (one.question.on, caution.title): caution.text
        for one in found
        for caution in warned(one.cautions, EN)
    }
    title = EN.text("caution.reconsideration-first-silence.title")
    now = shown[TODAY, title]
    assert now.count("Administrative Litigation Law") == 1
    assert now.endswith("Art. 4(1)(1), Art. 5(1).")
    assert (date(2026, 5, 1), title) not in shown
    for one in found:
        for caution in one.cautions:
            assert all(law.status(one.question.on).citable for law, _ in caution.also)
