"""The words of a statute book for which the program needs sentences.

A newer book may have a caution for which an older program has no sentence. Such a book is refused
when it is installed, and not when a question needs the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.errors import brief
from pcirights.law.toml_reading import near
from pcirights.law_packs.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.statute_book import StatuteBook

NAMED, SHOWN = 20, 60
"""How many unknown words an error names, and how many characters of each."""


def vocabulary(book: StatuteBook) -> Iterator[tuple[str, str]]:
    """Every word of a book for which the program must have a sentence, after its file and key.

    The closed words (periods, starts, steps, papers, roles and so on) are checked when it is read.
    """
    for caution in book.cautions:
        yield "cautions.toml: code", caution.code
    for one in book.step_cautions:
        yield "steps.toml: code", one.code


def check_words(book: StatuteBook, shipped: StatuteBook) -> None:
    """Raises PackError where the shipped book does not use a word that this one uses."""
    known = {*vocabulary(shipped)}
    strange = sorted({*vocabulary(book)} - known)[:NAMED]
    if strange:
        told = [
            (where, brief(word, SHOWN), near(word, [one for at, one in known if at == where]))
            for where, word in strange
        ]
        zh, en = ("; ".join(f"{at}: {word!r}{like[n]}" for at, word, like in told) for n in (0, 1))
        raise PackError("pack-words", words=en, words_zh=zh)
