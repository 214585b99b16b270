"""The window of the cases: unlocked, shown, changed, locked again; what costs a right is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from tests.cases.making import NAME, TODAY, WORDS, made_case, new_store, opened, save, typed
from tests.ui.conftest import WUXI

from pcirights.answers_file import read_answers
from pcirights.cases import opening, seal
from pcirights.cases.case import PaperKind
from pcirights.cases.container import export
from pcirights.cases.head import Head
from pcirights.cases.keep import head_of, new_case, with_event
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.flow import case_lines, case_session
from pcirights.flow.inquiry import Inquiry
from pcirights.paths import examples_dir
from pcirights.program import Program
from pcirights.ui.cases import case_actions, file_actions, unlock
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.cases.passphrase_field import WordsField
from pcirights.ui.dialogs import messages
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.sitting import Sitting
from pcirights.ui.theme.look import look_of
from pcirights.ui.widgets.labels import Fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.cases.case import Case
    from pcirights.cases.store import Store
    from pcirights.i18n import Lang
    from pcirights.ui.cases.next_box import StepCard
    from pcirights.ui.window import Window

NEW = "new words for 案件"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))


@pytest.fixture
def alerts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What hard alerts said; each is read and put away."""
    said: list[list[str]] = []

    def read(alert: HardAlert) -> int:
        said.append(list(alert._lines()))
        alert.deleteLater()
        return 1

    monkeypatch.setattr(HardAlert, "exec", read)
    return said


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return new_store(tmp_path / "desk.pcicases")


@pytest.fixture
def open_cases(
    qtbot: QtBot, styled: QApplication, alerts: list[list[str]]
) -> Iterator[Callable[..., CasesDialog]]:
    kept: list[tuple[QWidget, CasesDialog]] = []

    def opener(
        file: Path | None = None, lang: Lang = "zh", today: date = TODAY, idle: int = 600_000
    ) -> CasesDialog:
        language, inquiry = ScreenLanguage(lang), Inquiry(Program(today))
        parent = QWidget()
        parent.resize(1000, 640)
        look = look_of(parent.palette(), parent.font())
        made = CasesDialog(language, look, parent, inquiry, Sitting(), idle=idle)
        qtbot.add_widget(parent, before_close_func=lambda _: made.done(0))
        kept.append((parent, made))
        made.show()
        if file is not None:
            unlock_it(made, file, qtbot)
        return made

    yield opener
    for _, made in kept:
        made._leave()


def unlock_it(cases: CasesDialog, file: Path, qtbot: QtBot, words: str = WORDS) -> None:
    cases.unlock.show_file(file, making=False)
    cases.unlock.known.typed.setText(words)
    cases.unlock.go_button.click()
    qtbot.wait_until(cases.unlock.go_button.isEnabled, timeout=20_000)


def tax_case(program: Program, refused: date | None = None) -> Case:
    """A request received in August, refused on a day."""
    case = new_case(read_answers(examples_dir() / "tax-record-access.toml"), program, "税务")
    received = Event(Happened.RECEIVED, date(2026, 8, 31), Delivery.REGISTERED)
    case = with_event(case, received, TODAY)
    return with_event(case, Event(Happened.REFUSED, refused), TODAY) if refused else case


def text_in(notice: QWidget, number: int = 0) -> str:
    """What a notice says."""
    return notice.findChildren(QLabel, "noticeText")[number].text()


def is_running(timer: QTimer) -> bool:
    return timer.isActive()


def step_card(cases: CasesDialog, step: str) -> StepCard:
    return next(one for one in cases.case.next.cards if one.step == step)


def on_table(cases: CasesDialog) -> bool:
    return cases.pages.currentWidget() is cases.table


# Unlocking


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_file_is_made_and_opened(
    open_cases: Callable[..., CasesDialog],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    lang: Lang,
) -> None:
    cases = open_cases(lang=lang)
    new = tmp_path / "new.pcicases"
    monkeypatch.setattr(unlock, "ask_for_new_cases", lambda *_: new)
    cases.unlock.new_button.click()
    fields = cases.unlock.fresh
    assert fields.again is not None
    for first, second in (("", ""), ("short", "short"), (WORDS, "another"), (WORDS, WORDS)):
        assert not new.exists()
        fields.typed.setText(first)
        fields.again.setText(second)
        cases.unlock.go()
        if second != WORDS:
            assert cases.unlock.answer.isVisible()
    qtbot.wait_until(lambda: on_table(cases), timeout=20_000)
    assert fields.typed.text() == ""
    with opened(new) as vault:
        assert vault.listing().heads == ()


