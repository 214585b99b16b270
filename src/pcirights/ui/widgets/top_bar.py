"""The bar above every page: the name, the chapters, the law, the manual, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from pcirights.flow.questions import Chapter, Screen, chapter_of
from pcirights.ui.widgets.labels import called, label, mark, tip
from pcirights.ui.widgets.language_switch import Tongues

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look


ICONS = ("cases", "law", "manual", "note")
"""Of the buttons, in their order."""


class TopBar(QFrame):
    """It speaks the language's language and marks the chapter that the page belongs to."""

    spoken = Signal(str)
    manual_wanted = Signal()
    about_wanted = Signal()
    law_wanted = Signal()
    cases_wanted = Signal()

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._language = language
        self.look = look
        self._chapter = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        side = round(look.em * 1.2)
        row.setContentsMargins(side, round(look.em * 0.5), side, round(look.em * 0.4))
        row.setSpacing(round(look.em * 0.9))
        self.picture = QLabel()
        row.addWidget(self.picture)
        self.name = label("appName")
        self.name.setWordWrap(False)
        row.addWidget(self.name)
        row.addSpacing(round(look.em))
        self.chapters = [label("part") for _ in Chapter]
        for chapter in self.chapters:
            chapter.setWordWrap(False)
            row.addWidget(chapter)
        row.addStretch(1)
        self.cases_button = called(QPushButton(), "quiet")
        self.cases_button.clicked.connect(self.cases_wanted)
        row.addWidget(self.cases_button)
        self.law_button = called(QPushButton(), "quiet")
        self.law_button.clicked.connect(self.law_wanted)
        row.addWidget(self.law_button)
        self.manual_button = called(QPushButton(), "quiet")
        self.manual_button.clicked.connect(self.manual_wanted)
        row.addWidget(self.manual_button)
        self.about_button = called(QPushButton(), "quiet")
        self.about_button.clicked.connect(self.about_wanted)
        row.addWidget(self.about_button)
        self._named = {
            self.cases_button: "ui.cases",
            self.law_button: "ui.law-pack",
            self.manual_button: "ui.manual",
            self.about_button: "ui.about",
        }
        self._switch = Tongues(language, look)
        self._switch.spoken.connect(self.spoken)
        self.tongues = self._switch.buttons
        row.addWidget(self._switch)
        self._name()

    def speak(self) -> None:
        """Set the texts, as many as there is room for."""
        self._name()
        self._fit()

    def _name(self) -> None:
        say = self._language.say
        self.picture.setPixmap(self.look.pixmap("app", 2.2))
        self.name.setText(say("ui.name"))
        for number, chapter in enumerate(self.chapters):
            chapter.setText(f"{number + 1}  {say(f'ui.part.{number + 1}')}")
            mark(chapter, "now", number == self._chapter)
        now = say(
            "ui.part.now",
            n=self._chapter + 1,
            of=len(Chapter),
            part=say(f"ui.part.{self._chapter + 1}"),
        )
        self.setAccessibleName(now)
        for (button, key), icon in zip(self._named.items(), ICONS, strict=True):
            button.setAccessibleName(say(key))
            button.setToolTip(tip(say(key)))
            button.setIcon(self.look.icon(icon, "accent"))
        self._switch.speak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room or large letters the name goes, then the chapters to come.

        The buttons keep their words longest: an icon alone does not say what it opens.
        """
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        say = self._language.say
        now = self.chapters[self._chapter]
        others = [chapter for chapter in self.chapters if chapter is not now]
        for named, hidden in (
            ([*self._named], []), ([*self._named], [self.name]),
            ([*self._named], [self.name, *others]), ([*self._named], [self.name, *others, now]),
            ([self.manual_button], [self.name, *others, now]), ([], [self.name, *others, now]),
        ):  # fmt: skip
            for widget in (self.name, *self.chapters):
                widget.setVisible(widget not in hidden)
            for button, key in self._named.items():
                button.setText(say(key) if button in named else "")
            if self.sizeHint().width() <= self.width():
                return

    def show_chapter(self, screen: Screen) -> None:
        """Mark the chapter that a screen belongs to."""
        if chapter_of(screen) != self._chapter:
            self._chapter = chapter_of(screen)
            self.speak()
