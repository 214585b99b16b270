"""Choosing among routes, naming addressees, and what stands when: on a small book made for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.sample_book import LOCAL, book, instrument, national, provision, request

from pcirights.core.addressees import Addressee, named
from pcirights.core.answers import Answers
from pcirights.core.errors import NoRouteError, WrongInputError, brief
from pcirights.core.findings import Findings
from pcirights.core.law import Words
from pcirights.core.matter import Matter, assess, write
from pcirights.core.routes import Question, Route
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Record, Right, RouteId

ON = date(2020, 1, 1)
PLACE = ("320211", "320200", "320000")


def ask(made: StatuteBook, on: date = ON, right: Right = Right.ACCESS) -> Findings:
    return assess(Question(PLACE, Record.PUBLIC_CREDIT, right, None, on), made)


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, "enforceable"),
        ({"level": "government-rule"}, "channel-only"),
        ({"level": "normative-document"}, "channel-only"),
    ],
)
def test_the_level_grades(changes: dict[str, str], grade: str) -> None:
    found = ask(book(request(), one=instrument(provision(), **changes)))
    assert found.routes[0].enforceability == grade
    assert found.routes[0].chosen_for == "only-route"


def test_a_title_alone_is_unverified_unless_the_article_says_more() -> None:
    found = ask(book(request(), one=instrument(provision(None, "secondary"))))
    assert found.routes[0].enforceability == "unverified"
    assert [caution.code for caution in found.cautions] == ["title-only", "remedy-unverified"]
    found = ask(book(request(), one=instrument(provision(None, "scholarly"))))
    assert found.routes[0].enforceability == "enforceable"
    assert found.routes[0].reported


def test_a_number_from_a_web_page_and_a_text_without_number_are_unverified() -> None:
    for number, evidence in (("1", "secondary"), (None, "text")):
        found = ask(book(request(), one=instrument(provision(number, evidence))))
        assert found.routes[0].enforceability == "unverified"
        assert not found.routes[0].reported


def test_a_supporting_provision_alone_makes_no_route_and_raises_none() -> None:
    found = ask(book(request(), one=instrument(provision(role="supporting"))))
    assert found.routes == ()
    weak = provision("1", grade="contested", reason_zh="存疑。", reason_en="Doubt.")
    found = ask(book(request(), one=instrument(weak, provision("2", role="supporting"))))
    assert found.routes[0].enforceability == "contested"
    assert found.routes[0].reason == Words("存疑。", "Doubt.")


def test_one_provision_used_twice_counts_as_primary() -> None:
    twice = provision("1", role="supporting")
    twice["use"].append(twice["use"][0] | {"role": "primary"})
    twice["use"].append(twice["use"][0])
    found = ask(book(request(), one=instrument(twice)))
    assert len(found.routes[0].basis) == 1


def test_a_regulation_displaces_rules_of_its_level_and_below_not_above() -> None:
    rule = instrument(provision(), level="government-rule", group="rule")
    made = book(request(), rule=rule, one=instrument(provision()))
    assert [basis.instrument.id for basis in ask(made).routes[0].basis] == ["one"]
    above = instrument(provision(), level="government-rule", group="rule", place="320000")
    made = book(request(), rule=above, one=instrument(provision()))
    assert [basis.instrument.id for basis in ask(made).routes[0].basis] == ["one", "rule"]


def test_a_rule_made_later_under_a_regulation_stands_beside_it_with_what_was_read() -> None:
    title = instrument(provision(None, "secondary"))
    read, unread = provision("5"), provision(None, "secondary")
    later = instrument(
        read, unread, level="government-rule", group="rule", effective_from=date(2017, 1, 1)
    )
    found = ask(book(request(), one=title, rule=later))
    assert [(basis.provision.ref, basis.role) for basis in found.routes[0].basis] == [
        ("one#title", "primary"),
        ("rule#5", "primary"),
    ]
    assert found.routes[0].enforceability == "unverified"
    assert found.routes[0].governing.id == "one"


def test_the_nearer_and_then_the_later_law_governs() -> None:
    far = instrument(provision(), place="320000", group="far")
    found = ask(book(request(), far=far, near=instrument(provision())))
    assert found.routes[0].governing.id == "near"
    rows = (request("personal-information"),)
    gives = provision(route="personal-information")
    old = national(gives, group="old")
    new = national(gives, group="new", effective_from=date(2018, 1, 1))
    assert ask(book(*rows, old=old, new=new)).routes[0].governing.id == "new"


def test_a_use_may_stand_only_while_another_provision_does() -> None:
    later = instrument(provision("9"), group="later", effective_from=date(2019, 1, 1))
    made = book(request(), one=instrument(provision(only_while="later#9")), later=later)
    assert len(ask(made).routes[0].basis) == 2
    assert ask(made, date(2018, 1, 1)).routes == ()


def test_a_general_law_yields_to_the_special_one() -> None:
    gives = provision(route="personal-information", yields_to="special#1")
    general = national(gives, group="general", effective_from=date(2019, 1, 1))
    special = national(
        provision(route="personal-information"), effective_from=date(2018, 1, 1), group="special"
    )
    made = book(request("personal-information"), general=general, special=special)
    assert [(one.instrument.id, one.role) for one in ask(made).routes[0].basis] == [
        ("special", "primary"),
        ("general", "supporting"),
    ]
    alone = national(gives, group="general", effective_from=date(2017, 1, 1))
    made = book(request("personal-information"), general=alone, special=special)
    assert ask(made, date(2017, 6, 1)).routes[0].governing.id == "general"


@pytest.mark.parametrize(
    ("local", "other", "first", "why"),
    [
        ({}, {"level": "departmental-rule"}, LOCAL, "strongest-grade"),
        ({"evidence": "scholarly"}, {"level": "departmental-rule"}, LOCAL, "as-reported"),
        ({"article": None, "evidence": "secondary"}, {"grade": "contested"}, LOCAL, "own-platform"),
        ({"article": None, "evidence": "secondary"}, {}, "personal-information", "strongest-grade"),
        ({"evidence": "scholarly"}, {}, "personal-information", "best-evidence"),
        ({"period": 20}, {"period": 5}, "personal-information", "shortest-deadline"),
        ({}, {"last_resort": ["public-credit"]}, LOCAL, "before-last-resort"),
        ({}, {}, LOCAL, "first-of-equals"),
    ],
)
def test_which_route_is_recommended_and_why(
    local: dict[str, Any], other: dict[str, Any], first: str, why: str
) -> None:
    last = {key: other[key] for key in other.keys() & {"last_resort"}}
    level = {key: other[key] for key in other.keys() & {"level"}}
    use = {key: other[key] for key in other.keys() & {"period"}}
    if "grade" in other:
        use |= {"grade": other["grade"], "reason_zh": "存疑。", "reason_en": "Doubt."}
    made = book(
        request(),
        request("personal-information", **last),
        one=instrument(provision(**local)),
        two=national(provision(route="personal-information", **use), **level),
    )
    found = ask(made)
    assert [route.recommended for route in found.routes] == [True, False]
    assert (found.routes[0].id, found.routes[0].chosen_for) == (first, why)


@pytest.mark.parametrize(
    ("level", "why"),
    [("local-regulation", "most-direct"), ("government-rule", "most-direct")],
)
def test_nothing_is_called_strongest_beside_a_last_resort_as_strong(level: str, why: str) -> None:
    """A contested or weaker route may come first, but then not for its strength."""
    made = book(
        request(),
        request("personal-information"),
        request("open-government-information", last_resort=["public-credit"]),
        one=instrument(provision(), level=level),
        two=national(provision(route="personal-information"), level="departmental-rule"),
        three=national(provision(route="open-government-information"), group="third"),
    )
    found = ask(made)
    assert found.routes[0].id != "open-government-information"
    assert found.routes[0].chosen_for == why


def test_among_last_resorts_alone_the_strongest_is_called_so() -> None:
    made = book(
        request(last_resort=["public-credit"]),
        request("personal-information", last_resort=["public-credit"]),
        one=instrument(provision()),
        two=national(provision(route="personal-information"), level="departmental-rule"),
    )
    assert ask(made).routes[0].chosen_for == "strongest-grade"


def test_deadlines_are_the_offices_own_and_of_the_request() -> None:
    made = book(request(), one=instrument(provision(period=5)))
    assert [(one.period.what, one.period.n) for one in ask(made).routes[0].deadlines] == [
        ("reply", 5)
    ]


def test_the_first_row_that_fits_is_taken() -> None:
    rows = (request(request="certificate"), request(), request(request="access"))
    found = ask(book(*rows, one=instrument(provision())))
    assert [route.request for route in found.routes] == ["access"]


def test_what_applied_before() -> None:
    old = instrument(
        provision(),
        effective_until=date(2018, 1, 1),
        effective_until_evidence="text",
        replaced_by="new",
    )
    new = instrument(provision(), effective_from=date(2018, 1, 2))
    made = book(request(), old=old, new=new)
    assert [one.id for one in ask(made).not_in_force] == ["old"]
    assert ask(made, date(2017, 1, 1)).not_in_force == ()


def test_choosing_a_route() -> None:
    made = book(request(), one=instrument(provision()))
    found = ask(made)
    assert found.choose(None) is found.routes[0]
    assert found.choose(RouteId.LOCAL_CREDIT) is found.routes[0]
    with pytest.raises(WrongInputError, match="route-not-offered"):
        found.choose(RouteId.ARCHIVE)
    with pytest.raises(NoRouteError, match="no-route"):
        ask(made, right=Right.OBJECTION).choose(None)


def test_the_whole_way() -> None:
    def compose(_matter: Matter, route: Route) -> str:
        return f"letter of {route.id}"

    law = book(request(), one=instrument(provision()))
    matter = Matter(Answers(), None, ON, ask(law))
    assert matter.law_day == ON
    assert write(matter, law, compose, str.encode) == b"letter of local-credit"


def test_in_force_on_a_day_at_a_place() -> None:
    made = book(request(), one=instrument(provision()), two=national(provision(route="archive")))
    assert {one.id for one in made.in_force(ON)} == {"two"}
    assert {one.id for one in made.in_force(ON, PLACE)} == {"one", "two"}
    assert list(made.in_force(date(2010, 1, 1), PLACE)) == []


def test_names_are_filled_once() -> None:
    place, province = Words("{holder}市", "{holder} City"), Words("某省", "Province")
    body = Addressee(Words("{place}中心", "{place} Centre"), "platform", None, blank=True)
    assert named(body, place, province).zh == "{holder}市中心"
    assert named(body, place, province, "{place}信用中心").zh == "{place}信用中心"
    known = Addressee(Words("{province}中心", "{province} Centre"), "platform", None, blank=False)
    assert named(known, place, province, "别的").en == "Province Centre"
    holder = Words("（名称）", "(name)")
    organ = Addressee(Words("{holder}办公室", "{holder} office"), "organ", holder, blank=True)
    assert named(organ, place, province).zh == "（名称）办公室"
    assert named(organ, place, province, "{place}局").zh == "{place}局办公室"


def test_brief_is_one_clean_short_line() -> None:
    assert brief("a\n b\x1b[2J") == "a b\ufffd[2J"
    assert brief("字" * 1000).endswith("…")
    assert brief("x") == "x"


def test_a_number_counts_wherever_it_stands_and_a_second_promptly_does_not() -> None:
    rows = (request("personal-information"),)
    word = {"what": "reply", "word_zh": "及时", "word_en": "promptly"}
    gives = provision(route="personal-information")
    other = provision("7", period=3, route="personal-information", role="supporting")
    other["period"].append(word)
    made = book(
        *rows,
        one=national(gives | {"period": [word]}, group="one"),
        two=national(other, group="two"),
    )
    found = [
        (one.provision.ref, one.period.n)
        for one in assess(Question(PLACE, Record.PUBLIC_CREDIT, Right.ACCESS, None, ON), made)
        .routes[0]
        .deadlines
    ]
    assert found == [("two#7", 3), ("one#1", None)]  # the strictest law first
