"""Who the letter is addressed to."""

from __future__ import annotations

import pytest
from tests.letters.sample_law import office
from tests.letters.samples import HOLDER, PLATFORM, PROVIDER, WUXI, templates

from pcirights.core.addressees import Addressee
from pcirights.core.answers import Recipient
from pcirights.letters.offices import offices

FIXED = office("上海市公共信用信息服务中心", "Shanghai Centre", "platform")
AGENCY = office("征信中心", "Credit Centre", "agency")
PROVINCIAL = office("{province}主管部门", "Department of {province}", "organ", blank=True)
DISCLOSURE = office("{holder}政府信息公开工作机构", "Office of {holder}", "organ", blank=True)
NOBODY = Recipient()
TYPED = Recipient(name="示例机关", provider="示例局")


def names(rows: tuple[Addressee, ...], recipient: Recipient, lang: str = "zh") -> list[str]:
    language = templates().zh if lang == "zh" else templates().en
    return [found.name for found in offices(rows, recipient, WUXI, language)]


@pytest.mark.parametrize(
    ("row", "recipient", "name"),
    [
        (PLATFORM, NOBODY, "无锡市公共信用信息工作机构"),
        (PLATFORM, TYPED, "示例机关"),
        (FIXED, TYPED, "上海市公共信用信息服务中心"),
        (AGENCY, NOBODY, "征信中心"),
        (AGENCY, TYPED, "示例机关"),
        (PROVINCIAL, NOBODY, "江苏省主管部门"),
        (PROVINCIAL, TYPED, "示例机关"),
        (DISCLOSURE, NOBODY, "（单位名称）政府信息公开工作机构"),
        (DISCLOSURE, TYPED, "示例机关政府信息公开工作机构"),
        (HOLDER, NOBODY, "（机关名称）"),
        (HOLDER, TYPED, "示例机关"),
        (HOLDER, Recipient(name=" "), "（机关名称）"),
        (PROVIDER, TYPED, "示例局"),
    ],
)
def test_the_persons_word_stands_where_the_office_is_not_known(
    row: Addressee, recipient: Recipient, name: str
) -> None:
    assert names((row,), recipient) == [name]


def test_a_name_is_filled_once() -> None:
    hostile = Recipient(name="{place}{holder}$&")
    assert names((DISCLOSURE,), hostile) == ["{place}{holder}$&政府信息公开工作机构"]


def test_english_has_its_own_names_and_the_persons_words_as_typed() -> None:
    assert names((PLATFORM, PROVINCIAL), NOBODY, "en") == [
        "Public credit office of Wuxi",
        "Department of Jiangsu",
    ]
    assert names((DISCLOSURE,), TYPED, "en") == ["Office of 示例机关"]


@pytest.mark.parametrize(
    ("other", "named"), [(FIXED, "示例机关"), (PLATFORM, "（提供该信息的单位名称）")]
)
def test_the_provider_is_the_recipient_where_nobody_else_is(other: Addressee, named: str) -> None:
    assert names((other, PROVIDER), Recipient(name="示例机关"))[1] == named


def test_where_the_data_names_nobody_the_person_does() -> None:
    assert names((), NOBODY) == ["（单位名称）"]
    assert names((), TYPED) == ["示例机关"]


def test_an_office_does_not_show_its_name() -> None:
    (found,) = offices((HOLDER,), TYPED, WUXI, templates().zh)
    assert "示例" not in repr(found)
