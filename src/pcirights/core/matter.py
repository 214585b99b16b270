"""Read this first: the whole way from a person's answers to a letter in their hand.

answers → routes in law (in force that day) → cautions → letter → PDF
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pcirights.core.cautions import find_cautions
from pcirights.core.findings import Findings, formerly
from pcirights.core.routes import find_routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.core.answers import Answers
    from pcirights.core.routes import Question, Route
    from pcirights.core.statute_book import StatuteBook

Draft = TypeVar("Draft")


def assess(question: Question, book: StatuteBook) -> Findings:
    """What the law of the day asked gives: the routes, what to beware of, what applied before."""
    routes = find_routes(question, book)
    cautions = find_cautions(question, routes, book)
    return Findings(question, routes, cautions, formerly(question, book))


def write(
    answers: Answers,
    findings: Findings,
    compose: Callable[[Answers, Findings, Route], Draft],
    render: Callable[[Draft], bytes],
) -> bytes:
    """The letter of the route that the person chose, else of the recommended one.

    Raises NoRouteError where the law gives none, WrongInputError where the chosen one is not there.
    """
    route = findings.choose(answers.route)
    letter = compose(answers, findings, route)
    return render(letter)
