"""The answer of ``assess``: as JSON for programs, as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcirights.core.addressees import named
from pcirights.core.law import Words
from pcirights.wording.findings import caution_sentence, grade, status, why
from pcirights.wording.phrases import aside, citation, labelled, length, pick, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.addressees import Addressee
    from pcirights.core.cautions import Caution
    from pcirights.core.findings import Findings
    from pcirights.core.law import Period
    from pcirights.core.periods import Deadline
    from pcirights.core.remedies import Remedy
    from pcirights.core.routes import Basis, Route
    from pcirights.i18n import Catalogue
    from pcirights.places import Place

SCHEMA = 1


def as_values(findings: Findings, place: Place, catalogue: Catalogue) -> dict[str, Any]:
    """The findings as the JSON object that the command line promises."""
    question = findings.question
    return {
        "schema": SCHEMA,
        "on": question.on.isoformat(),
        "place": place_values(place),
        "record": question.record,
        "right": question.right,
        "ground": question.ground,
        "routes": [
            _route(route, place, catalogue)
            | {"cautions": [caution.code for caution in findings.cautions_of(route)]}
            for route in findings.routes
        ],
        "cautions": [_caution(caution, catalogue) for caution in findings.cautions],
        "not_in_force": [
            {
                "instrument": instrument.id,
                "title_zh": instrument.title.zh,
                "title_en": instrument.title.en,
                "until": instrument.span.last.isoformat() if instrument.span.last else None,
                "replaced_by": instrument.replaced_by,
            }
            for instrument in findings.not_in_force
        ],
    }


def place_values(place: Place) -> dict[str, Any]:
    """A place as JSON."""
    return {
        "code": place.code,
        "name_zh": place.name_zh,
        "name_en": place.name_en,
        "path": list(place.path),
    }


def _route(route: Route, place: Place, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": route.id,
        "recommended": route.recommended,
        "enforceability": route.enforceability,
        "request": route.request,
        "reason": why(route, catalogue),
        "basis": [_basis(basis) for basis in route.basis],
        "recipients": [_recipient(one, place, catalogue) for one in route.addressees],
        "deadlines": [_deadline(deadline, catalogue) for deadline in route.deadlines],
        "remedies": [_remedy(remedy, catalogue) for remedy in route.remedies],
        "attachments": list(route.row.attachments),
    }


def _basis(basis: Basis) -> dict[str, Any]:
    confirmed = basis.instrument.last_confirmed
    return {
        "instrument": basis.instrument.id,
        "title_zh": basis.instrument.title.zh,
        "title_en": basis.instrument.title.en,
        "level": basis.instrument.level,
        "article": basis.provision.article,
        "role": basis.role,
        "evidence": basis.provision.evidence,
        "status": basis.status,
        "last_confirmed": confirmed.isoformat() if confirmed else None,
    }


def _recipient(addressee: Addressee, place: Place, catalogue: Catalogue) -> dict[str, Any]:
    name = _name(addressee, place)
    return {
        "name_zh": name.zh,
        "name_en": name.en,
        "role": addressee.role,
        "blank": addressee.blank,
        "find": catalogue.text(f"report.find.{addressee.role}") if addressee.blank else None,
    }


def _deadline(deadline: Deadline, catalogue: Catalogue) -> dict[str, Any]:
    period = deadline.period
    return {
        "what": period.what,
        "n": period.n,
        "unit": period.unit,
        "word": pick(period.word, catalogue) if period.word else None,
        "starts": period.starts,
        "condition": pick(period.when, catalogue) if period.when else None,
        "instrument": deadline.instrument.id,
        "article": deadline.provision.article,
    }


def _remedy(remedy: Remedy, catalogue: Catalogue) -> dict[str, Any]:
    within = remedy.within
    return {
        "step": remedy.step,
        "instrument": remedy.instrument.id,
        "article": remedy.provision.article,
        "within": {"n": within.n, "unit": within.unit} if within else None,
        "starts": within.starts if within else None,
        "required_first": remedy.required_first,
        "condition": pick(remedy.said, catalogue) if remedy.said else None,
    }


def _caution(caution: Caution, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "code": caution.code,
        "severity": caution.severity,
        "instrument": caution.instrument.id if caution.instrument else None,
        "article": caution.provision.article if caution.provision else None,
        "routes": list(caution.routes),
        "text": caution_sentence(caution, catalogue),
    }


def _name(addressee: Addressee, place: Place) -> Words:
    return named(
        addressee,
        place=Words(place.name_zh, place.name_en),
        province=Words(place.path_zh[0], place.path_en[0]),
    )


def as_text(findings: Findings, place: Place, catalogue: Catalogue) -> str:
    """The findings for a person to read in a terminal."""
    return "\n".join(_lines(findings, place, catalogue)) + "\n"


def _lines(findings: Findings, place: Place, catalogue: Catalogue) -> Iterator[str]:
    question, text = findings.question, catalogue.text
    ground = f" · {text(f'ground.{question.ground}')}" if question.ground else ""
    yield catalogue.name(place.label_zh, place.label_en)
    yield f"{text(f'record.{question.record}')} · {text(f'right.{question.right}')}{ground}"
    yield f"{text('report.day')} {catalogue.date(question.on)}"
    for number, route in enumerate(findings.routes, start=1):
        yield ""
        mark = f" ★ {text('report.recommended')}" if route.recommended else ""
        name = tagged(text(f"route.{route.id}"), grade(route, catalogue), catalogue)
        yield f"{number}. {name}{mark}"
        yield from (f"   {line}" for line in _route_lines(route, place, catalogue))
    if findings.cautions:
        yield ""
    for caution in findings.cautions:
        heading = text(f"caution.{caution.code}.title")
        yield labelled(text(f"severity.{caution.severity}"), heading, catalogue)
        yield f"   {caution_sentence(caution, catalogue)}"
        if caution.provision is not None and caution.instrument is not None:
            yield f"   {citation(caution.instrument, caution.provision, catalogue)}"
    if findings.not_in_force:
        yield ""
        yield text("report.formerly")
    for instrument in findings.not_in_force:
        last = instrument.span.last
        until = aside(text("report.until", day=catalogue.date(last)), catalogue) if last else ""
        yield f"   {citation(instrument, None, catalogue)}{until}"


def _route_lines(route: Route, place: Place, catalogue: Catalogue) -> Iterator[str]:
    text, semicolon = catalogue.text, catalogue.name("；", "; ")
    yield labelled(text("report.request"), text(f"request.{route.request}"), catalogue)
    yield labelled(text("report.why"), why(route, catalogue), catalogue)
    for basis in route.basis:
        known = semicolon.join(
            (
                text(f"role.{basis.role}"),
                status(basis.instrument, basis.status, catalogue),
                text(f"evidence.{basis.provision.evidence}"),
            )
        )
        cited = citation(basis.instrument, basis.provision, catalogue)
        yield labelled(text("report.basis"), cited + aside(known, catalogue), catalogue)
    for addressee in route.addressees:
        blank = aside(text("report.blank"), catalogue) if addressee.blank else ""
        yield labelled(
            text("report.to"), pick(_name(addressee, place), catalogue) + blank, catalogue
        )
        if addressee.blank:
            yield f"   {text(f'report.find.{addressee.role}')}"
    for deadline in route.deadlines:
        given = citation(deadline.instrument, deadline.provision, catalogue)
        line = semicolon.join((period_line(deadline.period, catalogue), given))
        yield labelled(text("report.deadlines"), line, catalogue)
    for remedy in route.remedies:
        yield labelled(text("report.remedies"), _step(remedy, catalogue), catalogue)
    attached = (text(f"attachment.{name}") for name in route.row.attachments)
    yield labelled(text("report.attachments"), catalogue.name("、", ", ").join(attached), catalogue)


NOT_TO_BE_DONE = frozenset({"retain", "file"})
"""Periods in which nothing is to be done to the request: for how long, not by when."""


def period_line(period: Period, catalogue: Catalogue) -> str:
    """A period in a line: its condition, from when, how long, for what."""
    starts = catalogue.text(f"starts.{period.starts}") if period.starts else ""
    when = pick(period.when, catalogue) if period.when else ""
    long, what = length(period, catalogue), catalogue.text(f"deadline.{period.what}")
    if period.what == "extension" and period.starts:  # how long in all, not how much longer
        parts = [catalogue.name(f"{when}{starts}{long}", f"{when} {long} {starts}")]
    elif period.what == "extension":
        parts = [when, starts, f"{what}{catalogue.name('', ' ')}{long}"]
    elif period.what in NOT_TO_BE_DONE:
        parts = [when, starts, long, what]
    elif period.n is None:
        parts = [when, catalogue.name(f"{starts}{long}{what}", f"{what} {long} {starts}".rstrip())]
    else:
        within = f"{what} within {long} {starts}".rstrip()
        parts = [when, catalogue.name(f"{starts}{long}内{what}", within)]
    return catalogue.name("，", ", ").join(part for part in parts if part)


def _step(remedy: Remedy, catalogue: Catalogue) -> str:
    parts = [catalogue.text(f"remedy.{remedy.step}")]
    if remedy.within is not None:
        parts.append(catalogue.text("report.within", period=length(remedy.within, catalogue)))
    if remedy.required_first:
        parts.append(catalogue.text("remedy.required-first"))
    parts.append(citation(remedy.instrument, remedy.provision, catalogue))
    if remedy.said is not None:
        parts.append(pick(remedy.said, catalogue))
    return catalogue.name("；", "; ").join(parts)
