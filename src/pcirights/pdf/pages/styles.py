"""Sizes of a letter and its text, all in points, and its languages' names."""

from __future__ import annotations

from dataclasses import dataclass

from pcirights.letters.letter import Lang
from pcirights.pdf.text.layout import Style

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89  # A4
EM = 12.0
TEXT_WIDTH = 36 * EM  # whole ems: a line of ideographs alone fills it without a stretch
LEFT = (PAGE_WIDTH - TEXT_WIDTH) / 2
TOP = 91.0
TEXT_HEIGHT = 652.0  # 31 lines of Chinese text
PAGE_NUMBER_DROP = 40.0  # the page number's line, below the text


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

STYLES: dict[Lang, Styles] = {"zh": CHINESE, "en": ENGLISH}
