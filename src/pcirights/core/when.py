"""The condition of a row in the law's tables: which cases it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcirights.core.vocabulary import (
        Because,
        Enforceability,
        Ground,
        Outcome,
        Record,
        Request,
        Right,
        RouteId,
        Situation,
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case. None means unknown, so any row fits.

    ``without_ground`` is set for a question that has no ground.
    """

    route: RouteId | None = None
    request: Request | None = None
    record: Record | None = None
    right: Right | None = None
    ground: Ground | None = None
    without_ground: bool = False
    grade: Enforceability | None = None
    governing: str | None = None
    situation: Situation | None = None
    first: bool | None = None
    several: bool | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The condition of a row. An empty list means any.

    ``governing`` are the instruments that lead the route. ``after`` is the office's outcome; the
    office must have given one of the reasons in ``because``, and none of those in ``unless``.
    ``first`` says whether reconsideration has to come first, ``several`` whether the letter went to
    several addressees. ``grounds`` may hold None, for a question without a ground.
    """

    situations: tuple[Situation, ...] = ()
    routes: tuple[RouteId, ...] = ()
    requests: tuple[Request, ...] = ()
    records: tuple[Record, ...] = ()
    rights: tuple[Right, ...] = ()
    grounds: tuple[Ground | None, ...] = ()
    grades: tuple[Enforceability, ...] = ()
    governing: tuple[str, ...] = ()
    after: tuple[Outcome, ...] = ()
    because: tuple[Because, ...] = ()
    unless: tuple[Because, ...] = ()
    first: bool | None = None
    several: bool | None = None

    def fits(self, facts: Facts) -> bool:
        """Whether the row is for this case, leaving aside how the office answered."""
        # Written out, most telling first: this is asked of every row for every question.
        return (
            (not self.routes or facts.route is None or facts.route in self.routes)
            and (not self.records or facts.record is None or facts.record in self.records)
            and (not self.requests or facts.request is None or facts.request in self.requests)
            and (not self.rights or facts.right is None or facts.right in self.rights)
            and (not self.grades or facts.grade is None or facts.grade in self.grades)
            and (not self.governing or facts.governing is None or facts.governing in self.governing)
            and (
                not self.situations or facts.situation is None or facts.situation in self.situations
            )
            and self._fits_ground(facts)
            and (self.first is None or facts.first is None or self.first is facts.first)
            and (self.several is None or facts.several is None or self.several is facts.several)
        )

    def _fits_ground(self, facts: Facts) -> bool:
        if not self.grounds or (facts.ground is None and not facts.without_ground):
            return True
        return facts.ground in self.grounds

    def fits_answer(self, outcome: Outcome | None, because: Because | None) -> bool:
        """Whether the row is for this outcome (None: any) and reason (None: none named)."""
        return (
            (not self.after or outcome is None or outcome in self.after)
            and (not self.because or because in self.because)
            and because not in self.unless
        )
