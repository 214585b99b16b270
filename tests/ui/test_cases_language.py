"""Language and colours change inside the window of the cases: all of it, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)
from shiboken6 import isValid
from tests.cases.making import TODAY, WORDS, new_store, opened, save
from tests.ui.test_cases import tax_case, unlock_it

from pcirights.cases import seal
from pcirights.cases.case import PaperKind
from pcirights.cases.keep import head_of
from pcirights.program import Program
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.widgets.labels import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.window import Window


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    monkeypatch.setattr(HardAlert, "exec", lambda _: 1)
    file, program = new_store(tmp_path / "desk.pcicases"), Program(TODAY)
    refused = tax_case(program, refused=TODAY.replace(day=1))
    with opened(file) as vault, vault.change(TODAY) as change:
        letter = change.add_paper(refused.id, PaperKind.LETTER, "a.pdf", [b"x"])
        scan = change.add_paper(refused.id, PaperKind.RECEIVED, "b.png", [b"y"])
        full = replace(refused, papers=(letter, scan))
        change.save(full, head_of(full, program), 0)
    with opened(file) as vault:
        save(vault, tax_case(program), program)
    return file


@pytest.fixture
def show(
    open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Lang], CasesDialog]]:
    kept: list[CasesDialog] = []

    def catch(cases: CasesDialog) -> None:
        cases.show()
        kept.append(cases)

    monkeypatch.setattr(CasesDialog, "exec", catch)

    def opener(lang: Lang) -> CasesDialog:
        open_window(lang).open_cases()
        return kept[-1]

    yield opener
    for cases in filter(isValid, kept):
        cases.done(0)


def texts(window: QDialog) -> list[str]:
    """All that is to be read on the page and what a screen reader says, sorted."""
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            found += written(widget)
    return sorted(text for text in found if text)


def written(widget: QWidget) -> Iterator[str]:
    """What is written on a widget."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QDateEdit):
        yield widget.text()
    elif isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    elif isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield model.headerData(column, Qt.Orientation.Horizontal)
            yield from (model.data(model.index(row, column)) for row in range(model.rowCount()))


@pytest.mark.parametrize(("first", "second"), [("zh", "en"), ("en", "zh")])
def test_every_page_is_as_if_opened_in_the_other_language(
    show: Callable[[Lang], CasesDialog], filled: Path, qtbot: QtBot, first: Lang, second: Lang
) -> None:
    changed, whole = show(first), show(second)
    both = (changed, whole)

    def same() -> None:
        changed.tongues.buttons[second].click()
        QApplication.processEvents()  # Qt shows what is new in a layout a moment later
        assert texts(changed) == texts(whole)
        changed.tongues.buttons[first].click()
        assert texts(changed) != texts(whole)

    same()
    for cases in both:
        cases.unlock.show_file(filled.with_name("new.pcicases"), making=True)
        cases.unlock.go()  # too short, and said
    same()
    for cases in both:
        unlock_it(cases, filled, qtbot, "wrong words")
    same()
    for cases in both:
        unlock_it(cases, filled, qtbot)
    same()
    for cases in both:
        cases.table.filters.place.setText("Nowhere")
        cases.table.filters.changed.emit()
    same()
    for cases in both:
        cases.table.filters.clear()
        cases.open_case(cases.table.model.ident(0))
        form = cases.case.form
        form.what.setCurrentIndex(form.what.findData("asked-to-complete"))
        form.day.setDate(QDate(2026, 8, 1))
        form.button.click()  # before it was received: refused, and said
    same()
    for cases in both:
        cases.lock()
    same()


def test_the_window_behind_speaks_it_too(show: Callable[[Lang], CasesDialog]) -> None:
    cases = show("zh")
    cases.tongues.buttons["en"].click()
    window = cases.parent()
    assert window.language.lang == "en"  # type: ignore[union-attr]  # the window
    assert window.top_bar.tongues["en"].isChecked()  # type: ignore[union-attr]
    assert cases.tongues.buttons["en"].isChecked()


def test_no_window_of_cases_stays_once_it_is_closed(
    show: Callable[[Lang], CasesDialog], filled: Path, qtbot: QtBot
) -> None:
    cases = show("zh")
    window = cast("Window", cases.parent())
    unlock_it(cases, filled, qtbot)
    cases.open_case(cases.table.model.ident(0))
    with qtbot.wait_signal(cases.destroyed):
        cases.reject()
    assert window.findChildren(CasesDialog) == []


