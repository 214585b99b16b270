"""The main path, to a letter in a file; and what must not happen on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWizard
from tests.ui.conftest import WUXI, go_to, press_next, without_ground

from pcirights.answers_file import read_answers, to_bytes
from pcirights.core.errors import UnfaithfulError
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.flow.questions import Screen
from pcirights.program import FORMATS, Program
from pcirights.ui import window as window_module
from pcirights.ui.dialogs import messages
from pcirights.ui.letter import saving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.pages.findings import FindingsPage
    from pcirights.ui.pages.ground import GroundPage
    from pcirights.ui.pages.items import ItemsPage
    from pcirights.ui.pages.particulars import ParticularsPage
    from pcirights.ui.pages.place import PlacePage
    from pcirights.ui.pages.preview import PreviewPage
    from pcirights.ui.pages.record import RecordPage
    from pcirights.ui.pages.save import SavePage
    from pcirights.ui.widgets.progress import Outcome
    from pcirights.ui.window import Window


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(widget: QWidget) -> None:
    for _ in range(60):
        if focus() is widget:
            return
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"the keyboard never came to {widget}")


def saves_to(path: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "ask_where_to_save", lambda *_: path)


def told(outcome: Outcome) -> str:
    return outcome.notice.findChildren(QLabel)[-1].text()


def press(key: Qt.Key) -> None:
    QApplication.processEvents()  # the page is laid out before a hand gets to the key
    QTest.keyClick(focus(), key)


def save_in_every_form(page: SavePage, folder: Path, qtbot: QtBot) -> None:
    """By keyboard: the letter and the own sheet as each kind of file, the text, the dates."""
    for form in FORMATS:
        tab_to(page.take.first())
        while page.take.form != form:
            press(Qt.Key.Key_Down)
        for button, what in ((page.take.save_button, "letter"), (page.take.own_button, "own")):
            tab_to(button)
            press(Qt.Key.Key_Space)
            qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
            assert f"{what}.{form}" in told(page.take.outcome)
    tab_to(page.take.copy_button)
    press(Qt.Key.Key_Space)
    qtbot.wait_until(lambda: not page.take.saver.busy, timeout=20_000)
    assert "Zhang San" in QApplication.clipboard().text()
    tab_to(page.dates.ics_button)
    press(Qt.Key.Key_Space)
    qtbot.wait_until(lambda: not page.dates.saver.busy, timeout=20_000)
    saved = {f"{what}.{form}" for what in ("letter", "own") for form in FORMATS}
    assert {path.name for path in folder.iterdir()} == {*saved, "dates.ics"}
    assert (folder / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "letter.docx").read_bytes().startswith(b"PK")
    assert "listed by mistake" in (folder / "letter.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_by_keyboard_alone_to_a_saved_letter(
    open_window: Callable[..., Window],
    lang: Lang,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        saving,
        "ask_where_to_save",
        lambda _, __, ___, what, suffix: tmp_path / f"{what}.{suffix}",
    )

    def typed(text: str) -> None:
        QTest.keyClicks(focus(), text)

    window = open_window(lang)
    wizard, inquiry = window.wizard, window.inquiry
    press(Qt.Key.Key_Return)
    typed("wuxi")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert inquiry.answers.place == "320200"
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert inquiry.answers.record is Record.PUBLIC_CREDIT
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert inquiry.answers.right is Right.CORRECTION
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert inquiry.answers.ground is Ground.INACCURATE
    assert wizard.shown().asks is Screen.FINDINGS
    press(Qt.Key.Key_Return)
    typed("Zhang San")
    press(Qt.Key.Key_Return)
    typed("listed by mistake")
    tab_to(wizard.button(QWizard.WizardButton.NextButton))
    press(Qt.Key.Key_Space)
    assert wizard.shown().asks is Screen.PREVIEW
    qtbot.wait_until(lambda: inquiry.letter() is not None, timeout=20_000)
    press(Qt.Key.Key_Return)
    assert wizard.shown().asks is Screen.SAVE
    page = cast("SavePage", wizard.shown())
    save_in_every_form(page, tmp_path, qtbot)
    assert not inquiry.unsaved


def test_the_language_changes_at_once_and_loses_nothing(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh", WUXI)
    for screen in (
        Screen.PLACE, Screen.RECORD, Screen.RIGHT, Screen.GROUND, Screen.FINDINGS,
        Screen.PARTICULARS, Screen.ITEMS,
    ):  # fmt: skip
        page = go_to(window, screen, qtbot)
        before = window.inquiry.answers
        title = page.title_label.text()
        window.top_bar.tongues["en"].click()
        assert page.title_label.text() != title
        assert window.windowTitle() == window.language.say("ui.name")
        page.read()
        assert window.inquiry.answers == before
        window.top_bar.tongues["zh"].click()
        assert page.title_label.text() == title
        page.read()
        assert window.inquiry.answers == before


def test_what_was_typed_and_not_yet_sent_on_survives_the_language_and_back(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    page: ParticularsPage = page_at(Screen.PARTICULARS)
    window = cast("Window", page.window())
    page.fields["applicant.phone"].set_text("000-123")
    window.top_bar.tongues["en"].click()
    assert page.fields["applicant.phone"].text() == "000-123"
    window.wizard.back()
    page = cast("ParticularsPage", go_to(window, Screen.PARTICULARS, qtbot))
    assert page.fields["applicant.phone"].text() == "000-123"
    items = cast("ItemsPage", go_to(window, Screen.ITEMS, qtbot))
    items.cards[0].record.setPlainText("还没点下一步")
    items.add_button.click()
    items.cards[1].correct.setPlainText("第二条")
    window.top_bar.tongues["zh"].click()
    assert [card.item().record for card in items.cards] == ["还没点下一步", ""]
    items.cards[0].remove_button.click()
    items.read()
    assert [item.correct for item in window.inquiry.answers.items] == ["第二条"]


def test_choosing_a_language_card_speaks_it(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh")
    page = window.wizard.shown()
    page.choices.cards["en"].radio.click()  # type: ignore[attr-defined]  # the welcome page's
    assert window.language.lang == "en"
    assert page.title_label.text() == window.language.say("ui.welcome.title")
    assert window.wizard.button(QWizard.WizardButton.NextButton).text() == "&Next"


@pytest.mark.parametrize("name", ["Taizhou", "Suzhou", "朝阳"])
def test_a_name_of_several_places_is_asked_about(
    open_window: Callable[..., Window], name: str, qtbot: QtBot
) -> None:
    window = open_window("en")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    page.box.setText(name)
    page.box.textEdited.emit(page.box.text())
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert page.alert.isVisible()
    assert page.rows.count() > 1
    assert window.inquiry.answers.place == ""
    tab_to(page.rows)
    assert page.code == ""
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    chosen = page.code
    assert chosen
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.RECORD
    assert window.inquiry.answers.place == chosen


@pytest.mark.parametrize("name", ["无锡", "wuxi", "Wuxi", "320200", "無錫"])
def test_one_meaning_is_taken(open_window: Callable[..., Window], name: str, qtbot: QtBot) -> None:
    window = open_window("zh")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    page.box.setText(name)
    page.box.textEdited.emit(page.box.text())
    press_next(window, qtbot)
    assert window.inquiry.answers.place == "320200"


def test_no_place_and_an_unknown_one_stay_on_the_page(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    page.box.setText("zzzzqq")
    page.box.textEdited.emit(page.box.text())
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert page.alert.isVisible()


def test_a_place_is_found_by_browsing(open_window: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_window("en")
    page = cast("PlacePage", go_to(window, Screen.PLACE, qtbot))
    page.fold.button.click()
    top = page.browser.topLevelItem(0)
    assert top is not None
    top.setExpanded(True)
    child = top.child(0)
    assert child is not None
    page.browser.itemActivated.emit(child, 0)
    assert page.code.startswith("11")
    window.top_bar.tongues["zh"].click()
    assert page.code.startswith("11")
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.RECORD


def test_nothing_chosen_is_said_and_stays(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: RecordPage = page_at(Screen.RECORD, replace(WUXI, record=None, right=None, ground=None))
    window = cast("Window", page.window())
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert page.alert.isVisible()
    assert "无锡市" in page.place.text()
    QTest.mouseClick(page.choices.cards["public-credit"], Qt.MouseButton.LeftButton)
    assert not page.alert.isVisible()
    press_next(window, qtbot)
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.RIGHT


def test_the_first_arrow_chooses_the_card_in_focus_and_tab_leaves_the_cards(
    page_at: Callable[..., Any],
) -> None:
    page: RecordPage = page_at(Screen.RECORD)
    window = cast("Window", page.window())
    page.choices.choose(None)
    page.choices.cards[Record.PUBLIC_CREDIT].radio.setFocus()
    press(Qt.Key.Key_Down)
    assert page.choices.value() == Record.PUBLIC_CREDIT
    press(Qt.Key.Key_Down)
    assert page.choices.value() == Record.GOVERNMENT_RECORD
    for _ in page.choices.cards:
        press(Qt.Key.Key_Down)
        QTest.keyRelease(focus(), Qt.Key.Key_Down)
    last = page.choices.cards[Record.PERSONAL_ARCHIVE]
    assert page.choices.value() == Record.PERSONAL_ARCHIVE
    assert not last.visibleRegion().isEmpty()
    assert last.visibleRegion().boundingRect() == last.rect()
    press(Qt.Key.Key_Tab)
    assert focus() is window.wizard.button(QWizard.WizardButton.NextButton)


def test_a_route_is_read_from_its_head_and_scrolled_by_the_keyboard(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    page: FindingsPage = page_at(Screen.FINDINGS)
    bar, card = page.scroller.verticalScrollBar(), page.cards.cards[1]
    qtbot.wait_until(lambda: bar.maximum() > page.scroller.viewport().height())
    QTest.keyRelease(focus(), Qt.Key.Key_Return)
    assert bar.value() == 0
    press(Qt.Key.Key_PageDown)
    QTest.keyRelease(focus(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    press(Qt.Key.Key_Down)
    QTest.keyRelease(focus(), Qt.Key.Key_Down)
    assert card.radio.hasFocus()
    whole = page.scroller.viewport().rect()
    assert whole.contains(card.mapTo(page.scroller.viewport(), card.rect().topLeft()))


def test_tab_goes_on_from_another_use_of_the_letter_to_its_button(
    page_at: Callable[..., Any],
) -> None:
    page: SavePage = page_at(Screen.SAVE)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.take.form == "txt"
    press(Qt.Key.Key_Tab)
    assert focus() is page.take.save_button
    press(Qt.Key.Key_Tab)
    assert focus() is page.take.copy_button


def test_access_is_asked_for_no_ground(open_window: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_window("zh", without_ground())
    go_to(window, Screen.RIGHT, qtbot)
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.FINDINGS


def test_no_ground_in_particular_can_be_chosen(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: GroundPage = page_at(Screen.GROUND, replace(WUXI, ground=None))
    window = cast("Window", page.window())
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    page.choices.cards["none"].radio.click()
    window.top_bar.tongues["en"].click()
    assert page.choices.value() == "none"
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.FINDINGS


def test_the_stop_has_a_page_of_its_own_and_a_way_back(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("en", replace(without_ground(), record=Record.DEFAULTER_LIST))
    page = go_to(window, Screen.STOP, qtbot)
    assert page.isFinalPage()
    window.wizard.back()
    assert window.wizard.shown().asks is Screen.RIGHT


def test_another_route_can_be_taken(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: FindingsPage = page_at(Screen.FINDINGS)
    window = cast("Window", page.window())
    assert len(page.cards.cards) > 1
    other = page.cards.cards[1]
    other.radio.click()
    press_next(window, qtbot)
    assert window.inquiry.answers.route is other.route.id
    assert window.inquiry.row == other.route.row


def test_an_identity_number_is_hidden_and_a_doubt_stops_nobody(
    page_at: Callable[..., Any], qtbot: QtBot
) -> None:
    page: ParticularsPage = page_at(Screen.PARTICULARS)
    window = cast("Window", page.window())
    field = page.fields["applicant.id_number"]
    editor = cast("QLineEdit", field.editor)
    assert editor.echoMode() is QLineEdit.EchoMode.Password
    assert field.reveal is not None
    field.reveal.click()
    assert editor.echoMode() is QLineEdit.EchoMode.Normal
    field.reveal.click()
    assert editor.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(editor, "110101199003070071")
    field.check()
    assert field.fault.text() == window.language.say("ui.id.check")
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.ITEMS


def test_what_the_letter_needs_is_asked_for_beside_its_field(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("en", replace(WUXI, applicant=type(WUXI.applicant)(), items=()))
    page = cast("ParticularsPage", go_to(window, Screen.PARTICULARS, qtbot))
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    name = page.fields["applicant.name"]
    assert name.fault.text() == window.language.say("ui.field.missing")
    assert focus() is name.editor
    name.set_text("张三")
    press_next(window, qtbot)
    items = cast("ItemsPage", window.wizard.shown())
    press_next(window, qtbot)
    assert window.wizard.shown() is items
    assert items.alert.isVisible()


def test_a_letter_that_cannot_be_made_says_why(
    open_window: Callable[..., Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise UnfaithfulError("character-without-font", character="𮯠", code_point="U+2EBE0")

    window = open_window("zh", WUXI)
    go_to(window, Screen.ITEMS, qtbot)
    monkeypatch.setattr(Program, "letter", refuse)
    window.wizard.next()
    page = cast("PreviewPage", window.wizard.shown())
    qtbot.wait_until(lambda: bool(page.refused), timeout=10_000)
    window.wizard.next()
    assert window.wizard.shown() is page
    assert page.alert.isVisible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_preview_leaves_the_letter_most_of_a_small_window(
    open_window: Callable[..., Window], lang: Lang, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(lang, WUXI)
    window.resize(1024, 640)
    page = cast("PreviewPage", go_to(window, Screen.PREVIEW, qtbot))
    qtbot.wait_until(lambda: window.inquiry.letter() is not None, timeout=20_000)
    qtbot.wait_until(lambda: page.view.height() > 0.7 * page.height())

    def refuse(*_: object, **__: object) -> bytes:
        raise UnfaithfulError("character-without-font", character="X", code_point="U+0058")

    monkeypatch.setattr(Program, "letter", refuse)
    page.radios[1].click()
    qtbot.wait_until(page.again_button.isVisible, timeout=20_000)
    assert page.alert.height() < 0.2 * page.height()
    assert not page.view.isVisible()


def test_the_letters_language_is_its_own(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: PreviewPage = page_at(Screen.PREVIEW, WUXI, "en")
    window = cast("Window", page.window())
    qtbot.wait_until(lambda: window.inquiry.letter() is not None, timeout=20_000)
    alone = page.view.held.pageCount()
    page.radios[1].click()
    qtbot.wait_until(lambda: window.inquiry.letter() is not None, timeout=20_000)
    assert page.view.held.pageCount() > alone
    page.as_text.click()
    assert "张三" in page.text.toPlainText()


def test_a_file_is_replaced_only_when_asked(
    page_at: Callable[..., Any],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"mine")
    saves_to(target, monkeypatch)
    page: SavePage = page_at(Screen.SAVE)
    window = cast("Window", page.window())
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: False)
    page.take.save_button.click()
    qtbot.wait_until(lambda: not page.take.saver.busy)
    assert target.read_bytes() == b"mine"
    assert told(page.take.outcome) == window.language.say("ui.cancelled")
    monkeypatch.setattr(messages, "confirm", lambda *_, **__: True)
    page.take.save_button.click()
    qtbot.wait_until(lambda: "letter.pdf" in told(page.take.outcome))
    assert target.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_told(
    page_at: Callable[..., Any],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saves_to(tmp_path / "nowhere" / "letter.pdf", monkeypatch)
    page: SavePage = page_at(Screen.SAVE)
    window = cast("Window", page.window())
    page.take.save_button.click()
    qtbot.wait_until(page.take.outcome.notice.isVisible)
    assert page.take.outcome.notice.property("hue") == "amber"
    why = told(page.take.outcome)
    assert "nowhere" in why
    assert why.endswith(window.language.say("ui.save.not", why=""))
    window.top_bar.tongues["en"].click()
    assert told(page.take.outcome).endswith(window.language.say("ui.save.not", why="").strip())
    window.wizard.back()
    press_next(window, qtbot)
    assert not page.take.outcome.notice.isVisible()
    saves_to(None, monkeypatch)
    page.answers_button.click()
    assert not page.saver.busy
    assert not page.answers_done.notice.isVisible()


def test_answers_are_saved_and_opened_again(
    open_window: Callable[..., Window],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "answers.toml"
    saves_to(target, monkeypatch)
    window = open_window("zh", WUXI)
    page = cast("SavePage", go_to(window, Screen.SAVE, qtbot))
    page.answers_button.click()
    qtbot.wait_until(lambda: not page.saver.busy)
    assert read_answers(target).applicant == WUXI.applicant
    other = open_window("en")
    monkeypatch.setattr(window_module, "ask_what_to_open", lambda *_: target)
    other.wizard.shown().open_button.click()  # type: ignore[attr-defined]  # the welcome page's
    assert other.wizard.shown().asks is Screen.PREVIEW
    assert other.inquiry.answers.items == WUXI.items


def test_a_broken_answers_file_is_told(
    open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("schema = ", encoding="utf-8")
    monkeypatch.setattr(window_module, "ask_what_to_open", lambda *_: broken)
    window = open_window("zh")
    window.wizard.shown().open_button.click()  # type: ignore[attr-defined]  # the welcome page's
    assert window.wizard.shown().asks is Screen.WELCOME
    assert window.wizard.shown().alert.isVisible()
    monkeypatch.setattr(window_module, "ask_what_to_open", lambda *_: None)
    window.open_answers()
    assert not window.inquiry.unsaved


def test_a_file_that_was_double_clicked_is_open_at_once(
    open_window: Callable[..., Window], tmp_path: Path
) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes(to_bytes(WUXI))
    window = open_window("zh", file=file)
    assert window.wizard.shown().asks is not Screen.WELCOME
    assert window.inquiry.answers.place == WUXI.place
    wrong = open_window("zh", file=tmp_path / "not-there.toml")
    assert wrong.wizard.shown().asks is Screen.WELCOME
    assert wrong.wizard.shown().alert.isVisible()


def test_a_place_in_a_file_that_may_be_two_is_asked(
    open_window: Callable[..., Window],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes(to_bytes(replace(WUXI, place="Taizhou")))
    monkeypatch.setattr(window_module, "ask_what_to_open", lambda *_: file)
    window = open_window("zh")
    window.open_answers()
    page = cast("PlacePage", window.wizard.shown())
    assert page.box.text() == "Taizhou"
    press_next(window, qtbot)
    assert window.wizard.shown() is page


def test_closing_asks_before_anything_is_lost(
    open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def no(*_: object, **__: object) -> bool:
        asked.append(True)
        return False

    monkeypatch.setattr(messages, "confirm", no)
    window = open_window("zh")
    window.close()
    assert not window.isVisible()
    assert not asked
    other = open_window("zh", WUXI)
    other.wizard.reject()
    assert other.isVisible()
    assert asked


def test_finishing_asks_while_the_letter_or_the_answers_are_not_kept(
    open_window: Callable[..., Window],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _, text, **__: asked.append(text))
    window = open_window("zh", WUXI)
    say, page = window.language.say, cast("SavePage", go_to(window, Screen.SAVE, qtbot))
    finish = window.wizard.button(QWizard.WizardButton.FinishButton)
    finish.click()
    saves_to(tmp_path / "letter.pdf", monkeypatch)
    page.take.save_button.click()
    qtbot.wait_until(lambda: not page.take.saver.busy)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.wizard.reject()
    assert asked == [say("ui.quit.ask"), *[say("ui.quit.ask-answers")] * (len(asked) - 1)]
    assert len(asked) > 1
    assert window.isVisible()
    saves_to(tmp_path / "answers.toml", monkeypatch)
    page.answers_button.click()
    qtbot.wait_until(lambda: not page.saver.busy)
    asked.clear()
    finish.click()
    assert asked == []
    assert not window.isVisible()


def test_a_file_of_answers_leads_to_the_first_open_question(
    open_window: Callable[..., Window], qtbot: QtBot, tmp_path: Path
) -> None:
    for answers, screen in (
        (WUXI, Screen.PREVIEW),
        (replace(WUXI, items=()), Screen.ITEMS),
        (replace(WUXI, applicant=replace(WUXI.applicant, name="")), Screen.PARTICULARS),
        (replace(WUXI, right=None, ground=None), Screen.RIGHT),
        (replace(WUXI, record=Record.DEFAULTER_LIST, right=Right.ACCESS, ground=None), Screen.STOP),
    ):
        file = tmp_path / f"{screen}.toml"
        file.write_bytes(to_bytes(answers))
        window = open_window("zh", file=file)
        qtbot.wait_until(lambda: window.wizard.shown().asks is screen)  # noqa: B023  # called at once
        window.close()


def test_no_title_holds_a_name(open_window: Callable[..., Window], qtbot: QtBot) -> None:
    window = open_window("zh", WUXI)
    go_to(window, Screen.SAVE, qtbot)
    assert "张三" not in window.windowTitle()
    assert "张三" not in repr(window.inquiry.answers)
