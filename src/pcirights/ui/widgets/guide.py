"""What the person's own sheet says, to be opened part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pcirights.letters.letter import Heading, Numbered, Paragraph
from pcirights.ui.widgets.labels import Fold, Points, empty, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.letters.letter import Letter
    from pcirights.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    parts: tuple[Numbered | Paragraph, ...]


def sections_of(letter: Letter) -> tuple[Section, ...]:
    """The sections of the first sheet; what stands before the first heading is left out."""
    found: list[Section] = []
    for part in letter.sheets[0].parts:
        if isinstance(part, Heading):
            found.append(Section(part.text, ()))
        elif found and isinstance(part, Numbered | Paragraph):
            found[-1] = Section(found[-1].heading, (*found[-1].parts, part))
    return tuple(found)


class Guide(QWidget):
    """One fold for each section."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.folds: list[Fold] = []
        self._shown: Sequence[Section] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(look.em * 0.1))

    def tell(self, sections: Sequence[Section]) -> None:
        """Show the sections; one that was open stays open, and the keyboard where it was."""
        if sections == self._shown:
            return
        self._shown = sections
        opened = {n for n, fold in enumerate(self.folds) if fold.button.isChecked()}
        focused = next((n for n, fold in enumerate(self.folds) if fold.button.hasFocus()), None)
        empty(self._column)
        self.folds = [self._fold(section) for section in sections]
        for number, fold in enumerate(self.folds):
            fold.button.setChecked(number in opened)
            if number == focused:
                fold.button.setFocus()

    def _fold(self, section: Section) -> Fold:
        fold = Fold(self._look)
        fold.entitle(section.heading)
        fold.button.toggled.connect(lambda on: self._fill(fold, section) if on else None)
        self._column.addWidget(fold)
        return fold

    def _fill(self, fold: Fold, section: Section) -> None:
        """Put the section in, when it is opened for the first time: most are not."""
        if fold.inside.count():
            return
        for part in section.parts:
            if isinstance(part, Numbered):
                points = Points(self._look)
                points.tell(part.points)
                fold.inside.addWidget(points)
            else:
                fold.inside.addWidget(label("line", part.text))
