"""Draw a page: marked text in reading order, then what is no part of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add

from pcirights.letters.letter import Lang
from pcirights.pdf.file.embedded_fonts import EmbeddedFont, FontSet
from pcirights.pdf.pages.pagination import Page
from pcirights.pdf.pages.strips import Picture, PlacedLine, Stroke
from pcirights.pdf.pages.structure import Element
from pcirights.pdf.pages.styles import LANGUAGES, LEFT, PAGE_HEIGHT
from pcirights.pdf.text.language_spans import OTHER
from pcirights.pdf.text.layout import Line

# Black as a calibrated grey: it needs no profile of an output device.
_START = "/Grey cs 0 sc /Grey CS 0 SC"

_Row = tuple[PlacedLine, float]


class TextFonts:
    """The fonts of a letter's text: those of what it says itself, and of what a person typed."""

    def __init__(self, fixed: FontSet, typed: FontSet) -> None:
        self.fixed = fixed
        self.typed = typed

    def all(self) -> Iterable[EmbeddedFont]:
        """All fonts that the letter embeds, each once."""
        return {font.tag: font for font in (*self.fixed.fonts, *self.typed.fonts)}.values()

    def of(self, one: PlacedLine) -> FontSet:
        """The fonts for a line."""
        return self.typed if is_typed(one) else self.fixed


def is_typed(one: PlacedLine) -> bool:
    """Whether a line is what a person typed: what stands in the cells of a form or a table."""
    return one.element.role == "TD"


def page_content(
    page: Page, number: int, page_number: PlacedLine | None, lang: Lang, fonts: TextFonts
) -> tuple[list[str], list[Element]]:
    """The operators of page ``number`` of the file, and the element of each of its marks in order.

    Each element's lines stand together, cell by cell in a table, and get one mark on the page.
    """
    text: dict[Element, list[_Row]] = {}
    again: list[_Row] = []
    strokes: list[tuple[Stroke, float]] = []
    pictures: list[str] = []
    for strip, drop, repeat in page.placed:
        top = page.top + drop
        strokes += ((stroke, top) for stroke in strip.strokes)
        pictures += (_picture(picture, top) for picture in strip.pictures)
        for one in strip.lines:
            if repeat:
                again.append((one, top))
            else:
                text.setdefault(one.element, []).append((one, top))
    strokes += ((stroke, page.top + page.foot_top) for stroke in page.foot)

    out = [_START]
    for mark, (element, rows) in enumerate(text.items()):
        element.marks.append((number, mark))
        out.append(f"/{element.role} <</MCID {mark}>> BDC")
        out += _text(rows, LANGUAGES[OTHER[lang]], fonts)
        out.append("EMC")
    if strokes or pictures:
        out.append("/Artifact BMC")
        out += [*pictures, *_strokes(strokes)]
        out.append("EMC")
    for rows in (again, [(page_number, 0.0)] if page_number else []):
        if rows:
            out.append("/Artifact <</Type /Pagination>> BDC")
            out += _text(rows, "", fonts)
            out.append("EMC")
    return out, list(text)


def _text(rows: Iterable[_Row], other: str, fonts: TextFonts) -> Iterator[str]:
    yield "BT"
    font = ""
    weight = 0.0
    for one, top in rows:
        if one.style.weight != weight:
            weight = one.style.weight
            yield f"{weight:g} w 2 Tr"
        x, y = LEFT + one.x, PAGE_HEIGHT - top - one.drop
        yield f"1 0 0 1 {x:.2f} {y:.2f} Tm"
        for name, shown in _shown(one.line, other, fonts.of(one)):
            sized = f"/{name} {one.style.size:g} Tf"
            if sized != font:
                font = sized
                yield font
            yield shown
    if weight:
        yield "0 Tr"
    yield "ET"


