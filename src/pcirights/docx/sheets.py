"""The parts of a sheet as paragraphs and tables, in order."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from docx.shared import Emu, Pt, Twips

from pcirights.docx.elements import keep_with_next, make, paragraph, run, words
from pcirights.docx.styles import MEASURE
from pcirights.docx.tables import entries, form, label_width
from pcirights.letters.letter import (
    Addressee,
    Closing,
    Fields,
    Heading,
    Letterhead,
    Notice,
    Numbered,
    Paragraph,
    Part,
    Signature,
    Table,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.document import DocumentPart

    from pcirights.letters.letter import Lang, Sheet

Flowing = (
    Notice
    | Title
    | Heading
    | Addressee
    | Paragraph
    | Numbered
    | Letterhead
    | Closing
    | Signature
    | Table
)
"""Every part but a form, whose width is the same all over the sheet."""
LOGO_HEIGHT = Pt(42)
STYLES: dict[type[Part], str] = {
    Notice: "Notice",
    Title: "Title",
    Heading: "Heading1",
    Addressee: "Normal",
}
"""Parts that are one paragraph, by the style of it."""


def blocks(sheet: Sheet, part: DocumentPart, new_list: Callable[[], int]) -> list[Element]:
    """The sheet's blocks. ``new_list`` begins a numbered list and returns its number.

    The close and the signature stay together, and with the text before them.
    """
    made: list[Element] = []
    forms = (piece for piece in sheet.parts if isinstance(piece, Fields))
    labels = label_width(label for one in forms for label, _ in one.rows)
    for piece in sheet.parts:
        if isinstance(piece, Closing | Signature) and made:
            keep_with_next(made[-1])
        if isinstance(piece, Fields):
            added = [form(piece.rows, sheet.lang, labels)] if piece.rows else []
        else:
            added = list(_blocks(piece, sheet.lang, part, new_list))
        if made and added and _is_table(made[-1]) and _is_table(added[0]):
            made.append(paragraph("Space"))  # or Word would make one table of the two
        made += added
    return made


def _blocks(
    piece: Flowing, lang: Lang, part: DocumentPart, new_list: Callable[[], int]
) -> Iterator[Element]:
    match piece:
        case Notice() | Title() | Heading() | Addressee():
            keep = isinstance(piece, Addressee)
            yield paragraph(STYLES[type(piece)], words(piece.text, lang), keep=keep)
        case Paragraph(text, indent):
            yield paragraph(_prose(lang, indent=indent), words(text, lang))
        case Numbered(points):
            number = new_list()
            yield from (paragraph("ListNumber", words(p, lang), number=number) for p in points)
        case Letterhead():
            yield from _letterhead(piece, lang, part)
        case Closing(salutation, organ):
            yield paragraph(_prose(lang, indent=lang == "zh"), words(salutation, lang), keep=True)
            yield paragraph("Normal", words(organ, lang))
        case Signature(lines):
            yield from _signature(lines, lang)
        case Table(header, rows):
            yield from ([entries(header, rows, lang)] if header or rows else [])
        case _:
            assert_never(piece)


def _prose(lang: Lang, *, indent: bool) -> str:
    if indent:
        return "BodyTextFirstIndent"
    return "Normal" if lang == "zh" else "BodyText"


def _signature(lines: Iterable[str], lang: Lang) -> Iterator[Element]:
    """A line to sign on follows each label."""
    made = [
        paragraph(
            "Signature", words(line, lang), *([run([make("tab")], lang)] if _asks(line) else [])
        )
        for line in lines
    ]
    for line in made[:-1]:
        keep_with_next(line)
    yield from made


def _asks(line: str) -> bool:
    return line.rstrip().endswith(("：", ":"))


def _letterhead(head: Letterhead, lang: Lang, part: DocumentPart) -> Iterator[Element]:
    if head.logo:
        scale = min(LOGO_HEIGHT / head.logo.height, Twips(MEASURE) / head.logo.width)
        wide, high = Emu(int(head.logo.width * scale)), Emu(int(head.logo.height * scale))
        picture = part.new_pic_inline(BytesIO(head.logo.png), wide, high)
        picture.docPr.set("descr", head.name)
        yield paragraph("Letterhead", run([make("drawing", picture)], lang))
    yield paragraph("Letterhead", words(head.name, lang))
    yield from (paragraph("LetterheadLine", words(line, lang)) for line in head.lines)
    yield paragraph("LetterheadRule")


def _is_table(block: Element) -> bool:
    return str(block.tag).endswith("}tbl")
