"""A letter as a Word file, to be edited by whoever helps the person."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Twips

import docx
from pcirights.docx.elements import LANGUAGES, field, make, paragraph, words
from pcirights.docx.file import bare, packed
from pcirights.docx.sheets import blocks
from pcirights.docx.styles import INDENT, MEASURE
from pcirights.letters.characters import check_characters
from pcirights.letters.letter import Notice

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section

    from pcirights.letters.letter import Lang, Letter, Sheet

AUTHOR = "pcirights"
FOLIO: dict[Lang, tuple[str, str]] = {"zh": ("第 ", " 页"), "en": ("Page ", "")}
"""What stands before and after the page's number; not every program can count a sheet's pages."""


def render(letter: Letter, day: date) -> bytes:
    """The letter's Word file. The same letter and day give the same bytes.

    Raises WrongInputError (``control-character``, with ``code_point``) for what the file could not
    hold as typed, ValueError for a letter without a sheet.
    """
    if not letter.sheets:
        raise ValueError("no sheet")
    check_characters(letter)
    document = bare(docx.Document())
    lists = _Lists(document)
    for number, sheet in enumerate(letter.sheets):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        end = document.element.body[-1]
        _page(section, end, sheet)
        for block in blocks(sheet, document.part, lists.begin):
            end.addprevious(block)
    _join_breaks(document)
    properties = document.core_properties
    properties.title = letter.title
    properties.author = AUTHOR
    properties.language = LANGUAGES[letter.lang]
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    return packed(document)


class _Lists:
    """The numbered lists of a document: each begins at 1."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        level = make(
            "lvl",
            make("start", val="1"),
            make("numFmt", val="decimal"),
            make("pStyle", val="ListNumber"),
            make("lvlText", val="%1."),
            make("lvlJc", val="left"),
            make("pPr", make("ind", left=str(INDENT), hanging=str(INDENT))),
            ilvl="0",
        )
        pattern = make(
            "abstractNum", make("multiLevelType", val="singleLevel"), level, abstractNumId="0"
        )
        self._root[:] = [pattern, make("num", make("abstractNumId", val="0"), numId="1")]

    def begin(self) -> int:
        """Begin a list, and return its number."""
        number = len(self._root)
        again = make("lvlOverride", make("startOverride", val="1"), ilvl="0")
        self._root.append(make("num", make("abstractNumId", val="0"), again, numId=str(number)))
        return number


def _page(section: Section, end: Element, sheet: Sheet) -> None:
    """A4 with the margins of the PDF; pages are counted by sheet, since each may go its own way.

    A notice stands in the text of the first page and at the head of every other.
    """
    section.page_width, section.page_height = Mm(210), Mm(297)
    side = (Mm(210).twips - MEASURE) // 2
    section.left_margin = section.right_margin = Twips(side)
    section.top_margin, section.bottom_margin = Twips(1820), Twips(1980)
    section.header_distance, section.footer_distance = Twips(850), Twips(900)
    section.different_first_page_header_footer = True
    end.attrib.clear()  # marks of the session in which the pattern was saved
    end[:] = [child for child in end if child.tag not in {qn("w:pgNumType"), qn("w:docGrid")}]
    end.find(qn("w:cols")).addprevious(make("pgNumType", start="1"))
    for place in (section.footer, section.first_page_footer):
        place.is_linked_to_previous = False
        place.part.element[:] = [_folio(sheet.lang)]
    notices = [part.text for part in sheet.parts if isinstance(part, Notice)]
    for head, texts in ((section.header, notices), (section.first_page_header, [])):
        head.is_linked_to_previous = False
        shown = [paragraph("Notice", words(text, sheet.lang)) for text in texts]
        head.part.element[:] = shown or [paragraph("Header")]


def _folio(lang: Lang) -> Element:
    before, after = FOLIO[lang]
    return paragraph("Footer", words(before, lang), field("PAGE", lang), words(after, lang))


def _join_breaks(document: Document) -> None:
    """Let a sheet end with its last paragraph, or after a table with a low one.

    A line of text's height could begin another page.
    """
    for empty in list(document.element.body.iterchildren(qn("w:p"))):
        before, properties = empty.getprevious(), empty.find(qn("w:pPr"))
        end = None if properties is None else properties.find(qn("w:sectPr"))
        if end is None or before is None:
            continue
        if before.tag == empty.tag:
            before.find(qn("w:pPr")).append(end)
            document.element.body.remove(empty)
        else:
            properties.insert(0, make("pStyle", val="Space"))
