"""Small statute books made for a test: sound data, changed where the test wants it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pcirights.law.load import parse

if TYPE_CHECKING:
    from pcirights.core.statute_book import StatuteBook

Values = dict[str, Any]
LOCAL = "local-credit"
DATES = {
    "first_day": date(2008, 5, 1),
    "horizon": date(2027, 1, 1),
    "checked": date(2026, 1, 1),
}


def provision(
    article: str | None = "1", evidence: str = "text", period: int | None = None, **use: object
) -> Values:
    made: Values = {
        "evidence": evidence,
        "source": "made up, fn 1",
        "zh": "可。",
        "en": "May.",
    }
    made |= {"article": article} if article else {"key": "title"}
    made["use"] = [
        {
            "route": LOCAL,
            "requests": ["access", "objection"],
            "records": ["public-credit"],
            "role": "primary",
        }
        | use
    ]
    if period:
        made["period"] = [
            {"what": "reply", "n": period, "unit": "working-day", "starts": "receipt"},
            {"what": "file", "n": 60, "unit": "calendar-day", "starts": "knowledge"},
            {
                "what": "mark",
                "n": 1,
                "unit": "working-day",
                "starts": "receipt",
                "requests": ["objection"],
            },
        ]
    return made


def instrument(*provisions: Values, **changes: object) -> Values:
    return {
        "group": "sample",
        "level": "local-regulation",
        "title_zh": "条例",
        "title_en": "Regulation",
        "issuer_zh": "某会",
        "issuer_en": "Congress",
        "place": "320200",
        "effective_from": date(2016, 3, 1),
        "effective_from_evidence": "text",
        "source": "made up",
        "checked": date(2026, 1, 1),
        "provision": list(provisions),
    } | changes


def request(route: str = LOCAL, **changes: object) -> Values:
    return {
        "route": route,
        "records": ["public-credit"],
        "rights": ["access"],
        "grounds": ["none"],
        "request": "access",
        "attachments": [],
        "needs": ["applicant.name"],
        "may": [],
        "items": "none",
    } | changes


def book(*requests: Values, **instruments: Values) -> StatuteBook:
    stops = [{"code": "no-route", "severity": "stop", "no_route": True}]
    files: dict[str, Values] = {
        "book.toml": DATES,
        "routes.toml": {"request": list(requests)},
        "cautions.toml": {"caution": stops},
    }
    return parse(files | {f"x/{name}.toml": values for name, values in instruments.items()})


NATIONAL = {"place": None, "level": "law", "group": "law"}


def national(*provisions: Values, **changes: object) -> Values:
    made = instrument(*provisions, **(NATIONAL | changes))
    del made["place"]
    return made
