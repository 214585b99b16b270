"""What somebody typed or sent is shown as text: a picture named in it is never opened."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QTimer
from PySide6.QtGui import QHelpEvent, QImage, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)
from tests.cases.making import TODAY, made_case, new_store, opened, save
from tests.ui.conftest import WUXI, go_to
from tests.ui.test_cases import unlock_it

from pcirights.cases import seal
from pcirights.cases.keep import with_event, with_note
from pcirights.core.answers import Agent, Answers, Applicant, Item, Recipient, RequestDetails
from pcirights.core.events import Event, Happened
from pcirights.flow.inquiry import Inquiry
from pcirights.flow.questions import Screen
from pcirights.program import Program
from pcirights.ui.cases.dialog import CasesDialog
from pcirights.ui.cases.hard_alert import HardAlert
from pcirights.ui.dialogs import files, messages
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.sitting import Sitting
from pcirights.ui.theme.look import look_of
from pcirights.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _typeshed import DataclassInstance
    from pytestqt.qtbot import QtBot

    from pcirights.ui.window import Window

IN_OPEN = 0x20
ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)
WAY = (
    Screen.PLACE,
    Screen.RECORD,
    Screen.RIGHT,
    Screen.GROUND,
    Screen.FINDINGS,
    Screen.PARTICULARS,
    Screen.ITEMS,
    Screen.PREVIEW,
    Screen.SAVE,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's own")


class Canary:
    """A picture, a text that names it, and whether anybody opened it since it was last asked."""

    def __init__(self, path: Path) -> None:
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(0)
        image.save(str(path))
        self.path = path
        self.text = f'<img src="{path}">'
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._libc.inotify_add_watch(self._watch, os.fsencode(path), IN_OPEN) > 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._watch, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._watch)


@pytest.fixture
def canary(styled: QApplication) -> Iterator[Canary]:
    with tempfile.TemporaryDirectory() as folder:  # a short path, which no message cuts off
        made = Canary(Path(folder) / "c.png")
        yield made
        QToolTip.hideText()
        made.close()


Part = TypeVar("Part", bound="DataclassInstance")


def filled(kind: type[Part], text: str) -> Part:
    """A part of the answers with the text in every field that takes one."""
    return kind(**{one.name: text for one in fields(kind) if one.type in {"str", str}})


def hostile(text: str) -> Answers:
    """The answers of a letter with the text in every field that is typed."""
    return replace(
        WUXI,
        applicant=filled(Applicant, f"张三{text}"),
        agent=replace(filled(Agent, f"李四{text}"), kind=""),
        recipient=filled(Recipient, f"某局{text}"),
        request=filled(RequestDetails, text),
        items=(Item(text, text, text, (text,)), Item(text, text)),
    )


def cells_of(view: QAbstractItemView) -> list[QModelIndex]:
    """The first rows of a view, cell by cell."""
    model, top = view.model(), QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
    rows = range(min(model.rowCount(top), 20))
    return [model.index(row, column) for row in rows for column in range(columns)]


def hover(widget: QWidget) -> None:
    """Have Qt show the widget's tooltips, those of a view's cells too."""
    points = [widget.rect().center()]
    target = widget
    if isinstance(widget, QAbstractItemView):
        target = widget.viewport()
        points = [widget.visualRect(cell).center() for cell in cells_of(widget)]
    for point in points:
        asked = QHelpEvent(QEvent.Type.ToolTip, point, target.mapToGlobal(point))
        QApplication.sendEvent(target, asked)
        QApplication.processEvents()


def taken_for_markup(canary: Canary) -> list[str]:
    """Every widget that would show the canary's text as markup, and the file if it was opened."""
    widgets = [one for one in QApplication.allWidgets() if one.isVisible()]
    for one in widgets:
        if not one.inherits("QTipLabel"):
            hover(one)
    found = ["opened"] if canary.opened() else []
    for one in QApplication.allWidgets():
        name = f"{type(one).__name__} {one.objectName()}"
        texts = [one.toolTip(), one.whatsThis(), one.statusTip()]
        if isinstance(one, QLabel) and one.textFormat() != Qt.TextFormat.PlainText:
            texts.append(one.text())
        if isinstance(one, QMessageBox) and one.textFormat() != Qt.TextFormat.PlainText:
            texts += [one.text(), one.informativeText()]
        if isinstance(one, QTextEdit):
            texts.append(one.document().toHtml())
        if isinstance(one, QAbstractItemView):
            texts += [str(cell.data(role) or "") for cell in cells_of(one) for role in ROLES]
        found += [f"{name}: {text}" for text in texts if is_markup(text, canary)]
    return found


