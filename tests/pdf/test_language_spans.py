"""What is of the other language than its sheet is known, and a number is of neither."""

from __future__ import annotations

import pytest

from pcirights.letters.letter import Lang
from pcirights.pdf.text.language_spans import foreign


def marked(text: str, lang: Lang) -> str:
    """The text with what is foreign in it between brackets."""
    flags = [False, *foreign(text, lang), False]
    out = ""
    for place, char in enumerate(text, 1):
        out += "[" if flags[place] and not flags[place - 1] else ""
        out += char + ("]" if flags[place] and not flags[place + 1] else "")
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三（Zhang San）", "张三（[Zhang] [San]）"),
        ("号11010519491231002X的", "号11010519491231002X的"),
        ("见https://a.cn/b?c=1。", "见[https://a.cn/b?c=1]。"),
        ("邮箱zhang.san@example.org，", "邮箱[zhang.san@example.org]，"),
        ("PDF文件A4纸", "[PDF]文件A4纸"),
        ("阿卜杜·买买提", "阿卜杜·买买提"),
        ("Müller先生", "[Müller]先生"),
        ("2026年11月23日", "2026年11月23日"),
        ("", ""),
    ],
)
def test_words_in_a_chinese_sheet(text: str, expected: str) -> None:
    assert marked(text, "zh") == expected


def test_chinese_in_an_english_sheet() -> None:
    assert marked("To 无锡市 (Wuxi), Art. 23", "en") == "To [无锡市] (Wuxi), Art. 23"
