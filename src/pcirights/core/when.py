"""The cases that a row of the law's data is for: one condition for every table."""

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
    """What is known of a case. None: it is not asked about, so any row fits.

    A question without a ground has ``without_ground``.
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
    """A condition. Empty lists mean any.

    ``governing`` are the instruments that lead the route; ``after`` says what came back;
    ``because`` wants one of these reasons in the answer, ``unless`` none of them; ``first`` is for
    cases in which reconsideration has to come first, or in which it has not; ``several`` for
    letters to several addressees, or to one. ``grounds`` may hold None, for a question without one.
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
        """Whether the row is for such a case, before it is known what came back."""
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
        """Whether it is for what came back: an outcome (None: any) and a reason, or none."""
        return (
            (not self.after or outcome is None or outcome in self.after)
            and (not self.because or because in self.because)
            and because not in self.unless
        )
