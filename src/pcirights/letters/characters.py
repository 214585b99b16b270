"""Characters that no letter can hold, in any file format."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.letters.letter import Letter

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, invisible format and direction marks, lone surrogates, and Unicode line and
paragraph separators. They are invisible, and would be lost or change the reading direction.
"""
NEVER = frozenset("\ufffe\uffff")
"""Noncharacters of Unicode, which XML cannot hold."""


def is_control(char: str) -> bool:
    """Whether a letter cannot hold ``char``. A newline is allowed as a line break."""
    return char != "\n" and (char in NEVER or unicodedata.category(char) in INVISIBLE)


def code_point(char: str) -> str:
    """The usual name of a code point: ``U+20164``."""
    return f"U+{ord(char):04X}"


def controls(text: str, most: int) -> tuple[WrongInputError, ...]:
    """For each character that no file can hold, what ``check_characters`` raises; ``most`` first.

    "control-character" with ``code_point``.
    """
    found = (char for char in dict.fromkeys(text) if is_control(char))
    return tuple(
        WrongInputError("control-character", code_point=code_point(char))
        for char in islice(found, most)
    )


def check_characters(letter: Letter) -> None:
    """Raise WrongInputError (``control-character``, with ``code_point``) for the first of them."""
    for text in texts(letter):
        for error in controls(text, 1):
            raise error


def texts(piece: object) -> Iterator[str]:
    """Every text in a letter, or in any piece of one, in reading order."""
    if isinstance(piece, str):
        yield piece
    elif isinstance(piece, tuple):
        for one in piece:
            yield from texts(one)
    elif is_dataclass(piece):
        for field in fields(piece):
            yield from texts(getattr(piece, field.name))
