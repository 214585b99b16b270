"""The wizard is a map that can be walked without a window: every path of it is walked here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from pcirights.core.answers import Answers, Applicant, Item, RequestDetails
from pcirights.core.needed import fields_of
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.flow.questions import (
    Step,
    after,
    answered,
    before,
    grounds_for,
    missing,
    rights_for,
    steps,
)
from pcirights.law.load import load


@pytest.fixture(scope="module")
def book() -> StatuteBook:
    return load()


def test_rights_and_grounds_are_those_that_some_route_knows(book: StatuteBook) -> None:
    assert rights_for(Record.DEFAULTER_LIST, book) == (Right.CORRECTION, Right.OBJECTION)
    assert grounds_for(Record.PUBLIC_CREDIT, Right.ACCESS, book) == ()
    assert Ground.NO_NOTICE in grounds_for(Record.FINANCIAL_CREDIT, Right.OBJECTION, book)
    assert grounds_for(Record.DEFAULTER_LIST, Right.CORRECTION, book) == (
        Ground.INACCURATE,
        Ground.NOT_MINE,
        Ground.EXPIRED,
        Ground.REVOKED,
    )


def test_access_asks_for_no_ground_and_no_entries(book: StatuteBook) -> None:
    row = next(row for row in book.requests if row.items == "none")
    assert steps(Answers(right=Right.ACCESS), row) == (
        Step.PLACE,
        Step.RECORD,
        Step.RIGHT,
        Step.FINDINGS,
        Step.PARTICULARS,
        Step.PREVIEW,
    )


def test_every_row_is_walked_forth_and_back(book: StatuteBook) -> None:
    for row in book.requests:
        for right in row.rights:
            answers = Answers(right=right)
            way = [Step.PLACE]
            while (following := after(way[-1], answers, row)) is not None:
                way.append(following)
            assert tuple(way) == steps(answers, row)
            assert way[-1] is Step.PREVIEW
            for one, two in pairwise(way):
                assert before(two, answers, row) is one
            assert before(Step.PLACE, answers, row) is None


def test_without_a_route_the_way_ends_with_the_findings() -> None:
    answers = Answers(right=Right.OBJECTION)
    assert after(Step.FINDINGS, answers, None) is None


def test_what_is_answered_and_what_is_missing(book: StatuteBook) -> None:
    row = next(row for row in book.requests if row.items == "needed")
    empty = Answers()
    assert not any(answered(step, empty, None) for step in (Step.PLACE, Step.RECORD, Step.RIGHT))
    assert not answered(Step.PARTICULARS, empty, None)
    assert answered(Step.GROUND, empty, None)
    assert missing(empty, row) == (*row.needs, "item")
    told = Answers(
        place="320200",
        record=Record.PUBLIC_CREDIT,
        right=Right.CORRECTION,
        on=date(2026, 1, 1),
        applicant=Applicant(name="张三"),
        items=(Item(record="甲"),),
    )
    assert all(answered(step, told, row) for step in Step)
    blank = replace(told, items=(Item(record="  "),), applicant=Applicant(name=" "))
    assert missing(blank, row, Step.ITEMS) == ("item",)
    assert missing(blank, row, Step.PARTICULARS) == ("applicant.name",)


def test_fields_of_a_row_are_fields_of_the_answers(book: StatuteBook) -> None:
    answers = Answers(request=RequestDetails())
    for row in book.requests:
        for key in fields_of(row):
            part, _, name = key.partition(".")
            assert hasattr(getattr(answers, part), name), key
        assert row.items in {"needed", "may", "none"}
