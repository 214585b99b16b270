"""Around the pages: the start, Qt's own words, files, the manual, the palette, a fault of ours."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from tests.ui.conftest import WUXI, go_to

from pcirights.flow.questions import Screen
from pcirights.ui.dialogs import files, messages
from pcirights.ui.dialogs.manual import Manual
from pcirights.ui.startup import app as app_module
from pcirights.ui.startup import faults
from pcirights.ui.startup.none_references import PLENTY, keep_none_alive
from pcirights.ui.startup.qt_translations import translate_qt
from pcirights.ui.theme.look import HUES, asked_for_contrast, look_of
from pcirights.ui.widgets.day_chooser import write_days
from pcirights.ui.widgets.labels import day_field
from pcirights.ui.widgets.list_box import Picker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.program import Program
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.pages.save import SavePage
    from pcirights.ui.window import Window


def test_it_opens_and_its_exit_code_is_handed_on(
    styled: QApplication, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look_and_leave() -> int:
        shown = (w for w in QApplication.topLevelWidgets() if w.isVisible())
        (window,) = (w for w in shown if type(w).__name__ == "Window")
        seen.append(window.windowTitle())
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(styled, "exec", look_and_leave)
    monkeypatch.setattr(app_module, "application", lambda _: styled)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert app_module.run(program, "zh") == 0
    assert seen
    translate_qt("en")


def test_the_list_of_fonts_is_not_written_into_the_home(
    styled: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "elsewhere")
    monkeypatch.setattr(sys, "platform", "linux")
    assert app_module.application() is styled
    told = Path(os.environ["FONTCONFIG_FILE"]).read_text("utf-8")
    assert re.findall("<cachedir.*", told) == ["<cachedir>/var/cache/fontconfig</cachedir>"]


def test_none_outlives_the_session() -> None:
    keep_none_alive()
    keep_none_alive()
    if sys.version_info < (3, 12):
        assert PLENTY <= sys.getrefcount(None) < 3 * PLENTY


def test_qts_own_words_follow_the_language(styled: QApplication) -> None:
    assert styled.applicationName() == "pcirights"
    translate_qt("zh")
    translate_qt("zh")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    translate_qt("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_quotation_marks_are_as_wide_as_the_language_wants_them(styled: QApplication) -> None:
    def width() -> float:
        return QFontMetricsF(styled.font()).horizontalAdvance("“an organ’s”")

    translate_qt("en")
    narrow = width()
    translate_qt("zh")
    assert width() > narrow * 1.3
    translate_qt("en")
    assert width() == narrow


def test_the_font_shows_chinese_on_any_machine(styled: QApplication) -> None:
    assert styled.font().families()[0] == "Noto Sans SC"


def test_a_question_means_no_unless_yes_is_pressed(qtbot: QtBot, styled: QApplication) -> None:
    window = QMessageBox()
    qtbot.add_widget(window)

    def press(number: int) -> None:
        box = cast("QMessageBox", QApplication.activeModalWidget())
        box.buttons()[number].click()

    for number, answer in ((0, True), (1, False)):
        QTimer.singleShot(0, lambda number=number: press(number))
        assert messages.confirm(window, "?", yes="yes", no="no") is answer
    QTimer.singleShot(0, lambda: press(0))
    messages.tell(window, "!", close="close")


def test_file_dialogs_leave_no_trace(
    open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("zh")
    settings = tmp_path / "settings"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(settings))
    monkeypatch.setenv("HOME", str(tmp_path))

    name = "mine"

    def answer(dialog: QFileDialog) -> int:
        dialog.selectFile(str(tmp_path / name))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answer)
    try:
        saved = files.ask_where_to_save(
            window, window.language, window.sitting.file_names, "letter", "pdf"
        )
        assert saved == tmp_path / "mine.pdf"
        name = "mine 2026.11.26"
        saved = files.ask_where_to_save(
            window, window.language, window.sitting.file_names, "letter", "pdf"
        )
        assert saved == tmp_path / "mine 2026.11.26.pdf"
        name = "mine.PDF"
        saved = files.ask_where_to_save(
            window, window.language, window.sitting.file_names, "letter", "pdf"
        )
        assert saved == tmp_path / "mine.PDF"
        name = "mine"
        (tmp_path / "mine").touch()
        assert files.ask_what_to_open(window, window.language) == tmp_path / "mine"
        assert files._remembered() == {}
        before = QSettings(QSettings.Scope.UserScope, "QtProject")
        before.setValue("FileDialog/lastVisited", "somebody else's")
        files.ask_what_to_open(window, window.language)
        assert files._remembered() == {"FileDialog/lastVisited": "somebody else's"}
        monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
        assert (
            files.ask_where_to_save(
                window, window.language, window.sitting.file_names, "answers", "toml"
            )
            is None
        )
        assert files.ask_what_to_open(window, window.language) is None
    finally:
        files.keep_no_settings()


def test_a_second_letter_is_proposed_under_a_name_of_its_own(
    open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("zh")
    monkeypatch.setenv("HOME", str(tmp_path))
    proposed: list[str] = []

    def answer(*asked: object) -> Path:
        proposed.append(str(asked[-1]))
        return tmp_path / "elsewhere" / proposed[-1]

    monkeypatch.setattr(files, "_ask", answer)

    def ask(what: str, suffix: str) -> None:
        files.ask_where_to_save(window, window.language, window.sitting.file_names, what, suffix)

    for _ in range(2):
        ask("letter", "pdf")
    (tmp_path / "申请书 3.pdf").touch()
    ask("letter", "pdf")
    ask("letter", "docx")
    assert proposed == ["申请书.pdf", "申请书 2.pdf", "申请书 4.pdf", "申请书.docx"]
    window.sitting.clear()
    ask("letter", "pdf")
    assert proposed[-1] == "申请书.pdf"


def test_the_manual_opens_from_the_bar(
    open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = manuals_opened(monkeypatch)
    open_window("zh").top_bar.manual_button.click()
    assert opened


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bars_buttons_have_words_at_the_width_that_the_window_opens_with(
    open_window: Callable[..., Window], lang: Lang
) -> None:
    bar = open_window(lang).top_bar
    buttons = (bar.cases_button, bar.law_button, bar.manual_button, bar.about_button)
    for width in (round(84 * bar.look.em), 1024):
        bar.window().resize(width, 640)
        QApplication.processEvents()
        assert all(button.text() for button in buttons), width
        assert bar.sizeHint().width() <= width
    bar.window().resize(400, 640)
    QApplication.processEvents()
    assert not bar.cases_button.text()
    assert bar.cases_button.accessibleName()


def test_the_manual_opens_from_the_last_page(
    open_window: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = manuals_opened(monkeypatch)
    window = open_window("zh", WUXI)
    cast("SavePage", go_to(window, Screen.SAVE, qtbot)).manual_button.click()
    assert opened


def test_a_dark_palette_is_followed_and_loses_nothing(
    open_window: Callable[..., Window], styled: QApplication, qtbot: QtBot
) -> None:
    light = styled.palette()
    window = open_window("zh", WUXI)
    go_to(window, Screen.PARTICULARS, qtbot)
    dark = QPalette(QColor("#222222"))
    styled.setPalette(dark)
    changed = QEvent(QEvent.Type.PaletteChange)  # Qt sends it only where the application runs
    try:
        QApplication.sendEvent(window, changed)
        assert window.look.dark
        assert window.inquiry.answers.applicant == WUXI.applicant
    finally:
        styled.setPalette(light)
    QApplication.sendEvent(window, changed)
    assert not window.look.dark


@pytest.mark.parametrize("back", ["#ffffff", "#1b1e21"])
def test_colours_can_be_told_from_what_is_behind_them(styled: QApplication, back: str) -> None:
    palette = QPalette(QColor(back))
    front = "#000000" if back == "#ffffff" else "#ffffff"
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, QColor(back))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor(front))
    look = look_of(palette, styled.font())
    for hue in set(HUES.values()) - {"accent"}:
        for behind in (look.tokens["base"], look.tokens[f"{hue}_soft"]):
            assert contrast(look.tokens[hue], behind) >= 4.5, (hue, behind)
        assert contrast(look.tokens["muted"], look.tokens[f"{hue}_soft"]) >= 4.5, hue
    assert contrast(look.tokens["on_accent"], look.tokens["accent"]) >= 4.5
    assert contrast(look.tokens["accent"], look.tokens["soft"]) >= 4.5


@pytest.mark.parametrize(
    ("back", "front", "mark"),
    [
        ("#000000", "#ffff00", "#00ffff"),
        ("#000000", "#ffffff", "#1aebff"),
        ("#000000", "#ffffff", "#000080"),
    ],
)
def test_high_contrast_takes_every_colour_from_the_system(
    styled: QApplication, back: str, front: str, mark: str
) -> None:
    look = look_of(contrast_palette(back, front, mark), styled.font())
    colours = {value for value in look.tokens.values() if value.startswith("#")}
    assert look.high
    assert colours <= {back, front, mark}
    assert contrast(look.tokens["accent"], back) >= 4.5
    assert contrast(look.tokens["accent"], look.tokens["on_accent"]) >= 4.5
    assert look.tile("enforceable") == (back, front)
    assert look.tokens["notice_edge"] == front


def test_an_ordinary_palette_is_none_of_high_contrast_unless_the_system_says_so(
    styled: QApplication,
) -> None:
    palette = contrast_palette("#ffffff", "#000000", "#0000ff")
    assert not look_of(palette, styled.font()).high
    asked = look_of(palette, styled.font(), high=True)
    assert asked.high
    assert asked.tokens["muted"] == "#000000"
    assert not asked_for_contrast()


@pytest.mark.parametrize("high", [False, True])
def test_a_field_is_as_large_with_the_keyboard_as_without(
    styled: QApplication, high: bool, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.add_widget(window)
    look = look_of(styled.palette(), styled.font(), high=high)
    window.setStyleSheet(look.stylesheet())
    column = QVBoxLayout(window)
    chosen, button = QComboBox(), QPushButton("on")
    chosen.addItem("on")
    fields = (QLineEdit("on"), chosen, day_field(look), button)
    for field in (QCheckBox("on"), *fields):
        column.addWidget(field)
    window.show()
    window.activateWindow()
    for field in fields:
        without = field.sizeHint()
        field.setFocus()
        qtbot.wait_until(field.hasFocus)
        assert field.sizeHint() == without


@pytest.mark.parametrize("came", ["tab", "click", "click-month", "all"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("typed", ["20170106", "2017-1-6", "2017年1月6日"])
def test_a_day_is_typed_over_the_one_that_stands_there(
    styled: QApplication, came: str, lang: Lang, typed: str, qtbot: QtBot
) -> None:
    field = day_field(look_of(styled.palette(), styled.font()))
    qtbot.add_widget(field)
    write_days(field, lang)
    field.setDate(QDate(2026, 11, 26))
    field.show()
    field.activateWindow()
    qtbot.wait_until(field.isActiveWindow)
    field.clearFocus()
    assert field.text() == {"zh": "2026年11月26日", "en": "26 November 2026"}[lang]
    if came.startswith("click"):
        where = field.fontMetrics().horizontalAdvance("2026年1" if came == "click-month" else "20")
        field.clearFocus()
        QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton, pos=QPoint(where, 10))
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
    if came == "all":
        field.selectAll()
    for letter in typed:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, key)
    assert field.date() == QDate(2017, 1, 6)
    field.clearFocus()
    assert field.text() == {"zh": "2017年1月6日", "en": "6 January 2017"}[lang]


def test_a_choice_longer_than_its_box_says_that_it_goes_on(
    styled: QApplication, qtbot: QtBot
) -> None:
    box = Picker(look_of(styled.palette(), styled.font()))
    qtbot.add_widget(box)
    box.addItem("I am the parent or the guardian")
    shown = QStyleOptionComboBox()
    box.resize(120, 30)
    box.initStyleOption(shown)
    assert shown.currentText.endswith("…")
    box.resize(600, 30)
    box.initStyleOption(shown)
    assert shown.currentText == box.currentText()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_opened_list_hangs_below_its_box_and_shows_every_choice(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    page = go_to(open_window("en", WUXI), Screen.PARTICULARS, qtbot)
    box = next(box for box in page.findChildren(Picker) if not box.isEditable())
    box.setCurrentIndex(1)
    box.showPopup()
    rows = box.view()
    last = rows.visualRect(rows.model().index(box.count() - 1, 0))
    assert rows.mapToGlobal(QPoint(0, 0)).y() >= box.mapToGlobal(QPoint(0, box.height())).y()
    assert rows.viewport().rect().contains(last)
    box.hidePopup()


def test_what_qt_draws_itself_is_seen_on_black(
    page_at: Callable[..., Any], styled: QApplication
) -> None:
    before = styled.palette()
    page: PlacePage = page_at(Screen.PLACE)
    window = cast("Window", page.window())
    try:
        styled.setPalette(contrast_palette("#000000", "#ffff00", "#00ffff"))
        window.dress()
        wizard = window.wizard.grab().toImage()
        edge = {wizard.pixelColor(1, y).name() for y in range(wizard.height())}
        assert edge == {"#000000", "#ffff00"}  # the line above the buttons
        assert page.box.palette().placeholderText().color().name() == "#ffff00"
        (clear,) = page.box.findChildren(QAction)
        drawn = clear.icon().pixmap(24).toImage()
        assert drawn.pixelColor(12, 12).name() == "#ffff00"
    finally:
        styled.setPalette(before)


def test_a_palette_of_high_contrast_is_put_on_at_once(
    open_window: Callable[..., Window], styled: QApplication, qtbot: QtBot
) -> None:
    before = styled.palette()
    window = open_window("zh", WUXI)
    go_to(window, Screen.FINDINGS, qtbot)
    styled.setPalette(contrast_palette("#000000", "#ffff00", "#00ffff"))
    try:
        window.dress()
        assert window.look.high
        assert "3px solid #00ffff" in window.styleSheet()
    finally:
        styled.setPalette(before)
    window.dress()
    assert not window.look.high


def contrast_palette(back: str, front: str, mark: str) -> QPalette:
    palette = QPalette(QColor(back))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, QColor(back))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor(front))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(mark))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor(back))
    return palette


def manuals_opened(monkeypatch: pytest.MonkeyPatch) -> list[Manual]:
    """Manuals are listed here in place of being shown until they are closed."""
    opened: list[Manual] = []

    def note(self: Manual) -> None:
        opened.append(self)

    monkeypatch.setattr(Manual, "exec", note)
    return opened


def contrast(one: str, two: str) -> float:
    """WCAG 2.1 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (shade.redF(), shade.greenF(), shade.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_a_fault_is_told_without_what_was_typed(
    open_window: Callable[..., Window],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _, text, **__: told.append(text))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = open_window("en")
    faults.tell_faults(window)
    with pytest.raises(KeyError) as caught:
        dict[str, str]()["张三"]
    sys.excepthook(caught.type, caught.value, caught.tb)
    assert "KeyError" in told[0]
    assert "张三" not in told[0] + capsys.readouterr().err
