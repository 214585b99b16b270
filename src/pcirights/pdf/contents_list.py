"""The list of sheets that a viewer shows beside the pages of a file with several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcirights.letters.letter import Addressee, Sheet, Title
from pcirights.pdf.objects import Document, array, dictionary, text_string
from pcirights.pdf.styles import PAGE_HEIGHT


class Entry(NamedTuple):
    """A sheet in the list: its name, and the number of the page on which it begins."""

    name: str
    page: int


def name_of(sheet: Sheet) -> str:
    """The sheet's title, and to whom it goes: the originals of a letter differ by that alone."""
    titles = [part.text for part in sheet.parts if isinstance(part, Title)]
    offices = [part.text.rstrip("：: ") for part in sheet.parts if isinstance(part, Addressee)]
    return " · ".join(" ".join(text.split("\n")) for text in (*titles[:1], *offices[:1]))


def write_list(document: Document, entries: Sequence[Entry], pages: Sequence[str]) -> str | None:
    """A reference to the list; None for a single sheet. ``pages`` are references to the pages."""
    if len(entries) < 2:
        return None
    root, reference = document.reserve()
    items = [document.reserve() for _ in entries]
    for number, (entry, (written, _)) in enumerate(zip(entries, items, strict=True)):
        written.text = dictionary(
            Title=text_string(entry.name),
            Parent=reference,
            Prev=items[number - 1][1] if number else None,
            Next=items[number + 1][1] if number + 1 < len(items) else None,
            Dest=array((pages[entry.page], "/XYZ", 0, PAGE_HEIGHT, 0)),
        )
    root.text = dictionary(
        Type="/Outlines", First=items[0][1], Last=items[-1][1], Count=len(entries)
    )
    return reference
