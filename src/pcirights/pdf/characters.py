"""Which characters a letter can carry at all, and which of them a stranger's font may show."""

from __future__ import annotations

import unicodedata

# Controls, invisible format and direction marks, halves of surrogate pairs, and Unicode's own line
# and paragraph separators leave no ink: printed, they would be lost or would turn the text around.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def is_control(char: str) -> bool:
    """Whether ``char`` cannot be printed as itself. A newline is a line break and is no control."""
    return char != "\n" and unicodedata.category(char) in _INVISIBLE


def is_blank(char: str) -> bool:
    """Whether ``char`` may have a glyph without ink."""
    return unicodedata.category(char) == "Zs"


def sets_alone(char: str) -> bool:
    """Whether one glyph beside the next shows ``char`` rightly.

    Right-to-left letters, Indic and Mongolian letters and marks need shaping, which a letter's
    plain lines do not do; private characters have no agreed shape.
    """
    if ord(char) >= 0x20000:  # Python may be older than the ideographs of a recent extension
        return ord(char) < 0xE0000
    category = unicodedata.category(char)
    if category[0] in "MC" or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
        return False
    return category != "Lo" or unicodedata.east_asian_width(char) in "WF"


def code_point(char: str) -> str:
    """The usual name of a code point: ``U+20164``."""
    return f"U+{ord(char):04X}"
