"""The collector rests while the window starts, and works again once all is loaded."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from pcirights.ui.letter_maker import LetterMaker
from pcirights.ui.quick_start import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from pcirights.program import Program


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
        qtbot.wait_until(gc.isenabled, timeout=60_000)

    yield warm
    for maker in makers:
        maker.close()


@pytest.mark.usefixtures("resting")
def test_what_was_loaded_is_left_out_once_it_is_all_there(
    program: Program, warmed: Callable[[Program], None]
) -> None:
    warmed(program)
    assert gc.get_freeze_count() > 0


@pytest.mark.usefixtures("resting")
def test_it_works_again_where_something_cannot_be_loaded(
    warmed: Callable[[Program], None],
) -> None:
    warmed(cast("Program", object()))
    assert gc.get_freeze_count() > 0


def test_where_it_did_not_rest_nothing_is_left_out() -> None:
    settle()
    assert gc.get_freeze_count() == 0
