"""A letter for the form of a web page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.letters.cases import CASES
from tests.letters.own_cases import OWN

from pcirights.core.errors import WrongInputError
from pcirights.letters.characters import code_point, is_control, texts
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Lang,
    Letter,
    Letterhead,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.letters.plain import RULE, plain
from pcirights.letters.template import LANGS

INKLESS = "\x00\t\r\x85\xad\u200d\u202e\u2028\ufeff\ufffe\uffff\ud800"


def one(*parts: Part, lang: Lang = "zh") -> str:
    return plain(Letter("样张", lang, (Sheet(lang, parts),)))


def test_each_part_on_its_lines() -> None:
    text = one(
        Letterhead("某诊所", ("某路1号", "010-1")),
        Notice("副本"),
        Title("申请书"),
        Addressee("某局："),
        Heading("申请人"),
        Fields((("姓名", "张三"), ("电话", ""))),
        Heading("事实"),
        Paragraph("一段。"),
        Table(("序号", "记录"), (("1", "甲"), ("2", "乙"))),
        Numbered(("请答复。", "请更正。")),
        Closing("此致", "某局"),
        Signature(("签名：", "日期：")),
    )
    assert text == (
        "某诊所\n某路1号\n010-1\n\n【副本】\n\n申请书\n\n某局：\n\n申请人\n姓名：张三\n电话：\n\n"
        "事实\n一段。\n序号：1\n记录：甲\n\n序号：2\n记录：乙\n1. 请答复。\n2. 请更正。\n\n"
        "此致\n某局\n\n签名：\n日期：\n"
    )


def test_english_marks() -> None:
    text = one(Notice("copy"), Fields((("Name", "X"), ("Phone", ""))), lang="en")
    assert text == "[copy]\n\nName: X\nPhone:\n"


def test_no_cell_is_lost_where_rows_and_header_differ() -> None:
    assert one(Table(("甲",), (("1", "2"), ()))) == "甲：1\n：2\n\n甲：\n"


def test_sheets_are_told_apart_and_a_single_one_has_no_rule() -> None:
    text = plain(CASES["local-credit-objection.inaccurate"].letter(letter_lang="zh+en"))
    for number in (1, 2, 3):
        assert f"{RULE} {number} / 3 {RULE}\n" in text
    assert RULE not in one(Title("甲"))


@pytest.mark.parametrize("name", CASES)
def test_no_paragraph_is_broken(name: str) -> None:
    letter = CASES[name].letter(letter_lang="zh+en")
    lines = plain(letter).split("\n")
    for sheet in letter.sheets:
        for part in sheet.parts:
            if isinstance(part, Paragraph | Title | Heading):
                assert part.text in lines
            if isinstance(part, Numbered):
                assert all(f"{n}. {point}" in lines for n, point in enumerate(part.points, 1))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", OWN)
def test_an_own_sheet_too(name: str, lang: Lang) -> None:
    letter = OWN[name].sheet(lang)
    text = plain(letter)
    assert all(piece in text for sheet in letter.sheets for piece in texts(sheet.parts))


@given(st.text(st.characters(codec=None)))
def test_any_text_stands_as_typed_or_is_refused(text: str) -> None:
    letter = Letter("样张", "zh", (Sheet("zh", (Paragraph(text), Fields((("名", text),)))),))
    refused = next((char for char in text if is_control(char)), None)
    if refused is None:
        assert plain(letter) == f"{text}\n名：{text}\n"
        return
    with pytest.raises(WrongInputError) as caught:
        plain(letter)
    assert caught.value.code == "control-character"
    assert caught.value.fields == {"code_point": code_point(refused)}


@pytest.mark.parametrize("char", INKLESS)
def test_what_leaves_no_ink_is_refused(char: str) -> None:
    with pytest.raises(WrongInputError, match="control-character"):
        one(Numbered((f"甲{char}乙",)))
