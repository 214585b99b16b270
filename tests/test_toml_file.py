"""TOML from outside: right values, or one sentence, in little time and memory."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcirights.toml_file import TomlError, toml_of, toml_values


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = " + "1" * 5000, "too long"),
        ("a" + ".a" * 200_000 + " = 1", "too many parts"),
        ("a" + " . a" * 100_000 + " = 1", "too many parts"),
        ('a."b' + '"."b' * 100_000 + '" = 1', "too many parts"),
        ("[a" + ".a" * 200_000 + "]", "too many parts"),
        ("x = {a" + ".a" * 200_000 + " = 1}", "too many parts"),
        ("a = " + "[" * 100_000, "too deep"),
        ("a = " + "{a=" * 50_000, "too deep"),
        ("a = 2026-02-30", "Invalid date"),
        ("a = 'open", "end of document|Expected"),
        ('a = """open', "unterminated|Expected|end of"),
        ("= 1", "line 1"),
    ],
)
def test_what_is_no_toml_or_too_much_is_told(text: str, why: str) -> None:
    with pytest.raises(TomlError, match=f"(?i){why}"):
        toml_of(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + "x." * 1000 + '"',
        'a = """\n' + "x.y." * 1000 + '"""',
        "a = '''" + "x." * 1000 + "'''",
        "# " + "x." * 1000,
        'a = "\\"x.' + "y." * 100 + '"',
        "a.b.c.d = 1.5",
        'a = ["x.y", 1.5, 2026-11-25]',
    ],
)
def test_dots_in_a_text_are_no_key(text: str) -> None:
    assert toml_of(text) == tomllib.loads(text)


def test_a_chinese_quotation_mark_is_named() -> None:
    with pytest.raises(TomlError) as caught:
        toml_values("schema = 1\r\nname = “张三”".encode())
    assert (caught.value.line, caught.value.mark) == (2, "“")
    with pytest.raises(TomlError) as caught:
        toml_of("schema = 1\nname = 张三")
    assert (caught.value.line, caught.value.mark) == (2, "")


def test_a_mark_at_the_beginning_of_the_file_is_no_part_of_it() -> None:
    assert toml_values(b"\xef\xbb\xbfa = 1") == {"a": 1}
    with pytest.raises(UnicodeDecodeError):
        toml_values(b"a = '\xff'")


@given(st.text(st.sampled_from("ab.=\"'[]{}\n\\#1 ,“-:tT")))
def test_it_reads_what_tomllib_reads(text: str) -> None:
    expected: dict[str, Any] | None
    try:
        expected = tomllib.loads(text)
    except ValueError:
        expected = None
    found: dict[str, Any] | None
    try:
        found = toml_of(text)
    except TomlError:
        found = None
    assert repr(found) == repr(expected)
