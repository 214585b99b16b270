"""The map of regions: what it shows, by mouse, by keyboard, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import go_to

from pcirights.cli.law_report import coverage
from pcirights.flow.questions import Screen
from pcirights.flow.regions import in_words, neighbour, regions
from pcirights.i18n import load
from pcirights.places.tiles import tiles
from pcirights.ui.theme.look import look_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.program import Program
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.window import Window

PLACES = frozenset((tile.column, tile.row) for tile in tiles())
STEPS = ((-1, 0), (1, 0), (0, -1), (0, 1))


def test_it_says_what_law_coverage_says(program: Program) -> None:
    shown = {region.tile.code: region.grade for region in regions(program, program.today)}
    table = coverage(program.book, program.places.children(None), program.today)
    told = {
        row["code"]: row["access"]["enforceability"] if row["access"] else None
        for row in table
        if row["code"] in shown
    }
    assert len(shown) == 31
    assert shown == told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_region_stands_once_in_the_words(program: Program, lang: Lang) -> None:
    words = load(lang)
    known = list(regions(program, program.today))
    lines = [
        text.partition("：" if lang == "zh" else ": ")[2] for _, text in in_words(known, words)
    ]
    names = [name for line in lines for name in line.split("、" if lang == "zh" else ", ")]
    assert sorted(names) == sorted(words.name(r.tile.short_zh, r.tile.short_en) for r in known)


def test_the_arrows_reach_every_tile_from_every_tile() -> None:
    for begin in PLACES:
        reached, waiting = {begin}, [begin]
        while waiting:
            place = waiting.pop()
            for step in STEPS:
                other = neighbour(PLACES, place, step)
                if other is not None and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        assert reached == PLACES


def test_at_the_rim_nothing_lies_ahead() -> None:
    assert neighbour(PLACES, max(PLACES), (1, 0)) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_region_is_chosen_by_keyboard_alone(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    window = open_window(lang)
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    qtbot.wait_until(lambda: page.drawn and next(iter(page.map.buttons.values())).isVisible())
    tabbed = 0
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        tabbed += focus in page.map.buttons.values()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert tabbed >= 1
    entered = next(
        b for b in page.map.buttons.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    entered.setFocus()
    tile = entered.region.tile
    down = neighbour(PLACES, (tile.column, tile.row), (0, 1))
    assert down is not None
    QTest.keyClick(entered, Qt.Key.Key_Down)
    now = QApplication.focusWidget()
    assert now is page.map.buttons[down]
    QTest.keyClick(now, Qt.Key.Key_Space)
    assert page.code == page.map.buttons[down].region.tile.code
    assert page.rows.count() > 1


def test_the_map_scrolls_to_the_tile_that_the_arrows_come_to(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    qtbot.wait_until(lambda: page.drawn and next(iter(page.map.buttons.values())).isVisible())
    place = min(PLACES, key=lambda one: one[1])
    page.map.buttons[place].setFocus()
    while (below := neighbour(PLACES, place, (0, 1))) is not None:
        QTest.keyClick(page.map.buttons[place], Qt.Key.Key_Down)
        place = below
    lowest = page.map.buttons[place]
    assert lowest.hasFocus()
    assert lowest.visibleRegion().boundingRect() == lowest.rect()


def test_each_tile_is_a_button_with_its_grade_in_its_name(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("en")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    qtbot.wait_until(lambda: page.drawn)
    for button in page.map.buttons.values():
        seen = QAccessible.queryAccessibleInterface(button)
        assert seen.role() in {QAccessible.Role.Button, QAccessible.Role.RadioButton}
        grade = window.language.say(f"ui.map.{button.region.key}")
        assert seen.text(QAccessible.Text.Name) == f"{button.text()}: {grade}"
    window.top_bar.tongues["zh"].click()
    assert page.map.buttons[6, 3].accessibleName().startswith("江苏：")


def test_a_click_chooses_and_the_box_follows(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    qtbot.wait_until(lambda: page.drawn)
    QTest.mouseClick(page.map.buttons[6, 3], Qt.MouseButton.LeftButton)
    assert page.code == "320000"
    assert page.box.text() == "江苏省"
    page.box.setText("北京")
    page.box.textEdited.emit("北京")
    assert page.code == ""
    assert not page.map.buttons[6, 3].isChecked()


def test_the_maps_colours_follow_the_dark_theme(styled: QApplication) -> None:
    dark = QPalette(QColor("#202020"))
    dark.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    dark.setColor(QPalette.ColorRole.Base, QColor("#181818"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#e0e0e0"))
    look = look_of(dark, styled.font())
    assert look.dark
    for grade in ("enforceable", "contested", "unverified", "channel-only", "none"):
        ground, ink = (QColor(one) for one in look.tile(grade))
        assert ground.lightness() < 100 < ink.lightness()
