"""The answer of ``assess`` as values, for JSON: routes, addressees, periods, steps, cautions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcirights.wording.findings import caution_sentence, office_name, why
from pcirights.wording.phrases import pick

if TYPE_CHECKING:
    from pcirights.core.addressees import Addressee
    from pcirights.core.cautions import Caution
    from pcirights.core.findings import Findings
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
    name = office_name(addressee, place)
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
