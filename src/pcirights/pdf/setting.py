"""Set a text in type: sorts with the widths that their neighbours ask for, in justified lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

from pcirights.letters.letter import Lang
from pcirights.pdf.fonts import Family, Fonts, Sort
from pcirights.pdf.kinds import QUOTES, Kind, kinds_of
from pcirights.pdf.linebreak import Widths, break_lines
from pcirights.pdf.memo import Memo
from pcirights.pdf.speech import foreign

Ranging = Literal["justified", "left", "centre", "right"]

BESIDE_LATIN = 160  # between an ideograph and a letter or figure, in thousandths of an em
HALF = 500
_SIDE = 50  # the white at each side of a narrow quotation mark
# The widest stretch of a gap between squares: a line that needs more looks torn, and is set ragged.
_STRETCH = 180
_GAP = 90  # a wider gap is made part of the sort before it, or programs that read it see a space
_CHARACTERS = 1 << 14  # characters of text that are kept: of some letters, not of a batch
_LEAST = 8  # what a text without a character weighs as it is kept
_SPACE_SHARE = 3  # a word space takes this many times the stretch of a gap


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: sizes in points; ``weight`` is a stroke that makes it bolder."""

    family: Family
    size: float
    leading: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Sorts in order; ``gaps[i]`` is added after sort i (empty: nothing is added).

    ``width`` is the ink's room without a space that hangs at the end, in thousandths of an em.
    ``foreign[i]`` says that sort i is of the other language than the sheet (empty: none is).
    """

    sorts: tuple[Sort, ...]
    gaps: tuple[float, ...]
    width: float
    foreign: tuple[bool, ...] = ()


class Layout:
    """Lays out texts with a set of fonts, and keeps what was laid out.

    What it keeps holds what people typed: it lives no longer than a program's fonts.
    """

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._lines: Memo[Hashable, tuple[Line, ...]] = Memo(_CHARACTERS)
        self._setters: Memo[Hashable, Setter] = Memo(_CHARACTERS)

    def lines(
        self,
        text: str,
        style: Style,
        lang: Lang,
        measure: float,
        *,
        indent: float = 0.0,
        ranging: Ranging = "justified",
    ) -> tuple[Line, ...]:
        """The lines of a text; a newline in it ends a line, and a paragraph with its own indent.

        ``measure`` and the first-line ``indent`` are in points. Raises what Fonts.sort raises.
        """
        asked = (text, style, lang, measure, indent, ranging)
        kept = self._lines.get(asked)
        if kept is not None:
            return kept
        lines: list[Line] = []
        room = measure / style.size * 1000
        first = indent / style.size * 1000
        for paragraph in text.split("\n"):
            setter = self._setter(paragraph, style.family, lang)
            spans = break_lines(paragraph, setter.kinds, setter.widths, room - first, room)
            for number, (start, end) in enumerate(spans):
                stretch = ranging == "justified" and lang == "zh" and end < len(paragraph)
                here = room - (0 if number else first)
                lines.append(setter.line(start, end, here, stretch=stretch))
        return self._lines.keep(asked, tuple(lines), len(text) + _LEAST)

    def natural_width(self, text: str, style: Style, lang: Lang) -> float:
        """The width in points of the widest of a text's own lines, unbroken."""
        return max(
            sum(self._setter(part, style.family, lang).widths.within) * style.size / 1000
            for part in text.split("\n")
        )

    def widest_word(self, text: str, style: Style, lang: Lang) -> float:
        """The width in points of the widest run that should not be broken."""
        widest = 0.0
        setter = self._setter(text.replace("\n", " "), style.family, lang)
        run = 0.0
        for k, sort in zip(setter.kinds, setter.sorts, strict=True):
            run = run + sort.advance if k == Kind.WORD else 0.0
            widest = max(widest, run)
        return widest * style.size / 1000

    def _setter(self, text: str, family: Family, lang: Lang) -> Setter:
        """A text ready to be cut into lines; a table asks for the widths of each first."""
        asked = (text, family, lang)
        kept = self._setters.get(asked)
        if kept is not None:
            return kept
        return self._setters.keep(asked, Setter(text, family, self.fonts, lang), len(text) + _LEAST)


