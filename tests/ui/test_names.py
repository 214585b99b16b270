"""What takes the keyboard has a name for those who cannot see it: pages, folds, dialogs, map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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
from tests.cases.making import TODAY, made_case
from tests.ui.conftest import WUXI, go_to, without_ground

from pcirights.cases.keep import head_of, with_event
from pcirights.cases.vault import Listing, Opened
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Record
from pcirights.flow.holder import Ask
from pcirights.flow.questions import Screen
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.dialogs.about import About
from pcirights.ui.dialogs.glossary import Glossary
from pcirights.ui.dialogs.holder import HolderDialog
from pcirights.ui.dialogs.law_pack import LawPackDialog
from pcirights.ui.dialogs.manual import Manual
from pcirights.ui.widgets.labels import Fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
        qtbot.wait_until(cast("FindingsPage", page).below.isVisible)
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
        Manual(window.language, window),
        About(window.language, window.program, window),
        Glossary(window.language, page),
        LawPackDialog(window.language, window.look, window.program, window),
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
    dialog = HolderDialog(
        window.language, window.look, window.inquiry, go_to(window, Screen.PLACE, qtbot)
    )
    dialog.show()
    dialog.happened.choose("travel")
    dialog.saw.choose("nothing")
    for ask in Ask:
        assert dialog.ask is ask
        assert nameless(dialog) == [], ask
        dialog.next()
    dialog.close()


@languages
def test_in_the_windows_of_the_cases(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(lang, WUXI)
    program = window.inquiry.program
    cases = CasesDialog(window.language, window.look, window, window.inquiry, window.sitting)
    cases.show()
    assert cases.windowTitle()
    assert nameless(cases) == []
    for making in (True, False):
        cases.unlock.show_file(tmp_path / "x.pcicases", making=making)
        assert nameless(cases) == []
    case = made_case(program)
    cases.table.show_cases(Listing(((case.id, head_of(case, program)),), (), True, None))
    cases.table.offer_keeping(there=True)
    cases.pages.setCurrentWidget(cases.table)
    assert nameless(cases) == []
    received = Event(Happened.RECEIVED, date(2026, 8, 31), Delivery.REGISTERED)
    for event in (received, Event(Happened.REFUSED, date(2026, 10, 8))):
        case = with_event(case, event, TODAY)
    cases.case.show_case(Opened(case, 1))
    cases.pages.setCurrentWidget(cases.case)
    assert cases.case.next.cards
    for happened in Happened:  # each asks for its own
        form = cases.case.form
        form.what.setCurrentIndex(form.what.findData(happened.value))
        assert nameless(cases) == [], happened
    alert = HardAlert(window.language, window.look, lambda: ["one"], cases)
    alert.show()
    assert nameless(alert) == []
    assert alert.windowTitle()
    alert.read.setChecked(True)
    alert.close()
    cases.close()
