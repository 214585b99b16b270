"""The first page: the language, what the program does and does not do, answers saved before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.choices import Choices, Option
from pcirights.ui.widgets.labels import Notice, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.edition import Edition
    from pcirights.flow.inquiry import Inquiry
    from pcirights.i18n import Lang
    from pcirights.ui.screen_language import ScreenLanguage

TONGUES: dict[Lang, str] = {"zh": "中文", "en": "English"}
"""Each language under its own name."""
POINTS = ("law", "honest", "private")


class WelcomePage(Page):
    """Choosing a language changes it at once."""

    asks = Screen.WELCOME
    spoken = Signal(str)
    open_wanted = Signal()

    def __init__(
        self, language: ScreenLanguage, ask: Callable[[], Inquiry], edition: Edition
    ) -> None:
        super().__init__(language, ask)
        self.edition = edition

    def build(self) -> None:
        """Make the cards for the languages, the promises, the button."""
        self.choices = Choices(self.look, beside=True)
        self.choices.chosen.connect(self.spoken)
        offered = self.edition.languages
        self.choices.offer([Option(lang, TONGUES[lang]) for lang in offered])
        self.provider = label("lead")
        self.ask = label("heading")
        self.points = [Notice() for _ in POINTS]
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self.open_wanted)
        self.open_help = label("hint")
        for widget in (self.ask, self.choices):
            widget.setVisible(len(offered) > 1)
        self.body.addWidget(self.provider)
        self.body.addSpacing(self.ems(0.3))
        self.body.addWidget(self.ask)
        self.body.addWidget(self.choices)
        self.body.addSpacing(self.ems(0.3))
        for notice in self.points:
            self.body.addWidget(notice)
        self.body.addSpacing(self.ems(0.3))
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.open_help, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def first(self) -> QWidget | None:
        """The card chosen, else the first; where there is one language, the button."""
        return self.choices.first() if self.choices.isVisibleTo(self) else self.open_button

    def validatePage(self) -> bool:
        """Qt: Next was pressed, perhaps before all pages are there."""
        self.host.add_all_pages()
        return super().validatePage()

    def retranslate(self) -> None:
        """Set the texts; the languages keep their own names."""
        say = self.language.say
        for notice, name in zip(self.points, POINTS, strict=True):
            notice.tell(f"point-{name}", say(f"ui.welcome.{name}"), self.look)
        provider = self.language.provided_by(self.edition)
        self.provider.setText(provider)
        self.provider.setVisible(bool(provider))
        self.ask.setText(say("ui.welcome.language"))
        self.open_button.setText(say("ui.open"))
        self.open_button.setIcon(self.look.icon("open"))
        self.open_button.setAccessibleName(say("ui.open"))
        self.open_button.setAccessibleDescription(say("ui.open.help"))
        self.open_help.setText(say("ui.open.help"))

    def load(self) -> None:
        """Show the language in use."""
        self.choices.choose(self.language.lang)
