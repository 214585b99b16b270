"""A letter as a PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pcirights.letters.letter import Lang, Letter, Letterhead, Logo
from pcirights.pdf.file.canvas import LetterCanvas
from pcirights.pdf.file.embedded_fonts import font_set, font_sets
from pcirights.pdf.file.page_content import TextFonts, is_typed, page_content
from pcirights.pdf.file.structure import write_structure
from pcirights.pdf.pages.pagination import Page
from pcirights.pdf.pages.sheet import name_of, pages_of
from pcirights.pdf.pages.strips import PlacedLine
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import LANGUAGES, PAGE_NUMBER_TOP, TEXT_WIDTH, WIDE
from pcirights.pdf.text.fonts import Fonts, Glyph
from pcirights.pdf.text.layout import Layout
from pcirights.pdf.text.printable import check_text


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of a sheet: its number, if the sheet has several, and the sheet that begins on it."""

    page: Page
    page_number: PlacedLine | None
    lang: Lang
    begins: str | None


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
            of_sheet = pages_of(sheet, self.layout, root)
            count = len(of_sheet)
            for number, page in enumerate(of_sheet, 1):
                page_number = None
                if count > 1:
                    page_number = self._page_number(number, count, sheet.lang)
                begins = name_of(sheet) if number == 1 else None
                pages.append(SheetPage(page, page_number, sheet.lang, begins))
        return pages

    def fonts_of(self, pages: Sequence[SheetPage]) -> TextFonts:
        """The fonts for the text of the pages."""
        fixed: set[Glyph] = set()
        typed: set[Glyph] = set()
        for page in pages:
            for placed in page.page.placed:
                for one in placed.strip.lines:
                    (typed if is_typed(one) else fixed).update(one.line.glyphs)
            if page.page_number:
                fixed.update(page.page_number.line.glyphs)
        return TextFonts(
            font_set(frozenset(fixed), self._font_sets), font_set(frozenset(typed), self._font_sets)
        )

    def _page_number(self, number: int, count: int, lang: Lang) -> PlacedLine:
        """The page number, counted by sheet: each sheet may go its own way."""
        text = f"第 {number} 页，共 {count} 页" if lang == "zh" else f"Page {number} of {count}"
        style = WIDE.styles(lang).page_number
        (line,) = self.layout.lines(text, style, lang, TEXT_WIDTH, align="left")
        x = (TEXT_WIDTH - line.width * style.size / 1000) / 2
        return PlacedLine(Element("P"), line, style, x, PAGE_NUMBER_TOP)


def draw(
    letter: Letter, day: date, pages: Sequence[SheetPage], root: Element, fonts: TextFonts
) -> bytes:
    """The file of these pages, whose parts stand in the structure below ``root``."""
    canvas = LetterCanvas(letter.title, LANGUAGES[letter.lang], day)
    marked = []
    for number, page in enumerate(pages):
        content, elements = page_content(page.page, number, page.page_number, page.lang, fonts)
        canvas.addLiteral("\n".join(content))
        if page.begins is not None and len(letter.sheets) > 1:
            canvas.list_sheet(page.begins)
        canvas.showPage()
        marked.append(elements)
    for font in fonts.all():
        canvas.embed(font)
    write_structure(canvas, root, marked)
    return canvas.finish(_logo_of(letter))


def _logo_of(letter: Letter) -> Logo | None:
    """The letter's logo: a letter goes out under one letterhead."""
    parts = (part for sheet in letter.sheets for part in sheet.parts)
    return next((part.logo for part in parts if isinstance(part, Letterhead)), None)


def render(letter: Letter, fonts: Fonts, day: date) -> bytes:
    """One letter, as a writer of its own writes it."""
    return PdfWriter(fonts).write(letter, day)