def _shown(line: Line, other: str, fonts: FontSet) -> Sequence[tuple[str, str]]:
    """The line's codes by font, with the operators that show them.

    What is of the other language is marked as such, or it is read aloud as nothing; ``other`` is
    that language's name, empty for what is not read aloud.
    """
    kept = fonts.shown.get((line, other))
    if kept is None:
        kept = tuple(_show(line, other, fonts))
        fonts.keep(line, other, kept)
    return kept


def _show(line: Line, other: str, fonts: FontSet) -> Iterator[tuple[str, str]]:
    names, codes = zip(*map(fonts.codes.__getitem__, line.glyphs), strict=True)
    gaps = _gaps(line, fonts)
    foreign = line.foreign if other else ()
    start = 0
    for end in _ends(names, foreign):
        shown = f"<{''.join(codes[start:end])}> Tj"
        if gaps:
            moved = "".join(map(add, codes[start:end], map(_move, gaps[start:end])))
            # No string in it is empty: pdfium would lose the moves about it.
            shown = f"[{f'<{moved}>'.replace('<>', '')}] TJ"
        if foreign and foreign[start]:
            shown = f"/Span <</Lang ({other})>> BDC {shown} EMC"
        yield names[start], shown
        start = end


def _gaps(line: Line, fonts: FontSet) -> Sequence[float]:
    """How far to move after each glyph, in thousandths of an em; empty: nowhere."""
    if fonts.steps.keys().isdisjoint(line.glyphs):
        return line.gaps
    steps = [fonts.steps.get(glyph, 0) for glyph in line.glyphs]
    return [step + gap for step, gap in zip(steps, line.gaps or [0.0] * len(steps), strict=True)]


def _ends(names: Sequence[str], foreign: Sequence[bool]) -> Iterator[int]:
    """Where each piece of one font and one language ends."""
    if foreign or names.count(names[0]) < len(names):
        for place in range(1, len(names)):
            if names[place] != names[place - 1] or (
                foreign and foreign[place] != foreign[place - 1]
            ):
                yield place
    yield len(names)


@lru_cache(1 << 10)
def _move(gap: float) -> str:
    """The end of a string of codes, a move to the right, and the next string's beginning."""
    return f">{-gap:.1f}<" if gap else ""


def _picture(picture: Picture, top: float) -> str:
    """The logo: whose it is stands in words under it."""
    x, y = LEFT + picture.x, PAGE_HEIGHT - top - picture.height
    size = f"{picture.width:.2f} 0 0 {picture.height:.2f}"
    return f"q {size} {x:.2f} {y:.2f} cm /Logo Do Q"


def _strokes(strokes: Iterable[tuple[Stroke, float]]) -> Iterator[str]:
    """Rules as strokes; the pieces of one upright are joined."""
    for weight, x1, y1, x2, y2 in _joined(strokes):
        start = f"{LEFT + x1:.2f} {PAGE_HEIGHT - y1:.2f}"
        end = f"{LEFT + x2:.2f} {PAGE_HEIGHT - y2:.2f}"
        yield f"{weight:g} w {start} m {end} l S"


def _joined(
    strokes: Iterable[tuple[Stroke, float]],
) -> Iterator[tuple[float, float, float, float, float]]:
    uprights: dict[tuple[float, float], list[float]] = {}
    for stroke, top in strokes:
        if stroke.x1 != stroke.x2:
            yield stroke.weight, stroke.x1, stroke.y1 + top, stroke.x2, stroke.y2 + top
            continue
        key = (stroke.weight, stroke.x1)
        span = uprights.get(key)
        if span and abs(span[1] - stroke.y1 - top) < 0.01:
            span[1] = stroke.y2 + top
        else:
            if span:
                yield stroke.weight, stroke.x1, span[0], stroke.x1, span[1]
            uprights[key] = [stroke.y1 + top, stroke.y2 + top]
    for (weight, x), (y1, y2) in uprights.items():
        yield weight, x, y1, x, y2
