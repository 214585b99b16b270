"""What can follow silence or refusal, each step with the provision that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.law import Instrument, Period, Provision, Words
    from pcirights.core.statute_book import RemedyRow, StatuteBook
    from pcirights.core.vocabulary import Because, Enforceability, Outcome, Record, Request, RouteId


@dataclass(frozen=True, slots=True)
class Remedy:
    """One step. ``required_first`` by ``first_by``: a court turns a suit away without it.

    ``after`` says for which answers it is (none: any), ``because`` and ``unless`` for which reasons
    that an answer names; ``follows`` names the step that it comes after, if any. ``at_once``: it
    needs no answer and no silence first. ``limitation`` bars a civil claim after its time. The rest
    are the provisions that set its outer limit, and the time of whoever takes it up.
    """

    step: str
    instrument: Instrument
    provision: Provision
    within: Period | None
    first_by: Provision | None
    when: Words | None
    after: tuple[Outcome, ...] = ()
    follows: str | None = None
    at_latest: tuple[Instrument, Provision] | None = None
    accepts: tuple[Instrument, Provision] | None = None
    decides: tuple[tuple[Instrument, Provision], ...] = ()
    because: tuple[Because, ...] = ()
    unless: tuple[Because, ...] = ()
    at_once: bool = False
    limitation: tuple[Instrument, Provision] | None = None

    def follows_on(self, outcome: Outcome, because: Because | None) -> bool:
        """Whether it stands after such an answer, which names a reason or none."""
        return (
            (not self.after or outcome in self.after)
            and (not self.because or because in self.because)
            and because not in self.unless
        )

    @property
    def required_first(self) -> bool:
        """Whether this step must be taken before a court is asked."""
        return self.first_by is not None


def remedies(
    route: RouteId,
    request: Request,
    record: Record,
    grade: Enforceability,
    governing: str,
    on: date,
    book: StatuteBook,
) -> tuple[Remedy, ...]:
    """The steps that stand on that day for a route whose request was refused or met with silence.

    An empty answer means that the law of that day on remedies is not in the book, or that there is
    no step that a court or organ must take up.
    """
    steps = []
    for row in book.remedies:
        standing = book.standing(row.rests_on, on)
        if standing is None or not _fits(row, route, request, record, grade, governing):
            continue
        if book.standing(row.not_while, on):
            continue
        if row.only_while and not book.standing(row.only_while, on):
            continue
        instrument, provision = standing
        first = book.standing(row.first_by, on)
        within = next((p for p in provision.periods if p.what == "file"), None)
        steps.append(
            Remedy(
                row.step,
                instrument,
                provision,
                within,
                first[1] if first else None,
                row.when,
                row.after,
                row.follows,
                book.standing(row.at_latest, on),
                book.standing(row.accepts, on),
                tuple(found for ref in row.decides if (found := book.standing(ref, on))),
                row.because,
                row.unless,
                row.at_once,
                book.standing(row.limitation, on),
            )
        )
    return tuple(steps)


def _fits(
    row: RemedyRow,
    route: RouteId,
    request: Request,
    record: Record,
    grade: Enforceability,
    governing: str,
) -> bool:
    return (
        route in row.routes
        and (not row.requests or request in row.requests)
        and (not row.records or record in row.records)
        and (not row.grades or grade in row.grades)
        and (row.governing is None or row.governing == governing)
    )
