"""A person who does not exist, a place, offices, and what makes a letter of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.letters.sample_law import instrument, office, rests_on

from pcirights.core.addressees import Addressee
from pcirights.core.answers import Agent, Answers, Applicant, Item, Recipient, RequestDetails
from pcirights.core.findings import Findings
from pcirights.core.law import Words
from pcirights.core.matter import Matter
from pcirights.core.periods import Deadline
from pcirights.core.place import Place
from pcirights.core.routes import Basis, Question, Route
from pcirights.core.rows import RequestRow
from pcirights.core.vocabulary import Enforceability, Ground, Record, Request, Right, RouteId
from pcirights.letters.compose import LetterLang, compose
from pcirights.letters.letter import Letter
from pcirights.letters.template import Templates

TEMPLATES = Path(__file__).parents[2] / "templates"
TODAY = date(2026, 11, 23)
WUXI = Place(
    code="320200",
    level=2,
    name_zh="无锡市",
    name_en="Wuxi",
    path=("320000", "320200"),
    path_zh=("江苏省", "无锡市"),
    path_en=("Jiangsu", "Wuxi"),
    law_path=("320200", "320000"),
)
PERSON = Applicant(
    name="张三",
    id_type="居民身份证",
    id_number="999999199001010016",
    address="示例市示例路1号",
    postcode="100999",
    phone="13800000000",
    email="zhangsan@example.com",
)
ITEM = Item(
    record="2024年5月1日欠缴税款1000元",
    correct="税款已于2024年4月20日缴清",
    source="公共信用信息报告第2页",
    evidence=("完税证明复印件1份", "银行付款凭证复印件1份"),
)
NOBODY = Agent()
NAMED = Recipient(name="示例机关", address="示例市机关路2号", provider="示例局")
FACTS = "2026年10月12日，申请人在网站上看到该信息。"


@cache
def templates() -> Templates:
    return Templates.load(TEMPLATES)


PLATFORM = office(
    "{place}公共信用信息工作机构", "Public credit office of {place}", "platform", blank=True
)
PROVIDER = office(
    "{holder}",
    "{holder}",
    "provider",
    holder=Words("（提供该信息的单位名称）", "(name of the provider)"),
    blank=True,
)
HOLDER = office(
    "{holder}",
    "{holder}",
    "organ",
    holder=Words("（机关名称）", "(name of the organ)"),
    blank=True,
)
PARTICULARS = ("applicant.id_number", "applicant.phone", "applicant.address", "recipient.name")


def row(
    route: RouteId,
    request: Request,
    *,
    particulars: tuple[str, ...] = PARTICULARS,
    needs: tuple[str, ...] = (),
    may: tuple[str, ...] = (),
    attachments: tuple[str, ...] = (),
    items: str = "may",
) -> RequestRow:
    return RequestRow(
        route=route,
        records=tuple(Record),
        rights=tuple(Right),
        grounds=(None, *Ground),
        request=request,
        last_resort=(),
        attachments=("identity-proof", *attachments),
        needs=("applicant.name", *needs),
        may=(*particulars, *may),
        items=items,
    )


def route(
    request_row: RequestRow,
    addressees: tuple[Addressee, ...] = (HOLDER,),
    basis: tuple[Basis, ...] = (),
    deadlines: tuple[Deadline, ...] = (),
) -> Route:
    return Route(
        row=request_row,
        enforceability=Enforceability.ENFORCEABLE,
        basis=basis or (rests_on(instrument()),),
        addressees=addressees,
        deadlines=deadlines,
        remedies=(),
    )


@dataclass(frozen=True)
class Case:
    """What is asked, of whom, and under which law."""

    route: Route
    record: Record
    right: Right
    ground: Ground | None = None
    agent: Agent = NOBODY
    recipient: Recipient = NAMED
    on: date = TODAY

    @property
    def answers(self) -> Answers:
        given = self.route.row
        return Answers(
            place="320200",
            record=self.record,
            right=self.right,
            ground=self.ground,
            applicant=PERSON,
            agent=self.agent,
            recipient=self.recipient,
            request=RequestDetails(
                information="2020年1月至2024年12月社会保险缴费记录",
                document_no="示例税罚〔2024〕1号",
                case_no="（2024）示例0201执1号",
                report_no="2026101200001",
                report_date="2026年10月12日",
                period="2020年1月1日至2026年11月23日",
                form="纸质",
                delivery="邮寄",
                relation="曾是贵单位用户",
                facts=FACTS,
                purpose="办理落户手续",
            ),
            items=() if given.items == "none" else (ITEM,),
        )

    def findings(self) -> Findings:
        question = Question(WUXI.law_path, self.record, self.right, self.ground, self.on)
        return Findings(question, (self.route,), (), ())

    def letter(
        self,
        answers: Answers | None = None,
        letter_lang: LetterLang = "zh",
        place: Place | None = WUXI,
    ) -> Letter:
        matter = Matter(answers or self.answers, place, TODAY, self.findings())
        return compose(matter, self.route, templates=templates(), letter_lang=letter_lang)
