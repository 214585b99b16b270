"""Time itself is tested: every place with law of its own × record × right × ground × quarter.

Each question has routes of which exactly one is recommended, or a stated reason why there is none;
no provision is cited on a day when its instrument was not in force.
"""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from pcirights.core.findings import Findings
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.words import Ground, Record, Right, Severity
from pcirights.law.load import load
from pcirights.places import load as load_places

QUARTERS = [date(year, month, 1) for year in range(2009, 2027) for month in (1, 4, 7, 10)]


@pytest.mark.no_cover  # half a million answers: they prove the law, and tracing would take minutes
def test_no_gap_no_overlap_no_exception() -> None:
    book = load()
    places = load_places()
    local = {one.place for one in book.instruments.values() if one.place}
    units = [*places.children(None), *(places.by_code(code) for code in sorted(local))]
    paths = {tuple(code for code in unit.law_path if code in local) for unit in units}
    asked = 0
    grounds: tuple[Ground | None, ...] = (None, *Ground)
    days = [book.first_day, *QUARTERS, book.checked, book.horizon]
    for path, record, right in itertools.product(sorted(paths), Record, Right):
        for ground, on in itertools.product((None,) if right is Right.ACCESS else grounds, days):
            check(assess(Question(path, record, right, ground, on), book), on)
            asked += 1
    assert asked > 500_000


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
        assert all(deadline.instrument is route.governing for deadline in route.deadlines)
    for caution in findings.cautions:
        if caution.instrument is not None:
            assert caution.instrument.status(on).citable, (caution.code, findings.question)
