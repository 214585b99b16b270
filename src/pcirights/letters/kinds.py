"""Which template a request is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Ground, Request, RouteId

if TYPE_CHECKING:
    from pcirights.core.routes import Route

HANDLING = frozenset(
    {
        Ground.PUBLISHED,
        Ground.THIRD_PARTY_ACCESS,
        Ground.INTER_AGENCY_SHARING,
        Ground.COLLECTED_WITHOUT_CONSENT,
        Ground.SENSITIVE_DATA,
        Ground.NO_NOTICE,
    }
)
"""Grounds that object to what is done with a record, not to what it says."""

KINDS = (
    "local-credit-access",
    "local-credit-objection",
    "local-credit-handling",
    "open-government-information-access",
    "open-government-information-correction",
    "personal-information-access",
    "personal-information-correction",
    "personal-information-deletion",
    "personal-information-restriction",
    "personal-information-explanation",
    "financial-credit-access",
    "financial-credit-objection",
    "financial-credit-deletion",
    "financial-credit-complaint",
    "court-list-correction",
    "national-credit-objection",
    "credit-repair",
    "enterprise-publicity-correction",
    "business-registration-cancellation",
    "police-record-restriction",
    "fraud-list-objection",
    "data-sharing-complaint",
    "archive-certificate",
    "archive-access",
    "archive-correction",
)
"""The letters: in each language's folder one file of each name."""

AUTHORISATION = "authorisation"
"""The page that an agent's letter carries."""

RECONSIDERATION = "reconsideration"
RECONSIDERATION_AUTHORISATION = "reconsideration-authorisation"
"""The page for an agent in a reconsideration, which needs powers to act, not only to hand in."""

STEP_KINDS = (
    "completion",
    "reminder",
    "complaint",
    "review",
    "reconsideration",
    "litigation",
    "civil-litigation",
)
"""The letters that come after the first one, by what law/steps.toml calls them."""

SKELETONS = ("litigation", "civil-litigation")
"""Those that cannot be filed as they are: they are marked, and taken to a lawyer."""

OWN_SHEET = "own-sheet"
STEP_SHEET = "step-sheet"
DELIVERY_RECORD = "delivery-record"
OWN_KINDS = (OWN_SHEET, STEP_SHEET, DELIVERY_RECORD)
"""Sheets that the person keeps and never sends: advice, and a delivery record for each office."""


def kind_of(route: Route, ground: Ground | None) -> str:
    """Return the name of the template for the request of a route."""
    if route.id is RouteId.CREDIT_REPAIR:
        return "credit-repair"
    if route.id is RouteId.LOCAL_CREDIT and route.request is not Request.ACCESS:
        return "local-credit-handling" if ground in HANDLING else "local-credit-objection"
    return f"{route.id}-{route.request}"
