"""Turn the parts of a sheet into strips, in order, and say which of them stay together."""

from __future__ import annotations

from typing import assert_never

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
    Sheet,
    Signature,
    Table,
    Title,
)
from pcirights.pdf.pages.pagination import Page, paginate
from pcirights.pdf.pages.paragraphs import (
    SheetContext,
    block,
    letterhead,
    notice,
    numbered,
    signature,
)
from pcirights.pdf.pages.strips import Strip
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import EM, SPACINGS, Spacing
from pcirights.pdf.pages.tables import form, label_width, table
from pcirights.pdf.text.layout import Layout

_UNCUT = 8  # a list of attachments of at most so many lines is not cut by the end of a page


class SheetBuilder:
    """Lays out one sheet: ``strips`` in order, and a ``notice`` that every page repeats."""

    def __init__(self, sheet: Sheet, layout: Layout, spacing: Spacing) -> None:
        self.section = Element("Sect", lang=sheet.lang)
        self.context = SheetContext(sheet.lang, layout, self.section, spacing)
        self.indent = 2 * EM if sheet.lang == "zh" else 0.0  # of a first line of prose
        forms = (part for part in sheet.parts if isinstance(part, Fields))
        self.labels = label_width(self.context, (label for one in forms for label, _ in one.rows))
        self.strips: list[Strip] = []
        self.notice: list[Strip] = []
        self._bind = False  # the next strip stays with the one before it
        self._short = range(0)  # the strips of the list that was added last
        for part in sheet.parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        context = self.context
        match part:
            case Title() | Addressee() | Heading() | Paragraph():
                self._add(self._prose(part))
                self._bind = not isinstance(part, Paragraph)
            case Numbered(points):
                first = len(self.strips)
                for strips in numbered(context, points):
                    self._add(strips)
                self._short = range(first, len(self.strips))
            case Fields(rows):
                self._add(form(context, rows, self.labels))
            case Table(header, rows):
                self._add(table(context, header, rows))
            case Closing(salutation, organ):
                self._closing(salutation, organ)
            case Signature(lines):
                self._signature(lines)
            case Letterhead():
                self._add(letterhead(context, part))
                self._bind = True
            case Notice(text):
                self.notice += notice(context, text)
            case _:
                assert_never(part)

    def _prose(self, part: Title | Addressee | Heading | Paragraph) -> list[Strip]:
        context, styles, by = self.context, self.context.styles, self.context.spacing.leading
        match part:
            case Title(text):
                white = (0.0, 14.0 * by)
                return block(context, "H1", text, styles.title, align="centre", white=white)
            case Addressee(text):
                return block(context, "P", text, styles.body, white=(styles.between, 0.0))
            case Heading(text):
                return block(context, "H2", text, styles.heading, white=(9.0 * by, 2.0 * by))
            case Paragraph(text, indent):
                first = self.indent if indent else 0.0
                return block(
                    context, "P", text, styles.body, indent=first, white=(styles.between, 0.0)
                )
            case _:
                assert_never(part)

    def _add(self, strips: list[Strip]) -> None:
        if strips and self._bind:
            strips[0].glued = True
            self._bind = False
        self.strips += strips

    def _hold_three_lines(self) -> None:
        """What follows stays with the last three lines so far: no close stands alone on a page."""
        if self.strips:
            for strip in self.strips[max(1, len(self.strips) - 2) :]:
                strip.glued = True
            self._bind = True

    def _closing(self, salutation: str, organ: str) -> None:
        self._hold_three_lines()
        if self._short.stop == len(self.strips) and len(self._short) <= _UNCUT:
            for strip in self.strips[self._short.start + 1 :]:
                strip.glued = True  # a short list of attachments stands on one page
        context, styles = self.context, self.context.styles
        first = len(self.strips)
        if salutation:
            white = (6 + styles.between, 0.0)
            self._add(block(context, "P", salutation, styles.body, indent=self.indent, white=white))
        if organ:
            self._add(block(context, "P", organ, styles.body))
        for strip in self.strips[first + 1 :]:
            strip.glued = True
        self._bind = True

    def _signature(self, lines: tuple[str, ...]) -> None:
        if not self._bind:
            self._hold_three_lines()
        for strips in signature(self.context, lines):
            self._add(strips)


def pages_of(sheet: Sheet, layout: Layout, root: Element) -> list[Page]:
    """The pages of a sheet in the widest spacing with the fewest; its tags go below ``root``."""
    pages, section = _laid_out(sheet, layout, SPACINGS[0])
    for spacing in SPACINGS[1:]:
        if len(pages) == 1:
            break
        closer, its_section = _laid_out(sheet, layout, spacing)
        if len(closer) < len(pages):
            pages, section = closer, its_section
    root.children.append(section)
    return pages


def _laid_out(sheet: Sheet, layout: Layout, spacing: Spacing) -> tuple[list[Page], Element]:
    builder = SheetBuilder(sheet, layout, spacing)
    return paginate(builder.strips, spacing, builder.notice), builder.section


def name_of(sheet: Sheet) -> str:
    """The sheet's title, and to whom it goes: the originals of a letter differ by that alone."""
    titles = [part.text for part in sheet.parts if isinstance(part, Title)]
    offices = [part.text.rstrip("：: ") for part in sheet.parts if isinstance(part, Addressee)]
    return " · ".join(" ".join(text.split("\n")) for text in (*titles[:1], *offices[:1]))