class Setter:
    """One text without newlines, ready to be cut into lines."""

    def __init__(self, text: str, family: Family, fonts: Fonts, lang: Lang) -> None:
        self.text = text
        self.foreign = foreign(text, lang)
        self.kinds = kinds_of(text, lang)
        self.plain = [fonts.sort(char, family) for char in text]
        self._narrow_quotes()
        self.sorts = list(self.plain)
        self._space_by_neighbours()
        self._place_marks()
        self.widths = Widths(
            [sort.advance for sort in self.sorts],
            [
                min(plain.advance, HALF) if is_closing else plain.advance
                for plain, is_closing in zip(self.plain, self._closing(), strict=True)
            ],
            [
                HALF if k == Kind.OPEN and sort.advance == 1000 else 0
                for k, sort in zip(self.kinds, self.plain, strict=True)
            ],
        )

    def _closing(self) -> Iterator[bool]:
        return (
            k == Kind.CLOSE and s.advance == 1000 and s.char not in "！？"
            for k, s in zip(self.kinds, self.plain, strict=True)
        )

    def _narrow_quotes(self) -> None:
        """The fonts draw “” and ’ as squares; in Latin text they take their ink's own room."""
        for place, k in enumerate(self.kinds):
            sort = self.plain[place]
            if k == Kind.WORD and sort.char in QUOTES and sort.advance == 1000:
                left, right = sort.face.ink(sort) or (_SIDE, HALF)
                self.plain[place] = sort._replace(
                    advance=right - left + 2 * _SIDE, shift=_SIDE - left
                )

    def _space_by_neighbours(self) -> None:
        """Marks that meet share their white; an ideograph and a letter stand a little apart."""
        for place in range(len(self.kinds) - 1):
            this, following = self.kinds[place], self.kinds[place + 1]
            sort = self.sorts[place]
            if sort.advance == 1000 and (
                (
                    this == Kind.CLOSE
                    and following in (Kind.CLOSE, Kind.OPEN)
                    and sort.char not in "！？"
                )
                or (this == Kind.OPEN and following == Kind.OPEN)
            ):
                self.sorts[place] = sort._replace(advance=HALF)
            elif (this, following) in ((Kind.HAN, Kind.WORD), (Kind.WORD, Kind.HAN)):
                word, square = (place, place + 1) if this == Kind.WORD else (place + 1, place)
                if self.text[word].isalnum() and self.text[square] != "\u3000":
                    self.sorts[place] = sort._replace(advance=sort.advance + BESIDE_LATIN)

    def _place_marks(self) -> None:
        """A combining mark without width of its own is centred over what it combines with."""
        for place, k in enumerate(self.kinds):
            sort = self.sorts[place]
            if k == Kind.MARK and place and not sort.advance:
                ink = sort.face.ink(sort)
                base = self.sorts[place - 1]
                if ink and ink[0] >= 0 and base.advance:
                    shift = -base.advance + self.plain[place - 1].advance // 2 - sum(ink) // 2
                    self.sorts[place] = sort._replace(shift=shift)

    def line(self, start: int, end: int, room: float, *, stretch: bool) -> Line:
        """Sorts ``start`` to ``end`` as a line of ``room``, stretched to fill it if asked."""
        if start == end:
            return Line((), (), 0)
        sorts = self.sorts[start:end]
        other = tuple(self.foreign[start:end]) if any(self.foreign[start:end]) else ()
        last = end - 1
        while last > start and self.kinds[last] == Kind.SPACE:
            last -= 1
        if self.widths.saved[start]:
            sort = sorts[0]
            sorts[0] = sort._replace(advance=sort.advance - HALF, shift=sort.shift - HALF)
        if last > start:
            sorts[last - start] = self.plain[last]._replace(shift=self.sorts[last].shift)
        width: float = sum(sort.advance for sort in sorts[: last - start + 1])
        over = width - room
        if over > 0 and last > start and self.widths.at_end[last] < self.plain[last].advance:
            sort = sorts[last - start]
            sorts[last - start] = sort._replace(advance=self.widths.at_end[last])
            width += self.widths.at_end[last] - sort.advance
        if not stretch or room - width < 1:
            return Line(tuple(sorts), (), width, other)
        shares = self._shares(start, last)
        total = sum(shares)
        if not total or (room - width) / total > _STRETCH:
            return Line(tuple(sorts), (), width, other)
        part = (room - width) / total
        gaps = [part * share for share in shares] + [0.0] * (end - last)
        if part <= _GAP:
            return Line(tuple(sorts), tuple(gaps), room, other)
        wide = [
            sort._replace(advance=sort.advance + int(gap))
            for sort, gap in zip(sorts, gaps, strict=True)
        ]
        return Line(tuple(wide), (), room, other)

    def _shares(self, start: int, last: int) -> list[int]:
        """How much of a line's stretch each place takes, the one after sort ``last`` excepted."""
        shares = []
        for place in range(start, last):
            this, following = self.kinds[place], self.kinds[place + 1]
            if this == Kind.SPACE:
                shares.append(_SPACE_SHARE)
            elif (
                this == following == Kind.WORD
                or following in (Kind.SPACE, Kind.MARK)
                or self.text[place : place + 2] in ("——", "……")
                or Kind.TIE in (this, following)
            ):
                shares.append(0)
            else:
                shares.append(1)
        return shares
