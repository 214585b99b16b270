"""A window over the real program on one day, and the ways that the tests drive it."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pcirights.core.answers import Answers, Applicant, Item
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.program import Program
from pcirights.ui.startup.none_references import keep_none_alive

keep_none_alive()  # before pytest-qt makes its first call

from PySide6.QtWidgets import QApplication, QWizard  # noqa: E402

from pcirights.ui.dialogs import messages  # noqa: E402
from pcirights.ui.startup.app import application  # noqa: E402
from pcirights.ui.startup.qt_translations import translate_qt  # noqa: E402
from pcirights.ui.window import Window  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.flow.questions import Screen
    from pcirights.i18n import Lang
    from pcirights.ui.pages.page import Page

DAY = date(2026, 11, 25)
WUXI = Answers(
    place="320200",
    record=Record.PUBLIC_CREDIT,
    right=Right.CORRECTION,
    ground=Ground.INACCURATE,
    applicant=Applicant(name="张三", address="示范路1号"),
    items=(Item(record="2023年5月8日被记为失信", correct="请删除", evidence=("缴款凭证",)),),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no size hints to give and no window to raise, and says so."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)"))


@pytest.fixture(autouse=True)
def _collect_in_this_thread_alone() -> Iterator[None]:
    """As in the program: Python's collector ends no widget in the thread of a worker, where Qt ends
    the process.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def _collect_what_the_windows_left() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(scope="session")
def program() -> Program:
    return Program(DAY)


@pytest.fixture
def styled(qapp: QApplication) -> QApplication:
    """The application as it is started, in the one that the tests run in."""
    return application()


@pytest.fixture
def open_window(
    qtbot: QtBot, styled: QApplication, program: Program, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Window]]:
    opened: list[Window] = []

    def opener(
        lang: Lang = "zh", answers: Answers | None = None, file: Path | None = None
    ) -> Window:
        translate_qt(lang)
        window = Window(program, lang)
        qtbot.add_widget(window)
        opened.append(window)
        window.resize(1024, 640)  # whatever the screen of the tests is
        window.begin(file)
        window.activateWindow()
        qtbot.wait_until(lambda: window.isActiveWindow() and window.wizard.complete)
        if answers is not None:
            window.inquiry.start_over(answers)
        return window

    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    yield opener
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    for window in opened:
        window.close()
    translate_qt("en")


@pytest.fixture
def page_at(open_window: Callable[..., Window], qtbot: QtBot) -> Callable[..., Page]:
    """Opens a window with answers and goes on to a screen; gives the page that is shown then."""

    def at(screen: Screen, answers: Answers = WUXI, lang: Lang = "zh") -> Page:
        return go_to(open_window(lang, answers), screen, qtbot)

    return at


def go_to(window: Window, screen: Screen, qtbot: QtBot) -> Page:
    """Press Next until the screen is there; the letter is waited for."""
    for _ in range(15):
        if window.wizard.shown().asks is screen:
            return window.wizard.shown()
        press_next(window, qtbot)
    raise AssertionError(f"{screen} never came: {window.wizard.shown().asks}")


def press_next(window: Window, qtbot: QtBot) -> None:
    """Press Next, once the letter is there where the page shows one."""
    if window.wizard.shown().asks == "preview":
        qtbot.wait_until(lambda: window.inquiry.letter() is not None, timeout=20_000)
    window.wizard.button(QWizard.WizardButton.NextButton).click()


def without_ground(answers: Answers = WUXI) -> Answers:
    """The same for access."""
    return replace(answers, right=Right.ACCESS, ground=None)
