"""Who writes, with which document; a sample; what cannot be printed; the letter beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.conftest import WUXI, go_to, press_next

from pcirights.core.answers import Agent
from pcirights.core.vocabulary import AgentKind, Ground, RouteId
from pcirights.flow.questions import Screen
from pcirights.i18n import Lang, load
from pcirights.ui.letter import saving
from pcirights.ui.widgets import field_error
from pcirights.ui.widgets.fields import NOT_KEPT
from pcirights.ui.widgets.suggestion_box import Offer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.core.answers import Answers
    from pcirights.ui.pages.items import ItemsPage
    from pcirights.ui.pages.particulars import ParticularsPage
    from pcirights.ui.pages.save import SavePage
    from pcirights.ui.window import Window

PIPL = replace(WUXI, route=RouteId.PERSONAL_INFORMATION, ground=Ground.INACCURATE)
MARK = "不得递交"


@pytest.fixture
def form(open_window: Callable[..., Window], qtbot: QtBot) -> Callable[..., ParticularsPage]:
    def opener(answers: Answers = WUXI, lang: str = "zh") -> ParticularsPage:
        window = open_window(lang, answers)
        return cast("ParticularsPage", go_to(window, Screen.PARTICULARS, qtbot))

    return opener


def choose(page: ParticularsPage, kind: str) -> None:
    place = page.who.findData(kind)
    assert place >= 0
    page.who.setCurrentIndex(place)
    page.who.activated.emit(place)


def letter_of(page: ParticularsPage) -> str:
    page.read()
    inquiry = page.inquiry
    return inquiry.program.letter(inquiry.program.matter(inquiry.answers), "zh", "txt").decode(
        "utf-8"
    )


def in_sample(page: ParticularsPage) -> bool:
    return page.inquiry.answers.sample


def test_a_guardian_says_who_they_are_and_signs(
    form: Callable[..., ParticularsPage], qtbot: QtBot
) -> None:
    page = form()
    window = cast("Window", page.window())
    assert page.agent_box.isHidden()
    choose(page, AgentKind.GUARDIAN)
    assert not page.agent_box.isHidden()
    needed = [key for key, field in page.agent_fields.items() if "必填" in field.caption.text()]
    assert needed == ["agent.name", "agent.relation"]
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    missing = page.language.say("ui.field.missing")
    for key in ("agent.name", "agent.relation"):
        assert page.agent_fields[key].fault.text() == missing
    page.agent_fields["agent.name"].set_text("李四")
    page.agent_fields["agent.relation"].set_text("母亲")
    assert "法定代理人（签名）：" in letter_of(page)
    choose(page, AgentKind.ENTRUSTED)
    assert "必填" not in page.agent_fields["agent.relation"].caption.text()
    choose(page, AgentKind.GUARDIAN)
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.ITEMS


def test_who_turns_back_to_themselves_writes_alone_and_loses_nothing(
    form: Callable[..., ParticularsPage],
) -> None:
    page = form(replace(WUXI, agent=Agent(name="李四", kind=AgentKind.ENTRUSTED)))
    assert page.kind == AgentKind.ENTRUSTED
    assert "授权委托书" in letter_of(page)
    choose(page, "")
    assert "李四" not in letter_of(page)
    assert page.inquiry.answers.agent == Agent()
    choose(page, AgentKind.ENTRUSTED)
    assert "李四" in letter_of(page)


def test_a_relative_may_write_only_where_a_provision_says_so(
    form: Callable[..., ParticularsPage],
) -> None:
    assert form().who.findData(str(AgentKind.RELATIVE)) == -1
    page = form(PIPL)
    choose(page, AgentKind.RELATIVE)
    shown = [key for key, field in page.fields.items() if not field.isHidden()]
    assert [key for key in shown if key.startswith("applicant.")] == ["applicant.name"]
    page.agent_fields["agent.name"].set_text("李四")
    page.agent_fields["agent.relation"].set_text("子女")
    text = letter_of(page)
    assert "死者姓名：张三" in text
    assert "第四十九条" in text


def test_only_a_card_is_checked_by_its_digit(form: Callable[..., ParticularsPage]) -> None:
    page = form()
    kind, number = page.fields["applicant.id_type"], page.fields["applicant.id_number"]
    number.set_text("110101199003070071")
    number.check()
    assert number.fault.text() == page.language.say("ui.id.check")
    kind.set_text("护照")
    assert not number.fault.text()
    kind.set_text("港澳居民居住证")
    assert number.fault.text() == page.language.say("ui.id.check")
    kind.set_text("护照")
    number.set_text("E00000000")
    assert "证件类型：护照" in letter_of(page)


def test_a_box_says_what_a_word_means_and_puts_the_word(
    form: Callable[..., ParticularsPage],
) -> None:
    page = form()
    kind = page.fields["applicant.id_type"]
    box = kind.editor
    assert isinstance(box, Offer)
    english: tuple[Lang, str] = ("en", "护照 (passport)")
    for lang, shown in (english, ("zh", "护照")):
        page.language.catalogue = load(lang)
        page.speak()
        number = box.findData("护照")
        assert box.itemText(number) == shown
        box.setCurrentIndex(-1)
        box.setCurrentIndex(number)
        assert kind.text() == "护照"
        page.read()
        page.speak()
        assert kind.text() == "护照"
    kind.set_text("海员证")
    page.read()
    page.speak()
    assert kind.text() == "海员证"


def test_an_input_method_is_asked_to_learn_nothing(form: Callable[..., ParticularsPage]) -> None:
    for field in form().all_fields():
        assert field.editor.inputMethodHints() & NOT_KEPT == NOT_KEPT


def test_a_sample_is_shown_marked_and_cleared_by_one_button(
    form: Callable[..., ParticularsPage],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = form(replace(WUXI, agent=Agent(name="李四", relation="配偶")))
    window, inquiry = cast("Window", page.window()), page.inquiry
    page.fields["applicant.phone"].set_text("000-123")
    page.sample_button.click()
    assert in_sample(page)
    assert not page.agent_fields["agent.name"].text()
    assert page.fields["applicant.phone"].text() != "000-123"
    page.fields["applicant.name"].editor.setFocus()
    QTest.keyClicks(page.fields["applicant.name"].editor, "Wang")
    assert page.fields["applicant.name"].text() == "张三"
    items = cast("ItemsPage", go_to(window, Screen.ITEMS, qtbot))
    assert items.cards[0].record.isReadOnly()
    save = cast("SavePage", go_to(window, Screen.SAVE, qtbot))
    assert save.alert.isVisible()
    for form_ in ("pdf", "txt"):
        target = tmp_path / f"letter.{form_}"
        monkeypatch.setattr(saving, "ask_where_to_save", lambda *_, t=target: t)
        save.take.radios[form_].click()
        save.take.save_button.click()
        qtbot.wait_until(lambda: not save.take.saver.busy, timeout=20_000)
    assert MARK in (tmp_path / "letter.txt").read_text("utf-8")
    assert inquiry.unsaved
    window.wizard.back()
    window.wizard.back()
    window.wizard.back()
    again = cast("ParticularsPage", window.wizard.shown())
    assert again is page
    page.sample_button.click()
    assert not in_sample(page)
    assert page.fields["applicant.phone"].text() == "000-123"
    assert page.agent_fields["agent.name"].text() == "李四"
    assert not page.fields["applicant.name"].editor.property("readOnly")
    assert MARK not in letter_of(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_printed_is_told_beside_its_field_and_aloud(
    form: Callable[..., ParticularsPage],
    lang: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(field_error, "announce", lambda _, text: told.append(text))
    page = form(lang=lang)
    name = page.fields["applicant.name"]
    name.set_text("张\u202e三")
    qtbot.wait_until(lambda: "U+202E" in name.fault.text(), timeout=20_000)
    assert name.fault.isVisible()
    assert any("U+202E" in text for text in told)
    assert "U+202E" in name.editor.accessibleDescription()
    name.set_text("张三")
    qtbot.wait_until(lambda: not name.fault.text(), timeout=20_000)


def test_an_entry_says_so_too(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: ItemsPage = page_at(Screen.ITEMS)
    card = page.cards[0]
    card.correct.setPlainText("删\u200b除")
    qtbot.wait_until(lambda: "U+200B" in card.faults["correct"].text(), timeout=20_000)
    assert not card.faults["record"].text()


def test_the_letter_stands_beside_the_fields_and_follows_them(
    form: Callable[..., ParticularsPage], qtbot: QtBot
) -> None:
    page = form()
    assert page.live.isVisible()
    qtbot.wait_until(lambda: "张三" in page.live.pages.text(), timeout=20_000)
    page.fields["applicant.name"].set_text("")
    qtbot.wait_until(page.live.word.isVisible, timeout=20_000)
    assert page.live.word.text() == page.language.say("ui.live.missing")
    page.fields["applicant.name"].set_text("王五")
    qtbot.wait_until(lambda: "王五" in page.live.pages.text(), timeout=20_000)
    assert page.inquiry.letter() is not None


def test_where_only_the_entry_is_missing_the_letters_place_says_so(
    open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window("zh", replace(WUXI, items=()))
    page = cast("ParticularsPage", go_to(window, Screen.PARTICULARS, qtbot))
    said = page.language.say("ui.live.missing-item")
    qtbot.wait_until(lambda: page.live.word.text() == said, timeout=20_000)


def test_with_large_letters_the_fields_stand_alone(
    open_window: Callable[..., Window], styled: QApplication, qtbot: QtBot
) -> None:
    font = styled.font()
    large = type(font)(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    styled.setFont(large)
    try:
        page = cast("ParticularsPage", go_to(open_window("zh", WUXI), Screen.PARTICULARS, qtbot))
        assert not page.live.isVisible()
        page.window().resize(2400, 900)
        qtbot.wait_until(page.live.isVisible)
    finally:
        styled.setFont(font)


def test_next_stops_at_what_no_letter_can_print(
    form: Callable[..., ParticularsPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(field_error, "announce", lambda _, text: told.append(text))
    page = form()
    window = cast("Window", page.window())
    name, address = page.fields["applicant.name"], page.fields["applicant.address"]
    address.set_text("示范\u202e路1号")
    name.set_text("张\ue000三")
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert name.editor.hasFocus()
    for field, code in ((name, "U+E000"), (address, "U+202E")):
        assert code in field.fault.text()
        assert any(code in text for text in told)
    name.set_text("张三")
    address.set_text("示范路1号")
    press_next(window, qtbot)
    assert window.wizard.shown().asks is Screen.ITEMS


def test_next_stops_at_an_entry_too(page_at: Callable[..., Any], qtbot: QtBot) -> None:
    page: ItemsPage = page_at(Screen.ITEMS)
    window = cast("Window", page.window())
    page.add()
    first, second = page.cards
    first.record.setPlainText("2023年\u202e被记为失信")
    second.record.setPlainText("另一条\ue000")
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert first.record.hasFocus()
    assert "U+202E" in first.faults["record"].text()
    assert "U+E000" in second.faults["record"].text()
    first.record.setPlainText("2023年被记为失信")
    press_next(window, qtbot)
    assert window.wizard.shown() is page
    assert second.record.hasFocus()
    assert not first.faults["record"].text()


def test_what_is_missing_stays_told_while_another_field_is_looked_at(
    form: Callable[..., ParticularsPage], qtbot: QtBot
) -> None:
    page = form()
    choose(page, AgentKind.GUARDIAN)
    press_next(cast("Window", page.window()), qtbot)
    name, relation = page.agent_fields["agent.name"], page.agent_fields["agent.relation"]
    missing = page.language.say("ui.field.missing")
    assert (name.fault.text(), relation.fault.text()) == (missing, missing)
    name.set_text("李\u202e四")
    qtbot.wait_until(lambda: "U+202E" in name.fault.text(), timeout=20_000)
    assert relation.fault.text() == missing


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("张三\r\n", "张三"),
        ("示范路\r\n1号\t2室", "示范路 1号 2室"),
        ("示范路 \u2028 1号", "示范路 1号"),
        ("\ufeff张\u200b三\u200e", "张三"),
    ],
)
def test_a_line_takes_what_is_pasted_as_one_line(
    form: Callable[..., ParticularsPage], pasted: str, kept: str
) -> None:
    page = form()
    QApplication.clipboard().setText(pasted)
    for key in ("applicant.name", "applicant.id_type"):
        field = page.fields[key]
        field.set_text("")
        line = field.editor.lineEdit() if isinstance(field.editor, Offer) else field.editor
        assert isinstance(line, QLineEdit)
        line.paste()
        assert field.text() == kept


def test_the_cursor_stays_before_what_follows_the_pasted_text(
    form: Callable[..., ParticularsPage],
) -> None:
    line = form().fields["applicant.address"].editor
    assert isinstance(line, QLineEdit)
    line.setText("😀路1号")
    line.setCursorPosition(3)
    line.insert("\u200b东\r\n段")
    assert (line.text(), line.cursorPosition()) == ("😀路东 段1号", 6)


def test_half_a_character_is_gone_from_the_screen_too(form: Callable[..., ParticularsPage]) -> None:
    """Python never sees it: what is shown would not be what the letter gets."""
    line = form().fields["applicant.name"].editor
    assert isinstance(line, QLineEdit)
    line.setMaxLength(2)
    line.setText("张😀")
    line.selectAll()
    assert line.selectionLength() == len(line.text()) == 1


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("applicant.id_number", " １１０１０１　19900307 007x ", "11010119900307007X"),
        ("applicant.id_number", "Ｅ00000000", "E00000000"),
        ("applicant.phone", "\u202d０１０－８８８８ 0000\u202c", "010-8888 0000"),
        ("applicant.address", "示范路１号（东）", "示范路１号（东）"),
    ],
)
def test_numbers_are_those_of_the_document(
    form: Callable[..., ParticularsPage], key: str, typed: str, kept: str
) -> None:
    field = form().fields[key]
    field.set_text(typed)
    assert field.text() == kept


def test_a_long_text_takes_what_is_pasted_without_what_cannot_be_seen(
    page_at: Callable[..., Any],
) -> None:
    page: ItemsPage = page_at(Screen.ITEMS)
    evidence = page.cards[0].evidence
    evidence.clear()
    QApplication.clipboard().setText("缴款\u200b凭证\t一份\r\n\ufeff收据\v发票\r\n")
    evidence.paste()
    assert evidence.toPlainText() == "缴款凭证 一份\n收据\n发票\n"
    evidence.setReadOnly(True)
    evidence.paste()
    assert evidence.toPlainText() == "缴款凭证 一份\n收据\n发票\n"


def test_a_name_in_another_script_is_told_once(form: Callable[..., ParticularsPage]) -> None:
    page = form()
    page.fields["applicant.name"].set_text("\ue000\ue001\u202e\ue002")
    assert page.fault() is not None
    told = page.fields["applicant.name"].fault.text()
    assert "U+E000、U+E001、U+E002" in told
    assert told.count("HanaMin") == 1
    assert "U+202E" in told
