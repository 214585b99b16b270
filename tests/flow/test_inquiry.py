"""The whole way, walked without a window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ui.conftest import WUXI, without_ground

from pcirights.core.vocabulary import Ground, Record, Right, RouteId
from pcirights.flow.inquiry import Inquiry
from pcirights.flow.questions import Screen

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.program import Program


@pytest.fixture
def inquiry(program: Program) -> Inquiry:
    return Inquiry(program)


def walked(inquiry: Inquiry, answers: Answers) -> list[Screen]:
    inquiry.start_over(answers)
    screens = [Screen.WELCOME]
    while (following := inquiry.after(screens[-1])) is not None:
        screens.append(following)
    return screens


def test_a_correction_goes_through_every_question(inquiry: Inquiry) -> None:
    assert walked(inquiry, WUXI) == [
        Screen.WELCOME, Screen.PLACE, Screen.RECORD, Screen.RIGHT, Screen.GROUND, Screen.FINDINGS,
        Screen.PARTICULARS, Screen.ITEMS, Screen.PREVIEW, Screen.SAVE,
    ]  # fmt: skip


def test_access_asks_for_no_ground_and_no_entries(inquiry: Inquiry) -> None:
    way = walked(inquiry, without_ground())
    assert Screen.GROUND not in way
    assert Screen.ITEMS not in way
    assert way[-1] is Screen.SAVE


def test_without_a_route_the_way_ends_with_the_stop(inquiry: Inquiry) -> None:
    answers = replace(without_ground(), record=Record.DEFAULTER_LIST)
    assert walked(inquiry, answers)[-2:] == [Screen.RIGHT, Screen.STOP]


def test_a_screen_that_is_not_on_the_way_leads_nowhere(inquiry: Inquiry) -> None:
    inquiry.start_over(without_ground())
    assert inquiry.after(Screen.GROUND) is None


def test_the_ground_goes_where_the_right_or_the_record_cannot_have_it(inquiry: Inquiry) -> None:
    inquiry.start_over(replace(WUXI, ground=Ground.PUBLISHED))
    inquiry.set_record(Record.DEFAULTER_LIST)
    assert inquiry.answers.ground is None
    inquiry.start_over(WUXI)
    inquiry.set_right(Right.ACCESS)
    assert inquiry.answers.ground is None
    inquiry.start_over(WUXI)
    inquiry.set_record(Record.PUBLIC_CREDIT)
    assert inquiry.answers.ground is Ground.INACCURATE


def test_a_route_that_is_no_longer_offered_gives_way_to_the_recommended_one(
    inquiry: Inquiry,
) -> None:
    inquiry.start_over(replace(WUXI, route=RouteId.ARCHIVE))
    route = inquiry.route()
    assert route is not None
    assert route.recommended


def test_the_letter_is_kept_until_an_answer_changes(inquiry: Inquiry) -> None:
    inquiry.start_over(WUXI)
    assert inquiry.letter() is None
    inquiry.keep_letter(b"%PDF", WUXI, "zh")
    assert inquiry.letter() == b"%PDF"
    inquiry.letter_lang = "zh+en"
    assert inquiry.letter() is None


def test_a_place_that_may_be_two_is_none(inquiry: Inquiry) -> None:
    inquiry.set_place("Taizhou")
    assert inquiry.place() is None
