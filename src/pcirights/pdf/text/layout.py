"""Lay out text as lines of glyphs: spacing of CJK punctuation, line breaking, justification."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

from pcirights.letters.letter import Lang
from pcirights.pdf.text.cache import Cache
from pcirights.pdf.text.character_class import QUOTES, CharClass, classes_of
from pcirights.pdf.text.fonts import Family, Fonts, Glyph
from pcirights.pdf.text.language_spans import foreign
from pcirights.pdf.text.line_breaking import Widths, break_lines

Alignment = Literal["justified", "left", "centre", "right"]

BESIDE_LATIN = 160  # between an ideograph and a letter or figure, in thousandths of an em
HALF = 500
_SIDE = 50  # the white at each side of a narrow quotation mark
# The widest stretch of a gap between squares: a line that needs more would look torn.
_STRETCH = 180
_GAP = 90  # a wider gap is made part of the glyph before it, or programs that read it see a space
_CHARACTERS = 1 << 14  # characters of text that are kept: of some letters, not of a batch
_LEAST = 8  # what a text without a character weighs as it is kept
_SPACE_SHARE = 3  # a word space takes this many times the stretch of a gap


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: sizes in points; ``weight`` is a stroke that makes it bolder."""

    family: Family
    size: float
    leading: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Glyphs in order; ``gaps[i]`` is added after glyph i (empty: nothing is added).

    ``width`` is the ink's room without a space that hangs at the end, in thousandths of an em.
    ``foreign[i]`` says that glyph i is of the other language than the sheet (empty: none is).
    """

    glyphs: tuple[Glyph, ...]
    gaps: tuple[float, ...]
    width: float
    foreign: tuple[bool, ...] = ()


class Layout:
    """Lays out texts with a set of fonts, and keeps what was laid out.

    What it keeps holds what people typed: it lives no longer than a program's fonts.
    """

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._lines: Cache[Hashable, tuple[Line, ...]] = Cache(_CHARACTERS)
        self._texts: Cache[Hashable, MeasuredText] = Cache(_CHARACTERS)

    def lines(
        self,
        text: str,
        style: Style,
        lang: Lang,
        width: float,
        *,
        indent: float = 0.0,
        align: Alignment = "justified",
    ) -> tuple[Line, ...]:
        """The lines of a text; a newline in it ends a line, and a paragraph with its own indent.

        ``width`` and the first-line ``indent`` are in points. Raises what Fonts.glyph raises.
        """
        asked = (text, style.family, style.size, lang, width, indent, align)
        kept = self._lines.get(asked)
        if kept is not None:
            return kept
        lines: list[Line] = []
        room = width / style.size * 1000
        first = indent / style.size * 1000
        for paragraph in text.split("\n"):
            measured = self._measured(paragraph, style.family, lang)
            spans = break_lines(paragraph, measured.classes, measured.widths, room - first, room)
            for number, (start, end) in enumerate(spans):
                stretch = align == "justified" and lang == "zh" and end < len(paragraph)
                here = room - (0 if number else first)
                lines.append(measured.line(start, end, here, stretch=stretch))
        return self._lines.keep(asked, tuple(lines), len(text) + _LEAST)

    def natural_width(self, text: str, style: Style, lang: Lang) -> float:
        """The width in points of the widest of a text's own lines, unbroken."""
        return max(
            sum(self._measured(part, style.family, lang).widths.within) * style.size / 1000
            for part in text.split("\n")
        )

    def widest_word(self, text: str, style: Style, lang: Lang) -> float:
        """The width in points of the widest run that should not be broken."""
        widest = 0.0
        measured = self._measured(text.replace("\n", " "), style.family, lang)
        run = 0.0
        for k, glyph in zip(measured.classes, measured.glyphs, strict=True):
            run = run + glyph.advance if k == CharClass.WORD else 0.0
            widest = max(widest, run)
        return widest * style.size / 1000

    def _measured(self, text: str, family: Family, lang: Lang) -> MeasuredText:
        """A text ready to be cut into lines; a table asks for the widths of each first."""
        asked = (text, family, lang)
        kept = self._texts.get(asked)
        if kept is not None:
            return kept
        return self._texts.keep(
            asked, MeasuredText(text, family, self.fonts, lang), len(text) + _LEAST
        )


