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
    """Every such word of a book, with its kind."""
    for row in book.requests:
        for word in row.attachments:
            yield "attachment", word
        for word in (*row.needs, *row.may):
            yield "answer", word
        yield "items", row.items
    for remedy in book.remedies:
        yield "step", remedy.step
    yield from _of_steps(book)
    for caution in book.cautions:
        yield "caution", caution.code
    for body in book.bodies:
        yield "role", body.role
    for instrument in book.instruments.values():
        for provision in instrument.provisions:
            for period in provision.periods:
                yield "period", period.what
                yield "start", period.starts or ""


def _of_steps(book: StatuteBook) -> Iterator[tuple[str, str]]:
    for step in book.steps:
        yield "next step", step.step
        yield "letter", step.letter or ""
        for need in step.needs:
            yield "need", need
    for office in book.step_offices:
        yield "role", office.role
    for caution in book.step_cautions:
        yield "step caution", caution.code
    for argument in book.arguments:
        yield "argument", argument.code


def check_words(book: StatuteBook, shipped: StatuteBook) -> None:
    """Raises PackError where the shipped book does not use a word that this one uses."""
    known = {*vocabulary(shipped), ("start", ""), ("letter", "")}
    strange = sorted({*vocabulary(book)} - known)
    if strange:
        words = "; ".join(f"{kind} {word}"[:60] for kind, word in strange[:NAMED])
        raise PackError("pack-words", words=words)
