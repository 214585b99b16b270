"""The collector rests while the window starts, and then works in the window's thread alone."""

from __future__ import annotations

import gc
import weakref
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pcirights.ui import window as window_module
from pcirights.ui.letter.maker import LetterMaker
from pcirights.ui.startup.quick_start import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pcirights.program import Program
    from pcirights.ui.window import Window


class Ring:
    """What leads to itself, so that only a collection ends it."""

    ring: Ring


@pytest.fixture
def resting() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture
def warmed(qtbot: QtBot) -> Iterator[Callable[[Program], None]]:
    makers: list[LetterMaker] = []

    def warm(program: Program) -> None:
        maker = LetterMaker(program, QApplication.instance() or QObject())
        makers.append(maker)
        maker.warm_up()
        qtbot.wait_until(lambda: gc.get_freeze_count() > 0, timeout=60_000)

    yield warm
    for maker in makers:
        maker.close()


@pytest.mark.usefixtures("resting")
def test_what_was_loaded_is_left_out_once_it_is_all_there(
    program: Program, warmed: Callable[[Program], None]
) -> None:
    warmed(program)
    assert not gc.isenabled(), "the worker must not collect what the window shows"


@pytest.mark.usefixtures("resting")
def test_it_is_left_out_where_something_cannot_be_loaded(
    warmed: Callable[[Program], None],
) -> None:
    warmed(cast("Program", object()))
    assert not gc.isenabled()


@pytest.mark.usefixtures("resting")
def test_what_nothing_leads_to_goes_in_the_windows_thread(
    open_window: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_module, "COLLECTS", 1)
    window = open_window("zh")
    qtbot.wait_until(lambda: gc.get_freeze_count() > 0, timeout=60_000)
    ended: list[bool] = []
    one = Ring()
    one.ring = one
    weakref.finalize(one, lambda: ended.append(current_thread() is main_thread()))
    del one
    qtbot.wait_until(lambda: bool(ended), timeout=20_000)
    assert ended == [True]
    assert window.isVisible()


def test_where_it_did_not_rest_nothing_is_left_out() -> None:
    gc.enable()
    gc.unfreeze()  # what earlier windows left out
    settle()
    assert gc.get_freeze_count() == 0
