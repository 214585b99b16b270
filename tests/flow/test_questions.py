"""The map of the questions can be walked without a window: every path of it is walked here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from pcirights.core.answers import Answers, Applicant, Item, RequestDetails
from pcirights.core.needed import fields_of, missing, missing_fields, missing_items
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.flow.choices import grounds_for, rights_for
from pcirights.flow.questions import (
    MAP,
    Chapter,
    Known,
    Screen,
    chapter_of,
    way,
)
from pcirights.law.load import load


@pytest.fixture(scope="module")
def book() -> StatuteBook:
    return load()


def test_each_screen_stands_once_on_the_map_and_the_chapters_come_in_order() -> None:
    assert sorted(screen for screen, _, _ in MAP) == sorted(Screen)
    chapters = [chapter_of(screen) for screen, _, _ in MAP]
    assert chapters == sorted(chapters)
    assert set(chapters) == set(Chapter)


def test_rights_and_grounds_are_those_that_some_route_knows(book: StatuteBook) -> None:
    assert Right.CORRECTION in rights_for(Record.DEFAULTER_LIST, book)
    assert grounds_for(Record.PUBLIC_CREDIT, Right.ACCESS, book) == ()
    assert Ground.NO_NOTICE in grounds_for(Record.FINANCIAL_CREDIT, Right.OBJECTION, book)
    for record, right in product(Record, Right):
        for ground in grounds_for(record, right, book):
            assert any(row.asked_by(record, right, ground) for row in book.requests)


def test_every_row_is_walked(book: StatuteBook) -> None:
    for row in book.requests:
        for has_grounds in (True, False):
            walked = way(Known(has_grounds, stopped=False, row=row))
            assert walked[0] is Screen.WELCOME
            assert walked[-1] is Screen.SAVE
            assert (Screen.GROUND in walked) is has_grounds
            assert (Screen.ITEMS in walked) is (row.items != "none")
            assert Screen.STOP not in walked
            assert list(walked) == sorted(walked, key=list(Screen).index)


def test_without_a_route_the_way_ends_with_the_stop(book: StatuteBook) -> None:
    for row in (None, book.requests[0]):
        assert way(Known(has_grounds=True, stopped=True, row=row))[-1] is Screen.STOP
    assert way(Known(has_grounds=False, stopped=False, row=None))[-1] is Screen.FINDINGS


def test_what_is_missing(book: StatuteBook) -> None:
    row = next(row for row in book.requests if row.items == "needed")
    assert missing(Answers(), row) == (*row.needs, "item")
    told = Answers(
        place="320200",
        record=Record.PUBLIC_CREDIT,
        right=Right.CORRECTION,
        on=date(2026, 1, 1),
        applicant=Applicant(name="张三"),
        items=(Item(record="甲"),),
    )
    assert missing(told, row) == ()
    blank = replace(told, items=(Item(record="  "),), applicant=Applicant(name=" "))
    assert missing_items(blank, row) == ("item",)
    assert missing_fields(blank, row) == ("applicant.name",)


def test_fields_of_a_row_are_fields_of_the_answers(book: StatuteBook) -> None:
    answers = Answers(request=RequestDetails())
    for row in book.requests:
        for key in fields_of(row):
            part, _, name = key.partition(".")
            assert hasattr(getattr(answers, part), name), key
        assert row.items in {"needed", "may", "none"}
