"""A letter as a PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pcirights.letters.letter import Lang, Letter
from pcirights.pdf.contents_list import Entry, name_of
from pcirights.pdf.file.canvas import LetterCanvas
from pcirights.pdf.file.content import TextFonts, is_typed, page_content
from pcirights.pdf.file.embedded_fonts import font_set, font_sets
from pcirights.pdf.file.structure import write_structure
from pcirights.pdf.fonts import Fonts, Sort
from pcirights.pdf.letterhead import logo_of
from pcirights.pdf.page import Page, paginate
from pcirights.pdf.parts import SheetSetter
from pcirights.pdf.printable import check_text
from pcirights.pdf.setting import Layout
from pcirights.pdf.strips import Run
from pcirights.pdf.structure import Element
from pcirights.pdf.styles import DEPTH, FOLIO_DROP, LANGUAGES, MEASURE, STYLES


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of a sheet: its number, if the sheet has several, and what begins on it."""

    page: Page
    folio: Run | None
    lang: Lang
    begins: Entry | None


class PdfWriter:
    """Writes letters with a set of fonts, and keeps what the next letter is likely to need.

    What it keeps holds what people typed: it lives no longer than a program's fonts.
    """

    def __init__(self, fonts: Fonts) -> None:
        self.layout = Layout(fonts)
        self._font_sets = font_sets()

    def write(self, letter: Letter, day: date) -> bytes:
        """The letter's PDF. The same letter, fonts and day give the same bytes.

        Nothing is left out: a character that cannot be printed as typed stops the letter.

        Raises:
            UnfaithfulError: "character-without-font", with ``character`` and ``code_point``.
            WrongInputError: "control-character", with ``code_point``; "font-unusable" for a font
                that turns out to be broken as it is embedded.
            ValueError: the letter has no sheet; a file has at least one page.
        """
        if not letter.sheets:
            raise ValueError("no sheet")
        check_text(letter.title, self.layout.fonts)
        root = Element("Document", letter.lang)
        pages = self.lay_out(letter, root)
        return draw(letter, day, pages, root, self.fonts_of(pages))

    def lay_out(self, letter: Letter, root: Element) -> list[SheetPage]:
        """The letter's pages; their parts go into the structure below ``root``."""
        pages: list[SheetPage] = []
        for sheet in letter.sheets:
            setter = SheetSetter(sheet, self.layout, root)
            of_sheet = paginate(setter.strips, setter.notice)
            count = len(of_sheet)
            for number, page in enumerate(of_sheet, 1):
                folio = self._folio(number, count, sheet.lang) if count > 1 else None
                begins = Entry(name_of(sheet), len(pages)) if number == 1 else None
                pages.append(SheetPage(page, folio, sheet.lang, begins))
        return pages

    def fonts_of(self, pages: Sequence[SheetPage]) -> TextFonts:
        """The fonts for the text of the pages."""
        fixed: set[Sort] = set()
        typed: set[Sort] = set()
        for page in pages:
            for placed in page.page.placed:
                for run in placed.strip.runs:
                    (typed if is_typed(run) else fixed).update(run.line.sorts)
            if page.folio:
                fixed.update(page.folio.line.sorts)
        return TextFonts(
            font_set(frozenset(fixed), self._font_sets), font_set(frozenset(typed), self._font_sets)
        )

    def _folio(self, number: int, count: int, lang: Lang) -> Run:
        """The page number, counted by sheet: each sheet may go its own way."""
        text = f"第 {number} 页，共 {count} 页" if lang == "zh" else f"Page {number} of {count}"
        style = STYLES[lang].folio
        (line,) = self.layout.lines(text, style, lang, MEASURE, ranging="left")
        x = (MEASURE - line.width * style.size / 1000) / 2
        return Run(Element("P"), line, style, x, DEPTH + FOLIO_DROP)


def draw(
    letter: Letter, day: date, pages: Sequence[SheetPage], root: Element, fonts: TextFonts
) -> bytes:
    """The file of these pages, whose parts stand in the structure below ``root``."""
    canvas = LetterCanvas(letter.title, LANGUAGES[letter.lang], day)
    marked = []
    for number, page in enumerate(pages):
        content, elements = page_content(page.page, number, page.folio, page.lang, fonts)
        canvas.addLiteral("\n".join(content))
        if page.begins and len(letter.sheets) > 1:
            canvas.list_sheet(page.begins)
        canvas.showPage()
        marked.append(elements)
    for font in fonts.all():
        canvas.embed(font)
    write_structure(canvas, root, marked)
    return canvas.finish(logo_of(letter))


def render(letter: Letter, fonts: Fonts, day: date) -> bytes:
    """One letter, as a writer of its own writes it."""
    return PdfWriter(fonts).write(letter, day)
