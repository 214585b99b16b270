"""The order in which the keyboard goes through a page: that in which it is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QRadioButton, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Every widget that the Tab key reaches, as the layouts have them.

    Of radio buttons it reaches the one chosen, which may be another by then: all are there.
    """
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QRadioButton):
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from reading_order(inside)
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QAbstractScrollArea):
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item else (None, None)
        if widget is not None:
            yield from reading_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def chain(widgets: Iterable[QWidget]) -> None:
    """Have the Tab key go through the widgets in this order."""
    for one, two in pairwise(widgets):
        QWidget.setTabOrder(one, two)
