"""Small widgets that several pages use: plain labels, notices, badges, folds."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pcirights.ui.theme.look import HUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLayout

    from pcirights.ui.theme.look import Look


PLAIN = 0
"""Qt.TextFormat.PlainText: the class Qt takes longer to load than all else of the first page."""

Made = TypeVar("Made", bound=QWidget)


def called(widget: Made, name: str) -> Made:
    """The same widget, under a name that the stylesheet knows."""
    widget.setObjectName(name)
    return widget


def label(name: str, text: str = "") -> QLabel:
    """A label that shows its text as it is, never as markup, and wraps it."""
    made = called(QLabel(text), name)
    made.setProperty("textFormat", PLAIN)
    made.setWordWrap(True)
    return made


def tip(text: str) -> str:
    """A text for a tooltip, which shows it as it is: Qt takes one that looks like markup for it."""
    if "<" not in text and "&lt;" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def at_the_top(widget: QWidget) -> QVBoxLayout:
    """A widget that stays at the top of the room beside a taller one."""
    column = QVBoxLayout()
    column.addWidget(widget)
    column.addStretch(1)
    return column


def describe(widget: QWidget, name: str, description: str = "") -> None:
    """Tell a screen reader what a field is, and the line inside it that has the keyboard."""
    for one in (widget, *widget.findChildren(QLineEdit)):
        one.setAccessibleName(name)
        one.setAccessibleDescription(description)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget, to its head where it is too tall: Qt follows the Tab key, no arrows."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    inside = around.widget() if around is not None else None
    if around is not None and inside is not None:
        top = widget.mapTo(inside, widget.rect().topLeft())
        high = min(widget.height(), around.viewport().height())
        around.ensureVisible(top.x(), top.y() + high, 0, 0)
        around.ensureVisible(top.x(), top.y(), 0, 0)


def spoken(text: str) -> str:
    """A button's text as it is read aloud, without the sign of its key."""
    return re.sub(r"\(&\w\)|&", "", text)


def clearable(box: QLineEdit, look: Look) -> None:
    """Give a field the button that empties it: Qt's own icon is not seen on a dark ground."""
    box.setClearButtonEnabled(True)
    box.findChildren(QAction)[0].setIcon(look.icon("clear", "muted"))


def day_field(look: Look) -> QDateEdit:
    """A field for a day, whose text begins where that of other fields does: no sheet can say so."""
    from pcirights.ui.widgets.date_typing import type_over  # no page before the findings has a day
    from pcirights.ui.widgets.wheel_guard import keep_still

    made = QDateEdit()
    keep_still(made)
    type_over(made)
    room = round(look.em * 0.5) + 1
    made.lineEdit().setTextMargins(room, 0, room, 0)
    return made


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if widget.window().isVisible():  # else it is all still to come
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, at once: nothing of the old is seen or reached any more."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
        elif widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Badge(QFrame):
    """A word with its icon on its colour."""

    def __init__(self, kind: str, text: str, look: Look) -> None:
        super().__init__()
        self.setObjectName("badge")
        self.setProperty("hue", HUES[kind])
        colour = "on_accent" if HUES[kind] == "accent" else kind
        row = QHBoxLayout(self)
        row.setContentsMargins(*(round(look.em * side) for side in (0.5, 0.25, 0.6, 0.25)))
        row.setSpacing(round(look.em * 0.35))
        picture = QLabel()
        picture.setPixmap(look.pixmap(kind, 1.25, colour))
        words = label("badgeText", text)
        words.setStyleSheet(f"color: {look.colour(colour)}; font-weight: 700;")
        row.addLayout(at_the_top(picture))
        row.addWidget(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


class Notice(QFrame):
    """A frame with an icon: something to know, of a certain weight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.row = QHBoxLayout(self)
        self.picture = QLabel()
        self.lines = QVBoxLayout()
        self.row.addLayout(at_the_top(self.picture))
        self.row.addLayout(self.lines, 1)

    def tell(self, kind: str, text: str, look: Look, title: str = "", source: str = "") -> None:
        """Say it: a title where there is one, the text, and what it rests on."""
        mark(self, "hue", HUES[kind])
        margin = round(look.em * 0.7)
        self.row.setContentsMargins(margin, margin, margin, margin)
        self.row.setSpacing(margin)
        self.lines.setSpacing(round(look.em * 0.25))
        self.picture.setPixmap(look.pixmap(kind, 1.5))
        empty(self.lines)
        if title:
            heading = label("label", title)
            heading.setStyleSheet(f"color: {look.colour(kind)};")
            self.lines.addWidget(heading)
        self.lines.addWidget(label("noticeText", text))
        if source:
            self.lines.addWidget(label("hint", source))


class Points(QWidget):
    """Lines of text, each behind a dot: it is painted, so that no sign of it is read aloud."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(round(look.em * 0.5))
        self._grid.setVerticalSpacing(round(look.em * 0.45))
        self._grid.setColumnStretch(1, 1)

    def tell(self, lines: Iterable[str]) -> None:
        """Show these lines."""
        empty(self._grid)
        for number, line in enumerate(lines):
            dot = QLabel()
            dot.setPixmap(self._look.pixmap("point", 0.4, "accent"))
            dot.setContentsMargins(0, round(self._look.em * 0.5), 0, 0)
            self._grid.addLayout(at_the_top(dot), number, 0)
            self._grid.addWidget(label("line", line), number, 1)


class Fold(QWidget):
    """A part that opens and closes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(look.em * 0.4))
        self.button = called(QPushButton(), "quiet")
        self.button.setCheckable(True)
        self.content = QWidget()
        self.inside = QVBoxLayout(self.content)
        self.inside.setContentsMargins(round(look.em * 1.2), 0, 0, 0)
        self.inside.setSpacing(round(look.em * 0.5))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.content)
        self.button.toggled.connect(self._show)
        self.button.clicked.connect(self._show_whole)
        self._show(False)

    def entitle(self, text: str) -> None:
        """Name the part."""
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def _show(self, on: bool) -> None:  # noqa: FBT001  # Qt's own signal
        self.content.setVisible(on)
        self.button.setIcon(self._look.icon("unfolded" if on else "folded", "accent"))

    def _show_whole(self) -> None:
        QTimer.singleShot(0, self, lambda: bring_into_sight(self))  # once it is laid out
