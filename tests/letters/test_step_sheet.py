"""The sheet that the person keeps beside the letter of a next step."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from tests.letters.golden import GOLDEN, plain
from tests.letters.samples import PERSON
from tests.letters.step_cases import AGENT, PROGRAM, SHEETS, STEP_CASES

from pcirights import i18n
from pcirights.core.answers import FollowUp
from pcirights.core.vocabulary import AgentKind
from pcirights.letters.letter import Lang
from pcirights.letters.template import LANGS

both = pytest.mark.parametrize("lang", LANGS)


def said(name: str, lang: Lang = "zh") -> str:
    return plain(STEP_CASES[name].sheet(lang))


@pytest.mark.parametrize(("name", "lang"), list(product(SHEETS, LANGS)))
def test_the_sheet_is_the_one_that_was_read(name: str, lang: Lang) -> None:
    assert said(name, lang) == (GOLDEN / "next-own" / f"{name}.{lang}.txt").read_text("utf-8")


@both
@pytest.mark.parametrize("name", STEP_CASES)
def test_every_later_letter_has_a_sheet_without_the_persons_particulars(
    name: str, lang: Lang
) -> None:
    """Where it goes, how many, by when, what to keep: for each, and nothing left unsaid."""
    text = said(name, lang)
    heads = ("几份", "交到哪里", "哪天以前", "要留好什么")
    if lang == "en":
        heads = ("How many", "Where", "By when", "What to keep")
    for head in heads:
        assert f"▌{head}\n" in text
    for own in (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address):
        assert own not in text
    for word in ("None", "{", "}", "step-caution.", "need."):
        assert word not in text
    bodies = re.split(r"▌[^\n]+\n", text.partition("══════ 2")[0])
    assert all(body.strip() for body in bodies)


def test_a_suit_takes_a_copy_for_each_defendant() -> None:
    """行政诉讼法 50(1), 民事诉讼法 123(1)."""
    assert "按被告的人数交副本" in said("litigation.decided")
    assert "《中华人民共和国行政诉讼法》第五十条第一款" in said("litigation.decided")
    assert "《中华人民共和国民事诉讼法》第一百二十三条第一款" in said("civil-litigation.score")
    assert "以收件单位的要求为准" in said("reconsideration.objection")


def test_a_skeleton_and_a_blank_are_said_first() -> None:
    assert "这是框架，不能直接递交" in said("civil-litigation.score")
    blank = replace(STEP_CASES["reconsideration.objection"], followup=FollowUp())
    assert "收件单位留空的" in plain(blank.sheet("zh"))
    assert "收件单位留空的" not in said("reconsideration.objection")
    assert "这是框架" not in said("reconsideration.objection")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (AgentKind.ENTRUSTED, "授权委托书由您和代理人签名"),
        (AgentKind.GUARDIAN, "由法定代理人签名"),
    ],
)
def test_who_acts_is_told_what_to_sign(kind: AgentKind, line: str) -> None:
    agent = replace(AGENT, kind=kind)
    case = replace(STEP_CASES["reconsideration.objection"], agent=agent)
    assert line in plain(case.sheet("zh"))
    assert line not in said("reconsideration.objection")


def test_each_office_has_its_delivery_record() -> None:
    text = said("reminder.financial")
    assert text.count("送交记录\n由您自己填写") == 0
    assert text.count("收件单位 │ ") == 2
    assert "收件单位 │ 示例商业银行" in text


def test_another_request_has_the_sheet_of_a_first_letter() -> None:
    case = STEP_CASES["reconsideration.not-ours"]
    matter = PROGRAM.matter(case.answers)
    words = i18n.load("zh")
    text = PROGRAM.step_sheet(matter, "apply-there", words, "txt", date(2026, 7, 10)).decode()
    assert "本人留存单\n" in text.replace("\r", "")
    assert "本人留存单（下一步）" not in text
    own = PROGRAM.step_sheet(matter, "complaint", words, "txt", date(2026, 7, 10)).decode()
    assert "本人留存单（下一步）" in own
