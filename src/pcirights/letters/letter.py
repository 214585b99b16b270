"""A letter as a sequence of parts, independent of pages, fonts and files.

Every text is plain: no part holds markup, and what a person typed is kept as typed. No part shows
its text in a ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, repr=False)
class Title:
    """The name of the letter, centred."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Notice:
    """A mark on the sheet that is no part of the request: study copy, reading copy."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Logo:
    """A picture: as a PNG file, and its ``pixels`` on white, three bytes each, row by row."""

    png: bytes
    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Letterhead:
    """Who helped to write the letter: a name, lines under it, a logo."""

    name: str
    lines: tuple[str, ...]
    logo: Logo | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Addressee:
    """Who the letter goes to, flush left, with its colon."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Heading:
    """The heading of a part."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph:
    """Running text; ``indent`` is the first-line indent of Chinese prose."""

    text: str
    indent: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Numbered:
    """Points that an answer can refer to by number (1. 2. 3.)."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Fields:
    """Label and value pairs, as a form has them. An empty value is a blank to be filled by hand."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table with a header row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Closing:
    """The close of the letter: 此致, and on the next line the organ."""

    salutation: str
    organ: str


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """The lines left empty for the hand, at the right: signature, date."""

    lines: tuple[str, ...]


Part = (
    Title
    | Notice
    | Letterhead
    | Addressee
    | Heading
    | Paragraph
    | Numbered
    | Fields
    | Table
    | Closing
    | Signature
)


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """One original, copy or form: it starts on a page of its own."""

    lang: Lang
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """Everything that goes into one file. ``title`` and ``lang`` describe the document."""

    title: str
    lang: Lang
    sheets: tuple[Sheet, ...]
