"""After the lock nothing of a case is on the screen, in an undo stack, a clipboard or an object."""

from __future__ import annotations

import gc
from threading import Event as Gate
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid
from tests.cases.making import TODAY, WORDS, made_case, new_store, opened, save

from pcirights.cases import seal
from pcirights.cases.keep import with_event, with_note
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.flow.inquiry import Inquiry
from pcirights.program import Program
from pcirights.ui.cases import file_actions
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.cases.passphrase_field import WordsField
from pcirights.ui.dialogs import messages
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.sitting import Sitting
from pcirights.ui.theme.look import look_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.cases.case import Case


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    monkeypatch.setattr(HardAlert, "exec", lambda alert: alert.deleteLater())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return new_store(tmp_path / "desk.pcicases")


@pytest.fixture
def open_cases(qtbot: QtBot, styled: QApplication) -> Iterator[Callable[[Path], CasesDialog]]:
    del styled
    kept: list[tuple[QWidget, CasesDialog]] = []

    def opener(file: Path) -> CasesDialog:
        parent = QWidget()
        parent.resize(1000, 640)
        look = look_of(parent.palette(), parent.font())
        language, inquiry = ScreenLanguage("zh"), Inquiry(Program(TODAY))
        made = CasesDialog(language, look, parent, inquiry, Sitting())
        qtbot.add_widget(parent)
        kept.append((parent, made))
        made.show()
        unlock(made, file, qtbot)
        return made

    yield opener
    for _, made in kept:
        if isValid(made):
            made._leave()


def unlock(cases: CasesDialog, file: Path, qtbot: QtBot) -> None:
    cases.unlock.show_file(file, making=False)
    QTest.keyClicks(cases.unlock.known.typed, WORDS.replace("正确", "").replace("电池", ""))
    cases.unlock.known.typed.setText(WORDS)
    cases.unlock.go_button.click()
    qtbot.wait_until(cases.unlock.go_button.isEnabled, timeout=20_000)


def secret() -> str:
    """A name that stands in no constant of this program."""
    return "".join(reversed("氏某的到见能不后以定锁"))


def full_case(program: Program) -> Case:
    """Every part of it holds the name."""
    name = secret()
    case = made_case(program, name=name, label=f"标签{name}")
    received = Event(Happened.RECEIVED, TODAY, Delivery.REGISTERED)
    return with_note(with_event(case, received, TODAY), f"笔记{name}", TODAY)


def kept(file: Path) -> str:
    """The id of a case in the file."""
    program = Program(TODAY)
    case = full_case(program)
    with opened(file) as vault:
        save(vault, case, program)
    return case.id


def press_undo(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


# Undo


@pytest.mark.parametrize("new", [False, True])
@pytest.mark.parametrize("shown", [False, True])
def test_a_passphrase_does_not_come_back_by_undo(
    qtbot: QtBot, styled: QApplication, *, new: bool, shown: bool
) -> None:
    del styled
    holder = QWidget()
    qtbot.add_widget(holder)
    language = ScreenLanguage("zh")
    field = WordsField(
        language, look_of(holder.palette(), holder.font()), new=new, name="ui.cases.words"
    )
    field.setParent(holder)
    holder.show()
    field.shown.setChecked(shown)
    lines = [line for line in (field.typed, field.again) if line is not None]
    for line in lines:
        QTest.keyClicks(line, "some words of mine")
    assert field.take()
    field.shown.setChecked(True)
    for line in lines:
        assert not line.isUndoAvailable()
        assert not line.isRedoAvailable()
        press_undo(line)
        assert line.text() == ""


def test_no_field_brings_anything_back_after_the_lock(
    open_cases: Callable[[Path], CasesDialog], file: Path
) -> None:
    ident = kept(file)
    cases = open_cases(file)
    QTest.keyClicks(cases.table.filters.search, "looked for")
    cases.open_case(ident)
    QTest.keyClicks(cases.case.note, "half a note")
    cases.lock()
    for line in cases.findChildren(QLineEdit):
        assert not line.isUndoAvailable(), line.accessibleName()
        assert not line.isRedoAvailable()
    for text in cases.findChildren(QPlainTextEdit):
        assert not text.document().isUndoAvailable()
        assert not text.document().isRedoAvailable()
        press_undo(text)
        assert text.toPlainText() == ""


# Memory and screen


def holders(name: str) -> list[str]:
    """What kind of object, of all that can be reached, holds a text with the name in it."""
    gc.collect()
    found = []
    for one in gc.get_objects():
        for part in gc.get_referents(one):
            # A tuple of nothing but texts, such as a line of the table, is in no list of Python's.
            inside = part if isinstance(part, tuple) and not gc.is_tracked(part) else (part,)
            for text in inside:
                if _holds(text, name):
                    found.append(f"{type(one).__name__}: {type(part).__name__}")  # noqa: PERF401  # a comprehension would hold the name in a cell of its own
    return found


def _holds(part: object, name: str) -> bool:
    if isinstance(part, bytes):
        return name.encode() in part
    return isinstance(part, str) and name in part


def texts_in(widget: QWidget) -> list[str]:
    """Every word that a window shows or tells a screen reader."""
    texts = []
    for one in [widget, *widget.findChildren(QWidget)]:
        texts += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, (QLabel, QLineEdit)):
            texts.append(one.text())
        if isinstance(one, QPlainTextEdit):
            texts.append(one.toPlainText())
    return texts


