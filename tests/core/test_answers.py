"""What a person typed never shows where it was not asked for."""

from __future__ import annotations

from pcirights.core.answers import Agent, Answers, Applicant, Item
from pcirights.core.vocabulary import AgentKind


def test_a_repr_names_fields_and_never_what_stands_in_them() -> None:
    answers = Answers(applicant=Applicant(name="张三"), items=(Item(record="甲"),))
    assert repr(answers.applicant) == "Applicant(filled: name)"
    assert repr(answers.items[0]) == "Item(filled: record)"
    assert "张三" not in repr(answers)


def test_who_acts_is_authorised_unless_they_say_otherwise() -> None:
    assert Agent(kind="guardian").acts_as is None
    assert Agent(name="李四").acts_as is AgentKind.ENTRUSTED
    assert Agent(name="李四", kind="relative").acts_as is AgentKind.RELATIVE
    assert Agent(name="李四", kind="no word").acts_as is AgentKind.ENTRUSTED
