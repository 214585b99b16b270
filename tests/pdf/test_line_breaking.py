"""Where lines end: never before a closing mark, after an opening one, or inside a word."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcirights.letters.letter import Lang
from pcirights.pdf.text.character_class import (
    CANNOT_BEGIN,
    CANNOT_END,
    CharClass,
    char_class,
    classes_of,
)
from pcirights.pdf.text.layout import Layout, Style
from pcirights.pdf.text.line_breaking import Widths, break_lines, opportunities

BODY = Style("serif", 12, 21)


def pieces(text: str, lang: Lang = "zh") -> list[str]:
    """The text cut at every place where a line may end."""
    cuts = [0, *(n for n, ok in enumerate(opportunities(text, classes_of(text, lang))) if ok)]
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲，乙。", "甲，|乙。"),
        ("见《法》（附）。", "见|《法》|（附）。"),
        ("他说：“好！”", "他|说：|“好！”"),
        ("等……以及——此", "等……|以|及——|此"),
        ("共5000元整", "共|5000|元|整"),
        ("号11010519491231002X的", "号|11010519491231002X|的"),
        ("于2026年11月23日收", "于|2026年|11月|23日|收"),
        ("于11月23日收", "于|11月|23日|收"),
        ("第23条、第二十三条", "第23条、|第二十三条"),
        ("证据1、证据12", "证据1、|证据12"),
        ("see Arts. 31 and 32(2)", "see |Arts. 31 |and |32(2)"),
        ("Law, Art. 41.", "Law, |Art. 41."),
        ("约￥5,000.00，约100%。", "约|￥5,000.00，|约|100%。"),
        ("见https://a.cn/b?c=1&d=2。", "见|https://a.cn/b?c=1&d=2。"),
        ("a-b foo_bar x@y.cn", "a-b |foo_bar |x@y.cn"),
        ("查阅/复制", "查|阅/|复|制"),
        ("阿卜杜·买买提", "阿|卜|杜·|买|买|提"),
        ('说"好"的', '说"好"的'),
        ("甲(乙)丙", "甲|(乙)|丙"),
        ("the “quick” don’t", "the |“quick” |don’t"),
        ("第\u00a05\u00a0条", "第\u00a05\u00a0条"),
        ("a  b", "a  |b"),
        (" a", " |a"),
        ("( 甲 )", "( 甲 )"),
        ("e\u0301a中\u0301文", "e\u0301a|中\u0301|文"),
        ("𠅤𬍛龘", "𠅤|𬍛|龘"),
        ("x", "x"),
    ],
)
def test_a_line_may_end(text: str, expected: str) -> None:
    assert "|".join(pieces(text)) == expected


def test_an_english_quotation_is_of_its_words() -> None:
    assert pieces("a “b c” d’e", "en") == ["a ", "“b ", "c” ", "d’e"]


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        *(
            ("a", CharClass.WORD),
            ("中", CharClass.IDEOGRAPH),
            ("\u3000", CharClass.IDEOGRAPH),
            (" ", CharClass.SPACE),
        ),
        *(
            ("（", CharClass.OPENING),
            ("。", CharClass.CLOSING),
            ("…", CharClass.POSTFIX),
            ("￥", CharClass.PREFIX),
        ),
        *(
            ("\u0301", CharClass.COMBINING),
            ("\u00a0", CharClass.GLUE),
            ("\U0002a6d0", CharClass.IDEOGRAPH),
        ),
    ],
)
def test_the_kind_of_a_character(char: str, expected: CharClass) -> None:
    assert char_class(char) == expected


def lines_of(text: str, width: float) -> list[str]:
    classes = [char_class(char) for char in text]
    wide = [500 if one in (CharClass.WORD, CharClass.SPACE) else 1000 for one in classes]
    closing = [500 if one == CharClass.CLOSING else w for one, w in zip(classes, wide, strict=True)]
    saved = [500 if one == CharClass.OPENING else 0 for one in classes]
    spans = break_lines(
        text, classes_of(text, "zh"), Widths(wide, closing, saved), width * 1000, width * 1000
    )
    return [text[start:end] for start, end in spans]


def test_a_mark_at_the_end_gives_up_its_white() -> None:
    assert lines_of("甲乙丙丁，戊", 4.5) == ["甲乙丙丁，", "戊"]
    assert lines_of("甲乙丙丁，戊", 4.4) == ["甲乙丙", "丁，戊"]


def test_a_mark_at_the_beginning_gives_up_its_white() -> None:
    assert lines_of("甲乙丙丁《戊己庚》", 4.5) == ["甲乙丙丁", "《戊己庚》"]


def test_one_space_hangs_and_more_do_not() -> None:
    assert lines_of("abcd efgh", 2) == ["abcd ", "efgh"]
    assert lines_of("a" + " " * 9, 2) == ["a   ", "    ", "  "]


def test_an_address_longer_than_a_line_is_cut_after_a_joint() -> None:
    assert lines_of("https://example.org/path?id=12345678901234", 12) == [
        "https://example.org/",
        "path?id=12345678901234",
    ]


def test_marks_longer_than_a_line_are_cut_anywhere() -> None:
    assert lines_of("，" * 9, 4) == ["，" * 4, "，" * 4, "，"]
    assert lines_of("e" + "\u0301" * 5, 3)[0] == "e" + "\u0301" * 2
    assert lines_of("", 4) == [""]


def test_no_ideograph_and_no_short_word_is_left_alone() -> None:
    assert lines_of("甲乙丙丁戊己庚辛，提出以上申请。", 14) == [
        "甲乙丙丁戊己庚辛，提出以上",
        "申请。",
    ]
    assert lines_of("甲乙丙丁戊己庚，2026年11月23日申请。", 17)[-1] == "申请。"
    assert lines_of("the bodies that have used it", 11) == ["the bodies that have ", "used it"]
    # A long word that came down with it would leave a hole in the line before.
    assert lines_of("甲乙丙丁戊己" + "x" * 18 + "丙", 15)[-1] == "丙"
    assert lines_of("甲乙丙丁戊己庚", 4) == ["甲乙丙丁", "戊己庚"]
    assert lines_of("甲乙丙丁戊", 4) == ["甲乙丙丁", "戊"]  # too narrow to spare one


PROSE = st.text(
    st.one_of(
        st.sampled_from("，。、；：！？）》」』”’……——·%℃"),
        st.sampled_from("（《「『“‘￥"),
        st.sampled_from("的一是在不了有和人这中大为上个国我以要他年月日"),
        st.sampled_from("的一是在不了有和人这中大为上个国我以要他年月日"),
        st.sampled_from("abcXYZ0123456789.-/ "),
    ),
    min_size=60,
    max_size=300,
)


@settings(deadline=None)
@given(text=PROSE, width=st.integers(8, 36))
def test_no_forbidden_mark_at_either_end(text: str, width: int, layout: Layout) -> None:
    lines = [
        "".join(glyph.char for glyph in line.glyphs)
        for line in layout.lines(text, BODY, "zh", width * 12)
    ]
    assert "".join(lines) == text
    allowed = opportunities(text, classes_of(text, "zh"))
    place = 0
    for before, after in pairwise(lines):
        place += len(before)
        if allowed[place]:
            assert after[0] not in CANNOT_BEGIN
            assert (before.rstrip(" ") or "x")[-1] not in CANNOT_END
            assert not re.match(r"[0-9A-Za-z]{2}", before[-1] + after[0])
        else:  # it had to be cut: what holds it together is longer than a line
            start = max((n for n in range(place) if allowed[n]), default=0)
            assert place - len(before) >= start


@settings(deadline=None)
@given(text=PROSE, width=st.integers(8, 36))
def test_no_line_is_wider_than_it_may_be(text: str, width: int, layout: Layout) -> None:
    for line in layout.lines(text, BODY, "zh", width * 12, indent=24):
        seen = len("".join(glyph.char for glyph in line.glyphs).rstrip(" "))
        drawn = sum(glyph.advance for glyph in line.glyphs[:seen]) + sum(line.gaps[:seen])
        assert line.width <= width * 1000 + 0.01
        assert drawn <= width * 1000 + 0.01