def test_what_is_told_before_the_window_is_there_has_its_colour(
    open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds: list[QColor] = []

    def look_at(cases: CasesDialog) -> None:
        cases.show()
        answer = cases.unlock.answer
        grounds.append(answer.grab().toImage().pixelColor(3, answer.height() // 2))
        cases.done(0)

    monkeypatch.setattr(CasesDialog, "exec", look_at)
    window = open_window("zh")
    window.open_cases(Path("handed.pcicase"))
    assert grounds == [QColor(window.look.colour("slate_soft"))]


def test_it_turns_dark_with_the_system(
    show: Callable[[Lang], CasesDialog], filled: Path, qtbot: QtBot, styled: QApplication
) -> None:
    cases, light = show("zh"), styled.palette()
    window = cast("Window", cases.parent())
    unlock_it(cases, filled, qtbot)
    dark = QPalette(QColor("#222222"))

    def drawn() -> list[QImage]:
        """A button's icon, one in the table, one beside a limit in the case."""
        model = cases.table.model
        in_table = model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole)
        notice = cases.case.findChildren(Notice)[-1]
        return [
            cases.unlock.open_button.icon().pixmap(16).toImage(),
            in_table.pixmap(16).toImage(),
            notice.picture.pixmap().toImage(),
        ]

    cases.open_case(cases.table.model.ident(0))
    cases.case.note.setPlainText("打过电话")
    before = drawn()
    styled.setPalette(dark)
    try:
        window.dress()
        assert all(one != other for one, other in zip(before, drawn(), strict=True))
        assert cases.look.dark
        assert cases.case.note.toPlainText() == "打过电话"
    finally:
        styled.setPalette(light)
    window.dress()
    assert drawn() == before


def test_what_is_typed_and_chosen_stays(
    show: Callable[[Lang], CasesDialog], filled: Path, qtbot: QtBot
) -> None:
    cases = show("zh")
    cases.unlock.show_file(filled, making=False)
    cases.unlock.known.typed.setText(WORDS)
    cases.tongues.buttons["en"].click()
    assert cases.unlock.known.typed.text() == WORDS
    cases.unlock.go()
    cases.tongues.buttons["zh"].click()
    assert "…" in cases.unlock.go_button.text()  # it is still under way, and cannot be pressed
    assert not cases.unlock.go_button.isEnabled()
    qtbot.wait_until(cases.unlock.go_button.isEnabled, timeout=20_000)
    filters, view = cases.table.filters, cases.table.view
    filters.stage.setCurrentIndex(filters.stage.findData("answered"))
    filters.search.setText("税务")
    view.selectRow(0)
    cases.tongues.buttons["en"].click()
    assert (filters.search.text(), filters.stage.currentData()) == ("税务", "answered")
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]
    assert cases.table.model.rowCount() == 1
    cases.open_case(cases.table.model.ident(0))
    page = cases.case
    form, card = page.form, next(one for one in page.next.cards if one.step == "reconsideration")
    form.what.setCurrentIndex(form.what.findData("refused"))
    form.day.setDate(QDate(2026, 10, 8))
    form.because.setCurrentIndex(1)
    card.text.setPlainText("事实")
    page.note.setPlainText("打过电话")
    page.papers.list.setCurrentRow(1)
    chosen = form.because.currentData()
    cases.tongues.buttons["zh"].click()
    assert (form.what.currentData(), form.because.currentData()) == ("refused", chosen)
    assert form.day.date() == QDate(2026, 10, 8)
    assert page.next.typed()["reconsideration"][1] == "事实"
    assert page.note.toPlainText() == "打过电话"
    assert page.papers.list.currentRow() == 1
    assert cases.pages.currentWidget() is page


def test_an_alert_is_read_in_the_other_language(
    show: Callable[[Lang], CasesDialog],
    filled: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[list[str]] = []

    def read(alert: HardAlert) -> int:
        alert.show()
        for lang in ("en", "zh", "en"):
            alert.tongues.buttons[lang].click()
            QApplication.processEvents()
            told.append(texts(alert))
        alert.hide()
        return 1

    monkeypatch.setattr(HardAlert, "exec", read)
    cases = show("zh")
    unlock_it(cases, filled, qtbot)
    cases.open_case(cases.table.model.ident(0))
    assert len(told) == 6
    for chinese in told[1::3]:
        assert any("期限" in text for text in chinese)
    for english in (*told[::3], *told[2::3]):
        assert not any("期限" in text for text in english)
    assert "Cases" in cases.windowTitle() or "cases" in cases.windowTitle()
