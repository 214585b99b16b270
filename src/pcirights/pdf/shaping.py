"""Which characters a font shows rightly in plain lines, which know no shaping."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


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
