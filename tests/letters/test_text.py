"""A text with fields is read once and filled once."""

from __future__ import annotations

import pytest

from pcirights.letters.text import Field, fill_words, read_text


def read(raw: str) -> tuple[tuple[str | Field, ...], list[str]]:
    said: list[str] = []
    return read_text(raw, {"a", "b.c"}, said.append).pieces, said


def test_fields_and_text_are_told_apart() -> None:
    assert read("甲{a}乙{b.c}") == (("甲", Field("a"), "乙", Field("b.c")), [])


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("{aa}", "没有字段 {aa}，no such field here — 是否指 a？ did you mean a?"),
        ("{}", "没有字段 {}，no such field here"),
        ("{a", "花括号没有成对，a brace without its partner"),
        ("a}", "花括号没有成对，a brace without its partner"),
    ],
)
def test_what_is_no_field_is_refused(raw: str, said: str) -> None:
    assert read(raw)[1] == [said]


def test_a_value_is_never_read_again() -> None:
    text = read_text("{a}，{b.c}", {"a", "b.c"}, pytest.fail)
    assert text.fill({"a": "{b.c}", "b.c": "{a}"}) == "{b.c}，{a}"
    assert text.fields == ("a", "b.c")
    assert text.fill({"a": "甲"}) == "甲，"


def test_a_name_of_the_law_is_filled_once_and_keeps_what_nobody_knows() -> None:
    assert (
        fill_words("{place}{holder}{x}", {"place": "{holder}", "holder": "乙"}) == "{holder}乙{x}"
    )
