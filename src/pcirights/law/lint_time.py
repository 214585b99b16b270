"""Rules of ``law check`` about time limits: references must lead to the right kind of period."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Rule
from pcirights.followup.counting import lengths
from pcirights.followup.office_time import ANSWERS, EXTENSION, REPLY
from pcirights.followup.person_time import COMPLAINT, DECIDE, FILE, REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.law import Instrument
    from pcirights.core.statute_book import StatuteBook
    from pcirights.law.toml_reading import Finding, Whole
    from pcirights.places import PlaceTable

DECIDES = ANSWERS | {DECIDE}


def an_extension_extends(instrument: Instrument) -> Iterator[Finding]:
    """An extension must stand right after the period that it extends."""
    for provision in instrument.provisions:
        whats = ["", *(period.what for period in provision.periods)]
        for before, what in pairwise(whats):
            if what == EXTENSION and before not in DECIDES:
                yield (
                    provision.key,
                    "延长的期限前面没有答复的期限",
                    "an extension follows no time to answer",
                )


def steps_fit(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """The provisions that a remedy refers to must hold the periods that are read from them."""
    steps = {row.step for row in book.remedies}
    for row in book.remedies:
        wanted = [(row.at_latest, FILE), (row.limitation, FILE), (row.accepts, REVIEW)]
        answers = REPLY if row.step == COMPLAINT else DECIDE
        wanted += [(ref, answers) for ref in row.decides]
        for ref, what in wanted:
            if ref and not lengths(book.find(ref).provision.periods, what):
                yield (
                    "remedies.toml",
                    row.step,
                    f"{ref} 没有写 {what} 的数字",
                    f"{ref} has no number for {what}",
                )
        if row.follows and row.follows not in steps:
            yield (
                "remedies.toml",
                "follows",
                f"没有 {row.follows!r} 这一步",
                f"there is no step {row.follows!r}",
            )
    for counting in book.counting:
        periods = book.find(counting.rests_on).provision.periods
        if counting.rule is Rule.SILENCE and not lengths(periods, REPLY):
            yield (
                "counting.toml",
                counting.rule,
                f"{counting.rests_on} 没有写答复期限的数字",
                f"{counting.rests_on} has no number for reply",
            )
        for step in counting.steps:
            if step not in steps:
                yield (
                    "counting.toml",
                    counting.rule,
                    f"没有 {step!r} 这一步",
                    f"there is no step {step!r}",
                )
