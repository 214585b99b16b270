"""The findings of ``assess`` as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.wording.findings import (
    caution_sentence,
    grade,
    office_name,
    period_line,
    remedy,
    status,
    why,
)
from pcirights.wording.phrases import aside, citation, labelled, pick, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.findings import Findings
    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.places import Place


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
            text("report.to"), pick(office_name(addressee, place), catalogue) + blank, catalogue
        )
        if addressee.blank:
            yield f"   {text(f'report.find.{addressee.role}')}"
    for item in route.deadlines:
        given = citation(item.instrument, item.provision, catalogue)
        line = semicolon.join((period_line(item.period, catalogue), given))
        yield labelled(text("report.deadlines"), line, catalogue)
    for step in route.remedies:
        yield labelled(text("report.remedies"), remedy(step, catalogue, sourced=True), catalogue)
    attached = (text(f"attachment.{name}") for name in route.row.attachments)
    yield labelled(text("report.attachments"), catalogue.name("、", ", ").join(attached), catalogue)
