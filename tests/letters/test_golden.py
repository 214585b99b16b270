"""Each kind of letter, in both languages, stands as it was read."""

from __future__ import annotations

import pytest
from tests.letters.cases import CASES
from tests.letters.golden import GOLDEN, kinds, of_kind, plain

from pcirights.core.vocabulary import Right
from pcirights.letters.kinds import KINDS

ACCESS = [name for name, case in CASES.items() if case.right is Right.ACCESS]


@pytest.mark.parametrize("kind", kinds(CASES))
def test_the_letters_are_those_that_were_read(kind: str) -> None:
    for file, text in of_kind(CASES, kinds(CASES)[kind]).items():
        assert text == (GOLDEN / file).read_text(encoding="utf-8")


def test_every_kind_has_its_letter_and_no_letter_is_left_over() -> None:
    assert set(kinds(CASES)) == set(KINDS)
    assert {path.name.partition(".")[0] for path in GOLDEN.glob("*.txt")} == set(KINDS)


@pytest.mark.parametrize("name", CASES)
def test_no_letter_flatters_threatens_or_counts_a_day(name: str) -> None:
    text = plain(CASES[name].letter())
    for word in ("尊敬", "否则", "要求贵", "必须", "2027年", "2026年12月"):
        assert word not in text


@pytest.mark.parametrize("name", ACCESS)
def test_a_letter_of_access_holds_no_reason_and_no_complaint(name: str) -> None:
    text = plain(CASES[name].letter())
    for word in ("事实", "异议", "投诉", "信访"):
        assert word not in text


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("local-credit")])
def test_a_local_objection_says_that_it_is_no_petition(name: str) -> None:
    said = "本申请系依据上述规定提出，不属于信访事项，请依法定程序办理并书面答复。" in plain(
        CASES[name].letter()
    )
    assert said is (name not in ACCESS)


@pytest.mark.parametrize("name", CASES)
def test_chinese_sentences_hold_no_half_width_marks(name: str) -> None:
    text = plain(CASES[name].letter())
    assert not [mark for mark in ",;:?!()" if mark in text]
