"""A letter as a PDF file."""

from __future__ import annotations

from datetime import date

from pcirights.letters.letter import Lang, Letter
from pcirights.pdf.content import page_content
from pcirights.pdf.contents_list import Entry, name_of
from pcirights.pdf.document import assemble
from pcirights.pdf.fonts import Fonts
from pcirights.pdf.page import paginate
from pcirights.pdf.parts import SheetSetter
from pcirights.pdf.printable import check_text
from pcirights.pdf.setting import set_text
from pcirights.pdf.strips import Run
from pcirights.pdf.structure import Element
from pcirights.pdf.styles import DEPTH, FOLIO_DROP, MEASURE, STYLES
from pcirights.pdf.typecase import TypeCase


def render(letter: Letter, fonts: Fonts, day: date) -> bytes:
    """The letter's PDF. The same letter, fonts and day give the same bytes.

    Nothing is left out: a character that cannot be printed as typed stops the letter.

    Raises:
        UnfaithfulError: "character-without-font", with ``character`` and ``code_point``.
        WrongInputError: "control-character", with ``code_point``.
        ValueError: the letter has no sheet; a file has at least one page.
    """
    if not letter.sheets:
        raise ValueError("no sheet")
    check_text(letter.title, fonts)
    case = TypeCase()
    root = Element("Document", letter.lang)
    contents: list[tuple[bytes, list[Element]]] = []
    entries: list[Entry] = []
    for sheet in letter.sheets:
        entries.append(Entry(name_of(sheet), len(contents)))
        setter = SheetSetter(sheet, fonts, root)
        pages = paginate(setter.strips, setter.notice)
        for number, page in enumerate(pages, 1):
            folio = _folio(number, len(pages), sheet.lang, fonts) if len(pages) > 1 else None
            contents.append(page_content(page, len(contents), folio, sheet.lang, case))
    return assemble(letter, day, contents, root, case, entries)


def _folio(number: int, count: int, lang: Lang, fonts: Fonts) -> Run:
    """The page number, counted by sheet: each sheet may go its own way."""
    text = f"第 {number} 页，共 {count} 页" if lang == "zh" else f"Page {number} of {count}"
    style = STYLES[lang].folio
    (line,) = set_text(text, style, fonts, lang, MEASURE, ranging="left")
    x = (MEASURE - line.width * style.size / 1000) / 2
    return Run(Element("P"), line, style, x, DEPTH + FOLIO_DROP)
