"""The letters of next steps, by the names of their golden files: what was asked, what came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tests.letters.samples import ITEM, NOBODY, PERSON, templates

from pcirights import i18n
from pcirights.core.answers import Agent, Answers, FollowUp, Recipient, RequestDetails
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import AgentKind, Because, Ground, Record, Right, RouteId
from pcirights.letters.step_letter import step_letter
from pcirights.letters.step_sheet import step_sheet
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.core.routes import Route
    from pcirights.followup.next_step import NextSteps
    from pcirights.letters.compose import LetterLang
    from pcirights.letters.letter import Lang, Letter

PROGRAM = Program(date(2026, 11, 25))
ASKED = RequestDetails(
    information="2020年1月至2024年12月社会保险缴费记录", case_no="（2024）示例0201执1号"
)
HELD = Recipient(name="示例市人力资源和社会保障局", address="示例市机关路2号", provider="示例局")
AGENT = Agent("李四", "居民身份证", "999999199202020022", "示例市示例路3号", "13900000000", "配偶")
SENT = Event(Happened.SENT, date(2026, 5, 29), Delivery.REGISTERED)
RECEIVED = Event(Happened.RECEIVED, date(2026, 6, 1), Delivery.REGISTERED)
FILED = Event(Happened.RECONSIDERATION_FILED, date(2026, 7, 6))
DECIDED = Event(Happened.RECONSIDERATION_DECIDED, date(2026, 9, 1))
NUMBERED = FollowUp(
    reference="示例依申请〔2026〕1号",
    answer_no="示例公开答复〔2026〕1号",
    organ="示例市人民政府",
    organ_address="示例市府前路1号",
    respondent_address="示例市机关路2号",
    reasons="申请人需要这份记录办理退休手续。",
)
COURT = replace(
    NUMBERED,
    organ="示例市示例区人民法院",
    reconsidered_by="示例市人民政府",
    decision_no="示例复决〔2026〕1号",
)


def refused(because: Because | None = None, what: Happened = Happened.REFUSED) -> Event:
    return Event(what, date(2026, 6, 20), because=because)


@dataclass(frozen=True)
class StepCase:
    """What was asked, what has happened since, and which step is taken on which day."""

    step: str
    events: tuple[Event, ...]
    today: date = date(2026, 7, 10)
    place: str = "无锡市"
    record: Record = Record.GOVERNMENT_RECORD
    right: Right = Right.ACCESS
    ground: Ground | None = None
    route_id: RouteId | None = None
    followup: FollowUp = NUMBERED
    recipient: Recipient = HELD
    agent: Agent = NOBODY

    @cached_property
    def answers(self) -> Answers:
        return Answers(
            place=self.place,
            record=self.record,
            right=self.right,
            ground=self.ground,
            on=RECEIVED.day,
            route=self.route_id,
            applicant=PERSON,
            agent=self.agent,
            recipient=self.recipient,
            request=ASKED,
            items=() if self.right is Right.ACCESS else (ITEM,),
            followup=self.followup,
            events=(SENT, RECEIVED, *self.events),
        )

    @cached_property
    def found(self) -> NextSteps:
        return PROGRAM.next_steps(PROGRAM.matter(self.answers), self.answers.events, self.today)

    @property
    def route(self) -> Route:
        return self.found.line.route

    def letter(self, answers: Answers | None = None, letter_lang: LetterLang = "zh") -> Letter:
        matter = replace(PROGRAM.matter(self.answers), answers=answers or self.answers)
        return step_letter(
            matter,
            self.found,
            self.found.choose(self.step),
            templates=templates(),
            letter_lang=letter_lang,
        )

    def sheet(self, lang: Lang) -> Letter:
        return step_sheet(
            PROGRAM.matter(self.answers),
            self.found,
            self.found.choose(self.step),
            templates=templates(),
            words=i18n.load(lang),
        )


NOTICE = Event(Happened.ASKED_TO_COMPLETE, date(2026, 6, 8), until=date(2026, 6, 22))
REMINDED = Event(Happened.REMINDED, date(2026, 7, 3))


def objection(step: str, place: str, *events: Event, followup: FollowUp = NUMBERED) -> StepCase:
    """An objection to what a credit platform holds."""
    return StepCase(
        step,
        events,
        place=place,
        record=Record.PUBLIC_CREDIT,
        right=Right.OBJECTION,
        ground=Ground.INACCURATE,
        route_id=RouteId.LOCAL_CREDIT,
        followup=followup,
    )


def financial(step: str, *events: Event) -> StepCase:
    """An objection to a credit report."""
    return StepCase(
        step,
        events,
        place="浙江省",
        record=Record.FINANCIAL_CREDIT,
        right=Right.OBJECTION,
        ground=Ground.INACCURATE,
        followup=FollowUp(reference="20260601001"),
        recipient=Recipient(provider="示例商业银行"),
    )


STEP_CASES: dict[str, StepCase] = {
    "completion": StepCase(
        "completion",
        (NOTICE,),
        today=date(2026, 6, 15),
        followup=FollowUp(
            reference="示例依申请〔2026〕1号",
            completion="申请的是示例市示例区社会保险事业管理中心留存的缴费明细。",
        ),
    ),
    "reminder": StepCase("reminder", (), followup=FollowUp(reference="示例依申请〔2026〕1号")),
    "reminder.objection": replace(
        objection("reminder", "上海市", followup=FollowUp()), today=date(2026, 9, 1)
    ),
    "reminder.financial": financial("reminder"),
    "complaint.silence": StepCase("complaint", (REMINDED,), followup=FollowUp()),
    "complaint.refused": StepCase("complaint", (refused(Because.THIRD_PARTY),), agent=AGENT),
    "complaint.financial": financial("complaint", refused(Because.NOT_BORNE_OUT)),
    "complaint.company": StepCase(
        "complaint",
        (Event(Happened.NOTHING, date(2026, 7, 10)),),
        record=Record.PRIVATE_SCORE,
        followup=FollowUp(),
        recipient=Recipient(name="示例科技有限公司"),
    ),
    "complaint.relative": StepCase(
        "complaint",
        (refused(),),
        record=Record.PRIVATE_SCORE,
        followup=FollowUp(),
        recipient=Recipient(name="示例科技有限公司"),
        agent=replace(AGENT, relation="配偶", kind=AgentKind.RELATIVE),
    ),
    "review.platform": objection("platform-review", "杭州市", refused(), followup=FollowUp()),
    "review.court": StepCase(
        "court-review",
        (Event(Happened.REFUSED, date(2026, 7, 6)),),
        record=Record.DEFAULTER_LIST,
        right=Right.CORRECTION,
        ground=Ground.INACCURATE,
        followup=FollowUp(organ="示例省高级人民法院"),
        recipient=Recipient(name="示例市中级人民法院"),
    ),
    "reconsideration.silence": StepCase("reconsideration", (REMINDED,)),
    "reconsideration.guardian": StepCase(
        "reconsideration",
        (),
        agent=replace(AGENT, relation="父亲", kind=AgentKind.GUARDIAN),
    ),
    "reconsideration.blank": StepCase(
        "reconsideration", (), followup=FollowUp(), recipient=Recipient()
    ),
    "reconsideration.no-reason": StepCase("reconsideration", (refused(),)),
    "reconsideration.partly-given": StepCase(
        "reconsideration", (refused(Because.THIRD_PARTY, Happened.PARTLY_GIVEN),)
    ),
    **{
        f"reconsideration.{because}": StepCase("reconsideration", (refused(because),))
        for because in Because
        if because is not Because.NOT_BORNE_OUT
    },
    "reconsideration.correction": StepCase(
        "reconsideration", (refused(Because.NOT_BORNE_OUT),), right=Right.CORRECTION
    ),
    "reconsideration.objection": objection("reconsideration", "上海市", refused()),
    "reconsideration.personal-information": StepCase(
        "reconsideration",
        (refused(),),
        place="北京市",
        record=Record.PUBLIC_CREDIT,
        right=Right.CORRECTION,
        route_id=RouteId.PERSONAL_INFORMATION,
        agent=AGENT,
    ),
    "reconsideration.no-period": StepCase(
        "reconsideration",
        (),
        today=date(2026, 8, 10),
        place="北京市",
        record=Record.PUBLIC_CREDIT,
        right=Right.CORRECTION,
        ground=Ground.NOT_MINE,
        route_id=RouteId.PERSONAL_INFORMATION,
    ),
    "litigation.decided": StepCase(
        "litigation",
        (refused(Because.THIRD_PARTY), FILED, DECIDED),
        today=date(2026, 9, 2),
        followup=COURT,
    ),
    "litigation.undecided": StepCase(
        "litigation",
        (FILED, Event(Happened.RECONSIDERATION_ACCEPTED, date(2026, 7, 8))),
        today=date(2026, 9, 8),
        followup=FollowUp(),
        agent=AGENT,
    ),
    "litigation.direct": StepCase(
        "litigation", (refused(Because.NOT_HELD),), followup=replace(COURT, reconsidered_by="")
    ),
    "civil-litigation.score": StepCase(
        "civil-litigation",
        (refused(Because.NOT_BORNE_OUT),),
        place="湖州市",
        record=Record.PRIVATE_SCORE,
        right=Right.CORRECTION,
        ground=Ground.INACCURATE,
        followup=FollowUp(respondent_address="示例市示例路9号"),
        recipient=Recipient(name="示例科技有限公司"),
    ),
    "civil-litigation.lender": financial("civil-litigation", refused(Because.NOT_BORNE_OUT)),
    "civil-litigation.explanation": StepCase(
        "civil-litigation",
        (Event(Happened.NOTHING, date(2026, 7, 10)),),
        place="湖州市",
        record=Record.PRIVATE_SCORE,
        right=Right.OBJECTION,
        ground=Ground.NO_NOTICE,
        followup=FollowUp(organ="示例市示例区人民法院"),
        recipient=Recipient(name="示例科技有限公司"),
    ),
}
SHEETS = (
    "reminder",
    "complaint.financial",
    "reconsideration.objection",
    "litigation.decided",
    "civil-litigation.score",
)
"""Letters of which the person's own sheet is a golden one too."""
