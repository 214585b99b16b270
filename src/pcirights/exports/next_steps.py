"""What can be done next as values, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcirights.exports.due_dates import alert_values, cited_values, to_values, watch_values
from pcirights.wording import next_steps
from pcirights.wording.next_steps import NOBODY

SCHEMA = 1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.core.answers import Recipient
    from pcirights.followup.next_step import Destination, NextStep, NextSteps, StepCaution
    from pcirights.i18n import Catalogue
    from pcirights.places import Place


def all_as_values(
    each: Sequence[NextSteps], place: Place, catalogue: Catalogue, recipient: Recipient = NOBODY
) -> dict[str, Any]:
    """The first addressee's, and under ``addressees`` those of all where each has its own clock."""
    made = [as_values(found, place, catalogue, recipient) for found in each]
    return made[0] | ({"addressees": made} if len(made) > 1 else {})


def as_values(
    found: NextSteps, place: Place, catalogue: Catalogue, recipient: Recipient = NOBODY
) -> dict[str, Any]:
    """Where the case stands and its steps."""
    line = found.line
    return {
        "schema": SCHEMA,
        "today": line.history.today.isoformat(),
        "route": line.route.id,
        "request": line.route.request,
        **to_values(found.to),
        "situation": found.situation,
        "because": found.because,
        "steps": [_step(step, found, place, catalogue, recipient) for step in found.steps],
        "alerts": [alert_values(one, catalogue) for one in line.alerts],
    }


def _step(
    step: NextStep, found: NextSteps, place: Place, catalogue: Catalogue, recipient: Recipient
) -> dict[str, Any]:
    today = found.line.history.today
    return {
        "step": step.step,
        "title": next_steps.title(step, catalogue),
        "text": next_steps.help_of(step, catalogue),
        "stand": step.stand,
        "required_first": step.first,
        **cited_values(step.rests_on),
        "evidence": step.rests_on.provision.evidence,
        "to": [_destination(one, place, catalogue, recipient) for one in step.destinations],
        "dates": [watch_values(one, today, catalogue) for one in step.dates],
        "costs": [
            {**cited_values(one), "text": next_steps.gist(one, catalogue)} for one in step.costs
        ],
        "needs": list(step.needs),
        "letter": step.writes,
        "cautions": [_caution(one, catalogue) for one in step.cautions],
    }


def _destination(
    one: Destination, place: Place, catalogue: Catalogue, recipient: Recipient
) -> dict[str, Any]:
    return {
        "name": next_steps.to(one, place, catalogue, recipient),
        "role": one.addressee.role,
        "blank": one.addressee.blank and not next_steps.typed_name(one, recipient),
        "find": next_steps.find(one, catalogue) or None,
        **cited_values(one.rests_on),
    }


def _caution(one: StepCaution, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        **cited_values(one.rests_on),
        "text": next_steps.caution(one, catalogue),
    }
