"""The words of a statute book that the program has to know: it has sentences and rules for them.

A newer book may name a caution or a step for which an older program has no sentence. Such a book is
refused before it is used, and not when somebody asks the question that needs the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.law_packs.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.statute_book import StatuteBook

NAMED = 3
"""How many strange words a refusal names."""


def vocabulary(book: StatuteBook) -> Iterator[tuple[str, str]]:
    """Every word of a book for which the program must have a sentence, with its kind.

    The closed words (periods, starts, steps, papers, roles and so on) are checked when it is read.
    """
    for caution in book.cautions:
        yield "caution", caution.code
    for one in book.step_cautions:
        yield "step caution", one.code


def check_words(book: StatuteBook, shipped: StatuteBook) -> None:
    """Raises PackError where the shipped book does not use a word that this one uses."""
    strange = sorted({*vocabulary(book)} - {*vocabulary(shipped)})
    if strange:
        words = "; ".join(f"{kind} {word}"[:60] for kind, word in strange[:NAMED])
        raise PackError("pack-words", words=words)
