"""Every page in each language: complete, named for those who cannot see it, reached by keys."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QVBoxLayout,
    QWidget,
)
from tests.ui.conftest import WUXI, go_to, without_ground

from pcirights.core.vocabulary import Record
from pcirights.flow.questions import Screen
from pcirights.ui.theme.look import look_of
from pcirights.ui.widgets.labels import Fold, Notice
from pcirights.ui.widgets.tab_order import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.window import Window

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]{4,}")
SEEN_IN_BOTH = {"中文", "English"}

pages = pytest.mark.parametrize("screen", list(Screen))
languages = pytest.mark.parametrize("lang", ["zh", "en"])


@pytest.fixture
def shown(open_window: Callable[..., Window], screen: Screen, lang: Lang, qtbot: QtBot) -> Window:
    answers = WUXI
    if screen is Screen.STOP:
        answers = replace(without_ground(), record=Record.DEFAULTER_LIST)
    window = open_window(lang, answers)
    go_to(window, screen, qtbot)
    return window


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def visible(window: Window, kind: type[QWidget] = QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(kind) if widget.isVisibleTo(window)]


@pages
@languages
def test_everything_that_takes_the_keyboard_has_a_name(shown: Window) -> None:
    nameless = [
        widget
        for widget in visible(shown)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not name_of(widget).strip()
    ]
    inner = [widget for widget in nameless if isinstance(widget.parent(), QAbstractScrollArea)]
    assert [repr(widget) for widget in nameless if widget not in inner] == []


@pages
@languages
def test_no_screen_mixes_its_language(shown: Window, lang: Lang) -> None:
    texts = [
        widget.text()
        for widget in visible(shown)
        if isinstance(widget, QLabel | QAbstractButton) and widget.text()
    ]
    assert texts
    for text in set(texts) - SEEN_IN_BOTH:
        if lang == "zh":
            assert HAN.search(text) or not LATIN_WORD.search(text), text
        else:
            assert not HAN.search(text) or LATIN_WORD.search(text), text
        assert "ui." not in text
        assert "{" not in text


@pages
@languages
def test_the_keyboard_reaches_everything_and_comes_back(shown: Window) -> None:
    wanted = {
        widget
        for widget in reading_order(shown.wizard.shown())
        if widget.isVisibleTo(shown) and widget.isEnabled()
    }
    reached = set()
    for _ in range(90):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [
        widget
        for widget in wanted - reached
        if not (widget.objectName() == "bare" or type(widget).__name__ == "QRadioButton")
    ]
    assert [f"{type(w).__name__} {name_of(w)}" for w in missed] == []
    assert shown.top_bar.tongues["zh"] in reached or shown.top_bar.tongues["en"] in reached


@pages
@languages
def test_the_page_has_the_keyboard_and_not_the_bar(shown: Window) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert shown.wizard.isAncestorOf(focus)


@pages
def test_a_page_fits_a_small_screen_with_large_letters(
    open_window: Callable[..., Window], styled: QApplication, screen: Screen, qtbot: QtBot
) -> None:
    font = styled.font()
    large = type(font)(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    styled.setFont(large)
    try:
        answers = WUXI
        if screen is Screen.STOP:
            answers = replace(without_ground(), record=Record.DEFAULTER_LIST)
        window = open_window("en", answers)
        go_to(window, screen, qtbot)
        for fold in window.wizard.shown().findChildren(Fold):
            fold.button.click()
        QApplication.processEvents()
        assert window.width() <= 1024
        assert window.height() <= 640
        bar = window.wizard.shown().scroller.horizontalScrollBar()
        assert bar.maximum() == 0
    finally:
        styled.setFont(font)


def test_a_notice_in_a_narrow_place_shows_all_its_words(styled: QApplication, qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.add_widget(place)
    column = QVBoxLayout(place)
    notice = Notice()
    look = look_of(styled.palette(), styled.font())
    text = "several words in a line\n" * 4 + "and a line that is long " * 3
    notice.tell("warning", text, look, "Title")
    column.addWidget(notice)
    column.addStretch(1)
    place.resize(round(look.em * 14), round(look.em * 60))
    place.show()
    for words in notice.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())
    assert notice.height() < place.height() / 2
