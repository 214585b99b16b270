"""What takes the keyboard has a name for those who cannot see it: pages, folds, dialogs, map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from tests.ui.conftest import WUXI, go_to, without_ground

from pcirights.core.words import Record
from pcirights.ui.about import About
from pcirights.ui.glossary import Glossary
from pcirights.ui.holder import Ask
from pcirights.ui.holder_dialog import HolderDialog
from pcirights.ui.inquiry import Screen
from pcirights.ui.law_pack import LawPackDialog
from pcirights.ui.manual import Manual
from pcirights.ui.parts import Fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.findings import FindingsPage
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.window import Window

languages = pytest.mark.parametrize("lang", ["zh", "en"])


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """What below a widget takes the keyboard, is shown, and has no name."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        holder = widget.parentWidget()
        within = isinstance(holder, QAbstractScrollArea) and not isinstance(widget, QLineEdit)
        listed = isinstance(holder, QComboBox) and not isinstance(widget, QLineEdit)
        if within or listed or isinstance(widget, QScrollBar):
            continue  # a part of what has the name
        if not name_of(widget):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@languages
@pytest.mark.parametrize("screen", list(Screen))
def test_on_every_page_with_all_of_it_unfolded(
    open_window: Callable[..., Window], screen: Screen, lang: Lang, qtbot: QtBot
) -> None:
    answers = WUXI
    if screen is Screen.STOP:
        answers = replace(without_ground(), record=Record.DEFAULTER_LIST)
    window = open_window(lang, answers)
    page = go_to(window, screen, qtbot)
    if screen is Screen.PLACE:
        qtbot.wait_until(lambda: cast("PlacePage", page).drawn)
    if screen is Screen.FINDINGS:
        qtbot.wait_until(cast("FindingsPage", page).sums.isVisible)
    for fold in page.findChildren(Fold):
        fold.button.setChecked(True)
    assert nameless(window) == []


@languages
def test_in_the_windows_beside_it(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang, WUXI)
    page = go_to(window, Screen.FINDINGS, qtbot)
    dialogs: list[QDialog] = [
        Manual(window.desk, window),
        About(window.desk, window),
        Glossary(window.desk, page),
        LawPackDialog(window.desk, window.look, window),
    ]
    for dialog in dialogs:
        dialog.show()
        assert nameless(dialog) == [], dialog
        assert dialog.windowTitle()
        dialog.close()


@languages
def test_at_every_question_about_the_holder(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang, WUXI)
    dialog = HolderDialog(window.desk, window.look, go_to(window, Screen.PLACE, qtbot))
    dialog.show()
    dialog.happened.choose("travel")
    dialog.saw.choose("nothing")
    for ask in Ask:
        assert dialog.ask is ask
        assert nameless(dialog) == [], ask
        dialog.next()
    dialog.close()
