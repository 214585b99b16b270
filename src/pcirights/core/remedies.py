"""What can follow silence or refusal, each step with the provision that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Promise

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.law import Citation, Instrument, Period, Provision, Words
    from pcirights.core.rows import RemedyRow
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import Because, Outcome
    from pcirights.core.when import Facts, When


@dataclass(frozen=True, slots=True)
class Remedy:
    """One step. ``required_first`` by ``first_by``: a court turns a suit away without it.

    ``when`` tells for which answers it is, ``said`` its condition in words; ``follows`` names the
    step that it comes after, if any. ``at_once``: it needs neither an answer nor silence first.
    ``limitation`` bars a civil claim after its time. The rest are the provisions that set its outer
    limit, and the time of whoever takes it up.
    """

    step: str
    instrument: Instrument
    provision: Provision
    within: Period | None
    first_by: Provision | None
    said: Words | None
    when: When
    follows: str | None = None
    at_latest: Citation | None = None
    accepts: Citation | None = None
    decides: tuple[Citation, ...] = ()
    at_once: bool = False
    limitation: Citation | None = None

    def follows_on(self, outcome: Outcome, because: Because | None) -> bool:
        """Whether it stands after such an answer, which names a reason or none."""
        return self.when.fits_answer(outcome, because)

    @property
    def required_first(self) -> bool:
        """Whether this step must be taken before a court is asked."""
        return self.first_by is not None


def remedies(facts: Facts, on: date, book: StatuteBook) -> tuple[Remedy, ...]:
    """The steps that stand on that day for a route whose request was refused or met with silence.

    An empty answer means that the law of that day on remedies is not in the book, or that there is
    no step that a court or organ must take up.
    """
    return tuple(
        _remedy(row, standing, on, book)
        for row in book.remedies
        if row.when.fits(facts)
        and (standing := book.standing(row.rests_on, on))
        and not book.standing(row.not_while, on)
        and (row.only_while is None or book.standing(row.only_while, on))
    )


def _remedy(row: RemedyRow, standing: Citation, on: date, book: StatuteBook) -> Remedy:
    first = book.standing(row.first_by, on)
    return Remedy(
        step=row.step,
        instrument=standing.instrument,
        provision=standing.provision,
        within=next((p for p in standing.provision.periods if p.what == Promise.FILE), None),
        first_by=first.provision if first else None,
        said=row.said,
        when=row.when,
        follows=row.follows,
        at_latest=book.standing(row.at_latest, on),
        accepts=book.standing(row.accepts, on),
        decides=tuple(found for ref in row.decides if (found := book.standing(ref, on))),
        at_once=row.at_once,
        limitation=book.standing(row.limitation, on),
    )
