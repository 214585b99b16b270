"""The manual, in a window of its own. Nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights import paths
from pcirights.ui.dialogs.text_window import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

    from pcirights.ui.desk import Desk


def manual_file(lang: str, folder: Path | None = None) -> Path | None:
    """The manual in a language; None where it did not come with the program."""
    file = (folder or paths.docs_dir()) / f"manual.{lang}.md"
    return file if file.is_file() else None


class Manual(Reading):
    """The text in one page, with its links inside it working and others shown only as text."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, desk.say("ui.manual"), parent)
        self.browser.anchorClicked.connect(self._follow)
        file = manual_file(desk.lang)
        if file is None:
            self.browser.setPlainText(desk.say("ui.manual.absent"))
        else:
            self.browser.setMarkdown(file.read_text(encoding="utf-8"))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.hasFragment() and not link.path():
            self.browser.scrollToAnchor(link.fragment())
