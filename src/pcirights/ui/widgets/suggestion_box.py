"""A box that offers words for the letter, and says on the screen what each of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QCompleter

from pcirights.core.tidying import one_line
from pcirights.ui.widgets.list_box import Picker
from pcirights.ui.widgets.tidying_editors import Tidying

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pcirights.ui.theme.look import Look

OFFERS: dict[str, dict[str, str]] = {
    "id_type": {
        "resident-card": "居民身份证",
        "hk-macau-permit": "港澳居民居住证",
        "taiwan-permit": "台湾居民居住证",
        "foreigner-card": "外国人永久居留身份证",
        "passport": "护照",
        "hk-macau-pass": "港澳居民来往内地通行证",
        "taiwan-pass": "台湾居民来往大陆通行证",
        "service-card": "军官证、警官证、士兵证",
        "household-register": "户口簿",
    },
    "form": {"paper": "纸质件", "file": "电子文件"},
    "delivery": {"in-person": "当面领取", "post": "邮寄", "e-mail": "电子邮件"},
}
"""By field, what is offered: a code, and the word that stands in the letter, which is Chinese."""


class Offer(Picker):
    """Anything else can be typed. What is picked is the letter's word, without its meaning."""

    def __init__(self, look: Look, words: Mapping[str, str]) -> None:
        super().__init__(look)
        self._codes = tuple(words)
        self.setEditable(True)
        self.setValidator(Tidying(one_line, self))
        self.setCompleter(QCompleter(self))  # an empty one: ours would complete with the meaning
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for word in words.values():
            self.addItem(word, word)
        self.setCurrentIndex(-1)
        self.currentIndexChanged.connect(self._take)

    def speak(self, say: Callable[..., str]) -> None:
        """Show the list in a language; what was picked or typed stays."""
        text = self.currentText()
        with QSignalBlocker(self):
            for number, code in enumerate(self._codes):
                self.setItemText(number, say(f"ui.offer.{code}", word=self.itemData(number)))
            self.setEditText(text)

    def _take(self, number: int) -> None:
        if number >= 0:
            self.setEditText(self.itemData(number))
