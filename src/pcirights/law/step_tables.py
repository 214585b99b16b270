"""The tables of steps.toml: what can be done after the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.law import Words
from pcirights.core.step_rows import (
    ArgumentRow,
    BasisRow,
    Instead,
    OfficeRow,
    ReasonRow,
    StepCautionRow,
    StepRow,
    When,
)
from pcirights.core.vocabulary import Because, Record, Request, Right, RouteId, Severity, Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.statute_book import StatuteBook
    from pcirights.law.toml_reading import Table

GOES_TO = ("same", "named", "office")


def read_steps(parent: Table) -> Iterator[StepRow]:
    """The steps."""
    for table in parent.tables("step"):
        goes_to = table.text("goes_to")
        if goes_to not in GOES_TO:
            table.say("goes_to", f"{goes_to!r} is not one of {', '.join(GOES_TO)}")
        yield StepRow(
            step=table.text("step"),
            when=_when(table),
            date=table.text("date", needed=False) or None,
            dated=table.flag("dated"),
            rests_on=table.strings("rests_on"),
            letter=table.text("letter", needed=False) or None,
            instead=_instead(table),
            goes_to=goes_to,
            costs=table.strings("costs"),
            needs=table.strings("needs"),
        )
        table.finish()


def read_step_offices(parent: Table) -> Iterator[OfficeRow]:
    """Where a step goes."""
    for table in parent.tables("office"):
        yield OfficeRow(
            steps=table.strings("steps"),
            when=_when(table),
            rests_on=table.text("rests_on"),
            role=table.text("role"),
            name=table.both("name") or Words("", ""),
            holder=table.both("holder", needed=False),
            blank=table.flag("blank"),
            find=table.both("find") or Words("", ""),
        )
        table.finish()


def read_reasons(parent: Table) -> Iterator[ReasonRow]:
    """The reasons that an answer can name."""
    for table in parent.tables("reason"):
        yield ReasonRow(
            because=table.word("because", Because) or Because.NOT_OURS,
            when=_when(table, reasons=False),
            rests_on=table.text("rests_on", needed=False) or None,
        )
        table.finish()


def read_step_cautions(parent: Table) -> Iterator[StepCautionRow]:
    """What to beware of."""
    for table in parent.tables("caution"):
        yield StepCautionRow(
            code=table.text("code"),
            severity=table.word("severity", Severity) or Severity.STOP,
            steps=table.strings("steps"),
            when=_when(table),
            rests_on=table.strings("rests_on"),
        )
        table.finish()


def read_step_bases(parent: Table) -> Iterator[BasisRow]:
    """What a step's letter names beside the provision that the step rests on."""
    for table in parent.tables("basis"):
        yield BasisRow(
            steps=table.strings("steps"),
            when=_when(table),
            rests_on=table.strings("rests_on"),
        )
        table.finish()


def read_arguments(parent: Table) -> Iterator[ArgumentRow]:
    """What a letter asks to be looked at. The last of the six: it looks for unknown keys."""
    for table in parent.tables("argument"):
        yield ArgumentRow(
            code=table.text("code"),
            steps=table.strings("steps"),
            when=_when(table),
            rests_on=table.text("rests_on"),
        )
        table.finish()
    parent.finish()


def references(book: StatuteBook) -> Iterator[tuple[str, str, str | None]]:
    """Every provision that steps.toml points at: the file, the key, the reference."""
    for step in book.steps:
        for ref in (*step.rests_on, *step.costs, *step.when.governing):
            yield "steps.toml", step.step, ref
    for office in book.step_offices:
        yield "steps.toml", "office", office.rests_on
    for reason in book.reasons:
        yield "steps.toml", reason.because, reason.rests_on
    for caution in book.step_cautions:
        for ref in (*caution.rests_on, *caution.when.governing):
            yield "steps.toml", caution.code, ref
    for basis in book.step_bases:
        for ref in (*basis.rests_on, *basis.when.governing):
            yield "steps.toml", "basis", ref
    for argument in book.arguments:
        yield "steps.toml", argument.code, argument.rests_on


def _when(table: Table, *, reasons: bool = True) -> When:
    return When(
        situations=table.words("situations", Situation),
        routes=table.words("routes", RouteId),
        requests=table.words("requests", Request),
        records=table.words("records", Record),
        governing=table.strings("governing"),
        because=table.words("because", Because) if reasons else (),
        unless=table.words("unless", Because) if reasons else (),
        first=table.flag("first") if "first" in table.values else None,
    )


def _instead(table: Table) -> Instead | None:
    """Another request: of the same record where none is named; ``again`` stands for the same."""
    again = table.flag("again")
    record = table.word("record", Record, needed=False)
    right = table.word("right", Right, needed=False)
    return Instead(record, right) if again or right or record else None
