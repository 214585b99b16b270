"""What a region's own law gives about public credit information, for the map and the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.routes import Question, find_routes
from pcirights.core.vocabulary import Record, Right, RouteId

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.routes import Route
    from pcirights.core.statute_book import StatuteBook


def local_route(
    law_path: tuple[str, ...], right: Right, on: date, book: StatuteBook
) -> Route | None:
    """The route that the region's own law gives on a day, asked without a ground; None if none."""
    question = Question(law_path, Record.PUBLIC_CREDIT, right, None, on)
    routes = find_routes(question, book)
    return next((route for route in routes if route.id is RouteId.LOCAL_CREDIT), None)
