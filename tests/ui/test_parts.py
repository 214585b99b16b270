"""The small parts: what they show, what is read aloud of them, how they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from pcirights.ui.theme.look import look_of
from pcirights.ui.widgets.labels import Points, called
from pcirights.ui.widgets.list_box import Picker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_points_are_read_without_their_dots_and_leave_none_behind(
    qtbot: QtBot, styled: QApplication
) -> None:
    points = Points(look_of(styled.palette(), styled.font()))
    qtbot.add_widget(points)
    points.show()
    points.tell(("one", "two", "three"))
    points.tell(("four",))
    QApplication.processEvents()
    shown = [one for one in points.findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in shown if one.pixmap().isNull()] == ["four"]
    assert [one.text() for one in shown if not one.pixmap().isNull()] == [""]


@pytest.mark.parametrize("scale", [1, 2])
def test_no_word_stands_under_the_arrow_of_its_box(
    qtbot: QtBot, styled: QApplication, scale: int
) -> None:
    font = styled.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    look = look_of(styled.palette(), font)
    box = Picker(look, 8)
    qtbot.add_widget(box)
    box.setFont(font)
    box.setStyleSheet(look.stylesheet())
    box.addItem("any stage")
    box.resize(box.minimumSizeHint())
    box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    words = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    assert words.right() <= box.width() - 1.6 * look.em
    assert words.width() >= box.fontMetrics().horizontalAdvance(box.currentText())


@pytest.mark.parametrize("front", ["#ffff00", "#000000"])
@pytest.mark.parametrize(
    ("kind", "name"), [(QPushButton, ""), (QPushButton, "primary"), (QCheckBox, "")]
)
def test_what_cannot_be_pressed_looks_so_in_high_contrast(
    qtbot: QtBot, styled: QApplication, front: str, kind: type[QAbstractButton], name: str
) -> None:
    palette = QPalette(QColor("#000000" if front == "#ffff00" else "#ffffff"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor(front))
    look = look_of(palette, styled.font(), high=True)
    parent = QWidget()
    qtbot.add_widget(parent)
    parent.setStyleSheet(look.stylesheet())
    button = called(kind(parent), name)
    button.setText("OK")
    button.resize(120, 40)
    enabled = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != enabled
