"""The findings: what it costs, the dates with their sums, another day; and what to do at a stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel, QPushButton
from tests.ui.conftest import DAY, WUXI, go_to, without_ground

from pcirights.core.errors import WrongInputError
from pcirights.core.law import Evidence
from pcirights.core.vocabulary import Ground, Record, Right, RouteId
from pcirights.flow.inquiry import Inquiry
from pcirights.flow.questions import Screen
from pcirights.i18n import load
from pcirights.wording.due_dates import day as day_of
from pcirights.wording.findings import passages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pcirights.core.answers import Answers
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Lang
    from pcirights.program import Program
    from pcirights.ui.pages.findings import FindingsPage
    from pcirights.ui.pages.stop import StopPage
    from pcirights.ui.window import Window

STOPPED = replace(without_ground(), record=Record.DEFAULTER_LIST)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def asked_by(window: Window) -> Screen:
    return window.wizard.shown().asks


def test_what_costs_rests_on_is_there_and_was_read(program: Program) -> None:
    for row in program.book.costs:
        for ref in row.rests_on:
            assert program.book.find(ref)[1].evidence is Evidence.TEXT


def test_a_cost_is_told_where_a_provision_says_so(program: Program) -> None:
    answers = replace(without_ground(), place="330100")
    (local,) = (x for x in program.matter(answers).findings.routes if x.id is RouteId.LOCAL_CREDIT)
    told = list(local.costs)
    assert [provision.ref for _, provision in told] == ["zhejiang-pci-reg-2017#19(2)"]
    for lang in ("zh", "en"):
        words = load(lang)
        heading = words.text("ui.route.cost")
        (lines,) = (
            part.lines
            for part in passages(local, program.place("330100"), words)
            if part.heading == heading
        )
        gist = told[0][1].gist
        assert words.name(gist.zh, gist.en) in lines[0]


def test_where_nothing_on_cost_was_read_it_says_so(program: Program) -> None:
    words = load("zh")
    route = program.matter(WUXI).findings.routes[0]
    lines = [
        line for part in passages(route, program.place("320200"), words) for line in part.lines
    ]
    assert words.text("ui.route.no-cost") in lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_dates_are_those_of_the_engine_with_the_sum_shown(
    page_at: Callable[..., Any], program: Program, lang: Lang, qtbot: QtBot
) -> None:
    answers = replace(without_ground(), record=Record.GOVERNMENT_RECORD, place="310000")
    page: FindingsPage = page_at(Screen.FINDINGS, answers, lang)
    window = cast("Window", page.window())
    route = page.cards.chosen()
    assert route is not None
    line = window.inquiry.dates(route)
    qtbot.wait_until(lambda: bool(texts(page.sums).strip()))
    shown = texts(page.sums)
    assert line.watches
    lines = texts(page.sums).split("\n")
    assert lines == [line[:1].upper() + line[1:] for line in lines]
    for watch in line.watches:
        assert day_of(watch, window.language.catalogue) in shown
    other = page.cards.cards[1]
    other.radio.click()
    qtbot.wait_until(lambda: texts(page.sums) != shown)
    assert window.language.catalogue.date(DAY) in page.sums.heading.text()


def test_where_no_working_days_are_known_no_date_is_made_up(
    page_at: Callable[..., Any], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> Timeline:
        raise WrongInputError("day-before-calendar", day="2003-01-01", first="2004-01-01")

    monkeypatch.setattr(Inquiry, "dates", unknown)
    page: FindingsPage = page_at(Screen.FINDINGS)
    qtbot.wait_until(page.sums.isHidden)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_another_day_is_asked_about_and_left_again(
    page_at: Callable[..., Any], lang: Lang, qtbot: QtBot
) -> None:
    page: FindingsPage = page_at(Screen.FINDINGS, WUXI, lang)
    window = cast("Window", page.window())
    assert page.study.isHidden()
    assert not page.day.back.isVisibleTo(page.day.content)
    bar = page.scroller.verticalScrollBar()
    qtbot.wait_until(page.day.isVisible)
    page.day.button.click()
    qtbot.wait_until(lambda: bar.value() > 0)  # what was opened is brought into sight
    qtbot.wait_until(lambda: not page.day.go.visibleRegion().isEmpty())
    page.day.day.setDate(QDate(2017, 6, 1))
    page.day.go.click()
    assert window.wizard.shown() is page
    assert page.day_asked == date(2017, 6, 1)
    assert not page.study.isHidden()
    shown = page.asked.text().rpartition(" · ")[2]
    assert shown.split() == window.language.catalogue.date(date(2017, 6, 1)).split()
    assert " " not in shown  # the day is not torn at the end of a line
    page.day.back.click()
    assert page.day_asked == DAY
    assert page.study.isHidden()
    page.day.day.setDate(QDate(DAY.year, DAY.month, DAY.day))
    page.day.go.click()
    assert window.inquiry.answers.on is None


def test_a_day_without_a_route_leads_to_the_stop_and_back(
    page_at: Callable[..., Any], program: Program
) -> None:
    answers = replace(WUXI, right=Right.OBJECTION, ground=Ground.INTER_AGENCY_SHARING)
    early = next(
        day
        for day in (date(year, 6, 1) for year in range(2009, 2021))
        if not program.matter(replace(answers, on=day)).findings.routes
    )
    page: FindingsPage = page_at(Screen.FINDINGS, answers)
    window = cast("Window", page.window())
    page.day.day.setDate(QDate(early.year, early.month, early.day))
    page.day.go.click()
    stop = cast("StopPage", window.wizard.shown())
    assert stop.asks is Screen.STOP
    stop.day.back.click()
    assert window.wizard.shown() is page


# The stop


def test_every_way_that_is_offered_has_a_route(program: Program) -> None:
    inquiry = Inquiry(program)
    inquiry.start_over(STOPPED)
    ways = inquiry.ways_out()
    assert ways
    for way in ways:
        for ground in way.grounds:
            asked: Answers = replace(STOPPED, right=way.right, ground=ground)
            assert program.matter(asked).findings.routes


def test_without_a_place_there_are_no_ways(program: Program) -> None:
    assert Inquiry(program).ways_out() == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_stop_to_a_question_that_has_a_route(
    page_at: Callable[..., Any], lang: Lang
) -> None:
    page: StopPage = page_at(Screen.STOP, STOPPED, lang)
    window = cast("Window", page.window())
    wanted = window.language.say("ui.stop.way.correction")
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == wanted)
    assert button.accessibleDescription()
    button.click()
    assert asked_by(window) is Screen.GROUND
    assert window.inquiry.answers.right is Right.CORRECTION
    window.wizard.back()
    assert page.inquiry.answers.right is Right.CORRECTION


def test_from_the_stop_straight_to_seeing_the_record(
    page_at: Callable[..., Any], program: Program
) -> None:
    answers = replace(WUXI, record=Record.PERSONAL_ARCHIVE, right=Right.OBJECTION, ground=None)
    page: StopPage = page_at(Screen.STOP, answers)
    window = cast("Window", page.window())
    way = next((one for one in window.inquiry.ways_out() if one.right is Right.ACCESS), None)
    if way is None:
        way = window.inquiry.ways_out()[0]
    page.ask_instead(way)
    expected = Screen.FINDINGS if way.right is Right.ACCESS else Screen.GROUND
    assert window.wizard.shown().asks is expected


@pytest.mark.parametrize(
    ("key", "screen"), [("other-record", Screen.RECORD), ("other-place", Screen.PLACE)]
)
def test_from_the_stop_to_another_record_or_place(
    open_window: Callable[..., Window], key: str, screen: Screen, qtbot: QtBot
) -> None:
    asked = replace(WUXI, right=Right.OBJECTION, ground=Ground.NO_NOTICE, on=date(2010, 6, 1))
    window = open_window("zh", asked)
    page = go_to(window, Screen.STOP, qtbot)
    wanted = window.language.say(f"ui.stop.{key}")
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == wanted)
    button.click()
    assert window.wizard.shown().asks is screen
    assert window.inquiry.answers.record is WUXI.record


def test_no_other_place_is_offered_where_all_places_have_one_law(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh", STOPPED)
    page = go_to(window, Screen.STOP, qtbot)
    offered = {button.text() for button in page.findChildren(QPushButton)}
    assert window.language.say("ui.stop.other-record") in offered
    assert window.language.say("ui.stop.other-place") not in offered


def test_a_blocked_route_is_not_recommended_and_another_letter_is_a_press_away(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    asked = replace(WUXI, place="330100", record=Record.PERSONAL_ARCHIVE)
    page: FindingsPage = page_at(Screen.FINDINGS, asked)
    said = [label.text() for label in page.cards.findChildren(QLabel)]
    assert page.language.say("ui.route.recommended") not in said
    assert page.language.say("enforceability.blocked") in said
    qtbot.wait_until(page.instead.isVisible)
    (button,) = page.instead.findChildren(QPushButton)
    assert page.language.say("request.certificate") in button.text()
    button.click()
    assert page.inquiry.answers.right is Right.ACCESS
    route = page.inquiry.route()
    assert route is not None
    assert route.request == "certificate"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_certificates_letter_leads_to_no_letter_that_is_blocked_too(
    page_at: Callable[..., Any], qtbot: QtBot, lang: Lang
) -> None:
    asked = replace(without_ground(), place="330100", record=Record.PERSONAL_ARCHIVE)
    page: FindingsPage = page_at(Screen.FINDINGS, asked, lang)
    qtbot.wait_until(page.more.isVisible)
    assert page.instead.findChildren(QPushButton) == []
    assert not page.instead.isVisible()


def test_the_answer_is_on_one_screen_and_the_rest_folded(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    """Cards in short, how to find the office, and closed folds for the cautions and the rest."""
    page: FindingsPage = page_at(Screen.FINDINGS, replace(WUXI, place="440100"))
    window = cast("Window", page.window())
    qtbot.wait_until(page.more.isVisible)
    chosen = next(card for card in page.cards.cards if card.radio.isChecked())
    others = [card for card in page.cards.cards if card is not chosen]
    assert others
    assert all(card.height() < chosen.height() for card in others)
    assert chosen.height() < window.height() / 2
    assert page.find_line.text()
    for fold in (page.cautions, page.more, page.why):
        assert not fold.content.isVisible()
        assert fold.button.text()
    assert str(page.cautions.inside.count()) in page.cautions.button.text()
