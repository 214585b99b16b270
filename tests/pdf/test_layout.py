"""The widths that neighbours ask for, and what a justified line does with its room."""

from __future__ import annotations

import pytest

from pcirights.pdf.text.layout import BESIDE_LATIN, Layout, Line, Style

BODY = Style("serif", 10, 20)


def one(text: str, layout: Layout, *, english: bool = False) -> list[int]:
    (line,) = layout.lines(text, BODY, "en" if english else "zh", 1000, align="left")
    return [glyph.advance for glyph in line.glyphs]


@pytest.mark.parametrize(
    ("text", "advances"),
    [
        ("甲乙", [1000, 1000]),
        ("》，", [500, 1000]),
        ("）（", [500, 1000]),
        ("甲（《", [1000, 500, 1000]),
        ("？”", [1000, 1000]),
        ("《甲", [500, 1000]),
    ],
)
def test_marks_that_meet_share_their_white(text: str, advances: list[int], layout: Layout) -> None:
    assert one(text, layout) == advances


def test_latin_stands_a_little_apart(layout: Layout) -> None:
    digit, ideograph = one("5中", layout)[0], one("中5", layout)[0]
    assert digit == one("5", layout)[0] + BESIDE_LATIN
    assert ideograph == 1000 + BESIDE_LATIN
    assert one("中.", layout)[0] == 1000
    assert one("\u30005", layout)[0] == 1000


def test_quotation_marks_are_narrow_in_latin(layout: Layout) -> None:
    assert one("“", layout) == [500]  # at the head of a line
    assert one("甲“", layout) == [1000, 1000]
    assert max(one("“a”", layout, english=True)) < 600
    assert one("n’t", layout)[1] < 300
    assert one("n’", layout)[1] == 1000


def test_a_mark_is_centred_over_its_letter(layout: Layout) -> None:
    (line,) = layout.lines("q\u0301", BODY, "zh", 100)
    letter, mark = line.glyphs
    ink = mark.face.ink(mark)
    assert ink is not None
    assert sum(ink) // 2 == pytest.approx(-letter.advance // 2, abs=1)
    (line,) = layout.lines("\u0301", BODY, "zh", 100)
    assert line.glyphs[0].shift == 0


def width(line: Line) -> float:
    return sum(glyph.advance for glyph in line.glyphs) + sum(line.gaps)


def test_a_line_is_stretched_to_its_width_and_the_last_is_not(layout: Layout) -> None:
    lines = layout.lines("甲乙丙丁戊己庚辛壬癸" * 3, BODY, "zh", 105)
    assert [round(width(line)) for line in lines] == [10500, 10500, 10000]


def test_a_wide_stretch_is_in_the_glyphs(layout: Layout) -> None:
    first, _ = layout.lines("甲" * 18 + "2026年11月23日", BODY, "zh", 200)
    assert first.gaps == ()
    assert {glyph.advance for glyph in first.glyphs[:-1]} == {1117}
    assert first.width == 20000


def test_a_line_that_would_be_torn_is_ragged(layout: Layout) -> None:
    first, _ = layout.lines("甲" * 14 + "第一百二十三条", BODY, "zh", 200)
    assert first.width == 14000
    run = "2026-11-23-2026-11-23"
    room = layout.natural_width(run, BODY, "zh") + 2
    first, _ = layout.lines(f"甲 {run}", BODY, "zh", room)
    assert first.width == 1000


def test_a_space_takes_more_of_the_stretch(layout: Layout) -> None:
    first, _ = layout.lines("甲乙 丙丁戊己庚辛壬癸甲乙丙丁", BODY, "zh", 106)
    assert first.gaps[2] == pytest.approx(3 * first.gaps[0])
    assert first.gaps[1] == 0


def test_dashes_ties_and_words_are_not_stretched(layout: Layout) -> None:
    text = "甲——乙……丙\u00a0丁ab" + "戊己庚" * 20
    first = layout.lines(text, BODY, "zh", 405)[0]
    by_char = list(zip(text, first.gaps, strict=False))
    assert [gap for char, gap in by_char if char in "a\u00a0"] == [0, 0]
    assert by_char[1][1] == by_char[4][1] == 0
    assert by_char[0][1] > 0


def test_a_newline_ends_a_line_without_a_stretch(layout: Layout) -> None:
    lines = layout.lines("甲\n\n乙", BODY, "zh", 105)
    assert [line.width for line in lines] == [1000, 0, 1000]


def test_english_is_ragged(layout: Layout) -> None:
    lines = layout.lines("one word after another " * 9, BODY, "en", 200)
    assert all(line.gaps == () for line in lines)


def test_natural_width_and_widest_word(layout: Layout) -> None:
    assert layout.natural_width("甲乙\n丙", BODY, "zh") == 20
    assert layout.widest_word("甲乙", BODY, "zh") == 0
    word = layout.natural_width("abc", BODY, "zh")
    assert layout.widest_word("abc x\n甲", BODY, "zh") == pytest.approx(word)
