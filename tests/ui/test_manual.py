"""The manual's window: contents, search, links to its own pages, and no other address opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QTreeWidgetItemIterator

from pcirights import paths
from pcirights.ui.dialogs.manual import Manual, manual_file, page_of, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pcirights.i18n import Lang
    from pcirights.ui.window import Window

LANGS: list[Lang] = ["zh", "en"]
PAGES = sorted(paths.docs_dir().glob("*.md"))
SMALL = (
    "# One\n\n[two](#two) stone\n\n## Two\n\nstone\n\n### Three, last\n\nStone\n\n## Four\n\nend\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manual of one short page, and another beside it."""
    long = "\n\n".join(["words"] * 200)
    for lang in LANGS:
        (tmp_path / f"manual.{lang}.md").write_text(SMALL + long, "utf-8")
    (tmp_path / "dates.md").write_text(f"# Dates\n\n{long}\n\n## Sum\n\n{long}\n", "utf-8")
    monkeypatch.setattr(paths, "docs_dir", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def show(open_window: Callable[..., Window], qtbot: QtBot) -> Callable[[Lang], Manual]:
    """Open the manual."""

    def show(lang: Lang = "en") -> Manual:
        window = open_window(lang)
        window.resize(1024, 640)
        dialog = Manual(window.language, window)
        qtbot.add_widget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.wait_until(dialog.isActiveWindow)
        return dialog

    return show


def items(dialog: Manual) -> Iterator[QTreeWidgetItem]:
    """The headings in the list, in their order."""
    walk = QTreeWidgetItemIterator(dialog.contents)
    while (item := walk.value()) is not None:
        yield item
        walk += 1


def top_line(dialog: Manual) -> str:
    """What stands at the top of the window."""
    return (
        dialog.browser.cursorForPosition(dialog.browser.viewport().rect().topLeft()).block().text()
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_manual_is_read_from_the_disk_or_missed_politely(
    folder: Path, show: Callable[[Lang], Manual], lang: Lang
) -> None:
    dialog = show(lang)
    assert dialog.browser.toPlainText().startswith("One")
    assert not dialog.back_button.isVisible()
    (folder / f"manual.{lang}.md").unlink()
    assert manual_file(lang, folder) is None
    missed = show(lang)
    assert missed.browser.toPlainText() == missed.language.say("ui.manual.absent")
    missed._follow(QUrl("#two"))
    assert missed.address.text() == "#two"


def test_the_contents_lead_to_each_heading(folder: Path, show: Callable[[Lang], Manual]) -> None:
    dialog = show("en")
    assert [item.text(0) for item in items(dialog)] == ["One", "Two", "Three, last", "Four"]
    one = dialog.contents.topLevelItem(0)
    assert [item.text(0) for item in items(dialog) if item.parent() is one] == ["Two", "Four"]
    for item in list(items(dialog)):
        dialog.contents.itemActivated.emit(item, 0)
        assert top_line(dialog) == item.text(0)
        assert dialog.browser.textCursor().block().text() == item.text(0)


def test_a_link_leads_to_a_heading_or_a_page_and_one_comes_back(
    folder: Path, show: Callable[[Lang], Manual]
) -> None:
    dialog = show("en")
    dialog.browser.anchorClicked.emit(QUrl("#three-last"))
    assert top_line(dialog) == "Three, last"
    left = dialog.browser.verticalScrollBar().value()
    dialog.browser.anchorClicked.emit(QUrl("dates.md#sum"))
    assert top_line(dialog) == "Sum"
    assert [item.text(0) for item in items(dialog)] == ["Dates", "Sum"]
    dialog.browser.anchorClicked.emit(QUrl("dates.md"))
    assert top_line(dialog) == "Dates"
    dialog.back_button.click()
    assert dialog.browser.verticalScrollBar().value() == left
    assert not dialog.back_button.isVisible()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.invalid/a",
        "//example.invalid/dates.md",
        "file:///etc/passwd",
        "../README.md",
        "pictures/letter.zh.png",
        "absent.md",
        "mailto:a@example.invalid",
    ],
)
def test_any_other_address_is_shown_to_be_copied(
    folder: Path, show: Callable[[Lang], Manual], address: str
) -> None:
    dialog = show("en")
    before = dialog.browser.toPlainText()
    dialog.browser.anchorClicked.emit(QUrl(address))
    assert dialog.browser.toPlainText() == before
    assert dialog.browser.source().isEmpty()
    assert dialog.address.isVisible()
    assert dialog.address.selectedText() == address
    dialog.address.copy()
    assert QGuiApplication.clipboard().text() == address
    QGuiApplication.clipboard().clear()


def test_words_are_found_one_after_the_other(folder: Path, show: Callable[[Lang], Manual]) -> None:
    dialog = show("en")
    bar = dialog.find_bar
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is bar.field
    assert not bar.on.isVisible()
    QTest.keyClicks(bar.field, "stone")
    assert bar.told.text() == "1 of 3"
    assert len(dialog.browser.extraSelections()) == 3
    seen = []
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(dialog, Qt.Key.Key_F3, keys)
        seen.append(bar.told.text())
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    bar.on.click()
    bar.on.click()
    bar.back.click()
    assert [*seen, bar.told.text()] == ["2 of 3", "1 of 3", "3 of 3"]
    assert dialog.browser.textCursor().selectedText() == "Stone"
    assert dialog.isVisible()  # Enter closes nothing
    bar.field.setText("nowhere")
    assert bar.told.text() == dialog.language.say("ui.find.none")
    assert bar.field.accessibleDescription() == bar.told.text()
    bar.go(1)
    bar.field.clear()
    assert bar.told.text() == ""
    assert not dialog.browser.extraSelections()


def test_what_is_found_is_not_at_the_very_edge(show: Callable[[Lang], Manual]) -> None:
    dialog = show("zh")
    bar = dialog.find_bar
    bar.field.setText("期限")
    for _ in range(12):
        bar.go(1)
        line = dialog.browser.cursorRect()
        assert 0 <= line.top() < line.bottom() < 0.9 * dialog.browser.viewport().height()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_is_wider_than_the_window(page: Path, show: Callable[[Lang], Manual]) -> None:
    dialog = show("zh")
    dialog.turn_to(page)
    QApplication.processEvents()
    assert dialog.browser.document().size().width() <= dialog.browser.viewport().width() + 1
    assert not dialog.browser.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_somewhere(page: Path, show: Callable[[Lang], Manual]) -> None:
    """To a page with such a heading; all others are of the source, for who works on it."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = [QUrl(link) for link in re.findall(r"\]\(([^)]+)\)", text)]
    dialog = show("zh")
    headings: dict[Path, set[str]] = {}
    for link in links:
        found = page_of(link, page)
        if found is None:
            assert (page.parent / link.path()).exists(), link
        elif link.hasFragment():
            if found not in headings:
                dialog.turn_to(found)
                headings[found] = {slug(item.text(0)) for item in items(dialog)}
            assert link.fragment() in headings[found], link


@pytest.mark.parametrize("lang", LANGS)
def test_the_manual_leads_only_to_pages_that_the_window_shows(lang: Lang) -> None:
    page = manual_file(lang)
    assert page is not None
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert len(links) > 5
    assert [link for link in links if page_of(QUrl(link), page) is None] == []
