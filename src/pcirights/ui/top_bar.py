"""The bar above every page: the name, the parts of the way, the law, the manual, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from pcirights.ui.inquiry import PARTS, Screen, part_of
from pcirights.ui.pages.welcome import TONGUES
from pcirights.ui.parts import called, label, mark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pcirights.ui.desk import Desk
    from pcirights.ui.look import Look


class TopBar(QFrame):
    """It speaks the desk's language and marks the part that the page belongs to."""

    spoken = Signal(str)
    manual_wanted = Signal()
    law_wanted = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._desk = desk
        self.look = look
        self._part = 0
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
        self.parts = [called(QLabel(), "part") for _ in PARTS]
        for part in self.parts:
            part.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(part)
        row.addStretch(1)
        self.law_button = called(QPushButton(), "quiet")
        self.law_button.clicked.connect(self.law_wanted)
        row.addWidget(self.law_button)
        self.manual_button = called(QPushButton(), "quiet")
        self.manual_button.clicked.connect(self.manual_wanted)
        row.addWidget(self.manual_button)
        self._group = QButtonGroup(self)
        offered = desk.edition.languages
        spoken = offered if len(offered) > 1 else ()
        self.tongues = {lang: called(QPushButton(TONGUES[lang]), "tongue") for lang in spoken}
        for lang, button in self.tongues.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, lang=lang: self.spoken.emit(lang))
            self._group.addButton(button)
            row.addWidget(button)
        self.speak()

    def speak(self) -> None:
        """Set the texts."""
        say = self._desk.say
        self.picture.setPixmap(self.look.pixmap("app", 2.2))
        self.name.setText(say("ui.name"))
        for number, part in enumerate(self.parts):
            part.setText(f"{number + 1}  {say(f'ui.part.{number + 1}')}")
            mark(part, "now", number == self._part)
        now = say(
            "ui.part.now", n=self._part + 1, of=len(PARTS), part=say(f"ui.part.{self._part + 1}")
        )
        self.setAccessibleName(now)
        self.law_button.setAccessibleName(say("ui.law-pack"))
        self.law_button.setToolTip(say("ui.law-pack"))
        self.law_button.setIcon(self.look.icon("law", "accent"))
        self.manual_button.setText(say("ui.manual"))
        self.manual_button.setAccessibleName(say("ui.manual"))
        self.manual_button.setIcon(self.look.icon("manual", "accent"))
        for lang, button in self.tongues.items():
            button.setChecked(lang == self._desk.lang)
            button.setAccessibleName(say("ui.tongue", name=TONGUES[lang]))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room or large letters, first other parts go, then names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        others = [part for number, part in enumerate(self.parts) if number != self._part]
        spare = ((), others, (*others, self.name), (*others, self.name, self.parts[self._part]))
        law = self._desk.say("ui.law-pack")
        for hidden in spare:
            for widget in (self.name, *self.parts):
                widget.setVisible(widget not in hidden)
            self.law_button.setText("" if self.name in hidden else law)
            if self.sizeHint().width() <= self.width():
                return

    def show_part(self, screen: Screen) -> None:
        """Mark the part that a screen belongs to."""
        self._part = part_of(screen)
        self.speak()
