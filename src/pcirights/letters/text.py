"""A text with fields, parsed once and filled once: a value is never parsed as template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.letters.problems import near

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder in a text."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text: fixed pieces and fields."""

    pieces: tuple[str | Field, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields, in their order."""
        return tuple(piece.name for piece in self.pieces if isinstance(piece, Field))

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text, each field filled once, as typed; a name without a value is empty."""
        return "".join(
            values.get(piece.name, "") if isinstance(piece, Field) else piece
            for piece in self.pieces
        )


def read_text(raw: str, known: Collection[str], say: Callable[[str], None]) -> Text:
    """Return the pieces of a line. Unknown fields and stray braces are told to ``say``."""
    pieces: list[str | Field] = []
    for number, piece in enumerate(FIELD.split(raw)):
        if number % 2:
            if piece not in known:
                say(f"没有字段 {{{piece}}}，no such field here{near(piece, known)}")
            pieces.append(Field(piece))
        elif piece:
            if "{" in piece or "}" in piece:
                say("花括号没有成对，a brace without its partner")
            pieces.append(piece)
    return Text(tuple(pieces))


def fill_words(words: str, values: Mapping[str, str]) -> str:
    """Return a name from the law's data with its {place}, {province} and {holder} filled."""
    return FIELD.sub(lambda found: values.get(found[1], found[0]), words)