def is_markup(text: str, canary: Canary) -> bool:
    return canary.text[:9] in text and Qt.mightBeRichText(text)


def test_the_canary_sings(canary: Canary, qtbot: QtBot) -> None:
    """A text that is taken for markup is noticed, by the file and by what the widget says."""
    naive = QLabel(canary.text)
    qtbot.add_widget(naive)
    naive.show()
    QApplication.processEvents()
    assert "opened" in taken_for_markup(canary)
    naive.setTextFormat(Qt.TextFormat.PlainText)
    naive.setText(canary.text)
    naive.setToolTip(canary.text)
    assert "opened" in taken_for_markup(canary)
    naive.setToolTip(tip(canary.text))
    QToolTip.hideText()
    assert taken_for_markup(canary) == []


@pytest.mark.parametrize(
    "text", ["", "a & b", "a < b", "<b>x</b> & y", "a\n<br>", "<img src=x>", "&lt;b"]
)
def test_a_tip_shows_its_text_as_it_is(text: str, canary: Canary) -> None:
    label = QLabel(tip(text))
    assert label.text() == text or Qt.mightBeRichText(label.text())
    shown = QTextEdit()
    if Qt.mightBeRichText(label.text()):
        shown.setHtml(label.text())
        assert shown.toPlainText() == text


def test_no_page_takes_what_is_typed_for_markup(
    open_window: Callable[..., Window], qtbot: QtBot, canary: Canary
) -> None:
    window = open_window("zh", hostile(canary.text))
    window.inquiry.set_place("320200")
    for screen in WAY:
        go_to(window, screen, qtbot)
        QApplication.processEvents()
        assert taken_for_markup(canary) == [], screen
    assert canary.text in window.inquiry.answers.applicant.name


def test_no_window_of_the_cases_takes_a_case_for_markup(
    qtbot: QtBot, canary: Canary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    program = Program(TODAY)
    file = new_store(tmp_path / "desk.pcicases")
    bare = made_case(program, label=canary.text, name=canary.text)
    with opened(file) as vault:
        case = with_note(
            with_event(bare, Event(Happened.RECEIVED, TODAY), TODAY), canary.text, TODAY
        )
        save(vault, case, program)
        unknown = replace(
            case, id="d" * 32, answers=case.answers.replace("310000", canary.text.replace('"', ""))
        )
        save(vault, unknown, program)
    parent = QWidget()
    parent.resize(1000, 640)
    language, look = ScreenLanguage("zh"), look_of(parent.palette(), parent.font())
    cases = CasesDialog(language, look, parent, Inquiry(program), Sitting())
    qtbot.add_widget(parent, before_close_func=lambda _: cases.done(0))
    monkeypatch.setattr(HardAlert, "exec", lambda alert: alert.show() or 1)
    cases.show()
    unlock_it(cases, file, qtbot)
    QApplication.processEvents()
    shown = [one for one in cases.findChildren(QAbstractItemView) if one.isVisible()]
    said = [str(cell.data()) for view in shown for cell in cells_of(view)]
    assert any(canary.text[:9] in text for text in said)
    assert taken_for_markup(canary) == []
    for ident in (case.id, unknown.id):
        cases.open_case(ident)
        QApplication.processEvents()
        assert taken_for_markup(canary) == []
    cases._leave()


def test_no_question_takes_its_words_for_markup(
    qtbot: QtBot, canary: Canary, open_window: Callable[..., Window]
) -> None:
    window = open_window()
    found: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        found.extend(taken_for_markup(canary))
        assert isinstance(box, QDialog)
        box.reject()

    asked = (
        lambda: messages.tell(window, canary.text, close="x"),
        lambda: messages.text(window, canary.text, canary.text),
    )
    for ask in asked:
        QTimer.singleShot(0, window, look)
        ask()
    assert found == []


def test_a_file_that_is_not_there_is_named_as_text(
    qtbot: QtBot,
    canary: Canary,
    open_window: Callable[..., Window],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Qt says so in a box of its own, which it leaves to guess what the name is."""
    window = open_window()
    found: list[str] = []
    name = f"<img src={canary.path.name}>"  # such a name has no folder, and is looked for here
    monkeypatch.chdir(canary.path.parent)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            found.append(box.text().splitlines()[0])
            found.extend(taken_for_markup(canary))
            box.reject()
            QTimer.singleShot(0, window, answer)
        elif isinstance(box, QFileDialog):
            if found:
                box.reject()
                return
            QTimer.singleShot(0, window, answer)
            line = box.findChild(QLineEdit)
            assert line is not None
            line.setText(name)
            box.accept()

    QTimer.singleShot(0, window, answer)
    assert files.ask_what_to_open(window, window.language) is None
    assert found == [name]