def look_around(cases: CasesDialog, ident: str) -> None:
    """Show every part of a case, find and select it."""
    cases.table.filters.search.setText(secret()[:4])
    cases.table.view.selectAll()
    cases.open_case(ident)
    cases.case.note.setPlainText(f"还没写完{secret()}")
    assert any(secret() in text for text in texts_in(cases))
    QApplication.processEvents()


def test_no_name_can_be_reached_after_the_lock(
    open_cases: Callable[[Path], CasesDialog], file: Path
) -> None:
    ident = kept(file)
    cases = open_cases(file)
    look_around(cases, ident)
    assert holders(secret())
    cases.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert not [text for text in texts_in(cases) if secret() in text]
    assert holders(secret()) == []


def test_the_clipboard_that_was_filled_here_is_emptied(
    open_cases: Callable[[Path], CasesDialog], file: Path, qtbot: QtBot
) -> None:
    ident = kept(file)
    cases = open_cases(file)
    cases.open_case(ident)
    cases.activateWindow()
    cases.case.note.setPlainText(secret())
    cases.case.note.selectAll()
    cases.case.note.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == secret()
    cases.lock()
    assert clipboard.text() == ""
    other = QWidget()
    qtbot.add_widget(other)
    other.show()
    other.activateWindow()
    qtbot.wait_until(other.isActiveWindow)
    clipboard.setText("of somebody else")
    cases.lock()
    assert clipboard.text() == "of somebody else"
    clipboard.clear()


