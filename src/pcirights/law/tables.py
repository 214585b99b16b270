"""The tables beside the instruments: requests, remedies, cautions, bodies, the book's dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pcirights.core.law import Words
from pcirights.core.statute_book import BodyRow, CautionRow, CountingRow, RemedyRow, RequestRow
from pcirights.core.vocabulary import (
    Because,
    Enforceability,
    Ground,
    Outcome,
    Record,
    Request,
    Right,
    RouteId,
    Rule,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.law.toml_reading import Table

NO_GROUND = "none"
"""How the data writes that no ground was given."""


def read_requests(parent: Table) -> Iterator[RequestRow]:
    """The rows of routes.toml."""
    for table in parent.tables("request"):
        yield RequestRow(
            route=table.word("route", RouteId) or RouteId.LOCAL_CREDIT,
            records=table.words("records", Record),
            rights=table.words("rights", Right),
            grounds=_grounds(table) or (None,),
            request=table.word("request", Request) or Request.ACCESS,
            last_resort=table.words("last_resort", Record),
            attachments=table.strings("attachments"),
            needs=table.strings("needs"),
            may=table.strings("may"),
            items=table.text("items"),
        )
        table.finish()
    parent.finish()


def read_remedies(parent: Table) -> Iterator[RemedyRow]:
    """The rows of remedies.toml."""
    for table in parent.tables("remedy"):
        yield RemedyRow(
            step=table.text("step"),
            routes=table.words("routes", RouteId),
            requests=table.words("requests", Request),
            records=table.words("records", Record),
            grades=table.words("grades", Enforceability),
            rests_on=table.text("rests_on"),
            first_by=table.text("first_by", needed=False) or None,
            not_while=table.text("not_while", needed=False) or None,
            only_while=table.text("only_while", needed=False) or None,
            when=table.both("when", needed=False),
            governing=table.text("governing", needed=False) or None,
            after=table.words("after", Outcome),
            because=table.words("because", Because),
            unless=table.words("unless", Because),
            follows=table.text("follows", needed=False) or None,
            at_latest=table.text("at_latest", needed=False) or None,
            accepts=table.text("accepts", needed=False) or None,
            decides=table.strings("decides"),
            at_once=table.flag("at_once"),
            limitation=table.text("limitation", needed=False) or None,
        )
        table.finish()
    parent.finish()


def read_counting(parent: Table) -> Iterator[CountingRow]:
    """The rows of counting.toml."""
    for table in parent.tables("counting"):
        yield CountingRow(
            rule=table.word("rule", Rule) or Rule.START_DAY,
            rests_on=table.text("rests_on"),
            routes=table.words("routes", RouteId),
            requests=table.words("requests", Request),
            records=table.words("records", Record),
            steps=table.strings("steps"),
        )
        table.finish()
    parent.finish()


def read_cautions(parent: Table) -> Iterator[CautionRow]:
    """The rows of cautions.toml."""
    for table in parent.tables("caution"):
        yield CautionRow(
            code=table.text("code"),
            severity=table.word("severity", Severity) or Severity.STOP,
            rests_on=table.strings("rests_on"),
            no_route=table.flag("no_route"),
            routes=table.words("routes", RouteId),
            without=table.words("without", RouteId),
            requests=table.words("requests", Request),
            records=table.words("records", Record),
            rights=table.words("rights", Right),
            grounds=_grounds(table),
            grades=table.words("grades", Enforceability),
            governing=table.text("governing", needed=False) or None,
            until=table.day("until"),
        )
        table.finish()
    parent.finish()


def read_bodies(parent: Table) -> Iterator[BodyRow]:
    """The rows of bodies.toml."""
    for table in parent.tables("body"):
        yield BodyRow(
            route=table.word("route", RouteId) or RouteId.LOCAL_CREDIT,
            instrument=table.text("instrument", needed=False) or None,
            requests=table.words("requests", Request),
            records=table.words("records", Record),
            places=table.strings("places"),
            role=table.text("role"),
            name=table.both("name") or Words("", ""),
            holder=table.both("holder", needed=False),
            blank=table.flag("blank"),
            source=table.text("source"),
        )
        table.text("evidence", needed=False)
        table.finish()
    parent.finish()


def read_dates(table: Table) -> tuple[date, date, date, int]:
    """The first and the last day that can be asked, the day of the last check, and days between."""
    days = tuple(
        table.day(key, needed=True) or date.min for key in ("first_day", "horizon", "checked")
    )
    review_days = table.number("review_days") or 0
    table.number("serial")  # which book this is; law packs compare it
    table.finish()
    return days[0], days[1], days[2], review_days


def _grounds(table: Table) -> tuple[Ground | None, ...]:
    """The grounds of a row; ``none`` stands for a question without a ground."""
    listed = table.values.get("grounds", [])
    without = isinstance(listed, list) and NO_GROUND in listed
    if without:
        table.values = {**table.values, "grounds": [one for one in listed if one != NO_GROUND]}
    return (*((None,) if without else ()), *table.words("grounds", Ground))
