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
from pcirights.pdf.letterhead import letterhead
from pcirights.pdf.notice import notice
from pcirights.pdf.prose import Setup, block, numbered
from pcirights.pdf.setting import Layout
from pcirights.pdf.signature import signature
from pcirights.pdf.strips import Strip
from pcirights.pdf.structure import Element
from pcirights.pdf.styles import EM
from pcirights.pdf.tables import form, label_width, table


class SheetSetter:
    """Sets one sheet; ``strips`` grow part by part. ``notice`` is what every page repeats."""

    def __init__(self, sheet: Sheet, layout: Layout, root: Element) -> None:
        self.setup = Setup(sheet.lang, layout, root.add("Sect", lang=sheet.lang))
        self.indent = 2 * EM if sheet.lang == "zh" else 0.0  # of a first line of prose
        forms = (part for part in sheet.parts if isinstance(part, Fields))
        self.labels = label_width(self.setup, (label for one in forms for label, _ in one.rows))
        self.strips: list[Strip] = []
        self.notice: list[Strip] = []
        self._bind = False  # the next strip stays with the one before it
        for part in sheet.parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        setup = self.setup
        match part:
            case Title() | Addressee() | Heading() | Paragraph():
                self._add(self._prose(part))
                self._bind = not isinstance(part, Paragraph)
            case Numbered(points):
                for strips in numbered(setup, points):
                    self._add(strips)
            case Fields(rows):
                self._add(form(setup, rows, self.labels))
            case Table(header, rows):
                self._add(table(setup, header, rows))
            case Closing(salutation, organ):
                self._closing(salutation, organ)
            case Signature(lines):
                self._signature(lines)
            case Letterhead():
                self._add(letterhead(setup, part))
                self._bind = True
            case Notice(text):
                self.notice += notice(setup, text)
            case _:
                assert_never(part)

    def _prose(self, part: Title | Addressee | Heading | Paragraph) -> list[Strip]:
        setup, styles = self.setup, self.setup.styles
        match part:
            case Title(text):
                return block(setup, "H1", text, styles.title, ranging="centre", white=(0.0, 14.0))
            case Addressee(text):
                return block(setup, "P", text, styles.body, white=(styles.between, 0.0))
            case Heading(text):
                return block(setup, "H2", text, styles.heading, white=(9.0, 2.0))
            case Paragraph(text, indent):
                first = self.indent if indent else 0.0
                return block(
                    setup, "P", text, styles.body, indent=first, white=(styles.between, 0.0)
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
        setup, styles = self.setup, self.setup.styles
        first = len(self.strips)
        if salutation:
            white = (6 + styles.between, 0.0)
            self._add(block(setup, "P", salutation, styles.body, indent=self.indent, white=white))
        if organ:
            self._add(block(setup, "P", organ, styles.body))
        for strip in self.strips[first + 1 :]:
            strip.glued = True
        self._bind = True

    def _signature(self, lines: tuple[str, ...]) -> None:
        if not self._bind:
            self._hold_two_lines()
        for strips in signature(self.setup, lines):
            self._add(strips)
