"""What a letter says about time: what the text gives, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from tests.letters.sample_law import due, period
from tests.letters.samples import templates

from pcirights.core.law import Evidence, Unit, Words
from pcirights.core.periods import Deadline
from pcirights.letters.timing import deadlines, written

PROMPTLY = Words("及时", "promptly")
OWN = Words("属于自身职责范围的", "where it lies within your own remit")
VERIFY = Words("需要信息提供单位核查的", "where the provider must verify")
FORWARDED = Words("由信息提供单位处理的，自其接到申请起", "by the provider, from its receipt")


@pytest.mark.parametrize(
    ("given", "chinese", "english"),
    [
        (
            period(),
            "请自收到本申请之日起20个工作日内答复",
            "Please reply within 20 working days of receiving this application",
        ),
        (
            period("mark", 1),
            "请自收到本申请之日起1个工作日内作出异议标注",
            "Please mark the record as disputed within 1 working day of receiving this application",
        ),
        (
            period(n=30, unit=Unit.CALENDAR_DAY, starts="acceptance"),
            "请自受理之日起30日内答复",
            "Please reply within 30 days of acceptance",
        ),
        (
            period(n=2, unit=Unit.MONTH),
            "请自收到本申请之日起2个月内答复",
            "Please reply within 2 months of receiving this application",
        ),
        (
            period("correct", None, None, word=PROMPTLY, starts=None),
            "请及时更正",
            "Please correct the record promptly",
        ),
        (
            period("decide", 3, when=OWN),
            "请按照下列期限办理：属于自身职责范围的，自收到本申请之日起3个工作日内作出处理决定",
            (
                "Please keep to these time limits: where it lies within your own remit, "
                "decide within 3 working days of receiving this application"
            ),
        ),
        (
            period("decide", 2, when=FORWARDED),
            "请按照下列期限办理：由信息提供单位处理的，自其接到申请起，2个工作日内作出处理决定",
            (
                "Please keep to these time limits: by the provider, from its receipt, "
                "decide within 2 working days"
            ),
        ),
    ],
)
def test_the_sentence_follows_the_provision(given: object, chinese: str, english: str) -> None:
    found = [due(given)]  # type: ignore[arg-type]  # a Period
    assert deadlines(found, templates().zh) == chinese
    assert deadlines(found, templates().en) == english


def test_two_periods_stand_with_their_conditions() -> None:
    found = [due(period("decide", 3, when=OWN)), due(period("decide", 7, when=VERIFY))]
    assert deadlines(found, templates().zh) == (
        "请按照下列期限办理：属于自身职责范围的，自收到本申请之日起3个工作日内作出处理决定；"
        "需要信息提供单位核查的，自收到本申请之日起7个工作日内作出处理决定"
    )


def test_the_same_period_stands_once() -> None:
    assert deadlines([due(period()), due(period())], templates().zh) == (
        "请自收到本申请之日起20个工作日内答复"
    )


@pytest.mark.parametrize(
    "silent",
    [
        due(period(), Evidence.SCHOLARLY),
        due(period("extension", 20)),
        due(period("complete", 7)),
        due(period("delete", 5, Unit.YEAR, starts="end-of-act")),
        due(period("decide", 5, starts="notice")),
        due(period("delete", 3, starts=None)),
        due(
            period(
                "forward",
                None,
                None,
                word=PROMPTLY,
                starts=None,
                when=Words("原提供单位共享更新", "the provider's update"),
            )
        ),
    ],
)
def test_what_is_not_owed_to_the_person_or_was_not_read_is_not_said(silent: Deadline) -> None:
    assert not deadlines([silent], templates().zh)
    assert not deadlines([], templates().zh)


def test_a_day_is_written_as_people_write_it() -> None:
    assert written(date(2017, 6, 1), "zh") == "2017年6月1日"
    assert written(date(2017, 6, 1), "en") == "1 June 2017"
