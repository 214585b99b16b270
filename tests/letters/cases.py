"""One letter of each kind, and the forms that a kind takes, by the names of the golden files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.letters.sample_law import due, instrument, office, period, provision, rests_on
from tests.letters.samples import HOLDER, PARTICULARS, PLATFORM, PROVIDER, Case, route, row

from pcirights.core.answers import Agent, Recipient
from pcirights.core.law import Evidence, Role, Unit, Words
from pcirights.core.vocabulary import AgentKind, Ground, Record, Request, Right, RouteId

if TYPE_CHECKING:
    from pcirights.core.addressees import Addressee

LOCAL = instrument()
PROVINCE = instrument("某省社会信用条例", "Sample Province Social Credit Regulation", "province")
OPEN = instrument(
    "中华人民共和国政府信息公开条例", "Regulation on Open Government Information", "ogi"
)
PIPL = instrument("中华人民共和国个人信息保护法", "Personal Information Protection Law", "pipl")
CREDIT = instrument("征信业管理条例", "Credit Reporting Regulation", "credit")
COURT = instrument(
    "最高人民法院关于公布失信被执行人名单信息的若干规定",
    "Provisions on the List of Defaulters",
    "spc",
)
REPAIR = instrument("信用修复管理办法", "Credit Repair Measures", "repair")
CADRE = instrument("干部人事档案工作条例", "Cadre Archives Regulation", "cadre")
CENTRE = office("示例征信中心", "Sample Credit Reference Centre", "agency")
BRANCH = office("示例银行{place}分支机构", "Branch of the Sample Bank at {place}", "organ")
PROMPTLY = due(period("correct", None, None, word=Words("及时", "promptly"), starts=None))
OWN_REMIT = Words("属于自身职责范围的", "where it lies within your own remit")
VERIFY = Words("需要信息提供单位核查的", "where the provider must verify")
AGENT = Agent("李四", "居民身份证", "999999199202020022", "示例市示例路3号", "13900000000", "配偶")
GUARDIAN = Agent("李四", relation="母亲", phone="13900000000", kind=AgentKind.GUARDIAN)
RELATIVE = Agent(
    "李四", "护照", "E00000000", "示例市示例路3号", relation="子女", kind=AgentKind.RELATIVE
)
FACTS = ("request.facts",)
REPORT = ("request.report_no", "request.report_date", "request.facts")
EVIDENCE = ("evidence",)
SUPPORTING = Role.SUPPORTING

local_access = route(
    row(
        RouteId.LOCAL_CREDIT,
        Request.ACCESS,
        may=("request.period", "request.form"),
        items="none",
    ),
    (PLATFORM,),
    (
        rests_on(LOCAL, provision("23")),
        rests_on(LOCAL, provision("34", 2), SUPPORTING),
        rests_on(PROVINCE, provision(None, evidence=Evidence.SECONDARY)),
    ),
    (due(period("reply", 5)),),
)
local_objection = route(
    row(RouteId.LOCAL_CREDIT, Request.OBJECTION, may=FACTS, attachments=EVIDENCE, items="needed"),
    (PLATFORM, PROVIDER),
    (rests_on(LOCAL, provision("31")), rests_on(LOCAL, provision("32", 2), SUPPORTING)),
    (
        due(period("mark", 1)),
        due(period("decide", 3, when=OWN_REMIT)),
        due(period("decide", 7, when=VERIFY)),
    ),
)
local_handling = route(
    row(RouteId.LOCAL_CREDIT, Request.OBJECTION, needs=FACTS, attachments=EVIDENCE),
    (PLATFORM,),
    (rests_on(LOCAL, provision("36", 1)),),
)
open_access = route(
    row(
        RouteId.OPEN_GOVERNMENT_INFORMATION,
        Request.ACCESS,
        needs=("request.information",),
        may=(
            "applicant.postcode",
            "applicant.email",
            "request.document_no",
            "request.form",
            "request.delivery",
        ),
        items="none",
    ),
    (
        office(
            "{holder}政府信息公开工作机构",
            "Information disclosure office of {holder}",
            "organ",
            blank=True,
        ),
    ),
    (rests_on(OPEN, provision("27")), rests_on(OPEN, provision("33"), SUPPORTING)),
    (due(period()), due(period("extension", 20))),
)
open_correction = route(
    row(
        RouteId.OPEN_GOVERNMENT_INFORMATION,
        Request.CORRECTION,
        may=FACTS,
        attachments=EVIDENCE,
        items="needed",
    ),
    basis=(rests_on(OPEN, provision("41")),),
)


def personal(request: Request, article: tuple[str, int | None], *may: str, items: str) -> Case:
    """A letter under the law on personal information, to an organ, as an objection."""
    given = row(
        RouteId.PERSONAL_INFORMATION,
        request,
        particulars=PARTICULARS[1:],
        may=("request.relation", *may),
        attachments=EVIDENCE,
        items=items,
    )
    limits = (PROMPTLY,) if request is Request.CORRECTION else ()
    found = route(given, basis=(rests_on(PIPL, provision(*article)),), deadlines=limits)
    right = Right.ACCESS if request is Request.ACCESS else Right.OBJECTION
    return Case(found, Record.GOVERNMENT_RECORD, right)


def financial(
    request: Request,
    article: str,
    *may: str,
    ground: Ground | None = None,
    right: Right = Right.OBJECTION,
) -> Case:
    """A letter about financial credit."""
    offices = {Request.OBJECTION: (CENTRE, PROVIDER), Request.COMPLAINT: (BRANCH,)}
    given = row(
        RouteId.FINANCIAL_CREDIT,
        request,
        may=("applicant.id_type", *may),
        attachments=("credit-report", *EVIDENCE) if request is not Request.ACCESS else (),
        items="none" if request is Request.ACCESS else "may",
    )
    starts = "acceptance" if request is Request.COMPLAINT else "receipt"
    n = {Request.OBJECTION: 20, Request.COMPLAINT: 30}.get(request)
    limits = (due(period("reply", n, Unit.CALENDAR_DAY, starts=starts)),) if n else ()
    found = route(
        given, offices.get(request, (CENTRE,)), (rests_on(CREDIT, provision(article)),), limits
    )
    named = Recipient(name="", address="", provider="示例商业银行")
    return Case(found, Record.FINANCIAL_CREDIT, right, ground, recipient=named)


def archive(request: Request, *needs: str, right: Right = Right.ACCESS) -> Case:
    """A letter about a personnel archive."""
    given = row(
        RouteId.ARCHIVE,
        request,
        needs=needs,
        may=("request.purpose",) if needs else FACTS,
        attachments=() if needs else EVIDENCE,
        items="none" if needs else "needed",
    )
    basis = (rests_on(CADRE, provision(None, evidence=Evidence.SECONDARY)),)
    return Case(route(given, basis=basis), Record.PERSONAL_ARCHIVE, right)


def court(ground: Ground) -> Case:
    """A letter to the court that enforces."""
    given = row(
        RouteId.COURT_LIST,
        Request.CORRECTION,
        may=("request.case_no", "request.facts"),
        attachments=EVIDENCE,
        items="needed",
    )
    found = route(given, (HOLDER,), (rests_on(COURT, provision("11")),))
    named = Recipient(name="示例市中级人民法院")
    return Case(found, Record.DEFAULTER_LIST, Right.CORRECTION, ground, recipient=named)


repair = route(
    row(
        RouteId.CREDIT_REPAIR,
        Request.REPAIR,
        may=("request.document_no", "request.facts"),
        attachments=("proof-of-performance", "credit-commitment"),
        items="needed",
    ),
    (office("“信用中国”网站", "Credit China website", "platform"), PROVIDER),
    (rests_on(REPAIR, provision("2")), rests_on(REPAIR, provision("3", 1))),
)


def special(
    route_id: RouteId,
    request: Request,
    basis: tuple[str, str, int | None],
    record: Record,
    ground: Ground,
    *,
    found: tuple[Addressee, ...] = (HOLDER,),
    items: str = "needed",
    may: tuple[str, ...] = FACTS,
) -> Case:
    """A letter on one kind of record; ``basis`` is title, article and paragraph of its text."""
    title, article, paragraph = basis
    law = instrument(title, "Sample National Text", "special")
    given = row(route_id, request, may=may, attachments=EVIDENCE, items=items)
    rests = (rests_on(law, provision(article, paragraph)),)
    return Case(route(given, found, rests), record, Right.OBJECTION, ground)


CREDIT_CHINA = office("示例信息中心（“信用中国”网站）", "Sample Centre (Credit China)", "platform")
NUMBERED = ("request.document_no", "request.facts")


def of_the_dead(case: Case, ground: Ground | None = None) -> Case:
    """The same letter, written by a close relative of the person."""
    lets = replace(case.route, basis=(*case.route.basis, rests_on(PIPL, provision("49"))))
    return replace(case, route=lets, agent=RELATIVE, ground=ground)


CASES: dict[str, Case] = {
    "local-credit-access": Case(local_access, Record.PUBLIC_CREDIT, Right.ACCESS),
    "local-credit-access.agent": Case(
        local_access, Record.PUBLIC_CREDIT, Right.ACCESS, agent=AGENT, recipient=Recipient()
    ),
    "local-credit-access.guardian": Case(
        local_access, Record.PUBLIC_CREDIT, Right.ACCESS, agent=GUARDIAN
    ),
    "local-credit-access.study": Case(
        local_access, Record.PUBLIC_CREDIT, Right.ACCESS, on=date(2017, 6, 1)
    ),
    **{
        f"local-credit-objection.{ground}": Case(
            local_objection, Record.PUBLIC_CREDIT, Right.OBJECTION, ground
        )
        for ground in (Ground.INACCURATE, Ground.NOT_MINE, Ground.EXPIRED, Ground.REVOKED)
    },
    **{
        f"local-credit-handling.{ground}": Case(
            local_handling, Record.PUBLIC_CREDIT, Right.OBJECTION, ground
        )
        for ground in (
            Ground.PUBLISHED,
            Ground.THIRD_PARTY_ACCESS,
            Ground.INTER_AGENCY_SHARING,
            Ground.COLLECTED_WITHOUT_CONSENT,
            Ground.SENSITIVE_DATA,
            Ground.NO_NOTICE,
        )
    },
    "open-government-information-access": Case(open_access, Record.GOVERNMENT_RECORD, Right.ACCESS),
    "open-government-information-correction": Case(
        open_correction, Record.GOVERNMENT_RECORD, Right.CORRECTION, Ground.INACCURATE
    ),
    "personal-information-access": personal(
        Request.ACCESS, ("45", 1), "request.information", "request.period", items="none"
    ),
    "personal-information-correction": personal(
        Request.CORRECTION, ("46", None), "request.facts", items="needed"
    ),
    "personal-information-deletion": personal(
        Request.DELETION, ("47", 1), "request.facts", items="needed"
    ),
    "personal-information-restriction": personal(
        Request.RESTRICTION, ("44", None), "request.facts", items="may"
    ),
    "personal-information-explanation": personal(
        Request.EXPLANATION, ("48", None), "request.facts", items="none"
    ),
    "financial-credit-access": financial(Request.ACCESS, "17", "request.form", right=Right.ACCESS),
    "financial-credit-objection": financial(
        Request.OBJECTION, "25", *REPORT, ground=Ground.INACCURATE
    ),
    "financial-credit-deletion": financial(Request.DELETION, "16", *REPORT, ground=Ground.EXPIRED),
    "financial-credit-complaint": financial(
        Request.COMPLAINT, "26", *REPORT, ground=Ground.NO_NOTICE
    ),
    "personal-information-access.relative": of_the_dead(
        personal(Request.ACCESS, ("45", 1), "request.information", items="none")
    ),
    "personal-information-correction.relative": of_the_dead(
        personal(Request.CORRECTION, ("46", None), "request.facts", items="needed"),
        Ground.NOT_MINE,
    ),
    "personal-information-deletion.relative": of_the_dead(
        personal(Request.DELETION, ("47", 1), "request.facts", items="needed"),
        Ground.EXPIRED,
    ),
    "court-list-correction": court(Ground.INACCURATE),
    "court-list-correction.revoked": court(Ground.REVOKED),
    "credit-repair": Case(repair, Record.PUBLICATION, Right.OBJECTION, Ground.PUBLISHED),
    **{
        f"national-credit-objection.{ground}": special(
            RouteId.NATIONAL_CREDIT,
            Request.OBJECTION,
            ("信用修复管理办法", "18", None),
            Record.PUBLICATION,
            ground,
            found=(CREDIT_CHINA, PROVIDER),
            may=NUMBERED,
        )
        for ground in (
            Ground.INACCURATE,
            Ground.NOT_MINE,
            Ground.EXPIRED,
            Ground.REVOKED,
            Ground.PUBLISHED,
        )
    },
    **{
        f"enterprise-publicity-correction.{ground}": special(
            RouteId.ENTERPRISE_PUBLICITY,
            Request.CORRECTION,
            ("企业信息公示暂行条例", "12", 1),
            Record.PUBLICATION,
            ground,
        )
        for ground in (Ground.INACCURATE, Ground.NOT_MINE)
    },
    "business-registration-cancellation": special(
        RouteId.BUSINESS_REGISTRATION,
        Request.CANCELLATION,
        ("中华人民共和国市场主体登记管理条例", "40", 1),
        Record.PUBLICATION,
        Ground.NOT_MINE,
    ),
    **{
        f"police-record-restriction.{ground}": special(
            RouteId.POLICE_RECORD,
            Request.RESTRICTION,
            ("中华人民共和国治安管理处罚法", "136", None),
            Record.GOVERNMENT_RECORD,
            ground,
            items="may",
        )
        for ground in (
            Ground.PUBLISHED,
            Ground.THIRD_PARTY_ACCESS,
            Ground.INTER_AGENCY_SHARING,
        )
    },
    **{
        f"fraud-list-objection.{ground}": special(
            RouteId.FRAUD_LIST,
            Request.OBJECTION,
            ("中华人民共和国反电信网络诈骗法", "31", 2),
            Record.FINANCIAL_CREDIT,
            ground,
            may=NUMBERED,
        )
        for ground in (Ground.INACCURATE, Ground.EXPIRED)
    },
    "data-sharing-complaint": special(
        RouteId.DATA_SHARING,
        Request.COMPLAINT,
        ("政务数据共享条例", "37", 2),
        Record.GOVERNMENT_RECORD,
        Ground.INTER_AGENCY_SHARING,
        items="may",
    ),
    "archive-certificate": archive(Request.CERTIFICATE, "request.information"),
    "archive-access": archive(Request.ACCESS, "request.information"),
    "archive-correction": archive(Request.CORRECTION, right=Right.CORRECTION),
}
