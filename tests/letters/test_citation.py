"""How a letter names the law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.letters.sample_law import instrument, provision, rests_on
from tests.letters.samples import templates

from pcirights.core.law import Evidence, Provision, Role, Words
from pcirights.letters.citation import basis, title

LAW = instrument("甲条例", "A Regulation", "a")
OTHER = instrument("乙法", "B Law", "b")
THIRD = instrument("丙办法", "C Measures", "c")


def zh(*provisions: Provision) -> str:
    return basis([rests_on(LAW, one) for one in provisions], templates().zh)


def en(*provisions: Provision) -> str:
    return basis([rests_on(LAW, one) for one in provisions], templates().en)


@pytest.mark.parametrize(
    ("provisions", "chinese", "english"),
    [
        ([provision("23")], "《甲条例》第二十三条", "the A Regulation, Art. 23"),
        (
            [provision("23-1", 2)],
            "《甲条例》第二十三条之一第二款",
            "the A Regulation, Art. 23-1(2)",
        ),
        (
            [provision("34", 2), provision("17")],
            "《甲条例》第十七条、第三十四条第二款",
            "the A Regulation, Arts. 17 and 34(2)",
        ),
        (
            [provision("36", 2), provision("36", 1), provision("9"), provision("105")],
            "《甲条例》第九条、第三十六条第一款、第二款、第一百零五条",
            "the A Regulation, Arts. 9, 36(1), 36(2) and 105",
        ),
        (
            [provision("47", 1, 1), provision("47", 1, 2)],
            "《甲条例》第四十七条第一款第一项、第二项",
            "the A Regulation, Art. 47(1)(1) and (1)(2)",
        ),
        (
            [provision("47", 1, 1), provision("47", 2, 1)],
            "《甲条例》第四十七条第一款第一项、第二款第一项",
            "the A Regulation, Art. 47(1)(1) and (2)(1)",
        ),
        (
            [provision("24", None, 2), provision("24", None, 3)],
            "《甲条例》第二十四条第二项、第三项",
            "the A Regulation, Art. 24(2) and (3)",
        ),
        (
            [provision("36", 1), provision("36", 2), provision("36", 3)],
            "《甲条例》第三十六条",
            "the A Regulation, Art. 36",
        ),
        (
            [provision("36", 1), provision("36")],
            "《甲条例》第三十六条",
            "the A Regulation, Art. 36",
        ),
    ],
)
def test_an_article_is_named_once_with_its_parts(
    provisions: list[Provision], chinese: str, english: str
) -> None:
    assert zh(*provisions) == chinese
    assert en(*provisions) == english


def test_a_number_that_a_scholar_reports_is_printed() -> None:
    assert zh(provision("23", evidence=Evidence.SCHOLARLY)) == "《甲条例》第二十三条"


@pytest.mark.parametrize("unread", [provision("23", evidence=Evidence.SECONDARY), provision(None)])
def test_a_number_that_nobody_read_is_not_printed(unread: Provision) -> None:
    assert zh(unread) == "《甲条例》有关规定"
    assert en(unread) == "the relevant provisions of the A Regulation"


def test_what_gives_the_right_comes_before_what_supports_it() -> None:
    entries = [
        rests_on(LAW, provision("7"), Role.SUPPORTING),
        rests_on(LAW, provision("31")),
        rests_on(LAW, provision(None), Role.SUPPORTING),
    ]
    assert basis(entries, templates().zh) == "《甲条例》第三十一条、第七条"


def test_a_law_that_only_supports_is_not_named() -> None:
    entries = [rests_on(LAW), rests_on(OTHER, provision("5"), Role.SUPPORTING)]
    assert basis(entries, templates().zh) == "《甲条例》第二十三条"


def test_several_laws_are_told_apart() -> None:
    entries = [rests_on(LAW), rests_on(OTHER), rests_on(THIRD, provision(None))]
    assert basis(entries[:2], templates().zh) == "《甲条例》第二十三条以及《乙法》第二十三条"
    assert (
        basis(entries, templates().zh)
        == "《甲条例》第二十三条，《乙法》第二十三条以及《丙办法》有关规定"
    )
    assert basis(entries, templates().en) == (
        "the A Regulation, Art. 23; the B Law, Art. 23"
        " and the relevant provisions of the C Measures"
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("《甲条例》", "甲条例"),
        ("政府信息公开条例（2019年修订）", "政府信息公开条例"),
        ("信用修复管理办法（试行）", "信用修复管理办法（试行）"),
    ],
)
def test_a_title_has_no_brackets_of_its_own_and_no_note_of_its_version(
    written: str, printed: str
) -> None:
    assert title(replace(LAW, title=Words(written, "A")), "zh") == printed
