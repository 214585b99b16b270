"""The glossary: legal terms with explanations, and which of them occur in a text. No Qt.

``term.<key>`` is the term, ``term.<key>.means`` its explanation; ``term.<key>.words`` are the
spellings by which it is found, separated by bars.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pcirights.i18n import Catalogue

TERMS = (
    "enforceable", "contested", "unverified", "channel-only", "blocked", "levels", "provision",
    "standing", "evidence", "roles", "objection", "correction", "restriction", "repair",
    "government-information", "personal-information", "credit-law", "provider", "platform",
    "reconsideration", "suit", "civil-suit", "complaint", "review", "silence", "working-day",
    "acceptance", "completion", "service", "hard-limit", "petition", "study-copy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means, in one language."""

    key: str
    name: str
    means: str
    words: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether a lower-case text holds the word."""
        return any(word in text for word in self.words)


def terms(words: Catalogue) -> tuple[Term, ...]:
    """All of them, in the language of the catalogue."""
    return tuple(
        Term(
            key,
            words.text(f"term.{key}"),
            words.text(f"term.{key}.means"),
            tuple(words.text(f"term.{key}.words").lower().split("|")),
        )
        for key in TERMS
    )


def sort_out(texts: Iterable[str], words: Catalogue) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms that occur in the texts, and the others."""
    said = "\n".join(texts).lower()
    known = terms(words)
    here = tuple(term for term in known if term.stands_in(said))
    return here, tuple(term for term in known if term not in here)
