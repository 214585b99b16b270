"""An error is a sentence for a person and a stable code."""

from __future__ import annotations

BRIEF = 80
"""How many characters of what was typed an error repeats."""


def brief(typed: str, most: int = BRIEF) -> str:
    """What was typed: on one line, short, without control characters, to repeat in an error."""
    line = " ".join(typed[: 4 * most].split())
    shown = "".join(char if char.isprintable() else "\ufffd" for char in line[:most])
    return shown + ("…" if len(line) > most or len(typed) > 4 * most else "")


class PcirightsError(Exception):
    """Something a person can put right. ``code`` names a sentence in the catalogues.

    ``fields`` fill its placeholders; ``exit_code`` is the command line's (DESIGN of the interface:
    2 wrong input, 3 no route in law, 4 the letter cannot be made faithfully).
    """

    exit_code = 2

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


class WrongInputError(PcirightsError):
    """The input was wrong; ``fields`` say what, and the nearest right thing."""


class NoRouteError(PcirightsError):
    """Known words, but the law of that day gives no route."""

    exit_code = 3


class UnfaithfulError(PcirightsError):
    """The letter cannot be made as typed, for instance for a character that no font has."""

    exit_code = 4
