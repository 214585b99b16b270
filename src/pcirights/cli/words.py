"""How findings and errors are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.errors import NoRouteError
from pcirights.letters.wording import (
    aside,
    citation,
    explain,
    fields_of,
    length,
    pick,
    tagged,
    told,
)

if TYPE_CHECKING:
    from pcirights.core.errors import PcirightsError
    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue

__all__ = ["aside", "citation", "explain", "length", "pick", "sentence", "tagged", "told", "why"]


def why(route: Route, catalogue: Catalogue) -> str:
    """Why the route has its grade, and why it is the one to take first."""
    grade = (
        pick(route.reason, catalogue)
        if route.reason
        else catalogue.text(f"enforceability.{route.enforceability}.help")
    )
    chosen = catalogue.text(f"reason.{route.chosen_for}") if route.chosen_for else ""
    return catalogue.name("", " ").join(part for part in (grade, chosen) if part)


def sentence(error: PcirightsError, catalogue: Catalogue) -> str:
    """An error in one line, in the person's language."""
    key = f"caution.{error.code}" if isinstance(error, NoRouteError) else f"error.{error.code}"
    fields = fields_of(error, catalogue)
    if catalogue.has(f"field.{fields.get('key')}"):
        label = catalogue.text(f"field.{fields['key']}")
        fields["key"] += aside(label, catalogue)
    return catalogue.text(key, **fields)
