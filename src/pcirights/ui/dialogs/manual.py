"""The manual and the pages that it names, in a window of its own. Nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
)

from pcirights import paths
from pcirights.ui.dialogs.find_bar import FindBar
from pcirights.ui.dialogs.text_window import Reading
from pcirights.ui.widgets.labels import called, describe, tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from pcirights.ui.screen_language import ScreenLanguage

PLACE = Qt.ItemDataRole.UserRole
CONTENTS = 0.26
"""The share of the window that the list of headings takes."""


def manual_file(lang: str, folder: Path | None = None) -> Path | None:
    """The manual in a language; None where it did not come with the program."""
    file = (folder or paths.docs_dir()) / f"manual.{lang}.md"
    return file if file.is_file() else None


def slug(heading: str) -> str:
    """The name by which a link finds a heading: ``#what-it-does``."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def page_of(link: QUrl, page: Path) -> Path | None:
    """The page beside one, or that one itself, to which a link on it leads; None for all others."""
    name = link.path()
    if not link.isRelative() or link.host() or not re.fullmatch(r"(?:[\w.-]+\.md)?", name):
        return None
    found = page.with_name(name) if name else page
    return found if found.is_file() else None


class Manual(Reading):
    """A page, the list of its headings, and a field to find words in it.

    A link to a heading or to another page is followed; any other address is shown to be copied.
    """

    def __init__(self, language: ScreenLanguage, parent: QWidget) -> None:
        super().__init__(language, language.say("ui.manual"), parent)
        say = language.say
        self._page: Path | None = None
        self._before: list[tuple[Path, int]] = []
        self.back_button = called(QPushButton(say("ui.manual.back")), "quiet")
        self.back_button.setAccessibleName(self.back_button.text())
        self.back_button.setAutoDefault(False)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setColumnCount(1)
        describe(self.contents, say("ui.manual.contents"))
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        describe(self.address, say("ui.manual.address"), say("ui.manual.address.help"))
        self.address.setToolTip(say("ui.manual.address.help"))
        self.address.hide()
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.find_bar = FindBar(language, self.browser, self)
        self.close_button.setAutoDefault(False)  # Enter in the field goes to the next place
        self._arrange(parent)
        self.browser.anchorClicked.connect(self._follow)
        self.contents.itemClicked.connect(self._go_to)
        self.contents.itemActivated.connect(self._go_to)
        self.back_button.clicked.connect(self.back)
        file = manual_file(language.lang)
        if file is None:
            self.browser.setPlainText(say("ui.manual.absent"))
            self.back_button.hide()
        else:
            self.turn_to(file)
        self.browser.setFocus()

    def _arrange(self, parent: QWidget) -> None:
        top, columns = QHBoxLayout(), QSplitter()
        top.addWidget(self.back_button)
        top.addWidget(self.find_bar, 1)
        self.column.removeWidget(self.browser)
        columns.addWidget(self.contents)
        columns.addWidget(self.browser)
        columns.setChildrenCollapsible(False)
        self.column.insertLayout(0, top)
        self.column.insertWidget(1, columns, 1)
        self.column.insertWidget(2, self.address)
        window = parent.window()
        self.resize(round(window.width() * 0.94), round(window.height() * 0.9))
        columns.setSizes([round(self.width() * share) for share in (CONTENTS, 1 - CONTENTS)])

    def turn_to(self, page: Path, heading: str = "") -> None:
        """Show a page, from a heading on or from its first line."""
        self._page = page
        self.browser.setMarkdown(page.read_text(encoding="utf-8"))
        self._break_long_lines()
        self._list_headings()
        self.address.hide()
        self.back_button.setVisible(bool(self._before))
        self.find_bar.look()
        self._show(heading)

    def back(self) -> None:
        """Return to the page before, where it was left."""
        page, place = self._before.pop()
        self.turn_to(page)
        self.browser.verticalScrollBar().setValue(place)
        self.browser.setFocus()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.browser.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _break_long_lines(self) -> None:
        """Let commands go on in the next line: all else does, and nothing is moved sideways."""
        for block in self._blocks():
            form = block.blockFormat()
            if form.nonBreakableLines():
                form.setNonBreakableLines(False)
                QTextCursor(block).setBlockFormat(form)

    def _list_headings(self) -> None:
        """Fill the list: each heading under the one that it belongs to."""
        self.contents.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            if not level:
                continue
            item = QTreeWidgetItem([block.text()])
            item.setToolTip(0, tip(block.text()))
            item.setData(0, PLACE, block.position())
            while above and above[-1][0] >= level:
                above.pop()
            if above:
                above[-1][1].addChild(item)
            else:
                self.contents.addTopLevelItem(item)
            above.append((level, item))
        self.contents.expandAll()

    def _go_to(self, item: QTreeWidgetItem) -> None:
        self._scroll_to(item.data(0, PLACE))
        self.browser.setFocus()

    def _show(self, heading: str) -> None:
        """Begin at a heading, by its name in links; at the first line where there is no such."""
        for block in self._blocks():
            if heading and block.blockFormat().headingLevel() and slug(block.text()) == heading:
                self._scroll_to(block.position())
                return
        self._scroll_to(0)

    def _scroll_to(self, position: int) -> None:
        """Put the keyboard's place there, and its line at the top of the window."""
        cursor = QTextCursor(self.browser.document())
        cursor.setPosition(position)
        self.browser.setTextCursor(cursor)
        bar = self.browser.verticalScrollBar()
        bar.setValue(bar.value() + self.browser.cursorRect(cursor).top())

    def _follow(self, link: QUrl) -> None:
        page = page_of(link, self._page) if self._page else None
        if page is None or self._page is None:
            self._show_address(link.toString())
        elif page == self._page:
            self._show(link.fragment())
        else:
            self._before.append((self._page, self.browser.verticalScrollBar().value()))
            self.turn_to(page, link.fragment())

    def _show_address(self, address: str) -> None:
        """Show what is not followed, ready to be copied."""
        self.address.setText(address)
        self.address.show()
        self.address.setFocus()
        self.address.selectAll()