def test_a_file_of_cases_that_is_opened_has_its_passphrase_asked_for(
    open_window: Callable[..., Window],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    shown: list[CasesDialog] = []

    def show(dialog: CasesDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(CasesDialog, "exec", show)
    open_window().open_file(file)
    qtbot.wait_until(lambda: bool(shown))
    (cases,) = shown
    cases.unlock.known.typed.setText(WORDS)
    cases.unlock.go_button.click()
    qtbot.wait_until(lambda: on_table(cases), timeout=20_000)
    cases.done(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_exported_cases_that_are_opened_wait_for_a_file_that_takes_them_in(
    open_window: Callable[..., Window],
    file: Path,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    lang: Lang,
    alerts: list[list[str]],
) -> None:
    out, case = tmp_path / "out.pcicase", made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        out.write_bytes(b"".join(export(vault, [case.id], typed(NEW))))
    mine = new_store(tmp_path / "mine.pcicases")
    shown: list[CasesDialog] = []

    def show(dialog: CasesDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(CasesDialog, "exec", show)
    monkeypatch.setattr(file_actions, "ask_words", lambda *_, **__: typed(NEW))
    open_window(lang).open_file(out)
    qtbot.wait_until(lambda: bool(shown))
    (cases,) = shown
    assert "out.pcicase" in text_in(cases.unlock.answer)
    unlock_it(cases, mine, qtbot)
    assert cases.table.model.idents() == [case.id]
    cases.lock()
    unlock_it(cases, mine, qtbot)  # it is taken in once
    assert cases.table.model.idents() == [case.id]
    assert cases.table.model.rowCount() == 1
    cases.done(0)


def test_a_wrong_passphrase_or_a_foreign_file_is_told_beside_the_field(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = open_cases()
    unlock_it(cases, file, qtbot, "wrong words")
    assert "口令不对" in text_in(cases.unlock.answer, 0)
    assert not cases.session.unlocked
    foreign = tmp_path / "x.pcicases"
    foreign.write_bytes(b"text")
    monkeypatch.setattr(unlock, "ask_for_cases", lambda *_: foreign)
    cases.unlock.open_button.click()
    assert cases.unlock.answer.isVisible()
    assert not cases.unlock.known.isVisible()  # no passphrase is asked for what none can open
    unlock_it(cases, file, qtbot)
    assert on_table(cases)


def test_a_file_that_asks_for_too_much_is_refused_before_a_passphrase(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    cases = open_cases(file)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    out = tmp_path / "a.pcicase"
    words = [typed(NEW)]
    monkeypatch.setattr(file_actions, "ask_words", lambda *_, **__: words.pop())
    with opened(file) as vault:
        save(vault, made_case(cases.session.program), cases.session.program)
    cases.show_table()
    monkeypatch.setattr(file_actions, "ask_for_export", lambda *_, **__: out)
    cases.table.export_button.click()
    monkeypatch.setattr(seal, "MOST", seal.Costs(memory=32, passes=1, lanes=1))
    cases.file_actions.take_in_file(out)  # it would ask for words, and there are none
    assert "内存" in text_in(cases.table.answer, -1)
    cases.lock()
    cases.unlock.show_file(file, making=False)
    assert "内存" in text_in(cases.unlock.answer, -1)
    assert not cases.unlock.known.isVisible()


def test_a_backup_opens_and_none_is_written_over(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    tmp_path: Path,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(file) as vault:
        save(vault, made_case(program), program)
    cases = open_cases(file)
    out = tmp_path / "backup.pcicases"
    chosen: list[Path | None] = [file, out, None]  # the file itself, too
    monkeypatch.setattr(file_actions, "ask_for_backup", lambda *_: chosen.pop(0))
    before = file.read_bytes()
    cases.table.backup_button.click()
    assert file.name in text_in(cases.table.answer, -1)
    assert file.read_bytes() == before
    for _ in range(2):
        cases.table.backup_button.click()
    assert out.name in text_in(cases.table.answer, -1)
    with opened(out) as vault:
        assert len(vault.listing().heads) == 1
        assert vault.listing().complete
    cases.table.offer_backup(there=False)  # as for a shared database
    assert not cases.table.backup_button.isVisible()


def test_the_passphrase_is_hidden_until_it_is_to_be_seen(
    open_cases: Callable[..., CasesDialog], file: Path
) -> None:
    cases = open_cases()
    cases.unlock.show_file(file, making=False)
    field = cases.unlock.known
    assert field.typed.echoMode() == QLineEdit.EchoMode.Password
    assert field.typed.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    field.shown.click()
    assert field.typed.echoMode() == QLineEdit.EchoMode.Normal
    field.typed.setText("x")
    field.clear()
    assert field.typed.echoMode() == QLineEdit.EchoMode.Password
    assert field.typed.text() == ""


def test_nobody_at_the_desk_locks_the_cases(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, qtbot: QtBot
) -> None:
    with opened(file) as vault:
        case = made_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    assert NAME in cases.case.title.text()
    cases.idle._timer.start(50)  # in place of ten minutes
    qtbot.wait_until(lambda: cases.pages.currentWidget() is cases.unlock, timeout=20_000)
    assert not cases.session.unlocked
    assert cases.case.title.text() == ""
    assert cases.table.model.rowCount() == 0
    unlock_it(cases, file, qtbot)
    assert on_table(cases)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_was_begun_is_kept_as_notes_when_the_cases_are_locked(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, *, elsewhere: bool
) -> None:
    with opened(file) as vault:
        case = tax_case(program, refused=date(2026, 10, 20))
        save(vault, case, program)
        cases = open_cases(file)
        cases.open_case(case.id)
        cases.case.note.setPlainText("写了一半")
        card = step_card(cases, "reconsideration")
        card.organ.setText("某市人民政府")
        card.text.setPlainText("理由一\n理由二")
        if elsewhere:  # another desk changed the case: that stays
            save(vault, replace(case, label="别处改的"), program, 1)
        cases.lock()
        after = vault.load(case.id).case
        note, draft = (note.text for note in after.notes)
        assert (after.label == "别处改的") is elsewhere
    assert note == "写了一半"
    assert "申请行政复议" in draft
    assert draft.endswith("某市人民政府\n理由一\n理由二")
    assert "作为笔记存进" in text_in(cases.unlock.answer)
    assert cases.case.unfinished() == []
    assert cases.case.next.typed() == {}


def test_what_was_begun_and_cannot_be_kept_is_told(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
        cases = open_cases(file)
        cases.open_case(case.id)
        cases.case.note.setPlainText("写了一半")
        with vault.change(TODAY) as change:
            change.delete(case.id, 1)
        cases.lock()
    assert "没能存下" in text_in(cases.unlock.answer)


def test_what_stands_in_a_letter_is_not_kept_again(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program, refused=date(2026, 10, 20))
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    assert cases.case.unfinished() == []
    step_card(cases, "reconsideration").organ.setText("某市人民政府")
    assert len(cases.case.unfinished()) == 1
    step_card(cases, "reconsideration").button.click()
    assert step_card(cases, "reconsideration").organ.text() == "某市人民政府"
    assert cases.case.unfinished() == []
    step_card(cases, "reconsideration").text.setPlainText("又想到一点")
    assert len(cases.case.unfinished()) == 1
    cases.case_actions.close()
    assert cases.case.next.cards == []
    cases.case_actions.close()  # opened again: nothing that was typed is lost
    assert cases.case.next.typed()["reconsideration"] == ("某市人民政府", "又想到一点")


def test_the_wheel_scrolls_the_page_and_changes_no_day(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    form = cases.case.form
    for field in (form.day, form.what):
        field.setFocus()
        at = QPointF(field.rect().center())
        turn = QWheelEvent(
            at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        turn.accept()
        QApplication.sendEvent(field, turn)
        assert not turn.isAccepted()  # it goes on to the page
    assert form.day.date() == QDate(2026, 11, 25)
    assert form.what.currentIndex() == 0


def test_a_date_tells_how_it_is_calculated_to_those_who_ask(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    folds = cases.case.dates.findChildren(Fold)
    assert folds
    for fold in folds:
        assert not fold.content.isVisible()
        fold.button.click()
        assert any("结果：" in line.text() for line in fold.content.findChildren(QLabel))
        assert fold.content.isVisible()


def test_the_keyboard_goes_through_a_case_as_it_is_read(
    open_cases: Callable[..., CasesDialog], file: Path
) -> None:
    with opened(file) as vault:
        case = tax_case(Program(TODAY), refused=date(2026, 10, 20))
        save(vault, case, Program(TODAY))
    cases = open_cases(file)
    cases.open_case(case.id)
    page = cases.case
    wanted = [
        page.back_button, page.scroller, *(fold.button for fold in page.dates.findChildren(Fold)),
        page.calendar_button, *page.events.findChildren(QPushButton), page.form.what,
        *(card.button for card in page.next.cards if card.button.parent()), page.papers.list,
        page.note, page.delete_button, *cases.tongues.buttons.values(),
    ]  # fmt: skip
    reached, one = [], page.back_button.nextInFocusChain()
    while one is not None and one is not page.back_button:
        reached.append(one)
        one = one.nextInFocusChain()
    assert [one for one in reached if one in wanted] == wanted[1:]


def test_a_key_press_keeps_them_open(
    open_cases: Callable[..., CasesDialog], file: Path, qtbot: QtBot
) -> None:
    cases = open_cases(file, idle=60_000)
    assert cases.idle._timer.isActive()
    cases.idle._timer.stop()
    QTest.keyClick(cases.table.filters.search, Qt.Key.Key_A)
    assert is_running(cases.idle._timer)  # it began again
    cases.table.lock_button.click()
    assert not cases.session.unlocked
    assert not cases.idle._timer.isActive()


def test_closing_lets_the_file_go(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    cases = open_cases(file)
    cases.closeEvent(QCloseEvent())
    assert not cases.session.unlocked
    with opened(file) as vault:
        save(vault, made_case(program), program)


@pytest.mark.parametrize("making", [True, False])
def test_enter_in_the_passphrase_goes_on_and_asks_for_no_other_file(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    making: bool,
) -> None:
    asked: list[str] = []
    for name in ("ask_for_cases", "ask_for_new_cases"):
        monkeypatch.setattr(unlock, name, lambda *_, name=name: asked.append(name))
    cases = open_cases()
    assert cases.unlock.first_time.isVisible()
    cases.unlock.show_file(tmp_path / "new.pcicases" if making else file, making=making)
    assert not cases.unlock.first_time.isVisible()
    field = cases.unlock.fresh if making else cases.unlock.known
    field.typed.setText(WORDS)
    QTest.keyClick(field.typed, Qt.Key.Key_Return)
    if field.again is not None:
        field.again.setText(WORDS)
        QTest.keyClick(field.again, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: on_table(cases), timeout=20_000)
    for line in (cases.table.filters.search, cases.table.filters.place):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == []


def test_with_large_letters_the_files_to_choose_stand_below_each_other(
    open_cases: Callable[..., CasesDialog], qtbot: QtBot
) -> None:
    cases = open_cases()
    first, second = cases.unlock.open_button, cases.unlock.new_button
    qtbot.wait_until(lambda: second.y() == first.y())
    cases.resize(400, 400)
    qtbot.wait_until(lambda: second.y() > first.y())
    assert cases.unlock.scroller.horizontalScrollBar().maximum() == 0


def test_with_large_letters_the_passphrase_is_in_sight(
    open_cases: Callable[..., CasesDialog], file: Path, qtbot: QtBot
) -> None:
    cases = open_cases()
    cases.resize(500, 260)
    cases.unlock.show_file(file, making=True)

    def in_sight() -> bool:
        line, view = cases.unlock.fresh.typed, cases.unlock.scroller.viewport()
        top = line.mapTo(view, line.rect().topLeft()).y()
        return 0 <= top <= view.height() - line.height()

    qtbot.wait_until(in_sight)


# The table


def test_the_keyboard_comes_back_to_the_case_that_was_left_and_selects_nothing(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        shanghai, tax = made_case(program), tax_case(program)
        for case in (shanghai, tax):
            save(vault, case, program)
    cases = open_cases(file)
    table = cases.table
    assert table.view.currentIndex().row() == 0
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert cases.case.found is not None
    assert cases.case.found.case.id == shanghai.id
    QTest.keyClick(cases.case, Qt.Key.Key_Escape)
    assert on_table(cases)
    assert table.model.ident(table.view.currentIndex().row()) == shanghai.id
    assert "2" in table.export_button.text()  # nothing is selected: all that are shown
    table.view.selectRow(0)
    assert "1" in table.export_button.text()
    table.open_button.click()
    assert cases.case.found.case.id == tax.id


def test_searching_and_sorting_leave_a_case_to_open_and_tell_what_an_export_takes(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        shanghai, tax = made_case(program), tax_case(program)
        for case in (shanghai, tax):
            save(vault, case, program)
    cases = open_cases(file)
    table = cases.table
    table.go_to(shanghai.id)
    table.view.selectRow(table.model.row_of(shanghai.id))
    assert "1" in table.export_button.text()
    table.view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert table.model.ident(table.view.currentIndex().row()) == shanghai.id
    assert "2" in table.export_button.text()  # nothing is selected any more
    table.filters.search.setText("税务")
    table.open_button.click()
    assert cases.case.found is not None
    assert cases.case.found.case.id == tax.id


def test_what_was_looked_for_is_forgotten_when_the_cases_are_locked(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, qtbot: QtBot
) -> None:
    with opened(file) as vault:
        save(vault, made_case(program), program)
    cases = open_cases(file)
    cases.table.filters.search.setText(NAME)
    cases.table.answer.say("note", lambda: NAME)
    cases.lock()
    assert cases.table.filters.search.text() == ""
    assert text_in(cases.table.answer) == ""
    unlock_it(cases, file, qtbot)
    assert cases.table.model.rowCount() == 1


def test_an_empty_file_says_what_to_do(open_cases: Callable[..., CasesDialog], file: Path) -> None:
    table = open_cases(file).table
    assert "还没有案件" in table.count.text()
    assert not table.open_button.isEnabled()
    assert not table.export_button.isEnabled()
    table.open_button.setEnabled(True)
    table.open_button.click()  # there is none to open
    assert table.import_button.hasFocus()
    table.offer_keeping(there=True)
    assert "左边" in table.count.text()
    table.go_to("")
    assert table.keep_button.hasFocus()


def test_cases_are_listed_found_and_sorted(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        shanghai, tax = made_case(program), tax_case(program)
        for case in (shanghai, tax):
            save(vault, case, program)
    cases = open_cases(file)
    table = cases.table
    assert table.model.rowCount() == 2
    assert table.model.ident(0) == tax.id  # the pressing one first
    assert "硬性期限 1" in text_in(table.pressing)
    texts = [
        table.model.data(table.model.index(0, column))
        for column in range(table.model.columnCount())
    ]
    assert texts[0] == "硬性期限"
    assert "税务" in texts[2]
    assert "南京" in texts[3]
    assert all(table.model.headerData(column, Qt.Orientation.Horizontal) for column in range(7))
    assert table.model.data(table.model.index(0, 0), Qt.ItemDataRole.DecorationRole) is not None
    table.filters.search.setText("税务")
    assert table.model.idents() == [tax.id]
    table.filters.search.setText("没有这样的")
    assert table.model.rowCount() == 0
    assert "没有符合" in table.count.text()
    assert not table.export_button.isEnabled()
    table.filters.search.clear()
    table.filters.place.setText("上海市")
    table.filters.place.editingFinished.emit()
    assert table.model.idents() == [shanghai.id]
    table.filters.place.setText("没有这个地方")
    table.filters.place.editingFinished.emit()
    assert table.answer.isVisible()
    table.filters.search.setText("税务")
    assert table.model.idents() == [tax.id]
    assert table.answer.isVisible()
    table.filters.search.clear()
    table.filters.place.clear()
    table.filters.stage.setCurrentIndex(table.filters.stage.findData("draft"))
    assert table.model.idents() == [shanghai.id]
    table.filters.stage.setCurrentIndex(0)
    table.filters.due.setCurrentIndex(table.filters.due.findData("limit"))
    assert table.model.idents() == [tax.id]
    table.filters.due.setCurrentIndex(0)
    for column in range(7):
        table.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        first = table.model.idents()
        table.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert sorted(first) == sorted(table.model.idents())
    assert table.model.row_of(tax.id) >= 0
    assert table.model.row_of("none") == -1


def test_a_damaged_line_and_a_clock_set_back_are_told(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    import sqlite3
    from contextlib import closing

    with opened(file) as vault:
        save(vault, made_case(program), program)
    with closing(sqlite3.connect(file)) as base:
        base.execute("UPDATE heads SET head = zeroblob(300)")
        base.commit()
    cases = open_cases(file, today=TODAY - timedelta(days=90))
    told = text_in(cases.table.trouble, 0)
    assert told.count("\n") == 2
    assert "2026年11月25日" in told


def test_ten_thousand_cases_are_shown_and_searched(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    case = tax_case(program)
    head = head_of(case, program)
    with opened(file) as vault, vault.change(TODAY) as change:
        for number in range(10_000):
            change.save(replace(case, id=f"{number:032x}"), head._replace(who=f"张{number}"), 0)
    cases = open_cases(file)
    assert cases.table.model.rowCount() == 10_000
    cases.table.filters.search.setText("张77")
    assert cases.table.model.rowCount() == 111


# One case


def test_the_letter_of_the_wizard_is_kept(
    open_window: Callable[..., Window],
    file: Path,
    qtbot: QtBot,
    alerts: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(answers=WUXI)
    inquiry = window.inquiry
    inquiry._letter = (inquiry.answers, inquiry.letter_lang, b"%PDF-letter")
    assert inquiry.unsaved
    shown: list[CasesDialog] = []

    def use(cases: CasesDialog) -> int:
        shown.append(cases)
        cases.show()
        unlock_it(cases, file, qtbot)
        assert cases.table.keep_button.isVisible()
        cases.table.keep_button.click()
        assert "张三" in cases.case.title.text()
        cases.leave_case()
        assert not cases.table.keep_button.isVisible()  # it is there already
        cases.open_case(cases.table.model.ident(0))
        cases.case.delete_button.click()
        assert cases.table.keep_button.isVisible()
        cases.table.keep_button.click()
        cases.done(0)
        return 0

    monkeypatch.setattr(CasesDialog, "exec", use)
    window.top_bar.cases_button.click()
    assert shown
    assert not window.inquiry.unsaved
    with opened(file) as vault:
        ((ident, head),) = vault.listing().heads
        case = vault.load(ident).case
        assert (head.who, [paper.name for paper in case.papers]) == ("张三", ["申请书.pdf"])
        assert b"".join(vault.read_paper(ident, case.papers[0])) == b"%PDF-letter"


def test_a_case_is_shown_and_changed(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, tmp_path: Path
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.table.view.activated.emit(cases.table.model.index(0, 0))
    page = cases.case
    assert cases.pages.currentWidget() is page
    assert page.picture.isVisible()
    assert "要留意的日期" in {line.text() for line in page.findChildren(QLabel, "heading")}
    assert page.line is not None
    page.form.what.setCurrentIndex(page.form.what.findData("refused"))
    assert not page.form.how.isVisible()
    page.form.day.setDate(QDate(2026, 10, 8))
    page.form.button.click()
    assert "2026年10月8日  收到拒绝" in text_in(page.answer)
    assert page.form.what.currentData() == "sent"  # and its day is today: nothing stays
    assert page.form.day.date() == QDate(2026, 11, 25)
    page.form.what.setCurrentIndex(page.form.what.findData("sent"))
    page.form.how.setCurrentIndex(page.form.how.findData("registered"))
    page.form.day.setDate(QDate(2026, 8, 28))
    page.form.button.click()
    page.form.what.setCurrentIndex(page.form.what.findData("asked-to-complete"))
    assert page.form.until.isVisible()
    page.form.day.setDate(QDate(2026, 8, 1))
    page.form.button.click()  # before it was received: refused, and said
    assert page.answer.isVisible()
    page.back_button.click()
    assert on_table(cases)
    with opened(file) as vault:
        kept = vault.load(case.id).case
    assert [event.what for event in kept.events] == ["sent", "received", "refused"]


def test_notes_and_papers_are_kept_and_taken_out(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, tmp_path: Path
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    page = cases.case
    page.note.setPlainText("打过电话")
    page.note_button.click()
    assert "笔记已存" in text_in(page.answer)
    page.note_button.click()  # empty
    scan = tmp_path / "答复.png"
    scan.write_bytes(b"scan" * 1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case_actions, "ask_for_paper", lambda *_: scan)
        page.papers.attach_button.click()
        assert "答复.png" in text_in(page.answer)
        patch.setattr(case_actions, "ask_for_paper", lambda *_: None)
        page.papers.attach_button.click()
    out = tmp_path / "out.png"
    for _ in range(2):  # the second time it is replaced
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(case_actions, "ask_where_to_put", lambda *_: out)
            patch.setattr(messages, "confirm", lambda *_, **__: True)
            page.papers.take_button.click()
    assert out.read_bytes() == scan.read_bytes()
    with opened(file) as vault:
        kept = vault.load(case.id).case
    assert kept.notes[0].text == "打过电话"
    assert [paper.name for paper in kept.papers] == ["答复.png"]
    line = page.events.rows.itemAt(0)
    row = line.widget() if line else None
    assert row is not None
    remove = row.findChildren(QPushButton, "quiet")
    remove[0].click()
    page.close_button.click()
    with opened(file) as vault:
        kept = vault.load(case.id).case
        assert kept.events == ()
        assert kept.closed == TODAY
    page.close_button.click()


def test_the_dates_go_into_a_calendar_under_the_same_ids(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    out = tmp_path / "dates.ics"
    monkeypatch.setattr(case_actions, "ask_where_to_save", lambda *_: out)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    cases.case.calendar_button.click()
    first = {line for line in out.read_text("utf-8").splitlines() if line.startswith("UID")}
    assert first
    cases.case_actions.note_event(Event(Happened.REFUSED, date(2026, 10, 8)))
    cases.case.calendar_button.click()
    later = out.read_text("utf-8")
    assert first <= {line for line in later.splitlines() if line.startswith("UID")}
    assert "CANCELLED" in later
    assert not [word for word in (case.id, "税务", "张三") if word in later]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_dates_of_all_open_cases_go_into_one_calendar(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: Lang,
) -> None:
    case = tax_case(program)
    second = replace(tax_case(program), id="b" * 32)
    closed = replace(tax_case(program), id="c" * 32, closed=TODAY)
    nowhere = re.sub(r'place = ".*"', 'place = "没有这个地方"', case.answers)
    lost = replace(tax_case(program), id="d" * 32, answers=nowhere)
    out = tmp_path / "dates.ics"
    monkeypatch.setattr(file_actions, "ask_where_to_save", lambda *_: out)
    cases = open_cases(file, lang=lang)
    assert not cases.table.calendar_button.isEnabled()
    for one in (case, closed):
        save(cases.session.vault, one, program)
    cases.show_table()
    cases.table.calendar_button.click()
    alone = [line for line in out.read_text("utf-8").splitlines() if line.startswith("UID")]
    assert alone
    assert str(out) in text_in(cases.table.answer)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    for one in (second, lost):
        save(cases.session.vault, one, program)
    cases.table.calendar_button.click()
    both = [line for line in out.read_text("utf-8").splitlines() if line.startswith("UID")]
    assert len(set(both)) == 2 * len(set(alone))
    assert set(alone) <= set(both)
    assert cases.table.answer.says(cases.language.say("ui.cases.calendar.some", file=str(out), n=1))
    monkeypatch.setattr(file_actions, "ask_where_to_save", lambda *_: None)
    cases.table.calendar_button.click()


def test_what_is_typed_outlasts_an_event_and_is_asked_about_before_it_goes(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(file) as vault:
        case = tax_case(program, refused=date(2026, 10, 8))
        other = replace(case, id="b" * 32)
        for one in (case, other):
            save(vault, one, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    card = next(one for one in cases.case.next.cards if one.step == "reconsideration")
    card.organ.setText("某市人民政府")
    card.text.setPlainText("事实")
    cases.case.note.setPlainText("打过电话")
    cases.case_actions.note_event(Event(Happened.REMINDED, date(2026, 10, 9)))
    after = cases.case.next.typed()
    assert after["reconsideration"] == ("某市人民政府", "事实")
    assert cases.case.note.toPlainText() == "打过电话"
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    cases.case.back_button.click()
    cases.reject()
    event = QCloseEvent()
    cases.closeEvent(event)
    assert not event.isAccepted()
    assert cases.isVisible()
    assert cases.case.note.toPlainText() == "打过电话"
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    cases.case.back_button.click()
    assert on_table(cases)
    cases.open_case(other.id)
    assert cases.case.note.toPlainText() == ""
    assert not any(any(pair) for pair in cases.case.next.typed().values())


def test_another_desks_change_is_told_and_not_written_over(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
        cases = open_cases(file)
        cases.open_case(case.id)
        save(vault, replace(case, label="别处改的"), program, 1)
        cases.case.note.setPlainText("这里写的")
        cases.case.note_button.click()
        assert "您填的还在" in text_in(cases.case.answer)
        assert cases.case.note.toPlainText() == "这里写的"  # nothing typed is lost
        assert "别处改的" in cases.case.title.text()
        assert vault.load(case.id).case.notes == ()
        cases.case.note_button.click()  # now that it was seen
        found = vault.load(case.id).case
        assert (found.label, found.notes[0].text) == ("别处改的", "这里写的")


def test_a_case_that_another_desk_deleted_is_told_and_what_was_typed_stays(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
        cases = open_cases(file)
        cases.open_case(case.id)
        cases.case.note.setPlainText("这里写的")
        with vault.change(TODAY) as change:
            change.delete(case.id, 1)
        cases.case.note_button.click()
    assert f"没有编号为 {case.id}" in text_in(cases.case.answer)
    assert cases.case.note.toPlainText() == "这里写的"


def test_a_case_is_deleted_once_it_was_asked(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(file) as vault:
        case = made_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    cases.case.delete_button.click()
    assert cases.pages.currentWidget() is cases.case
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    cases.case.delete_button.click()
    assert on_table(cases)
    assert cases.table.model.rowCount() == 0


def test_a_case_that_cannot_be_calculated_or_read_is_still_shown(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = made_case(program)
        odd = replace(case, answers=case.answers + '\n[colour]\nred = "x"\n')
        save(vault, odd, program)
    cases = open_cases(file)
    assert cases.table.model.data(cases.table.model.index(0, 0)) == "算不出"
    cases.open_case(case.id)
    assert not cases.case.picture.isVisible()
    assert cases.case.alerts.count() == 1
    assert cases.case.pressing() == []
    cases.open_case("a" * 32)  # there is none: told on the page
    assert cases.case.answer.isVisible()


def test_dates_of_an_older_statute_book_are_calculated_on_opening(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        with vault.change(TODAY) as change:
            change.save(case, Head(calculated="0"), 0)
    cases = open_cases(file)
    assert cases.table.model.data(cases.table.model.index(0, 0)) == "硬性期限"


# What costs a right


def test_a_limit_that_is_near_is_told_at_the_start_and_in_the_case(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    alerts: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(file) as vault:
        case = tax_case(program, refused=date(2026, 9, 29))
        later = tax_case(program, refused=date(2026, 10, 1))
        for one in (replace(later, id="0" * 32), case, replace(later, id="f" * 32)):
            save(vault, one, program)
    monkeypatch.setattr(case_lines, "MOST_NAMED", 1)
    cases = open_cases(file)
    start = alerts.pop()  # the nearest
    assert "2026年11月28日" in start[0]
    assert "税务" in start[0]
    assert "2" in start[1]  # more
    cases.open_case(case.id)
    lines = "\n".join(alerts.pop())
    assert "2026年11月28日" in lines
    assert "2026年11月27日以前" in lines  # the last day is a day off, and stays
    cases.case_actions.close()
    assert cases.case.pressing() == []


def test_a_limit_that_an_event_brings_is_told_at_once(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    alerts: list[list[str]],
) -> None:
    with opened(file) as vault:
        case = tax_case(program)
        save(vault, case, program)
    cases = open_cases(file)
    cases.open_case(case.id)
    alerts.clear()
    cases.case_actions.note_event(
        Event(Happened.ASKED_TO_COMPLETE, TODAY, until=TODAY + timedelta(days=3))
    )
    assert any("2026年11月28日" in line for line in alerts[0])


def test_an_alert_stays_until_it_was_read(qtbot: QtBot, styled: QApplication) -> None:
    language = ScreenLanguage("zh")
    parent = QWidget()
    qtbot.add_widget(parent)
    parent.resize(400, 300)
    alert = HardAlert(
        language, look_of(parent.palette(), parent.font()), lambda: ["行" * 300] * 9, parent
    )
    alert.show()
    qtbot.wait_until(lambda: alert.scroller.verticalScrollBar().maximum() > 0)
    QTest.keyClick(alert, Qt.Key.Key_Escape)
    assert alert.isVisible()
    alert.close()
    assert alert.isVisible()
    alert.read.click()
    assert not alert.read.isChecked()  # the end has not been seen
    assert not alert.close_button.isEnabled()
    bar = alert.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    alert.read.click()
    alert.close_button.click()
    assert not alert.isVisible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_one_ticks_names_the_day(qtbot: QtBot, styled: QApplication, lang: Lang) -> None:
    language, parent = ScreenLanguage(lang), QWidget()
    qtbot.add_widget(parent)
    day = language.catalogue.date(date(2026, 12, 19))
    look = look_of(parent.palette(), parent.font())
    alert = HardAlert(language, look, lambda: ["line"], parent, lambda: day)
    assert day in alert.read.text()
    assert alert.read.accessibleName() == alert.read.text()


def test_an_unread_alert_goes_when_the_cases_are_locked(
    open_cases: Callable[..., CasesDialog], file: Path, program: Program, qtbot: QtBot
) -> None:
    with opened(file) as vault:
        save(vault, made_case(program), program)
    cases = open_cases(file)
    alert = HardAlert(cases.language, cases.look, lambda: ["one line"], cases)
    alert.show()
    cases.lock()
    assert not alert.isVisible()
    assert not cases.session.unlocked


def test_a_shared_database_is_asked_for_by_its_address(
    open_cases: Callable[..., CasesDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    cases = open_cases()
    monkeypatch.setattr(messages, "text", lambda *_: "")
    cases.unlock.choose_server()
    assert not cases.unlock.go_button.isVisible()
    monkeypatch.setattr(messages, "text", lambda *_: "desk.pcicases")
    cases.unlock.choose_server()
    assert cases.unlock.answer.isVisible()
    address = f"postgresql:///cases?host={tmp_path}"
    monkeypatch.setattr(messages, "text", lambda *_: address)
    cases.unlock.choose_server()
    assert address in cases.unlock.chosen.text()
    assert not cases.unlock.go_button.isEnabled(), "the window goes on while the server is asked"
    qtbot.wait_until(lambda: "没有应答" in text_in(cases.unlock.answer), timeout=20_000)
    cases.unlock.known.typed.setText(WORDS)
    cases.unlock.go()
    assert "没有应答" in text_in(cases.unlock.answer)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_shared_database_without_cases_is_begun_under_a_new_passphrase(
    open_cases: Callable[..., CasesDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    lang: Lang,
) -> None:
    server, address = tmp_path / "server", "postgresql:///cases?service=office"

    def open_it(where: str) -> Store:
        assert where == address
        if not server.exists():
            raise WrongInputError("cases-server-empty")
        return opening.open_store(str(server))

    monkeypatch.setattr(case_session, "open_store", open_it)
    monkeypatch.setattr(
        case_session, "create", lambda _, words, today: opening.create(str(server), words, today)
    )
    monkeypatch.setattr(messages, "text", lambda *_: address)
    cases = open_cases(lang=lang)
    cases.unlock.server_button.click()
    fields = cases.unlock.fresh
    qtbot.wait_until(fields.isVisible, timeout=20_000)
    assert not cases.unlock.known.isVisible()
    assert address in cases.unlock.chosen.text()
    assert text_in(cases.unlock.answer) == cases.language.say("ui.cases.server.new")
    assert fields.again is not None
    fields.typed.setText(NEW)
    fields.again.setText(f"{NEW}x")
    cases.unlock.go()
    assert not server.exists()
    fields.typed.setText(NEW)
    fields.again.setText(NEW)
    cases.unlock.go()
    qtbot.wait_until(lambda: on_table(cases), timeout=20_000)
    assert cases.session.where == address
    cases.lock()
    cases.unlock.server_button.click()  # now there are some
    qtbot.wait_until(cases.unlock.go_button.isEnabled, timeout=20_000)
    assert cases.unlock.known.isVisible()
    assert not fields.isVisible()


def test_a_short_alert_can_be_read_at_once_and_then_escaped(
    qtbot: QtBot, styled: QApplication
) -> None:
    language = ScreenLanguage("en")
    parent = QWidget()
    qtbot.add_widget(parent)
    parent.resize(900, 700)
    alert = HardAlert(
        language, look_of(parent.palette(), parent.font()), lambda: ["one line"], parent
    )
    alert.show()
    qtbot.wait_until(alert.read.isEnabled)
    alert.read.click()
    QTest.keyClick(alert, Qt.Key.Key_Escape)
    assert not alert.isVisible()


# Handing on


def test_export_import_and_another_passphrase(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    with opened(file) as vault:
        case = made_case(program)
        with vault.change(TODAY) as change:
            paper = change.add_paper(case.id, PaperKind.LETTER, "信.pdf", [b"x" * 1000])
            full = replace(case, papers=(paper,))
            change.save(full, head_of(full, program), 0)
    given: list[str] = []
    monkeypatch.setattr(file_actions, "ask_words", lambda *_, **__: typed(given.pop(0)))
    out = tmp_path / "out.pcicase"
    monkeypatch.setattr(file_actions, "ask_for_export", lambda *_, **__: out)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    cases = open_cases(file)
    for _ in range(2):
        given.append(NEW)
        cases.table.export_button.click()
        assert "1 个" in text_in(cases.table.answer, -1)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    given.append(NEW)
    before = out.read_bytes()
    cases.table.export_button.click()
    assert out.read_bytes() == before
    cases.open_case(case.id)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    cases.case.delete_button.click()
    given.append("wrong words")
    cases.table.import_button.click()
    assert cases.table.model.rowCount() == 0
    given.append(NEW)
    cases.table.import_button.click()
    assert cases.table.model.idents() == [case.id]
    given[:] = ["wrong words", NEW]
    cases.table.words_button.click()
    given[:] = [WORDS, NEW]
    cases.table.words_button.click()
    cases.lock()
    unlock_it(cases, file, qtbot, WORDS)
    assert not cases.session.unlocked
    unlock_it(cases, file, qtbot, NEW)
    assert cases.table.model.rowCount() == 1


def test_asking_for_a_passphrase(qtbot: QtBot, styled: QApplication) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog, QPushButton

    from pcirights.ui.cases.passphrase_field import ask_words

    language = ScreenLanguage("zh")
    parent = QWidget()
    qtbot.add_widget(parent)
    look = look_of(parent.palette(), parent.font())

    def answer(words: str, button: int) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        field = box.findChild(WordsField)
        assert field is not None
        assert field.again is not None
        field.typed.setText(words)
        field.again.setText(words)
        buttons = [one for one in box.findChildren(QPushButton) if one.isVisible()]
        buttons[button].click()
        layout = box.layout()
        assert layout is not None
        if box.isVisible():  # what is wrong is told, and cuts nothing off
            assert box.height() >= layout.totalHeightForWidth(box.width())
            box.reject()

    def asked(words: str, key: str) -> bytearray | None:
        def press() -> None:
            box = QApplication.activeModalWidget()
            assert box is not None
            names = [one.text() for one in box.findChildren(QPushButton)]
            answer(words, names.index(language.say(key)))

        QTimer.singleShot(50, press)
        return ask_words(
            parent, language, look, new=True, title="ui.cases.export", name="ui.cases.words"
        )

    assert asked(WORDS, "ui.cases.words.go") == typed()
    assert asked("short", "ui.cases.words.go") is None
    assert asked(WORDS, "ui.cases.cancel") is None


def test_a_server_that_is_lost_is_told(
    open_cases: Callable[..., CasesDialog], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = open_cases(file)
    cases.session.close()
    cases.show_table()
    assert cases.table.answer.isVisible()


def test_the_letter_of_a_next_step_is_written_into_the_case(
    open_cases: Callable[..., CasesDialog],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = Program(TODAY)
    with opened(file) as vault, vault.change(TODAY) as change:
        case = tax_case(program, refused=date(2026, 10, 20))
        first = change.add_paper(case.id, PaperKind.LETTER, "信.pdf", [b"x"])
        case = replace(case, papers=(first,))
        change.save(case, head_of(case, program), 0)
    cases = open_cases(file)
    cases.open_case(case.id)
    (one,) = [card for card in cases.case.next.cards if card._step.step == "reconsideration"]
    one.organ.setText("某市人民政府")
    before = {path.name for path in tmp_path.iterdir()}
    one.button.click()
    names = [
        cases.case.papers.list.item(row).text() for row in range(cases.case.papers.list.count())
    ]
    assert any(name.startswith("申请行政复议.pdf") for name in names)
    assert any(name.startswith("申请行政复议（本人留存单）.pdf") for name in names)
    asked: list[str] = []
    monkeypatch.setattr(case_actions, "ask_where_to_put", lambda *words: asked.append(words[-1]))
    cases.case.papers.take_button.click()
    assert asked == ["申请行政复议.pdf"]  # what was just written, not the letter before it
    assert {path.name for path in tmp_path.iterdir()} == before  # nothing outside the sealed file
    assert "申请行政复议.pdf" in text_in(cases.case.answer)


def test_a_closed_case_has_no_next_step(
    open_cases: Callable[..., CasesDialog], file: Path, alerts: list[list[str]]
) -> None:
    with opened(file) as vault:
        case = replace(tax_case(Program(TODAY), refused=date(2026, 10, 20)), closed=TODAY)
        save(vault, case, Program(TODAY))
    cases = open_cases(file)
    cases.open_case(case.id)
    assert cases.case.next.cards == []


@pytest.mark.parametrize("by", [1.4, 1.7, 2])
def test_the_table_is_no_wider_than_its_window_with_large_letters(
    styled: QApplication, file: Path, open_cases: Callable[..., CasesDialog], by: float
) -> None:
    font = styled.font()
    large = type(font)(font)
    large.setPointSizeF(font.pointSizeF() * by)
    styled.setFont(large)
    try:
        cases = open_cases(file, "en")
        cases.setStyleSheet(look_of(cases.palette(), large).stylesheet())
        cases.resize(980, 620)
        QApplication.processEvents()
        scroller = cases.table.findChild(QScrollArea)
        assert scroller is not None
        assert scroller.horizontalScrollBar().maximum() == 0
    finally:
        styled.setFont(font)
