"""Four routes whose own sheets are kept as they were read, by the names of the golden files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tests.letters.cases import AGENT, CASES, LOCAL, OPEN, PIPL
from tests.letters.sample_law import due, instrument, period, provision
from tests.letters.samples import TODAY, WUXI, Case, templates

from pcirights import i18n
from pcirights.core.answers import Recipient
from pcirights.core.cautions import Caution
from pcirights.core.findings import Findings
from pcirights.core.law import Citation, Evidence, Instrument, Period, Provision, Unit, Words
from pcirights.core.matter import Matter
from pcirights.core.remedies import Remedy
from pcirights.core.routes import Route
from pcirights.core.vocabulary import RouteId, Severity
from pcirights.core.when import When
from pcirights.letters.letter import Lang, Letter
from pcirights.letters.own_sheet import own_sheet

RECONSIDER = instrument("某复议法", "Sample Reconsideration Law", "arl-2023")
SUE = instrument("某诉讼法", "Sample Litigation Law", "all-2017")
REFUSED = Words("被拒绝或者逾期不答复的", "where it is refused or no answer comes")


def says(ident: str, article: str, paragraph: int | None, zh: str, en: str) -> Provision:
    found = provision(article, paragraph, ident=ident)
    key = f"{article}({paragraph})" if paragraph else article
    return replace(found, key=key, gist=Words(zh, en))


ORAL = ("书写有困难的可以口头提出。", "It may be oral.")


def helping(law: Instrument, article: str, paragraph: int) -> Instrument:
    oral = says(law.id, article, paragraph, *ORAL)
    return replace(law, provisions=(oral, provision("99", ident=law.id)))


def step(
    name: str,
    law: Instrument,
    article: str,
    within: Period | None = None,
    *,
    first: bool = False,
    when: Words | None = None,
) -> Remedy:
    found = provision(article, ident=law.id)
    return Remedy(name, law, found, within, found if first else None, when, When())


def warns(
    code: str,
    law: Instrument | None = None,
    article: str = "31",
    severity: Severity = Severity.NOTE,
    routes: tuple[RouteId, ...] = (),
) -> Caution:
    rests_on = provision(article, ident=law.id) if law else None
    return Caution(code, severity, law, rests_on, routes)


RECONSIDERATION = step(
    "reconsideration",
    helping(RECONSIDER, "22", 1),
    "20",
    period("file", 60, Unit.CALENDAR_DAY, starts="knowledge"),
    first=True,
    when=REFUSED,
)
SUIT = step(
    "litigation",
    helping(SUE, "50", 2),
    "45",
    period("file", 15, Unit.CALENDAR_DAY, starts="service"),
)
GIST = ("条文的大意。", "What the article says.")


@dataclass(frozen=True)
class Own:
    """A letter of which the own sheet is asked, with steps and cautions."""

    case: Case
    route: Route
    cautions: tuple[Caution, ...] = ()
    on: date = TODAY

    def sheet(self, lang: Lang) -> Letter:
        question = replace(self.case.findings().question, on=self.on)
        findings = Findings(question, (self.route,), self.cautions, ())
        matter = Matter(self.case.answers, WUXI, TODAY, findings)
        return own_sheet(matter, self.route, templates=templates(), words=i18n.load(lang))


def with_route(name: str, *steps: Remedy) -> Route:
    found = CASES[name].route
    times = tuple(
        replace(one, provision=replace(one.provision, gist=Words(*GIST))) for one in found.deadlines
    )
    helps = tuple(
        Citation(one.instrument, provision)
        for one in steps
        for provision in one.instrument.provisions
        if provision.gist.zh == ORAL[0]
    )
    return replace(found, remedies=steps, deadlines=times, helps=helps)


objection = with_route("local-credit-objection.inaccurate", RECONSIDERATION, SUIT)
OWN = {
    "local-credit": Own(
        replace(CASES["local-credit-objection.inaccurate"], agent=AGENT),
        objection,
        (
            warns("correction-stops-no-clock", RECONSIDER, "20", Severity.STOP),
            warns("two-originals", routes=(RouteId.LOCAL_CREDIT,)),
            warns("status-unconfirmed", LOCAL, "31", Severity.WARNING),
            warns("receipt-day", OPEN, "31", routes=(RouteId.OPEN_GOVERNMENT_INFORMATION,)),
        ),
    ),
    "open-government-information": Own(
        CASES["open-government-information-access"],
        with_route(
            "open-government-information-access",
            RECONSIDERATION,
            SUIT,
            step("complaint", OPEN, "47"),
        ),
        (
            warns("reconsideration-first", RECONSIDER, "23", Severity.WARNING),
            warns("receipt-day", OPEN, "31"),
            warns("oral-filing", OPEN, "29"),
        ),
    ),
    "personal-information": Own(
        replace(CASES["personal-information-correction"], recipient=Recipient()),
        with_route("personal-information-correction"),
        (
            warns("remedy-unverified", severity=Severity.WARNING),
            warns("promptly-no-number", PIPL, "46"),
        ),
    ),
    "personal-information.relative": Own(
        CASES["personal-information-access.relative"],
        with_route("personal-information-access.relative"),
    ),
    "financial-credit": Own(
        CASES["financial-credit-objection"],
        replace(
            with_route("financial-credit-objection", step("complaint", OPEN, "26")),
            deadlines=(due(period("reply", 20, Unit.CALENDAR_DAY), Evidence.SCHOLARLY),),
        ),
        (warns("article-unverified", LOCAL, "31", Severity.WARNING),),
        on=date(2017, 6, 1),
    ),
}
