"""Time itself is tested: every place with law of its own × record × right × ground × quarter.

Each question has routes of which exactly one is recommended, or a stated reason why there is none;
no provision is cited on a day when its instrument was not in force.
"""

from __future__ import annotations

import itertools
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcirights.core.errors import WrongInputError
from pcirights.core.findings import Findings
from pcirights.core.law import Evidence
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Ground, Record, Right, Severity
from pcirights.law.load import load
from pcirights.places import load as load_places
from pcirights.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

QUARTERS = [
    day
    for year in range(2008, 2029)
    for month in (1, 4, 7, 10)
    if date(2008, 5, 1) < (day := date(year, month, 1))
]
"""From the first day of the first information regulation to two years ahead."""


@pytest.fixture
def untraced() -> Iterator[None]:
    """Half a million answers prove the law, not the lines: tracing them would take minutes.

    The marker ``no_cover`` does not hold in the processes of a run on all cores.
    """
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.mark.parametrize("record", Record)
def test_no_gap_no_overlap_no_exception(record: Record, untraced: None) -> None:
    book = load()
    places = load_places()
    local = {one.place for one in book.instruments.values() if one.place}
    units = [*places.children(None), *(places.by_code(code) for code in sorted(local))]
    paths = {tuple(code for code in unit.law_path if code in local) for unit in units}
    asked = 0
    grounds: tuple[Ground | None, ...] = (None, *Ground)
    days = [book.first_day, *QUARTERS, book.checked, book.horizon]
    for path, right in itertools.product(sorted(paths), Right):
        for ground, on in itertools.product((None,) if right is Right.ACCESS else grounds, days):
            check(assess(Question(path, record, right, ground, on), book), on)
            asked += 1
    assert asked > 500_000 / len(Record)


def test_a_day_that_the_book_cannot_answer_for_is_refused_with_the_reason() -> None:
    program = Program(date(2026, 11, 25))
    beyond = [day for day in QUARTERS if day > program.book.horizon]
    assert beyond
    for day in beyond:
        with pytest.raises(WrongInputError) as refused:
            program.book.check_day(day)
        assert refused.value.code == "day-past-horizon"
    for day in QUARTERS:
        if day <= program.book.horizon:
            program.book.check_day(day)


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