def test_the_rows_leave_the_screen_before_anything_is_saved(
    open_cases: Callable[[Path], CasesDialog], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database may not answer: it is asked last."""
    ident = kept(file)
    cases = open_cases(file)
    cases.open_case(ident)
    cases.case.note.setPlainText("写了一半")
    seen: list[bool] = []

    def hangs(*_: object) -> None:
        shown = cases.pages.currentWidget() is cases.unlock and not cases.table.model.rowCount()
        seen.append(shown and not [text for text in texts_in(cases) if secret() in text])
        raise WrongInputError("cases-server", file="x")

    monkeypatch.setattr(cases.session, "load", hangs)
    cases.lock()
    assert seen == [True]
    assert not cases.session.unlocked


# What was begun


def test_a_note_that_could_not_be_saved_is_there_again_after_the_passphrase(
    open_cases: Callable[[Path], CasesDialog],
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    ident = kept(file)
    cases = open_cases(file)
    cases.open_case(ident)
    begun = f"写了一半{secret()}"
    cases.case.note.setPlainText(begun)
    with monkeypatch.context() as dead:
        dead.setattr(cases.session, "save", refuse)
        cases.lock()
    asked: list[str] = []

    def stay(_: object, text: str, **__: str) -> bool:
        asked.append(text)
        return False

    monkeypatch.setattr(messages, "confirm", stay)
    cases.reject()  # the words would be lost: it asks
    assert asked
    assert cases.isVisible()
    unlock(cases, new_store(tmp_path / "other.pcicases"), qtbot)
    assert cases.pages.currentWidget() is cases.table  # not theirs
    cases.lock()
    unlock(cases, file, qtbot)
    assert cases.pages.currentWidget() is cases.case
    assert cases.case.note.toPlainText() == begun
    cases.case.note_button.click()
    with opened(file) as vault:
        assert vault.load(ident).case.notes[-1].text == begun
    cases.lock()
    unlock(cases, file, qtbot)
    assert cases.pages.currentWidget() is cases.table
    assert cases.case.note.toPlainText() == ""


def refuse(*_: object) -> None:
    raise WrongInputError("cases-server", file="x")


def test_a_note_of_a_case_that_is_gone_is_shown(
    open_cases: Callable[[Path], CasesDialog], file: Path, qtbot: QtBot
) -> None:
    ident = kept(file)
    cases = open_cases(file)
    cases.open_case(ident)
    cases.case.note.setPlainText("写了一半")
    with opened(file) as vault, vault.change(TODAY) as change:
        change.delete(ident, 1)
    cases.lock()
    unlock(cases, file, qtbot)
    assert cases.pages.currentWidget() is cases.table
    assert any("写了一半" in text for text in texts_in(cases.table.answer))


# While something takes long


def test_the_window_goes_on_while_a_file_is_taken_in_and_can_be_locked(
    open_cases: Callable[[Path], CasesDialog], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file)
    cases = open_cases(file)
    going, seen = Gate(), list[bool]()

    def hurried() -> None:
        """The idle time is over, and somebody wants to close the window."""
        cases.reject()
        cases.lock()
        seen.append(cases.pages.currentWidget() is cases.unlock and cases.isVisible())
        going.set()

    monkeypatch.setattr(cases.session, "take_in", lambda *_: going.wait(20))
    monkeypatch.setattr(file_actions, "check_export", lambda _: None)
    monkeypatch.setattr(file_actions, "ask_words", lambda *_, **__: bytearray(b"words"))
    QTimer.singleShot(0, hurried)
    cases.file_actions.take_in_file(file)
    assert seen == [True]
    assert not cases.session.unlocked
    assert cases.pages.currentWidget() is cases.unlock
    assert cases.table.model.rowCount() == 0


def test_a_window_that_ends_meanwhile_ends(
    open_cases: Callable[[Path], CasesDialog], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(file)
    cases = open_cases(file)
    going = Gate()

    def ends() -> None:
        going.set()
        cases.done(0)

    monkeypatch.setattr(cases.session, "back_up", lambda _: going.wait(20))
    monkeypatch.setattr(file_actions, "ask_for_backup", lambda *_: file)
    QTimer.singleShot(0, ends)
    cases.table.backup_button.click()
    assert not cases.session.unlocked


def test_what_is_refused_away_from_the_window_is_told(
    open_cases: Callable[[Path], CasesDialog], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = open_cases(file)
    monkeypatch.setattr(file_actions, "ask_for_backup", lambda *_: file)
    cases.table.backup_button.click()
    assert any(file.name in text for text in texts_in(cases.table.answer))
    assert not cases.attempts.busy


def test_cases_that_are_locked_while_the_law_is_calculated_anew_stay_so(
    open_cases: Callable[[Path], CasesDialog],
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    kept(file)
    cases = open_cases(file)
    cases.lock()
    going = Gate()

    def hurried() -> None:
        if cases.attempts.busy:
            cases.lock()
            going.set()
        else:
            QTimer.singleShot(1, hurried)

    monkeypatch.setattr(cases.session, "refresh", lambda _: going.wait(20))
    QTimer.singleShot(0, hurried)
    unlock(cases, file, qtbot)
    assert not cases.session.unlocked
    assert cases.pages.currentWidget() is cases.unlock
