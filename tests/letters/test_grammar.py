"""How a template is written, and what is refused."""

from __future__ import annotations

import pytest

from pcirights.letters.grammar import Condition, Kind, Line, read_lines
from pcirights.letters.problems import Problem


def read(raw: str) -> tuple[Line, list[str]]:
    problems: list[Problem] = []
    (line,) = read_lines("zh/x.txt", raw, problems)
    return line, [problem.what for problem in problems]


def good(raw: str) -> Line:
    line, said = read(raw)
    assert said == []
    return line


@pytest.mark.parametrize(
    ("raw", "kind", "cells"),
    [
        ("# 标题", Kind.TITLE, 1),
        ("## 小标题", Kind.HEADING, 1),
        ("@ {addressee}：", Kind.ADDRESSEE, 1),
        ("? < （地址：{recipient.address}）", Kind.FLUSH, 1),
        ("| 姓名 | {applicant.name}", Kind.ROW, 2),
        ("|| 序号 | {item.no}", Kind.COLUMN, 2),
        ("- 请答复。", Kind.POINT, 1),
        ("- {attachments}", Kind.POINT, 1),
        ("> 此致 | {addressee}", Kind.CLOSING, 2),
        ("~ 申请人（签名）：", Kind.SIGNATURE, 1),
        ("根据{basis}，申请。", Kind.PARAGRAPH, 1),
        ("“引文”开头。", Kind.PARAGRAPH, 1),
        ("2026年的段落。", Kind.PARAGRAPH, 1),
    ],
)
def test_the_first_sign_says_what_a_line_is(raw: str, kind: Kind, cells: int) -> None:
    line = good(raw)
    assert line.kind is kind
    assert len(line.cells) == cells


def test_remarks_and_empty_lines_are_not_printed() -> None:
    assert read_lines("x", "// 说明\n\n   \n", []) == ()


def test_a_line_keeps_its_number() -> None:
    (line,) = read_lines("x", "// 说明\n\n# 标题", [])
    assert line.number == 3


def test_conditions_stand_before_the_mark() -> None:
    line = good("? [with ground.expired or ground.revoked] [without evidence] - {request.facts}")
    assert line.if_filled
    assert line.conditions == (
        Condition(("ground.expired", "ground.revoked"), wanted=True),
        Condition(("evidence",), wanted=False),
    )
    assert line.kind is Kind.POINT
    assert line.fields == ("request.facts",)


def test_a_condition_that_asks_for_the_field_is_enough() -> None:
    good("[with request.period] 期间：{request.period}")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("| 姓名 | {aplicant.name}", "did you mean applicant.name?"),
        ("|| 序号 | {applicant.name}", "没有字段 {applicant.name}"),
        ("- {item.no}", "没有字段 {item.no}"),
        ("|| {item.no} | {item.no}", "没有字段 {item.no}"),
        ("### 标题", "### 不是标记"),
        ("#标题", "#标题 不是标记"),
        ("＃ 标题", "did you mean #?"),
        ("｜ 姓名 ｜ 张三", "did you mean |?"),
        ("？ 有内容才印", "did you mean ??"),
        ("• 一点", "did you mean -?"),
        ("1. 一点", "write '- '"),
        ("2、 一点", "write '- '"),
        ("[if request.period] 期间", "[if 不是标记"),
        ("[with request.perod] 期间", "did you mean request.period?"),
        ("[with ] 期间", "没有条件 ，no such condition"),
        ("?- 请答复", "?- 不是标记"),
        ("/ 说明", "/ 不是标记"),
        ("$ 钱", "正文不能以 '$' 开头"),
        ("。句号", "正文不能以 '。' 开头"),
        ("| 姓名", "两格"),
        ("| 姓名 | 张三 | 李四", "两格"),
        ("> 此致", "两格"),
        ("期间：{request.period}", "{request.period} 可能为空"),
        ("[with evidence] - {request.period}", "{request.period} 可能为空"),
        ("[without request.period] - {request.period}", "{request.period} 可能为空"),
        ("- 附件：{attachments}", "{attachments} 须独占一行"),
        ("附件：{attachments}", "没有字段 {attachments}"),
        ("@ {addressee", "花括号没有成对"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_nearest_right_thing(
    raw: str, said: str
) -> None:
    _, problems = read(raw)
    assert any(said in problem for problem in problems), problems
