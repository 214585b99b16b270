"""The law's words on a page, explained, in a window of its own: F1, or the button on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel

from pcirights.ui.dialogs.text_window import Reading
from pcirights.wording.findings import Passage
from pcirights.wording.glossary import sort_out

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pcirights.ui.screen_language import ScreenLanguage


class Glossary(Reading):
    """First the words that stand on the page, then all others."""

    def __init__(self, language: ScreenLanguage, page: QWidget) -> None:
        say = language.say
        super().__init__(language, say("ui.terms.title"), page.window())
        here, others = sort_out(texts_of(page), language.catalogue)
        if here:
            self.add([Passage(say("ui.terms.here"), ())])
            self.add(Passage(term.name, (term.means,)) for term in here)
        self.add([Passage(say("ui.terms.others"), ())])
        self.add(Passage(term.name, (term.means,)) for term in others)
        self.to_the_top()


def texts_of(page: QWidget) -> list[str]:
    """Everything that stands on a page, also in parts that are folded."""
    labels = [label.text() for label in page.findChildren(QLabel)]
    return labels + [button.text() for button in page.findChildren(QAbstractButton)]
