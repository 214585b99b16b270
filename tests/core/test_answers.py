"""What a person typed never shows where it was not asked for."""

from __future__ import annotations

from pcirights.core.answers import Answers, Applicant, Item


def test_a_repr_names_fields_and_never_what_stands_in_them() -> None:
    answers = Answers(applicant=Applicant(name="张三"), items=(Item(record="甲"),))
    assert repr(answers.applicant) == "Applicant(filled: name)"
    assert repr(answers.items[0]) == "Item(filled: record)"
    assert "张三" not in repr(answers)
