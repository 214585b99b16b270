"""A template and its values make the parts of a sheet."""

from __future__ import annotations

from pcirights.letters.grammar import read_lines
from pcirights.letters.letter import Fields, Heading, Lang, Numbered, Paragraph, Part, Table
from pcirights.letters.problems import Problem
from pcirights.letters.sheet import Values, fill

FULL = Values(
    texts={"applicant.name": "张三", "request.facts": "事实", "addressee": "机关"},
    lists={"attachments": ("甲", "乙"), "none": ()},
    items=(
        {"item.no": "1", "item.record": "记录", "item.correct": ""},
        {"item.no": "2", "item.record": "", "item.correct": "正确"},
    ),
    flags=frozenset({"role.organ"}),
)
EMPTY = Values({}, {}, (), frozenset())


def parts(content: str, values: Values = FULL, lang: Lang = "zh") -> list[Part]:
    problems: list[Problem] = []
    lines = read_lines("x", content, problems)
    assert problems == []
    return list(fill(lines, values, lang))


def test_rows_make_one_form_and_an_empty_value_is_a_blank() -> None:
    assert parts("| 姓名 | {applicant.name}\n\n| 电话 | {applicant.phone}") == [
        Fields((("姓名", "张三"), ("电话", "")))
    ]


def test_a_row_with_a_question_mark_needs_content() -> None:
    assert parts("? | 电话 | {applicant.phone}") == []


def test_points_make_one_list_and_a_list_makes_a_point_of_each() -> None:
    assert parts("- 一。\n- {attachments}") == [Numbered(("一。", "甲", "乙"))]
    assert parts("- {attachments}", EMPTY) == []


def test_columns_make_a_table_with_a_row_for_each_entry() -> None:
    table = "|| 序号 | {item.no}\n|| 记录 | {item.record}\n? || 来源 | {item.source}"
    assert parts(table) == [Table(("序号", "记录"), (("1", "记录"), ("2", "")))]
    assert parts(table, EMPTY) == []


def test_a_column_stands_if_one_entry_fills_it() -> None:
    assert parts("? || 正确 | {item.correct}") == [Table(("正确",), (("",), ("正确",)))]


def test_conditions_look_at_what_has_content() -> None:
    assert parts("[with role.organ or evidence] 甲。") == [Paragraph("甲。")]
    assert parts("[with evidence] 甲。") == []
    assert parts("[without evidence] 甲。") == [Paragraph("甲。")]
    assert parts("[without attachments] 甲。") == []
    assert parts("[with item.correct] [without item.source] 甲。") == [Paragraph("甲。")]


def test_a_heading_over_nothing_is_left_out() -> None:
    content = "## 甲\n? {request.purpose}\n## 乙\n乙。\n## 丙\n> 此致 | {addressee}\n## 丁"
    assert [part for part in parts(content) if isinstance(part, Heading)] == [Heading("乙")]


def test_chinese_prose_is_indented_and_english_is_not() -> None:
    assert parts("< 甲\n乙。") == [Paragraph("甲", indent=False), Paragraph("乙。")]
    assert parts("Text.", lang="en") == [Paragraph("Text.", indent=False)]


def test_values_do_not_show_what_was_typed() -> None:
    assert "张三" not in repr(FULL)
