"""From answers and a route to originals, authorisation and reading copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.letters.cases import AGENT, CASES, local_access
from tests.letters.golden import plain
from tests.letters.samples import FACTS, ITEM, PERSON, Case

from pcirights.core.answers import Agent, Answers, Applicant, Recipient
from pcirights.core.errors import WrongInputError
from pcirights.core.vocabulary import Record, Right
from pcirights.letters.compose import unused
from pcirights.letters.letter import Fields, Letter, Notice, Sheet

OBJECTION = CASES["local-credit-objection.inaccurate"]
ACCESS = CASES["local-credit-access"]
READING = (
    "Reading copy, not for filing 阅读副本，不用于递交"
    " (what the applicant wrote is left as written)"
)


def texts(sheet: Sheet) -> str:
    return plain(Letter("", "zh", (sheet,)))


def test_two_offices_get_two_originals_the_platform_first() -> None:
    first, second = OBJECTION.letter().sheets
    assert "示例机关：" in texts(first)
    assert "示例局：" in texts(second)
    assert "本件同时送交示例局" in texts(first)
    assert "本件同时送交示例机关" in texts(second)


def test_an_office_that_provided_the_record_itself_gets_one_original() -> None:
    recipient = replace(OBJECTION.answers.recipient, provider="示例机关")
    (sheet,) = OBJECTION.letter(replace(OBJECTION.answers, recipient=recipient)).sheets
    assert "示例机关：" in texts(sheet)
    assert "本件同时送交" not in texts(sheet)
    assert PERSON.id_number in texts(sheet)


def test_the_provider_sees_no_identity_number() -> None:
    case = replace(OBJECTION, agent=AGENT)
    platform, authorised, provider, of_provider = case.letter().sheets
    for number in (PERSON.id_number, AGENT.id_number):
        assert number in texts(platform)
        assert number in texts(authorised)
        assert number not in texts(provider)
        assert number not in texts(of_provider)
    assert "遮盖证件号码" in texts(provider)


def test_the_address_stands_only_with_the_office_that_the_person_named() -> None:
    first, second = OBJECTION.letter().sheets
    assert "示例市机关路2号" in texts(first)
    assert "示例市机关路2号" not in texts(second)


def test_chinese_alone_is_the_letter_and_english_only_a_copy_to_read() -> None:
    assert {sheet.lang for sheet in OBJECTION.letter().sheets} == {"zh"}
    letter = OBJECTION.letter(letter_lang="zh+en")
    assert [sheet.lang for sheet in letter.sheets] == ["zh", "zh", "en"]
    assert letter.sheets[-1].parts[0].text == READING  # type: ignore[union-attr]  # a Notice
    assert letter.lang == "zh"
    assert letter.title == "公共信用信息异议申请书"


def test_a_letter_of_another_day_is_marked_on_every_sheet() -> None:
    letter = replace(OBJECTION, on=date(2017, 6, 1)).letter(letter_lang="zh+en")
    for sheet in letter.sheets:
        notice = sheet.parts[0]
        assert isinstance(notice, Notice)
        assert "仅供研究，不得递交" in notice.text
    assert "2017年6月1日" in texts(letter.sheets[0])
    assert "1 June 2017" in texts(letter.sheets[-1])


def test_a_letter_of_today_has_no_mark() -> None:
    assert not any(isinstance(part, Notice) for part in ACCESS.letter().sheets[0].parts)


def test_what_is_missing_is_named_together() -> None:
    with pytest.raises(WrongInputError) as caught:
        OBJECTION.letter(Answers(applicant=Applicant(name="  ")))
    assert caught.value.code == "answers-missing"
    assert caught.value.fields == {"key": "applicant.name, item"}


def test_without_a_person_who_names_them_the_offices_keep_their_roles() -> None:
    answers = replace(OBJECTION.answers, recipient=Recipient(address="不知是谁的地址"))
    first, second = OBJECTION.letter(answers).sheets
    assert "____（无锡市公共信用信息工作机构）：" in texts(first)  # a role is no name
    assert "____（提供该信息的单位名称）：" in texts(second)
    assert "不知是谁的地址" not in texts(first) + texts(second)


def test_without_a_place_the_blank_is_left_to_the_hand() -> None:
    answers = replace(ACCESS.answers, recipient=Recipient())
    (sheet,) = ACCESS.letter(answers, place=None).sheets
    assert "____（地名）公共信用信息工作机构：" in texts(sheet)


def test_a_letter_takes_the_least_and_says_what_it_left_out() -> None:
    answers = replace(ACCESS.answers, items=(ITEM,))
    (sheet,) = ACCESS.letter(answers).sheets
    for text in (FACTS, PERSON.email, PERSON.postcode, ITEM.record, *ITEM.evidence):
        assert text not in texts(sheet)
    left = unused(answers, ACCESS.route.row)
    assert {"request.facts", "applicant.email", "applicant.postcode", "item"} <= set(left)
    assert "applicant.id_type" not in left
    assert "recipient.name" not in left


def test_a_letter_that_takes_everything_leaves_nothing_out() -> None:
    answers = Answers(applicant=Applicant(name="张三", phone="13800000000"))
    assert unused(answers, ACCESS.route.row) == ()


def test_the_letter_of_an_empty_form_is_made_with_its_blanks() -> None:
    case = Case(local_access, Record.PUBLIC_CREDIT, Right.ACCESS)
    (sheet,) = case.letter(Answers(applicant=Applicant(name="张三"))).sheets
    assert "查询期间" not in texts(sheet)
    empty = [label for label, value in rows_of(sheet) if not value]
    assert empty == ["证件号码", "联系电话", "通信地址"]


def test_what_an_agent_leaves_empty_is_a_row_for_the_hand() -> None:
    agent = Agent(name="李四")
    case = replace(OBJECTION, agent=agent)
    platform, _, provider, _ = case.letter().sheets
    numbers = ["代理人证件号码"]
    others = ["代理人联系电话", "代理人通信地址"]
    assert [label for label, value in rows_of(platform) if not value] == numbers + others
    assert [label for label, value in rows_of(provider) if not value] == others


@pytest.mark.parametrize(
    ("kind", "number", "zh", "en"),
    [
        ("", PERSON.id_number, "居民身份证", "Resident identity card"),
        ("", "E12345678", "", ""),  # a passport's, perhaps: nobody said so
        ("护照", "E12345678", "护照", "Passport"),
        ("海员证", "1", "海员证", "海员证"),
    ],
)
def test_a_document_is_named_in_the_language_of_the_sheet(
    kind: str, number: str, zh: str, en: str
) -> None:
    case = CASES["open-government-information-access"]
    person = replace(case.answers.applicant, id_type=kind, id_number=number)
    sheets = case.letter(replace(case.answers, applicant=person), letter_lang="zh+en").sheets
    found = [rows_of(sheet)[1][1] for sheet in sheets]
    assert found == [zh, en]


def rows_of(sheet: Sheet) -> list[tuple[str, str]]:
    return [row for part in sheet.parts if isinstance(part, Fields) for row in part.rows]


def test_no_part_shows_what_was_typed() -> None:
    letter = OBJECTION.letter()
    shown = repr(letter) + "".join(repr(part) for sheet in letter.sheets for part in sheet.parts)
    assert "张三" not in shown


def test_a_made_up_person_is_marked_on_every_sheet() -> None:
    letter = OBJECTION.letter(replace(OBJECTION.answers, sample=True), letter_lang="zh+en")
    for sheet in letter.sheets:
        notice = sheet.parts[0]
        assert isinstance(notice, Notice)
        assert "不得递交" in notice.text


def test_only_who_is_authorised_brings_an_authorisation() -> None:
    (guardian,) = CASES["local-credit-access.guardian"].letter().sheets
    assert "法定代理人（签名）：" in texts(guardian)
    assert "申请人（签名）" not in texts(guardian)
    (relative,) = CASES["personal-information-access.relative"].letter().sheets
    assert "死者姓名 │ 张三" in texts(relative)
    assert "第四十九条" in texts(relative)
    assert "13800000000" not in texts(relative)
