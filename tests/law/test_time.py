"""Time itself is tested: each place with law of its own × record × right × ground × day of change.

An answer can only change on a day on which something in the book begins or ends. These days cut
time into intervals; each is asked on its first and on its last day, from the first day of the book
to its horizon, and both answers must be the same. Asked of each answer: routes of which exactly one
is recommended, or a stated reason why there is none; and nothing cited that is not in force.

What this does not prove: that the first and last days in the data are right. That is for the cases.
"""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.law.days_of_change import (
    ASKED,
    BOOK,
    CHANGES,
    NO_CHANGE,
    ONE,
    OWN_LAW,
    days_of_change,
    intervals,
    leaves,
)

from pcirights.core.errors import WrongInputError
from pcirights.core.law import Evidence
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Ground, Record, Right, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.findings import Findings

DRAWS = 6000
WALKS = [
    pytest.param(path, record, id=f"{path[0] if path else 'country'}-{record}")
    for path, records in sorted(OWN_LAW.items())
    for record in sorted(records)
]


@pytest.fixture
def untraced() -> Iterator[None]:
    """A hundred thousand answers prove the law, not the lines: tracing them would take minutes.

    The marker ``no_cover`` does not hold in the processes of a run on all cores.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


def answer(
    path: tuple[str, ...], record: Record, right: Right, ground: Ground | None, on: date
) -> Findings:
    return assess(Question(path, record, right, ground, on), BOOK)


def but_for_the_day(one: Findings, other: Findings) -> bool:
    """Whether two answers are the same but for the question's own place and day."""
    return replace(one, question=other.question) == other


@pytest.mark.parametrize(("path", "record"), WALKS)
def test_no_gap_no_overlap_no_exception(
    path: tuple[str, ...], record: Record, untraced: None
) -> None:
    for (first, last), (right, ground) in itertools.product(intervals(path, record), ASKED):
        begins = answer(path, record, right, ground, first)
        ends = answer(path, record, right, ground, last)
        check(begins, first)
        check(ends, last)
        assert but_for_the_day(begins, ends), (begins.question, last)


def test_nothing_changes_within_an_interval(untraced: None) -> None:
    """On days drawn at random each place answers as on the first day of the interval.

    Where a place has no law of its own about a record, the whole country's intervals hold.
    """
    draw = random.Random(20261201)  # a draw that anybody can repeat
    days = (BOOK.horizon - BOOK.first_day).days
    for _ in range(DRAWS):
        path, record = draw.choice(sorted(OWN_LAW)), draw.choice(list(Record))
        right, ground = draw.choice(ASKED)
        on = BOOK.first_day + ONE * draw.randint(0, days)
        where = path if record in OWN_LAW[path] else ()
        first = max(day for day in days_of_change(where, record) if day <= on)
        then = answer(where, record, right, ground, first)
        assert but_for_the_day(answer(path, record, right, ground, on), then), (
            path,
            on,
            then.question,
        )


def test_every_date_in_the_book_is_known_to_change_answers_or_not() -> None:
    """A new dated field has to be put in its place above, or its days would be left unasked."""
    dated = {name for name, leaf in leaves(BOOK) if isinstance(leaf, date)}
    assert dated == set(CHANGES) | NO_CHANGE


@pytest.mark.parametrize("path", sorted(OWN_LAW))
def test_the_intervals_leave_no_day_out(path: tuple[str, ...]) -> None:
    for record in Record:
        spans = list(intervals(path, record))
        assert spans[0][0] == BOOK.first_day
        assert spans[-1][1] == BOOK.horizon
        assert all(last + ONE == first for (_, last), (first, _) in itertools.pairwise(spans))
        assert all(first <= last for first, last in spans)


@pytest.mark.parametrize("beyond", [BOOK.first_day - ONE, BOOK.horizon + ONE, date(2028, 10, 1)])
def test_a_day_that_the_book_cannot_answer_for_is_refused_with_the_reason(beyond: date) -> None:
    with pytest.raises(WrongInputError) as refused:
        BOOK.check_day(beyond)
    code = "day-too-early" if beyond < BOOK.first_day else "day-past-horizon"
    assert refused.value.code == code


@pytest.mark.parametrize("within", [BOOK.first_day, BOOK.checked, BOOK.horizon])
def test_a_day_that_the_book_answers_for_is_taken(within: date) -> None:
    BOOK.check_day(within)


def check(findings: Findings, on: date) -> None:
    recommended = [route for route in findings.routes if route.recommended]
    ids = [route.id for route in findings.routes]
    assert len(set(ids)) == len(ids)
    if not findings.routes:
        assert findings.cautions, findings.question
        assert findings.cautions[0].severity is Severity.STOP
        return
    assert recommended == [findings.routes[0]]
    for route in findings.routes:
        assert route.addressees, findings.question
        cited = [basis.instrument for basis in route.basis]
        cited += [deadline.instrument for deadline in route.deadlines]
        cited += [remedy.instrument for remedy in route.remedies]
        assert all(instrument.status(on).citable for instrument in cited), findings.question
        given = {basis.provision.ref for basis in route.basis}
        assert all(deadline.provision.ref in given for deadline in route.deadlines)
        laws = [one.instrument.id for one in route.deadlines]
        assert len(set(laws)) == len(list(itertools.groupby(laws))), "a law's periods part"
        numbers = [(one.period, one.provision) for one in route.deadlines]
        numbers += [(one.within, one.provision) for one in route.remedies if one.within]
        for period, provision in numbers:
            assert period.n is None or provision.evidence is Evidence.TEXT, provision.ref
    for caution in findings.cautions:
        if caution.instrument is not None:
            assert caution.instrument.status(on).citable, (caution.code, findings.question)