class MeasuredText:
    """One text without newlines, ready to be cut into lines."""

    def __init__(self, text: str, family: Family, fonts: Fonts, lang: Lang) -> None:
        self.text = text
        self.foreign = foreign(text, lang)
        self.classes = classes_of(text, lang)
        self.plain = [fonts.glyph(char, family) for char in text]
        self._narrow_quotes()
        self.glyphs = list(self.plain)
        self._space_by_neighbours()
        self._place_marks()
        self.widths = Widths(
            [glyph.advance for glyph in self.glyphs],
            [
                min(plain.advance, HALF) if is_closing else plain.advance
                for plain, is_closing in zip(self.plain, self._closing(), strict=True)
            ],
            [
                HALF if k == CharClass.OPENING and glyph.advance == 1000 else 0
                for k, glyph in zip(self.classes, self.plain, strict=True)
            ],
        )

    def _closing(self) -> Iterator[bool]:
        return (
            k == CharClass.CLOSING and s.advance == 1000 and s.char not in "！？"
            for k, s in zip(self.classes, self.plain, strict=True)
        )

    def _narrow_quotes(self) -> None:
        """The fonts draw “” and ’ as squares; in Latin text they take their ink's own room."""
        for place, k in enumerate(self.classes):
            glyph = self.plain[place]
            if k == CharClass.WORD and glyph.char in QUOTES and glyph.advance == 1000:
                left, right = glyph.face.ink(glyph) or (_SIDE, HALF)
                self.plain[place] = glyph._replace(
                    advance=right - left + 2 * _SIDE, shift=_SIDE - left
                )

    def _space_by_neighbours(self) -> None:
        """Marks that meet share their white; an ideograph and a letter stand a little apart."""
        for place in range(len(self.classes) - 1):
            this, following = self.classes[place], self.classes[place + 1]
            glyph = self.glyphs[place]
            if glyph.advance == 1000 and (
                (
                    this == CharClass.CLOSING
                    and following in (CharClass.CLOSING, CharClass.OPENING)
                    and glyph.char not in "！？"
                )
                or (this == CharClass.OPENING and following == CharClass.OPENING)
            ):
                self.glyphs[place] = glyph._replace(advance=HALF)
            elif (this, following) in (
                (CharClass.IDEOGRAPH, CharClass.WORD),
                (CharClass.WORD, CharClass.IDEOGRAPH),
            ):
                word, square = (place, place + 1) if this == CharClass.WORD else (place + 1, place)
                if self.text[word].isalnum() and self.text[square] != "\u3000":
                    self.glyphs[place] = glyph._replace(advance=glyph.advance + BESIDE_LATIN)

    def _place_marks(self) -> None:
        """A combining mark without width of its own is centred over what it combines with."""
        for place, k in enumerate(self.classes):
            glyph = self.glyphs[place]
            if k == CharClass.COMBINING and place and not glyph.advance:
                ink = glyph.face.ink(glyph)
                base = self.glyphs[place - 1]
                if ink and ink[0] >= 0 and base.advance:
                    shift = -base.advance + self.plain[place - 1].advance // 2 - sum(ink) // 2
                    self.glyphs[place] = glyph._replace(shift=shift)

    def line(self, start: int, end: int, room: float, *, stretch: bool) -> Line:
        """Glyphs ``start`` to ``end`` as a line of ``room``, stretched to fill it if asked."""
        if start == end:
            return Line((), (), 0)
        glyphs = self.glyphs[start:end]
        other = tuple(self.foreign[start:end]) if any(self.foreign[start:end]) else ()
        last = end - 1
        while last > start and self.classes[last] == CharClass.SPACE:
            last -= 1
        if self.widths.saved[start]:
            glyph = glyphs[0]
            glyphs[0] = glyph._replace(advance=glyph.advance - HALF, shift=glyph.shift - HALF)
        if last > start:
            glyphs[last - start] = self.plain[last]._replace(shift=self.glyphs[last].shift)
        width: float = sum(glyph.advance for glyph in glyphs[: last - start + 1])
        over = width - room
        if over > 0 and last > start and self.widths.at_end[last] < self.plain[last].advance:
            glyph = glyphs[last - start]
            glyphs[last - start] = glyph._replace(advance=self.widths.at_end[last])
            width += self.widths.at_end[last] - glyph.advance
        if not stretch or room - width < 1:
            return Line(tuple(glyphs), (), width, other)
        shares = self._shares(start, last)
        total = sum(shares)
        if not total or (room - width) / total > _STRETCH:
            return Line(tuple(glyphs), (), width, other)
        part = (room - width) / total
        gaps = [part * share for share in shares] + [0.0] * (end - last)
        if part <= _GAP:
            return Line(tuple(glyphs), tuple(gaps), room, other)
        wide = [
            glyph._replace(advance=glyph.advance + int(gap))
            for glyph, gap in zip(glyphs, gaps, strict=True)
        ]
        return Line(tuple(wide), (), room, other)

    def _shares(self, start: int, last: int) -> list[int]:
        """How much of a line's stretch each place takes, the one after glyph ``last`` excepted."""
        shares = []
        for place in range(start, last):
            this, following = self.classes[place], self.classes[place + 1]
            if this == CharClass.SPACE:
                shares.append(_SPACE_SHARE)
            elif (
                this == following == CharClass.WORD
                or following in (CharClass.SPACE, CharClass.COMBINING)
                or self.text[place : place + 2] in ("——", "……")
                or CharClass.GLUE in (this, following)
            ):
                shares.append(0)
            else:
                shares.append(1)
        return shares
