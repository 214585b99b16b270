"""The manual, in a window of its own, and what the program is made of. Nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

from pcirights import __version__, paths
from pcirights.ui.parts import label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pcirights.ui.desk import Desk


def manual_file(lang: str, folder: Path | None = None) -> Path | None:
    """The manual in a language; None where it did not come with the program."""
    file = (folder or paths.docs_dir()) / f"manual.{lang}.md"
    return file if file.is_file() else None


class Manual(QDialog):
    """The text in one page, with its links inside it working and others shown only as text."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(desk.say("ui.manual"))
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._follow)
        self.browser.setAccessibleName(desk.say("ui.manual"))
        file = manual_file(desk.lang)
        if file is None:
            self.browser.setPlainText(desk.say("ui.manual.absent"))
        else:
            self.browser.setMarkdown(file.read_text(encoding="utf-8"))
        checked = desk.words.date(desk.inquiry.program.book.checked)
        self.about = label("hint", desk.say("ui.about", version=__version__, day=checked))
        self.provider = label("hint", desk.provided_by())
        self.provider.setVisible(bool(desk.provided_by()))
        buttons = QDialogButtonBox()
        close = buttons.addButton(desk.say("ui.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(desk.say("ui.close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.browser)
        column.addWidget(self.about)
        column.addWidget(self.provider)
        column.addWidget(buttons)
        self.resize(round(parent.width() * 0.8), round(parent.height() * 0.85))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.hasFragment() and not link.path():
            self.browser.scrollToAnchor(link.fragment())
