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
from pcirights.pdf.pages.styles import EM
from pcirights.pdf.pages.tables import form, label_width, table
from pcirights.pdf.text.layout import Layout


class SheetBuilder:
    """Lays out one sheet: ``strips`` in order, and a ``notice`` that every page repeats."""

    def __init__(self, sheet: Sheet, layout: Layout, root: Element) -> None:
        self.context = SheetContext(sheet.lang, layout, root.add("Sect", lang=sheet.lang))
        self.indent = 2 * EM if sheet.lang == "zh" else 0.0  # of a first line of prose
        forms = (part for part in sheet.parts if isinstance(part, Fields))
        self.labels = label_width(self.context, (label for one in forms for label, _ in one.rows))
        self.strips: list[Strip] = []
        self.notice: list[Strip] = []
        self._bind = False  # the next strip stays with the one before it
        for part in sheet.parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        context = self.context
        match part:
            case Title() | Addressee() | Heading() | Paragraph():
                self._add(self._prose(part))
                self._bind = not isinstance(part, Paragraph)
            case Numbered(points):
                for strips in numbered(context, points):
                    self._add(strips)
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
        context, styles = self.context, self.context.styles
        match part:
            case Title(text):
                return block(context, "H1", text, styles.title, align="centre", white=(0.0, 14.0))
            case Addressee(text):
                return block(context, "P", text, styles.body, white=(styles.between, 0.0))
            case Heading(text):
                return block(context, "H2", text, styles.heading, white=(9.0, 2.0))
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

    def _hold_two_lines(self) -> None:
        """What follows stays with the last two lines so far: no close stands alone on a page."""
        if self.strips:
            self.strips[-1].glued = len(self.strips) > 1
            self._bind = True

    def _closing(self, salutation: str, organ: str) -> None:
        self._hold_two_lines()
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
            self._hold_two_lines()
        for strips in signature(self.context, lines):
            self._add(strips)


def name_of(sheet: Sheet) -> str:
    """The sheet's title, and to whom it goes: the originals of a letter differ by that alone."""
    titles = [part.text for part in sheet.parts if isinstance(part, Title)]
    offices = [part.text.rstrip("：: ") for part in sheet.parts if isinstance(part, Addressee)]
    return " · ".join(" ".join(text.split("\n")) for text in (*titles[:1], *offices[:1]))
