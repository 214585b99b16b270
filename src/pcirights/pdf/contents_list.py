"""The list of sheets that a viewer shows beside the pages of a file with several."""

from __future__ import annotations

from typing import NamedTuple

from pcirights.letters.letter import Addressee, Sheet, Title


class Entry(NamedTuple):
    """A sheet in the list: its name, and the number of the page on which it begins."""

    name: str
    page: int


def name_of(sheet: Sheet) -> str:
    """The sheet's title, and to whom it goes: the originals of a letter differ by that alone."""
    titles = [part.text for part in sheet.parts if isinstance(part, Title)]
    offices = [part.text.rstrip("：: ") for part in sheet.parts if isinstance(part, Addressee)]
    return " · ".join(" ".join(text.split("\n")) for text in (*titles[:1], *offices[:1]))
