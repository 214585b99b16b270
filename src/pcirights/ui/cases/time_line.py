"""The time line of a case as a picture; its numbers are those of the words below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pcirights.followup.due_date import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from pcirights.followup.due_date import Watch
    from pcirights.followup.timeline import Timeline
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

HUES = {
    State.PAST: "warning",
    State.MAY_BE_PAST: "warning",
    State.TODAY: "stop",
    State.SOON: "stop",
    State.AHEAD: "accent",
    State.MET: "done",
}
MOST = 20
"""Dates that the picture shows; the words below it show all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point or a range on the line, with the number of its line in words (0: it is an event)."""

    first: date
    last: date
    hue: str
    number: int
    hard: bool = False


def marks(line: Timeline) -> list[Mark]:
    """What the picture shows: what happened, and the dates that have a day."""
    today = line.history.today
    made = [Mark(event.day, event.day, "text", 0) for event in line.history.events]
    for number, watch in enumerate(numbered(line), start=1):
        if watch.sum is not None:
            reach, hue = watch.sum.reach, HUES[watch.state(today)]
            if not watch.hard and hue == "stop":
                hue = "warning"
            made.append(Mark(reach.earliest, reach.latest, hue, number, watch.hard))
    return made


def numbered(line: Timeline) -> list[Watch]:
    """The dates in the order of their numbers."""
    return [watch for watch in line.watches if watch.sum is not None][:MOST]


class TimeLinePicture(QWidget):
    """A line with today, what happened above it, the dates below it."""

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language, self._look = language, look
        self._marks: list[Mark] = []
        self._today: date | None = None
        self.setFixedHeight(round(look.em * 7.4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Timeline | None) -> None:
        """Show a time line; None hides the picture."""
        self._marks = marks(line) if line else []
        self._today = line.history.today if line else None
        self.setVisible(bool(self._marks))
        say = self._language.say
        self.setAccessibleName(say("ui.cases.picture"))
        self.setAccessibleDescription(say("ui.cases.picture.help", n=len(self._marks)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the line."""
        super().paintEvent(event)
        if self._today is None or not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, self.rect().toRectF(), self._look, self._marks, self._today).draw(
            self._language.catalogue.date, self._language.say("ui.cases.today")
        )
        painter.end()


class _Drawing:
    """One painting: where each day lies, and which row of the labels is still free."""

    def __init__(
        self, painter: QPainter, area: QRectF, look: Look, made: list[Mark], today: date
    ) -> None:
        self.painter, self.look, self.marks, self.today = painter, look, made, today
        self.metrics = QFontMetricsF(painter.font())
        side = look.em * 2.2
        self.left, self.right = area.left() + side, area.right() - side
        self.middle = area.top() + look.em * 2.9
        days = [today, *(day for one in made for day in (one.first, one.last))]
        self.first, self.last = min(days), max(days)

    def x(self, day: date) -> float:
        """Where a day lies."""
        whole = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / whole

    def draw(self, written: Callable[[date], str], today: str) -> None:
        """The line, its ends, today, and the marks."""
        em, painter = self.look.em, self.painter
        painter.setPen(QPen(QColor(self.look.colour("edge")), max(1.0, em * 0.12)))
        painter.drawLine(QPointF(self.left, self.middle), QPointF(self.right, self.middle))
        x = self.x(self.today)
        painter.setPen(QPen(QColor(self.look.colour("accent")), max(1.0, em * 0.12)))
        painter.drawLine(QPointF(x, self.middle - em * 1.4), QPointF(x, self.middle + em * 0.9))
        self._text(x, self.middle - em * 2.7, today, "accent")
        taken: list[float] = []
        for one in sorted(self.marks, key=lambda mark: (mark.first, mark.number)):
            self._mark(one, taken)
        bottom = self.middle + em * 3.1
        self._end(self.left, bottom, written(self.first), Qt.AlignmentFlag.AlignLeft)
        self._end(self.right, bottom, written(self.last), Qt.AlignmentFlag.AlignRight)

    def _mark(self, one: Mark, taken: list[float]) -> None:
        em, colour = self.look.em, QColor(self.look.colour(one.hue))
        left, right = self.x(one.first), self.x(one.last)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        if not one.number:
            self.painter.drawEllipse(QPointF(left, self.middle), em * 0.32, em * 0.32)
            return
        if right - left > em * 0.5:
            self.painter.setOpacity(0.45)
            self.painter.drawRect(QRectF(left, self.middle - em * 0.2, right - left, em * 0.4))
            self.painter.setOpacity(1.0)
        half = em * (0.5 if one.hard else 0.36)
        diamond = [
            QPointF(left, self.middle - half), QPointF(left + half, self.middle),
            QPointF(left, self.middle + half), QPointF(left - half, self.middle),
        ]  # fmt: skip
        self.painter.drawPolygon(diamond)
        row = sum(abs(left - other) < em * 1.3 for other in taken) % 2
        taken.append(left)
        self._text(left, self.middle + em * (0.6 + 1.15 * row), str(one.number), one.hue)

    def _text(self, x: float, top: float, text: str, hue: str) -> None:
        self.painter.setPen(QColor(self.look.colour(hue)))
        wide = self.metrics.horizontalAdvance(text) + 4
        box = QRectF(x - wide / 2, top, wide, self.metrics.height())
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _end(self, x: float, top: float, text: str, side: Qt.AlignmentFlag) -> None:
        self.painter.setPen(QColor(self.look.colour("muted")))
        wide = self.metrics.horizontalAdvance(text) + 4
        left = (
            x - self.look.em * 1.6
            if side == Qt.AlignmentFlag.AlignLeft
            else x - wide + (self.look.em * 1.6)
        )
        self.painter.drawText(QRectF(left, top, wide, self.metrics.height()), side, text)
