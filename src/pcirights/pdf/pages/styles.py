"""Sizes of a letter and its text, all in points, and its languages' names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pcirights.letters.letter import Lang
from pcirights.pdf.text.layout import Style

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89  # A4
EM = 12.0
TEXT_WIDTH = 36 * EM  # whole ems: a line of ideographs alone fills it without a stretch
LEFT = (PAGE_WIDTH - TEXT_WIDTH) / 2
PAGE_NUMBER_TOP = 783.0  # the page number's line, below the top of the paper


@dataclass(frozen=True, slots=True)
class Styles:
    """How the parts of a sheet look in its language."""

    title: Style
    heading: Style
    body: Style
    label: Style
    column: Style
    cell: Style
    notice: Style
    page_number: Style
    between: float  # white between paragraphs


CHINESE = Styles(
    title=Style("sans", 20, 34, 0.5),
    heading=Style("sans", 12, 21, 0.3),
    body=Style("serif", EM, 21),
    label=Style("sans", 10.5, 18),
    column=Style("sans", 10.5, 17, 0.2),
    cell=Style("serif", 10.5, 17),
    notice=Style("sans", 10, 15),
    page_number=Style("serif", 9, 12),
    between=0,
)

ENGLISH = Styles(
    title=Style("sans", 18, 28, 0.4),
    heading=Style("sans", 12, 18, 0.3),
    body=Style("serif", 11.5, 17),
    label=Style("sans", 10, 16),
    column=Style("sans", 10, 15, 0.2),
    cell=Style("serif", 10.5, 15),
    notice=Style("sans", 9.5, 14),
    page_number=Style("serif", 9, 12),
    between=6,
)

LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en"}  # as a PDF names them


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room a sheet takes: margins, leading, and the room that the hand has.

    A letter keeps the widest spacing with which it takes the fewest pages. Sizes of type and the
    width of the text are the same in all, so that lines break alike.
    """

    top: float  # from the top of the paper to the text
    text_height: float
    leading: float  # of every style, times that of the widest
    by_hand: float  # the least height of a form's row: what is empty is filled in by hand
    signing: float  # the height of a line to sign on

    def styles(self, lang: Lang) -> Styles:
        """The styles of a language with this leading."""
        return _STYLES[self, lang]


WIDE = Spacing(91.0, 652.0, 1.0, 24.0, 36.0)  # 31 lines of Chinese text
CLOSER = Spacing(79.0, 682.0, 0.9, 23.0, 33.0)  # 36
CLOSEST = Spacing(60.0, 718.0, 0.73, 20.0, 27.0)  # 46
SPACINGS = (WIDE, CLOSER, CLOSEST)
"""From the one that every short letter has to the one that is tried last."""


_LEAST_LEADING = 1.17  # of the size: English begins closer than Chinese


def _spaced(styles: Styles, by: float) -> Styles:
    """The styles with another leading; the notice and the page number keep theirs."""
    names = ("title", "heading", "body", "label", "column", "cell")
    given: dict[str, Style] = {name: getattr(styles, name) for name in names}
    changed = {
        name: replace(one, leading=max(one.leading * by, _LEAST_LEADING * one.size))
        for name, one in given.items()
    }
    return replace(styles, between=styles.between * by, **changed)


_WIDEST: dict[Lang, Styles] = {"zh": CHINESE, "en": ENGLISH}
_STYLES: dict[tuple[Spacing, Lang], Styles] = {
    (spacing, lang): _spaced(styles, spacing.leading)
    for spacing in SPACINGS
    for lang, styles in _WIDEST.items()
}
