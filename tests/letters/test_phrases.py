"""The shared sentences of a file."""

from __future__ import annotations

from pcirights.core.vocabulary import Ground
from pcirights.letters.phrases import FILES, OF_A_PERSON, read_phrases
from pcirights.letters.problems import Problem

NAMES = {"one": frozenset({"n"}), "two": frozenset[str]()}


def read(content: str) -> list[str]:
    problems: list[Problem] = []
    read_phrases("zh/x.txt", content, NAMES, problems)
    return [str(problem) for problem in problems]


def test_a_sentence_has_a_name_and_may_hold_an_equals_sign() -> None:
    problems: list[Problem] = []
    found = read_phrases("x", "// 说明\n\none = {n} = 二\ntwo = 三", NAMES, problems)
    assert problems == []
    assert found["one"].fill({"n": "1"}) == "1 = 二"


def test_what_is_wrong_is_named_by_line() -> None:
    assert read("one = {m}\ntwo") == [
        "zh/x.txt:1: 没有字段 {m}，no such field here",
        "zh/x.txt:2: 应写作“名称 = 文字”，write 'name = text'",
        "zh/x.txt: 缺少 two，missing: two",
    ]
    assert read("one = 一\none = 二\ntwo = 三\ntow = 四") == [
        "zh/x.txt:2: one 写了两次，one is there twice",
        "zh/x.txt:4: 没有名称 tow，no such name — 是否指 two？ did you mean two?",
    ]


def test_every_ground_has_its_sentence() -> None:
    of_the_dead = {f"{ground}.relative" for ground in OF_A_PERSON}
    assert set(FILES["grounds"]) == {str(ground) for ground in Ground} | of_the_dead
