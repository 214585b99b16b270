"""What a person typed is text: it stands in the letter as typed, whatever it looks like."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.letters.cases import CASES
from tests.letters.samples import Case
from tests.letters.step_cases import STEP_CASES, StepCase

from pcirights.core.answers import (
    Agent,
    Answers,
    Applicant,
    FollowUp,
    Item,
    Recipient,
    RequestDetails,
)
from pcirights.letters.letter import Letter

MARK = "\ue000"
"""A sign that no template holds."""
EVERY: dict[str, Case | StepCase] = {**CASES, **{f"next.{k}": v for k, v in STEP_CASES.items()}}
"""The first letters, and those of the next steps."""
HOSTILE = (
    "{applicant.name}",
    "{{x}} {0} }{",
    '<b>粗</b><img src="x">',
    "[if>] [with agent.name] [without]",
    "$& $1 \\1 \\g<0>",
    "%s %(name)s",
    "a | b || c",
    "# 标题",
    "## 标题",
    "- 1. ? ~ > @ <",
    "一行\n# 二行\r\n| 三 | 四 |",
    "&id=1 &amp; a<b",
    "\x00\x07\u202e\ufeff",
    "\ud800",
    "😀é𠮷 العربية",
    " 前后有空格 ",
    "//",
    "=",
)


def typed(case: Case | StepCase, text: str) -> Answers:
    """Answers whose every field is the text."""

    def full(kind: type[Any]) -> Any:  # noqa: ANN401  # one of five dataclasses
        assert is_dataclass(kind)
        return kind(**{item.name: text for item in fields(kind)})

    item = Item(record=text, correct=text, source=text, evidence=(text, text))
    return replace(
        case.answers,
        applicant=full(Applicant),
        agent=full(Agent),
        recipient=full(Recipient),
        request=full(RequestDetails),
        followup=full(FollowUp),
        items=() if case.route.row.items == "none" else (item,),
    )


def filled(value: Any, text: str) -> Any:  # noqa: ANN401  # a letter or any piece of one
    """The same with each mark replaced by the text."""
    if isinstance(value, str):
        return value.replace(MARK, text)
    if isinstance(value, tuple):
        return tuple(filled(piece, text) for piece in value)
    if is_dataclass(value) and not isinstance(value, type):
        pieces = {item.name: filled(getattr(value, item.name), text) for item in fields(value)}
        return type(value)(**pieces)
    return value


def as_typed(case: Case | StepCase, text: str) -> bool:
    """Whether the text stands wherever any other would stand, and nothing else changed."""
    expected: Letter = filled(case.letter(typed(case, MARK), letter_lang="zh+en"), text)
    return case.letter(typed(case, text), letter_lang="zh+en") == expected


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(name: str, text: str) -> None:
    assert as_typed(EVERY[name], text)


@given(
    name=st.sampled_from(sorted(EVERY)),
    text=st.text(st.characters(codec=None), min_size=1).filter(lambda text: text.strip()),
)
def test_any_text_is_printed_as_typed(name: str, text: str) -> None:
    assert as_typed(EVERY[name], text)


def test_a_very_long_text_is_printed_whole() -> None:
    text = "长{applicant.name}" * 10_000
    assert as_typed(CASES["local-credit-objection.inaccurate"], text)
