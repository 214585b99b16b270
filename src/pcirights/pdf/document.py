"""Put the file together: pages, fonts, structure for reading aids, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from html import escape

from pcirights.letters.letter import Letter
from pcirights.pdf.contents_list import Entry, write_list
from pcirights.pdf.letterhead import logo_of
from pcirights.pdf.metadata import METADATA, PRODUCER
from pcirights.pdf.objects import (
    Document,
    Stream,
    Written,
    array,
    deflated,
    dictionary,
    text_string,
)
from pcirights.pdf.structure import Element, write_structure
from pcirights.pdf.styles import LANGUAGES, PAGE_HEIGHT, PAGE_WIDTH
from pcirights.pdf.typecase import TypeCase

_GREY = "[ /CalGray << /WhitePoint [ 0.9505 1 1.089 ] /Gamma 2.2 >> ]"


def assemble(
    letter: Letter,
    day: date,
    contents: Sequence[tuple[bytes, list[Element]]],
    root: Element,
    case: TypeCase,
    entries: Sequence[Entry] = (),
) -> bytes:
    """The file's bytes. It tells the day at 00:00 UTC, and neither person, machine nor time.

    ``entries`` are the sheets, for the list of them.
    """
    document = Document()
    logo = logo_of(letter)
    resources = document.refer(
        Written(
            dictionary(
                Font=case.fonts(document),
                ColorSpace=dictionary(Grey=_GREY),
                XObject=dictionary(Logo=document.refer(logo)) if logo else None,
            )
        )
    )
    tree, above = document.reserve()
    pages: list[str] = []
    for number, (content, _) in enumerate(contents):
        page = Written(
            dictionary(
                Type="/Page",
                Parent=above,
                MediaBox=array((0, 0, PAGE_WIDTH, PAGE_HEIGHT)),
                Resources=resources,
                Contents=document.refer(Stream.packed(deflated(content))),
                StructParents=number,
                Tabs="/S",
            )
        )
        pages.append(document.refer(page))
    tree.text = dictionary(Type="/Pages", Count=len(pages), Kids=array(pages))
    metadata = METADATA.format(
        title=escape(letter.title, quote=False),
        lang=LANGUAGES[letter.lang],
        producer=PRODUCER,
        day=f"{day:%Y-%m-%d}",
    )
    catalog = dictionary(
        Type="/Catalog",
        Pages=above,
        Outlines=write_list(document, entries, pages),
        Lang=f"({LANGUAGES[letter.lang]})",
        ViewerPreferences=dictionary(DisplayDocTitle="true"),
        MarkInfo=dictionary(Marked="true"),
        StructTreeRoot=write_structure(
            document, root, pages, [elements for _, elements in contents]
        ),
        Metadata=document.refer(Stream(metadata.encode("utf-8"), Type="/Metadata", Subtype="/XML")),
    )
    stamp = f"(D:{day:%Y%m%d}000000Z)"
    information = dictionary(
        Title=text_string(letter.title),
        Creator=f"({PRODUCER})",
        Producer=f"({PRODUCER})",
        CreationDate=stamp,
        ModDate=stamp,
    )
    digest = sha256(metadata.encode("utf-8"))
    for content, _ in contents:
        digest.update(content)
    if logo:
        digest.update(logo.data)
    return document.finish(
        document.refer(Written(catalog)),
        document.refer(Written(information)),
        digest.digest()[:16],
    )
