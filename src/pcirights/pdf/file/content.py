"""Draw a page: marked text in reading order, then what is no part of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add

from pcirights.letters.letter import Lang
from pcirights.pdf.file.embedded_fonts import EmbeddedFont, FontSet
from pcirights.pdf.page import Page
from pcirights.pdf.setting import Line
from pcirights.pdf.speech import OTHER
from pcirights.pdf.strips import Picture, Rule, Run
from pcirights.pdf.structure import Element
from pcirights.pdf.styles import LANGUAGES, LEFT, PAGE_HEIGHT, TOP

# Black as a calibrated grey: it needs no profile of an output device.
_START = "/Grey cs 0 sc /Grey CS 0 SC"

_Row = tuple[Run, float]


class TextFonts:
    """The fonts of a letter's text: those of what it says itself, and of what a person typed."""

    def __init__(self, fixed: FontSet, typed: FontSet) -> None:
        self.fixed = fixed
        self.typed = typed

    def all(self) -> Iterable[EmbeddedFont]:
        """All fonts that the letter embeds, each once."""
        return {font.tag: font for font in (*self.fixed.fonts, *self.typed.fonts)}.values()

    def of(self, run: Run) -> FontSet:
        """The fonts for a run."""
        return self.typed if is_typed(run) else self.fixed


def is_typed(run: Run) -> bool:
    """Whether a run holds what a person typed: what stands in the cells of a form or a table."""
    return run.element.role == "TD"


def page_content(
    page: Page, number: int, folio: Run | None, lang: Lang, fonts: TextFonts
) -> tuple[list[str], list[Element]]:
    """The operators of page ``number`` of the file, and the element of each of its marks in order.

    Each element's lines stand together, cell by cell in a table, and get one mark on the page.
    """
    text: dict[Element, list[_Row]] = {}
    again: list[_Row] = []
    rules: list[tuple[Rule, float]] = []
    pictures: list[str] = []
    for strip, top, repeat in page.placed:
        rules += ((rule, top) for rule in strip.rules)
        pictures += (_picture(picture, top) for picture in strip.pictures)
        for run in strip.runs:
            if repeat:
                again.append((run, top))
            else:
                text.setdefault(run.element, []).append((run, top))
    rules += ((rule, page.foot_top) for rule in page.foot)

    out = [_START]
    for mark, (element, rows) in enumerate(text.items()):
        element.marks.append((number, mark))
        out.append(f"/{element.role} <</MCID {mark}>> BDC")
        out += _text(rows, LANGUAGES[OTHER[lang]], fonts)
        out.append("EMC")
    if rules or pictures:
        out.append("/Artifact BMC")
        out += [*pictures, *_rules(rules)]
        out.append("EMC")
    for rows in (again, [(folio, 0.0)] if folio else []):
        if rows:
            out.append("/Artifact <</Type /Pagination>> BDC")
            out += _text(rows, "", fonts)
            out.append("EMC")
    return out, list(text)


def _text(rows: Iterable[_Row], other: str, fonts: TextFonts) -> Iterator[str]:
    yield "BT"
    font = ""
    weight = 0.0
    for run, top in rows:
        if run.style.weight != weight:
            weight = run.style.weight
            yield f"{weight:g} w 2 Tr"
        x, y = LEFT + run.x, PAGE_HEIGHT - TOP - top - run.drop
        yield f"1 0 0 1 {x:.2f} {y:.2f} Tm"
        for name, shown in _shown(run.line, other, fonts.of(run)):
            sized = f"/{name} {run.style.size:g} Tf"
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
    names, codes = zip(*map(fonts.codes.__getitem__, line.sorts), strict=True)
    before, after = _moves(line, fonts)
    foreign = line.foreign if other else ()
    start = 0
    for end in _ends(names, foreign):
        shown = f"<{''.join(codes[start:end])}> Tj"
        if after:
            parts = map(add, codes[start:end], map(_move, after[start:end]))
            if before:
                parts = map(add, map(_move, before[start:end]), parts)
            # No string in it is empty: pdfium would lose the moves about it.
            moved = f"<{''.join(parts)}>".replace("<>", "")
            shown = f"[{moved}] TJ" if moved != shown[:-3] else shown
        if foreign and foreign[start]:
            shown = f"/Span <</Lang ({other})>> BDC {shown} EMC"
        yield names[start], shown
        start = end


def _moves(line: Line, fonts: FontSet) -> tuple[Sequence[float], Sequence[float]]:
    """How far to move before and after each glyph, in thousandths of an em; empty: nowhere."""
    if fonts.steps.keys().isdisjoint(line.sorts):
        return (), line.gaps
    steps = [fonts.steps.get(sort, (0, 0)) for sort in line.sorts]
    gaps = line.gaps or [0.0] * len(steps)
    before = [before for before, _ in steps]
    after = [after + gap for (_, after), gap in zip(steps, gaps, strict=True)]
    return (before if any(before) else ()), after


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
    x, y = LEFT + picture.x, PAGE_HEIGHT - TOP - top - picture.height
    size = f"{picture.width:.2f} 0 0 {picture.height:.2f}"
    return f"q {size} {x:.2f} {y:.2f} cm /Logo Do Q"


def _rules(rules: Iterable[tuple[Rule, float]]) -> Iterator[str]:
    """Rules as strokes; the pieces of one upright are joined."""
    for weight, x1, y1, x2, y2 in _joined(rules):
        start = f"{LEFT + x1:.2f} {PAGE_HEIGHT - TOP - y1:.2f}"
        end = f"{LEFT + x2:.2f} {PAGE_HEIGHT - TOP - y2:.2f}"
        yield f"{weight:g} w {start} m {end} l S"


def _joined(
    rules: Iterable[tuple[Rule, float]],
) -> Iterator[tuple[float, float, float, float, float]]:
    uprights: dict[tuple[float, float], list[float]] = {}
    for rule, top in rules:
        if rule.x1 != rule.x2:
            yield rule.weight, rule.x1, rule.y1 + top, rule.x2, rule.y2 + top
            continue
        key = (rule.weight, rule.x1)
        span = uprights.get(key)
        if span and abs(span[1] - rule.y1 - top) < 0.01:
            span[1] = rule.y2 + top
        else:
            if span:
                yield rule.weight, rule.x1, span[0], rule.x1, span[1]
            uprights[key] = [rule.y1 + top, rule.y2 + top]
    for (weight, x), (y1, y2) in uprights.items():
        yield weight, x, y1, x, y2
