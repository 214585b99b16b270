"""The dates after a letter as values, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcirights.followup.due_date import Behind
from pcirights.wording import due_dates
from pcirights.wording.phrases import pick

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.law import Citation, Period
    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.counting import Line
    from pcirights.followup.due_date import Alert, Watch, Whose
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue

SCHEMA = 1


def as_values(line: Timeline, on: date, catalogue: Catalogue) -> dict[str, Any]:
    """The timeline; ``on`` is the day whose law gave the route."""
    return {
        "schema": SCHEMA,
        "today": line.history.today.isoformat(),
        "on": on.isoformat(),
        "route": line.route.id,
        "request": line.route.request,
        "events": [
            {
                "what": event.what,
                "day": event.day.isoformat(),
                "how": event.how,
                "until": event.until.isoformat() if event.until else None,
                "because": event.because,
                **to_values(event.to),
            }
            for event in line.history.events
        ],
        "dates": [watch_values(watch, line.history.today, catalogue) for watch in line.watches],
        "alerts": [alert_values(alert, catalogue) for alert in line.alerts],
        "working_days": [
            {"year": year, "announced": [day.isoformat() for day in days]}
            for year, days in line.notices
        ],
    }


def watch_values(watch: Watch, today: date, catalogue: Catalogue) -> dict[str, Any]:
    """One date with its sum."""
    reach = watch.sum.reach if watch.sum else None
    opens = watch.opens.reach.latest if watch.opens else None
    return {
        "what": watch.what,
        **to_values(watch.to),
        "title": due_dates.title(watch, catalogue),
        "whose": watch.whose,
        "day": reach.earliest.isoformat() if reach and reach.exact else None,
        "earliest": reach.earliest.isoformat() if reach else None,
        "latest": reach.latest.isoformat() if reach else None,
        "no_day": watch.no_day,
        "state": watch.state(today),
        "hard": watch.hard,
        "outer_limit": watch.cap,
        "act_behind": watch.behind is Behind.ACT,
        "decision_because": watch.behind is Behind.DECISION,
        "ours": watch.ours,
        "supposing": watch.supposing,
        "required_first": watch.first_by is not None,
        "opens": opens.isoformat() if opens else None,
        "met": watch.met.isoformat() if watch.met else None,
        **cited_values(watch.rests_on),
        "period": _period(watch.period, catalogue),
        "condition": pick(watch.when, catalogue) if watch.when else None,
        "sum": [_line(line, watch.whose, catalogue) for line in watch.sum.lines]
        if watch.sum
        else [],
    }


def _period(period: Period | None, catalogue: Catalogue) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "n": period.n,
        "unit": period.unit,
        "word": pick(period.word, catalogue) if period.word else None,
        "starts": period.starts,
    }


def _line(line: Line, whose: Whose, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
        "n": line.n,
        "holidays": list(line.names),
        **cited_values(line.rests_on),
        "text": due_dates.sum_line(line, whose, catalogue),
    }


def alert_values(alert: Alert, catalogue: Catalogue) -> dict[str, Any]:
    """One alert with what it rests on."""
    return {
        "code": alert.code,
        **to_values(alert.to),
        "hard": alert.hard,
        **cited_values(alert.rests_on),
        "text": due_dates.alert(alert, catalogue),
    }


def to_values(to: BodyRole | None) -> dict[str, str]:
    """The addressee of whom alone something is said, by its role; no key where there is none."""
    return {} if to is None else {"to": to}


def cited_values(cited: Citation | None) -> dict[str, str | None]:
    """A provision: its instrument and article."""
    return {
        "instrument": cited.instrument.id if cited else None,
        "article": cited.provision.article if cited else None,
    }
