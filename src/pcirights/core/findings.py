"""What the law gives for one question: read by the screens, the command line and the letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pcirights.core.cautions import Caution
from pcirights.core.errors import NoRouteError, WrongInputError
from pcirights.core.law import Status
from pcirights.core.vocabulary import Severity

if TYPE_CHECKING:
    from pcirights.core.law import Instrument
    from pcirights.core.routes import Question, Route
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import RouteId


@dataclass(frozen=True, slots=True)
class Findings:
    """Routes (the recommended one first), cautions (heaviest first), and former instruments."""

    question: Question
    routes: tuple[Route, ...]
    cautions: tuple[Caution, ...]
    not_in_force: tuple[Instrument, ...]

    def choose(self, wanted: RouteId | None) -> Route:
        """The route by its id, or the recommended one.

        Raises NoRouteError (its code is that of the stop) without any route, WrongInputError where
        the law of that day does not give the one wanted.
        """
        if not self.routes:
            raise NoRouteError(self.stop)
        if wanted is None:
            return self.routes[0]
        for route in self.routes:
            if route.id is wanted:
                return route
        offered = ", ".join(route.id for route in self.routes)
        raise WrongInputError("route-not-offered", route=wanted, offered=offered)

    def with_caution(self, code: str) -> Findings:
        """A copy with one more warning, which has no provision."""
        more = Caution(code, Severity.WARNING, None, None, ())
        cautions = sorted((*self.cautions, more), key=lambda one: one.severity.rank)
        return replace(self, cautions=tuple(cautions))

    @property
    def stop(self) -> str:
        """The code of the caution that says why there is no route."""
        return self.cautions[0].code

    def cautions_of(self, route: Route) -> tuple[Caution, ...]:
        """The cautions that concern one route, heaviest first."""
        return tuple(caution for caution in self.cautions if route.id in caution.routes)


def formerly(question: Question, book: StatuteBook) -> tuple[Instrument, ...]:
    """The instruments that served such a question on an earlier day, latest end first."""
    past = {
        instrument.id: instrument
        for row in book.requests
        if row.asked_by(question.record, question.right, question.ground)
        for instrument, _, use in book.uses(row.route, question.place)
        if use.fits(row.route, row.request, question.record, question.right, question.ground)
        and instrument.status(question.on) in {Status.SUPERSEDED, Status.REPEALED}
    }
    return tuple(sorted(past.values(), key=lambda item: str(item.span.last), reverse=True))
