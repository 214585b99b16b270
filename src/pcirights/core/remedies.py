"""The remedies after silence or refusal, each with the provision that gives it."""

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
    """One remedy.

    With ``first_by`` a court turns a suit away unless this step was taken first. ``when`` says for
    which answers it is, ``said`` is its condition in words, ``follows`` the step that it comes
    after, if any. ``at_once``: neither an answer nor silence has to come first. ``limitation`` is
    the provision after whose time a civil claim is barred. The other fields are the provisions that
    set its outer limit and the time of the body that decides.
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
        """Whether the remedy is open after this outcome, for this reason (None: none named)."""
        return self.when.fits_answer(outcome, because)

    @property
    def required_first(self) -> bool:
        """Whether this step must be taken before a court is asked."""
        return self.first_by is not None


def remedies(facts: Facts, on: date, book: StatuteBook) -> tuple[Remedy, ...]:
    """The remedies of a route on a day, after refusal or silence.

    None means that the book does not hold the law of that day on remedies, or that no court or
    organ has to act on a complaint.
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
