"""Whether a close relative may ask about somebody who died, and the route that they ask by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.core.law import Role
from pcirights.core.rules import Rules
from pcirights.core.vocabulary import AgentKind, Rule

if TYPE_CHECKING:
    from pcirights.core.law import Citation
    from pcirights.core.matter import Matter
    from pcirights.core.routes import Route
    from pcirights.core.statute_book import StatuteBook


def relative_may_ask(matter: Matter, route: Route, book: StatuteBook) -> Citation | None:
    """What lets a close relative ask on this route; None where nothing in force that day does."""
    return Rules(book, route, matter.question.record).find(Rule.RELATIVE, matter.law_day)


def asked_by(matter: Matter, route: Route, book: StatuteBook) -> Route:
    """The route; where a relative asks, with the provision that lets them added to its basis.

    Raises WrongInputError (``relative-not-given``) where no provision lets them ask.
    """
    if matter.answers.agent.acts_as is not AgentKind.RELATIVE:
        return route
    cited = relative_may_ask(matter, route, book)
    if cited is None:
        raise WrongInputError("relative-not-given")
    law, provision = cited
    lets = replace(
        route.basis[0], instrument=law, provision=provision, role=Role.PRIMARY, reason=None
    )
    return replace(route, basis=(*route.basis, lets))
