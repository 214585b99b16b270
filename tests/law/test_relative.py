"""Who may ask about somebody who died: a close relative, where a provision says so that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pcirights.core.answers import Agent, Answers, Applicant
from pcirights.core.errors import WrongInputError
from pcirights.core.vocabulary import AgentKind, Record, Right, RouteId
from pcirights.i18n import load
from pcirights.program import Program

PROGRAM = Program(date(2026, 11, 25))
ASKED = Answers(
    place="320200",
    record=Record.PRIVATE_SCORE,
    right=Right.ACCESS,
    applicant=Applicant(name="张老三"),
    agent=Agent(name="张三", relation="子女", kind=AgentKind.RELATIVE),
)


def test_the_letter_names_the_article_that_lets_them() -> None:
    text = PROGRAM.letter(PROGRAM.matter(ASKED), "zh", "txt").decode("utf-8")
    assert "第四十九条" in text
    assert "授权委托书" not in text
    other = replace(ASKED, agent=replace(ASKED.agent, kind=""))
    assert "第四十九条" not in PROGRAM.letter(PROGRAM.matter(other), "zh", "txt").decode("utf-8")


@pytest.mark.parametrize(
    ("record", "right", "route"),
    [
        (Record.PUBLIC_CREDIT, Right.ACCESS, RouteId.LOCAL_CREDIT),
        (Record.PRIVATE_SCORE, Right.OBJECTION, RouteId.PERSONAL_INFORMATION),
    ],
)
def test_where_no_provision_says_so_the_letter_is_refused(
    record: Record, right: Right, route: RouteId
) -> None:
    asked = replace(ASKED, record=record, right=right, route=route)
    assert PROGRAM.relative_may_ask(PROGRAM.matter(asked)) is None
    for make in (PROGRAM.letter, lambda one: PROGRAM.own_sheet(one, load("zh"))):
        with pytest.raises(WrongInputError, match="relative-not-given"):
            make(PROGRAM.matter(asked))
