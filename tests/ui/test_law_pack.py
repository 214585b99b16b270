"""The window of the law in use: a file is looked at, asked about, installed, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from tests.law_packs.making import NEXT, OURS, THEIRS, book, handover, pack, sealed, shipped, used
from tests.ui.conftest import DAY

from pcirights.flow import law_lines, law_work
from pcirights.law_packs.shelf import STATE
from pcirights.program import Program
from pcirights.ui.dialogs import law_pack, messages
from pcirights.ui.dialogs.law_pack import LawPackDialog
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.theme.look import look_of
from pcirights.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "数据 here" / "law"


def a_program(folder: Path | None, today: date = DAY) -> Program:
    """A program that knows our key and was shipped with book 5."""
    program = Program(today, packs_at=lambda: folder)
    program.__dict__["shipped"] = shipped(OURS)
    return program


@pytest.fixture
def open_law(qtbot: QtBot, styled: QApplication, folder: Path) -> Callable[..., LawPackDialog]:
    kept: list[QWidget] = []

    def opener(lang: Lang = "zh", program: Program | None = None) -> LawPackDialog:
        language, used = ScreenLanguage(lang), program or a_program(folder)
        parent = QWidget()
        kept.append(parent)
        dialog = LawPackDialog(language, look_of(parent.palette(), parent.font()), used, parent)
        qtbot.add_widget(parent, before_close_func=lambda _: dialog.done(0))
        dialog.show()
        wait(dialog, qtbot)
        return dialog

    return opener


def wait(dialog: LawPackDialog, qtbot: QtBot) -> None:
    """Until nothing is under way."""
    qtbot.wait_until(dialog.choose_button.isEnabled, timeout=20_000)


def choose(
    dialog: LawPackDialog, content: bytes, tmp_path: Path, qtbot: QtBot, name: str = "new.pcilaw"
) -> str:
    """Have a file chosen; what the dialog then says."""
    (tmp_path / name).write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(law_pack, "ask_for_pack", lambda *_: tmp_path / name)
        dialog.choose_button.click()
    wait(dialog, qtbot)
    return dialog.answer.accessibleName()


def press(button: QPushButton, dialog: LawPackDialog, qtbot: QtBot) -> str:
    assert button.isVisible()
    button.click()
    wait(dialog, qtbot)
    return dialog.answer.accessibleName()


def answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    """Answer each question the same way; what was asked."""
    asked: list[str] = []

    def confirm(_: object, text: str, **__: object) -> bool:
        asked.append(text)
        return yes

    monkeypatch.setattr(messages, "confirm", confirm)
    return asked


def test_it_says_how_old_the_law_is_and_when_a_look_is_due(
    open_law: Callable[..., LawPackDialog], folder: Path
) -> None:
    dialog = open_law("en")
    said = dialog.accessibleDescription()
    assert "number 5, as it came with the program" in said
    assert dialog._language.catalogue.date(book().checked) in said
    assert not dialog.back_button.isEnabled()
    late = book().checked + timedelta(days=book().review_days + 1)
    told = open_law("en", a_program(folder, late)).accessibleDescription()
    due = dialog._language.catalogue.date(late - timedelta(days=1))
    assert dialog._language.say("law.age.fresh", day=due) in said
    assert dialog._language.say("law.age.due", day=due) in told


def test_a_newer_pack_is_looked_at_then_installed_then_used_at_the_next_start(
    open_law: Callable[..., LawPackDialog], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program = a_program(folder)
    dialog = open_law("zh", program)
    said = choose(dialog, pack(6), tmp_path, qtbot)
    for part in ("第6号", OURS.public.number, "现在用的：第5号", "比现在用的新"):
        assert part in said
    assert dialog._language.catalogue.date(book().checked) in said
    assert dialog.install_button.hasFocus()
    assert not folder.exists()  # nothing before the person agrees
    said = press(dialog.install_button, dialog, qtbot)
    assert "关掉本程序再打开，用的就是第6号" in said
    assert "仍然是第5号" in said
    qtbot.wait_until(dialog.back_button.isEnabled)
    assert "下次打开本程序时" in dialog.accessibleDescription()
    assert program.law.serial == 5
    assert a_program(folder).law.serial == used(folder).serial == 6
    again = open_law("zh", a_program(folder))
    assert OURS.public.number in again.accessibleDescription()
    assert "下次" not in again.accessibleDescription()
    assert "就是现在用的" in choose(again, pack(6), tmp_path, qtbot)
    assert not again.install_button.isVisible()


def test_what_was_looked_at_is_what_is_installed(
    open_law: Callable[..., LawPackDialog], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_law()
    choose(dialog, pack(6), tmp_path, qtbot)
    (tmp_path / "new.pcilaw").write_bytes(b"another stick")
    press(dialog.install_button, dialog, qtbot)
    assert used(folder).serial == 6


def test_one_that_is_not_newer_is_asked_about(
    open_law: Callable[..., LawPackDialog],
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_law()
    assert "不比现在用的新" in choose(dialog, pack(4), tmp_path, qtbot)
    assert dialog.leave_button.hasFocus()
    asked = answer(monkeypatch, yes=False)
    press(dialog.install_button, dialog, qtbot)
    assert "第4号" in asked[0]
    assert "第5号" in asked[0]
    assert not folder.exists()
    answer(monkeypatch, yes=True)
    press(dialog.install_button, dialog, qtbot)
    assert used(folder).serial == 4


def test_leaving_it_changes_nothing(
    open_law: Callable[..., LawPackDialog], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_law()
    choose(dialog, pack(6), tmp_path, qtbot)
    dialog.leave_button.click()
    assert not dialog.answer.isVisible()
    dialog.install()
    assert not folder.exists()


def test_going_back_is_asked_about_and_done(
    open_law: Callable[..., LawPackDialog],
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_law()
    choose(dialog, pack(6), tmp_path, qtbot)
    press(dialog.install_button, dialog, qtbot)
    qtbot.wait_until(dialog.back_button.isEnabled)
    answer(monkeypatch, yes=False)
    dialog.back_button.click()
    assert used(folder).serial == 6
    answer(monkeypatch, yes=True)
    said = press(dialog.back_button, dialog, qtbot)
    assert used(folder).serial == 5
    assert dialog._language.say("ui.law-pack.done-same") in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no pack", "pack-not-a-pack"),
        (pack(6)[:-20], "pack-signature"),
        (pack(6).replace(b'"serial"', b'"serjal"', 1), "pack-signature"),
        (sealed(b"{}"), "pack-not-a-pack"),
    ],
    ids=["foreign", "truncated", "tampered", "empty"],
)
def test_what_is_wrong_is_said_in_plain_words(
    open_law: Callable[..., LawPackDialog],
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
    lang: Lang,
    content: bytes,
    code: str,
) -> None:
    dialog = open_law(lang)
    said = choose(dialog, content, tmp_path, qtbot)
    assert dialog._language.say(f"error.{code}", key=OURS.public.number) in said
    assert dialog._language.say("ui.law-pack.refused") in said
    assert not dialog.install_button.isVisible()
    assert not dialog.key_button.isVisible()
    assert not folder.exists()


def test_an_unknown_key_is_taken_only_after_its_number_was_compared(
    open_law: Callable[..., LawPackDialog],
    folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_law("en")
    said = choose(dialog, pack(6, THEIRS), tmp_path, qtbot)
    assert THEIRS.public.number in said
    assert "--trust" not in said
    file = tmp_path / "their.pub"
    monkeypatch.setattr(law_pack, "ask_for_key", lambda *_: file)
    file.write_bytes(b"\xff")
    asked = answer(monkeypatch, yes=False)
    said = press(dialog.key_button, dialog, qtbot)
    assert dialog._language.say("error.pack-key-file") in said
    choose(dialog, pack(6, THEIRS), tmp_path, qtbot)
    file.write_text(THEIRS.public.file, encoding="utf-8")
    press(dialog.key_button, dialog, qtbot)
    assert THEIRS.public.number in asked[0]
    assert not dialog.install_button.isVisible()
    answer(monkeypatch, yes=True)
    press(dialog.key_button, dialog, qtbot)
    press(dialog.install_button, dialog, qtbot)
    assert used(folder).key == THEIRS.public.number
    monkeypatch.setattr(law_pack, "ask_for_key", lambda *_: None)
    dialog.choose_key()


def test_a_key_that_is_handed_on(
    open_law: Callable[..., LawPackDialog], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_law()
    said = choose(dialog, handover(), tmp_path, qtbot)
    assert OURS.public.number in said
    assert NEXT.public.number in said
    said = press(dialog.install_button, dialog, qtbot)
    assert NEXT.public.number in said
    choose(dialog, pack(7, NEXT), tmp_path, qtbot)
    press(dialog.install_button, dialog, qtbot)
    assert used(folder).key == NEXT.public.number


def test_without_a_folder_nothing_can_be_installed(
    open_law: Callable[..., LawPackDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = open_law("zh", a_program(None))
    assert dialog._language.say("error.pack-no-folder") in choose(dialog, pack(6), tmp_path, qtbot)


def test_a_broken_pack_that_was_installed_is_told(
    open_law: Callable[..., LawPackDialog], folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    law_work.use(a_program(folder), law_work.look_at(a_program(folder), written(tmp_path, pack(6))))
    next(folder.glob("*.pcilaw")).write_bytes(b"gone")
    dialog = open_law()
    assert dialog._language.say("error.pack-changed") in dialog.accessibleDescription()
    (folder / STATE).write_bytes(b"{")
    assert not open_law().back_button.isEnabled()


def test_a_fault_of_ours_is_told_and_says_nothing_of_the_data(
    open_law: Callable[..., LawPackDialog],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("secret")

    dialog = open_law()
    monkeypatch.setattr(law_pack, "look_at", fail)
    said = choose(dialog, pack(6), tmp_path, qtbot)
    assert "KeyError" in said
    assert "secret" not in said


def test_a_pack_that_is_opened_is_looked_at_and_not_installed(
    styled: QApplication,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    shown: list[LawPackDialog] = []

    def show(dialog: LawPackDialog) -> None:
        shown.append(dialog)
        dialog.show()

    monkeypatch.setattr(LawPackDialog, "exec", show)
    file = tmp_path / "new.PCILAW"
    file.write_bytes(pack(6))
    window = Window(a_program(folder), "en")
    qtbot.add_widget(window)
    window.begin(file)
    qtbot.wait_until(lambda: bool(shown))
    (dialog,) = shown
    qtbot.wait_until(lambda: not dialog.answer.isHidden())
    wait(dialog, qtbot)
    assert OURS.public.number in dialog.answer.accessibleName()
    assert not dialog.install_button.isHidden()
    assert not folder.exists()  # nothing before the person agrees
    dialog.done(0)


def test_no_file_chosen_does_nothing(
    open_law: Callable[..., LawPackDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_law()
    monkeypatch.setattr(law_pack, "ask_for_pack", lambda *_: None)
    dialog.choose_button.click()
    assert not dialog.answer.isVisible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_button_has_a_name_and_the_keyboard_reaches_it(
    open_law: Callable[..., LawPackDialog], tmp_path: Path, qtbot: QtBot, lang: Lang
) -> None:
    dialog = open_law(lang)
    choose(dialog, pack(6), tmp_path, qtbot)
    for button in dialog.findChildren(QPushButton):
        assert button.accessibleName() == button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_text_of_a_pack_is_no_markup(open_law: Callable[..., LawPackDialog]) -> None:
    dialog = open_law()
    dialog._say(law_lines.Told("note", "<b>x</b>", "<img src='file:///etc/passwd'>"))
    for shown in dialog.answer.findChildren(type(dialog.answer.picture)):
        assert shown.textFormat() is Qt.TextFormat.PlainText or not shown.text()


def test_the_top_bar_opens_it(
    open_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(LawPackDialog, "exec", lambda self: opened.append(self.windowTitle()))
    window = open_window("zh")
    window.top_bar.law_button.click()
    assert opened == ["法律库"]
    (dialog,) = window.findChildren(LawPackDialog)
    dialog.done(0)


def written(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "one.pcilaw"
    file.write_bytes(content)
    return file
