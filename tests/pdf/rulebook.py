"""The list of rules that a letter can break, each under its name and clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from pikepdf import Object, Pdf, Stream


class File(NamedTuple):
    """A file, as bytes and opened."""

    data: bytes
    pdf: Pdf


Stroke = Callable[[File], Iterator[str]]
RULES: dict[str, Stroke] = {}


def rule(clause: str) -> Callable[[Stroke], Stroke]:
    """Put a rule into the list under its name and clause."""

    def add(check: Stroke) -> Stroke:
        RULES[f"{check.__name__} ({clause})"] = check
        return check

    return add


def streams_of(pdf: Pdf) -> list[Stream]:
    return [thing for thing in pdf.objects if isinstance(thing, Stream)]


def fonts_of(pdf: Pdf) -> dict[str, Object]:
    return {str(name): font for page in pdf.pages for name, font in page.Resources.Font.items()}


def unicode_of(font: Object) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>", font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
        if text != b"FFFF"
    }
