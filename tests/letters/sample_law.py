"""A small law made by hand: instruments, provisions, periods and offices."""

from __future__ import annotations

from datetime import date

from pcirights.core.addressees import Addressee
from pcirights.core.law import (
    Evidence,
    Instrument,
    Level,
    Period,
    Provision,
    Role,
    Span,
    Status,
    Unit,
    Words,
)
from pcirights.core.periods import Deadline
from pcirights.core.routes import Basis
from pcirights.core.vocabulary import Enforceability
from pcirights.law.articles import cite

CHECKED = date(2026, 11, 23)


def instrument(
    zh: str = "某市公共信用信息条例",
    en: str = "Sample City Public Credit Information Regulation",
    ident: str = "sample-reg",
) -> Instrument:
    return Instrument(
        id=ident,
        group=ident,
        level=Level.LOCAL_REGULATION,
        title=Words(zh, en),
        issuer=Words("", ""),
        place=None,
        document_no=None,
        promulgated=None,
        span=Span(date(2016, 3, 1), None),
        first_day_seen=True,
        first_day_evidence=Evidence.TEXT,
        last_day_evidence=None,
        replaced_by=None,
        draft=False,
        status_known=True,
        last_confirmed=None,
        last_confirmed_by="",
        source="",
        checked=CHECKED,
        provisions=(),
    )


def provision(
    article: str | None = "23",
    paragraph: int | None = None,
    item: int | None = None,
    evidence: Evidence = Evidence.TEXT,
    *,
    ident: str = "sample-reg",
) -> Provision:
    citation = cite(article, paragraph, item) if article else None
    return Provision(
        instrument=ident,
        key=citation.article if citation else "chapter",
        article=citation.article if citation else None,
        article_zh=citation.zh if citation else "第七章",
        article_en=citation.en if citation else "Chapter 7",
        evidence=evidence,
        source="",
        gist=Words("", ""),
        uses=(),
        periods=(),
    )


def rests_on(law: Instrument, article: Provision | None = None, role: Role = Role.PRIMARY) -> Basis:
    article = article or provision(ident=law.id)
    return Basis(law, article, role, Status.IN_FORCE, Enforceability.ENFORCEABLE, None)


def period(
    what: str = "reply",
    n: int | None = 20,
    unit: Unit | None = Unit.WORKING_DAY,
    *,
    word: Words | None = None,
    starts: str | None = "receipt",
    when: Words | None = None,
) -> Period:
    return Period(what, n, unit, word, starts, when, ())


def due(given: Period, evidence: Evidence = Evidence.TEXT) -> Deadline:
    return Deadline(instrument(), provision(evidence=evidence), given)


def office(
    zh: str, en: str, role: str, *, holder: Words | None = None, blank: bool = False
) -> Addressee:
    return Addressee(Words(zh, en), role, holder, blank)
