"""A made-up person, to see how a letter looks. Its number has a region that was never given out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pcirights.core.answers import Agent, Applicant, Item, Recipient, RequestDetails, with_value
from pcirights.core.identity_number import check_digit
from pcirights.core.needed import fields_of

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.core.rows import RequestRow

FIRST = "99999919900101001"
TEXTS = {
    "applicant.name": "张三",
    "applicant.id_type": "居民身份证",
    "applicant.id_number": FIRST + check_digit(FIRST),
    "applicant.address": "示例省示例市示例区示范路1号",
    "applicant.postcode": "000000",
    "applicant.phone": "000-00000000",
    "applicant.email": "zhangsan@example.invalid",
    "recipient.provider": "示例局（虚构）",
    "request.information": "示例局2023年关于示例事项的决定（虚构）",
    "request.document_no": "示例〔2023〕1号",
    "request.case_no": "（2023）示例0000执1号",
    "request.report_no": "0000000000",
    "request.report_date": "2026年1月1日",
    "request.period": "2023年1月1日至今",
    "request.form": "纸质件",
    "request.delivery": "邮寄",
    "request.relation": "曾是贵单位的用户",
    "request.facts": "2023年5月8日，本人在网站上看到这条信息（虚构）。",
    "request.purpose": "求职",
}
"""What stands in the fields, in the letter's language."""
ITEM = Item(
    record="2023年5月8日因未缴罚款被记为失信（虚构）",
    correct="罚款已于2023年4月20日缴清，请删除",
    source="信用报告第2页",
    evidence=("缴款凭证复印件1份",),
)


def as_sample(answers: Answers, row: RequestRow) -> Answers:
    """The same matter, asked by the made-up person: what the letter of a row can hold."""
    made = replace(
        without_particulars(answers),
        items=() if row.items == "none" else (ITEM,),
        sample=True,
    )
    for key in fields_of(row):
        if key in TEXTS:
            made = with_value(made, key, TEXTS[key])
    return made


def without_particulars(answers: Answers) -> Answers:
    """The same matter, asked by nobody yet."""
    return replace(
        answers,
        applicant=Applicant(),
        agent=Agent(),
        recipient=Recipient(),
        request=RequestDetails(),
        items=(),
        sample=False,
    )


def with_particulars(answers: Answers, own: Answers) -> Answers:
    """The matter of the first with the particulars of the second."""
    return replace(
        answers,
        applicant=own.applicant,
        agent=own.agent,
        recipient=own.recipient,
        request=own.request,
        items=own.items,
        sample=own.sample,
    )
