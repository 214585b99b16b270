"""The last page: files of every kind, paper, clipboard, what comes next, the dates; forgetting."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, cast

import pypdf
import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, QTimer
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWizard
from tests.ui.conftest import WUXI, go_to, press_next

from docx import Document
from pcirights.core.answers import Answers
from pcirights.core.errors import PcirightsError
from pcirights.core.vocabulary import Record, Right
from pcirights.flow.questions import Screen
from pcirights.program import FORMATS
from pcirights.ui.dialogs import messages
from pcirights.ui.letter import printing, saving
from pcirights.ui.letter.clipboard import DO_NOT_KEEP
from pcirights.ui.widgets.labels import Fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.program import Format
    from pcirights.ui.pages.preview import PreviewPage
    from pcirights.ui.pages.save import SavePage
    from pcirights.ui.widgets.progress import Outcome
    from pcirights.ui.window import Window

NAME = "张三"


@pytest.fixture
def page(open_window: Callable[..., Window], qtbot: QtBot) -> SavePage:
    return at_the_end(open_window("zh", WUXI), qtbot)


def at_the_end(window: Window, qtbot: QtBot) -> SavePage:
    return cast("SavePage", go_to(window, Screen.SAVE, qtbot))


def told(outcome: Outcome) -> str:
    return outcome.notice.findChildren(QLabel)[-1].text()


def button_colour(window: Window, which: QWizard.WizardButton) -> str:
    image = window.wizard.button(which).grab().toImage()
    return image.pixelColor(5, image.height() // 2).name()


def text_of(content: bytes, form: Format) -> str:
    match form:
        case "pdf":
            return "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages)
        case "docx":
            document = Document(io.BytesIO(content))
            cells = (cell.text for t in document.tables for row in t.rows for cell in row.cells)
            return "\n".join((*(part.text for part in document.paragraphs), *cells))
        case _:
            return content.decode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_letter_and_the_own_sheet_are_saved_in_every_form(
    page: SavePage, form: Format, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def where(_: object, __: object, ___: object, what: str, suffix: str) -> Path:
        asked.append((what, suffix))
        return tmp_path / f"{what}.{suffix}"

    monkeypatch.setattr(saving, "ask_where_to_save", where)
    page.take.radios[form].click()
    for button in (page.take.save_button, page.take.own_button):
        button.click()
        qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
        assert page.take.outcome.notice.property("hue") == "good"
    assert asked == [("letter", form), ("own", form)]
    letter, own = (
        text_of((tmp_path / f"{w}.{form}").read_bytes(), form) for w in ("letter", "own")
    )
    assert NAME in letter
    assert "留存单" in own
    assert NAME not in own
    assert page.take.print_button.isVisible() is (form == "pdf")
    assert page.take.copy_button.isVisible() is (form == "txt")
    assert not page.inquiry.unsaved


def test_the_text_is_copied_and_the_clipboard_cleared_when_wanted(
    page: SavePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    page.take.radios["txt"].click()
    page.take.copy_button.click()
    qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
    assert NAME in clipboard.text()
    assert set(DO_NOT_KEEP) <= set(clipboard.mimeData().formats())
    assert page.sitting.clipping.there
    asked: list[str] = []

    def answer(_: object, text: str, **__: object) -> bool:
        asked.append(text)
        return True

    monkeypatch.setattr(messages, "confirm", answer)
    page.window().close()
    assert asked[-1] == page.language.say("ui.clipboard.ask")
    assert clipboard.text() == ""
    assert not page.sitting.clipping.there


def test_what_another_program_has_copied_stays(page: SavePage) -> None:
    page.sitting.clipping.copy("ours")
    QGuiApplication.clipboard().setText("theirs")
    assert not page.sitting.clipping.there
    page.sitting.clipping.clear()
    assert QGuiApplication.clipboard().text() == "theirs"


def to_a_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(96)
    printing.set_up(printer)
    return printer


def test_the_letter_is_printed_page_for_page(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "printed.pdf"
    monkeypatch.setattr(printing, "printers", lambda: True)
    monkeypatch.setattr(printing, "ask_for_printer", lambda *_: to_a_file(printed))
    page.take.print_button.click()
    qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
    assert told(page.take.outcome) == page.language.say("ui.save.printed")
    found = pypdf.PdfReader(printed)
    letter = page.inquiry.letter() or b""
    assert len(found.pages) == len(pypdf.PdfReader(io.BytesIO(letter)).pages)
    assert found.pages[0].images
    assert found.metadata is None or not found.metadata.title


def test_the_printer_is_asked_for_in_the_persons_language(
    page: SavePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QPrintDialog):
            QTimer.singleShot(10, leave)
            return
        seen.extend(button.text() for button in dialog.findChildren(QPushButton))
        dialog.reject()

    QTimer.singleShot(10, leave)
    assert printing.ask_for_printer(page, page.language.say("ui.save.print")) is None
    assert "取消" in seen
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Accepted)
    printer = printing.ask_for_printer(page, "")
    assert printer is not None
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    assert printer.fullPage()
    assert printer.resolution() <= printing.FINEST
    assert printer.docName() == ""


def test_a_computer_without_a_printer_says_so(
    page: SavePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    page.take.print_button.click()
    assert told(page.take.outcome) == page.language.say("ui.save.no-printer")
    assert not page.take.saver.busy


def test_no_printer_prints_nothing(page: SavePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", lambda: True)
    monkeypatch.setattr(printing, "ask_for_printer", lambda *_: None)
    page.take.print_button.click()
    assert not page.take.saver.busy


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_takes_nothing_is_told(page: SavePage, tmp_path: Path) -> None:
    letter = page.inquiry.letter() or b""
    with pytest.raises(PcirightsError, match="print-failed"):
        list(printing.print_pages(letter, to_a_file(tmp_path / "nowhere" / "x.pdf")))


def test_printing_can_be_given_up(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up: list[bool] = []
    printer = to_a_file(tmp_path / "x.pdf")
    monkeypatch.setattr(printer, "abort", lambda: given_up.append(True))
    monkeypatch.setattr(printing, "printers", lambda: True)
    monkeypatch.setattr(printing, "ask_for_printer", lambda *_: printer)
    page.take.print_button.click()
    page.take.outcome.cancel_button.click()
    assert told(page.take.outcome) == page.language.say("ui.cancelled")
    qtbot.wait_until(lambda: given_up == [True])


def test_saving_can_be_given_up(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, go_on, begun = tmp_path / "letter.txt", Event(), Event()
    monkeypatch.setattr(saving, "ask_where_to_save", lambda *_: target)

    def slow() -> bytes:
        begun.set()
        assert go_on.wait(20)
        return b"late"

    saver = page.take.saver
    saver.save("letter", "txt", slow, lambda: None)
    assert page.take.outcome.working.isVisible()
    assert begun.wait(20)
    page.take.outcome.cancel_button.click()
    assert told(page.take.outcome) == page.language.say("ui.cancelled")
    go_on.set()
    saver.save("letter", "txt", lambda: b"second", lambda: None)
    qtbot.wait_until(lambda: not saver.busy, timeout=20_000)
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_comes_next_opens_part_by_part(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot
) -> None:
    page = at_the_end(open_window(lang, WUXI), qtbot)
    folds = page.guide.folds
    assert len(folds) > 6
    assert not any(fold.content.isVisible() for fold in folds)
    folds[1].button.click()
    lines = [one.text() for one in folds[1].content.findChildren(QLabel)]
    assert any("缴款凭证" in line for line in lines)
    page.speak()
    assert not page.guide.folds[1].content.isHidden()


def test_the_dates_show_their_sum_and_follow_the_day(page: SavePage) -> None:
    def lines() -> list[str]:
        shown = page.dates.findChildren(QLabel)
        return [one.text() for one in shown if one.parent() is not None]

    typed = page.dates.received.lineEdit()
    assert typed.fontMetrics().horizontalAdvance(typed.text()) < typed.width()
    before = page.dates.line()
    page.dates.received.setDate(QDate(2026, 12, 1))
    for fold in page.dates.findChildren(Fold):
        fold.button.click()
    after = page.dates.line()
    assert before.watches[0].sum
    assert after.watches[0].sum
    assert after.watches[0].sum.reach.earliest > before.watches[0].sum.reach.earliest
    assert any("2026年12月2日" in line for line in lines())
    count = len(after.watches)
    page.dates.behind.click()
    page.dates.served.setDate(QDate(2026, 11, 2))
    assert page.dates.served.isVisible()
    assert len(page.dates.line().watches) > count


def test_the_calendar_file_says_nothing_of_the_person(
    page: SavePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "dates.ics"
    monkeypatch.setattr(saving, "ask_where_to_save", lambda *_: target)
    page.dates.ics_button.click()
    qtbot.wait_until(lambda: not page.dates.saver.busy, timeout=20_000)
    content = target.read_bytes()
    entries = Calendar.from_ical(content).walk("VEVENT")
    assert len(entries) == sum(1 for watch in page.dates.line().watches if watch.sum)
    for typed in (NAME, "示范路", "失信", "缴款"):
        assert typed not in content.decode("utf-8")


def test_no_calendar_is_offered_where_no_provision_gives_a_day(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    page = at_the_end(
        open_window(
            "zh", replace(WUXI, record=Record.FINANCIAL_CREDIT, right=Right.ACCESS, ground=None)
        ),
        qtbot,
    )
    qtbot.wait_until(lambda: page.dates.list.count() > 0)
    assert page.dates.ics_button.isHidden()
    assert page.dates.ics_help.isHidden()


def test_a_study_copy_is_called_one_and_has_no_dates(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    asked = replace(WUXI, right=Right.ACCESS, ground=None, on=date(2017, 6, 1))
    page = at_the_end(open_window("zh", asked), qtbot)
    said = [part.text() for part in page.alert.findChildren(QLabel)]
    assert page.alert.isVisible()
    assert page.language.say("ui.findings.study") in said
    assert not page.dates.isVisible()


def test_everything_is_cleared_by_one_button(
    page: SavePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = cast("Window", page.window())
    page.sitting.clipping.copy(NAME)
    clear = window.wizard.button(window.wizard.WizardButton.CustomButton1)
    assert clear.isVisible()
    coloured = button_colour(window, QWizard.WizardButton.FinishButton)
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    clear.click()
    assert window.inquiry.answers == WUXI
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    old, fonts = window.wizard, window.program.fonts
    with qtbot.wait_signal(old.destroyed):
        clear.click()
    assert window.program.fonts is not fonts  # they keep what was set in them
    assert window.wizard.shown().asks is Screen.WELCOME
    assert window.inquiry.answers == Answers()
    assert window.inquiry.letter() is None
    assert QGuiApplication.clipboard().text() == ""
    assert not window.wizard.button(window.wizard.WizardButton.CustomButton1).isVisible()
    assert button_colour(window, QWizard.WizardButton.NextButton) == coloured
    window.inquiry.start_over(WUXI)
    preview = cast("PreviewPage", go_to(window, Screen.PREVIEW, qtbot))
    qtbot.wait_until(lambda: preview.view.held.pageCount() > 0, timeout=20_000)
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.SAVE
