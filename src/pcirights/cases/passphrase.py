"""The passphrase: its rules, and wiping it from memory.

It is held as bytes that are overwritten once the key has been derived. Copies made by Python, the
terminal or the window system cannot be reached, as docs/cases.md says.
"""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 8
"""Characters of a new passphrase. One that exists is only asked whether it opens."""
LONGEST = 1024


def as_bytes(typed: str) -> bytearray:
    """The same bytes for the same passphrase, whatever keyboard typed it (RFC 8265, 4.2.2).

    Raises WrongInputError where it is empty or longer than anybody's.
    """
    plain = "".join(" " if unicodedata.category(char) == "Zs" else char for char in typed)
    plain = unicodedata.normalize("NFC", plain)
    if not plain:
        raise WrongInputError("cases-passphrase-empty")
    if len(plain) > LONGEST:
        raise WrongInputError("cases-passphrase-long", limit=str(LONGEST))
    return bytearray(plain.encode("utf-8", "surrogatepass"))


def new_as_bytes(typed: str, again: str | None = None) -> bytearray:
    """The bytes of a new passphrase. Raises WrongInputError where it is too short or mistyped."""
    if again is not None and again != typed:
        raise WrongInputError("cases-passphrase-differs")
    if typed and len(typed.strip()) < SHORTEST:
        raise WrongInputError("cases-passphrase-short", limit=str(SHORTEST))
    return as_bytes(typed)


@contextmanager
def wiped(passphrase: bytearray) -> Iterator[bytearray]:
    """Context manager: the passphrase, overwritten with zeros at the end."""
    try:
        yield passphrase
    finally:
        passphrase[:] = bytes(len(passphrase))
