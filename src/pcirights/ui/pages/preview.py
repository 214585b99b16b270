"""The letter as it will be saved, in the language of the office that receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from pcirights.core.errors import PcirightsError
from pcirights.flow.questions import Screen
from pcirights.ui.letter.pages import Sheets
from pcirights.ui.pages.page import TEXT_WIDTH, Page
from pcirights.ui.widgets.announce import announce
from pcirights.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.worker import Job

LANGS: tuple[Literal["zh", "zh+en"], ...] = ("zh", "zh+en")


class PreviewPage(Page):
    """The letter is made by a worker; Next waits for it."""

    asks = Screen.PREVIEW

    def __init__(
        self, language: ScreenLanguage, ask: Callable[[], Inquiry], maker: LetterMaker
    ) -> None:
        super().__init__(language, ask)
        self.maker = maker

    def build(self) -> None:
        """Make the choice of language and of pages or text, and the place for either."""
        self.refused = ""
        self._job: Job | None = None
        self._shown = b""
        self.langs = QButtonGroup(self)
        self.radios = [QRadioButton() for _ in LANGS]
        for number, radio in enumerate(self.radios):
            self.langs.addButton(radio, number)
        self.as_text = QCheckBox()
        self.as_text.toggled.connect(self._turn_over)
        self.choices = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for choice in (*self.radios, self.as_text):
            self.choices.addWidget(choice)
        self.body.addLayout(self.choices)
        self.langs.idClicked.connect(self._choose)
        self.waiting = label("help")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.cancel_button = QPushButton()
        self.cancel_button.clicked.connect(self.cancel)
        self.again_button = QPushButton()
        self.again_button.clicked.connect(self._make)
        self.view = Sheets(self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        for widget in (self.waiting, self.progress):
            self.body.addWidget(widget)
        for button in (self.cancel_button, self.again_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (self.view, self.text):
            shown.setMinimumHeight(self.ems(14))
            self.body.addWidget(shown, 99)
        self.body.addStretch(1)  # takes the room where neither is there

    def first(self) -> QWidget:
        """The letter's language in use."""
        return self.radios[LANGS.index(self.inquiry.letter_lang)]

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.language.say
        for radio, lang in zip(self.radios, LANGS, strict=True):
            text = say(f"ui.preview.lang.{lang}")
            radio.setText(text)
            radio.setAccessibleName(text)
        for button, key in ((self.cancel_button, "ui.cancel"), (self.again_button, "ui.again")):
            button.setText(say(key))
            button.setAccessibleName(say(key))
        self.waiting.setText(say("ui.preview.waiting"))
        self.progress.setAccessibleName(say("ui.preview.waiting"))
        self.view.setAccessibleName(say("ui.preview.view"))
        self.as_text.setText(say("ui.preview.text"))
        self.as_text.setAccessibleName(say("ui.preview.text"))
        self.text.setAccessibleName(say("ui.preview.text"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the choices stand side by side where there is room, for the letter's sake."""
        super().resizeEvent(event)
        if self.built:
            self._fit()

    def _fit(self) -> None:
        wide = sum(one.sizeHint().width() + self.ems(1) for one in (*self.radios, self.as_text))
        room = min(self.width() - self.ems(4), self.ems(TEXT_WIDTH))
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.choices.setDirection(beside if wide <= room else below)

    def load(self) -> None:
        """Make the letter of the answers as they are."""
        lang = self.inquiry.letter_lang
        self.radios[LANGS.index(lang)].setChecked(True)
        ready = self.inquiry.letter()
        if ready is None:
            self._make()
        elif ready != self._shown:
            self._show(ready)

    def fault(self) -> str | None:
        """There has to be a letter."""
        if self.inquiry.letter() is not None:
            return None
        return self.refused or self.language.say("ui.preview.waiting")

    def _choose(self, number: int) -> None:
        self.inquiry.letter_lang = LANGS[number]
        self._make()

    def cancel(self) -> None:
        """Give up the letter under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._refuse(PcirightsError("cancelled"))
            self.again_button.setFocus()

    def _make(self) -> None:
        self.refused = ""
        self.alert.hide()
        self._shown = b""
        self.view.show_letter(b"")
        self._wait(True)
        if self._job is not None:
            self._job.cancel()
        inquiry = self.inquiry
        answers, lang, program = inquiry.answers, inquiry.letter_lang, inquiry.program

        def made(content: bytes) -> None:
            inquiry.keep_letter(content, answers, lang)
            self._show(content)

        self._job = self.maker.run(
            lambda _: program.letter(program.matter(answers), lang), made, self._refuse
        )

    def _show(self, content: bytes) -> None:
        self._job = None
        self._shown = content
        self.view.show_letter(content)
        self._wait(False)
        announce(self.view, self.language.say("ui.preview.ready"))

    def _turn_over(self) -> None:
        """Show the pages or their text: to take it out of many pages needs a moment."""
        as_text, there = self.as_text.isChecked(), bool(self._shown)
        self.text.setPlainText(self.view.text() if as_text and there else "")
        self.view.setVisible(there and not as_text)
        self.text.setVisible(there and as_text)

    def _refuse(self, error: PcirightsError) -> None:
        self._job = None
        self._wait(False)
        self.again_button.show()
        self.refused = self.language.error(error)
        self.warn(self.refused)

    def _wait(self, on: bool) -> None:  # noqa: FBT001
        for shown in (self.waiting, self.progress, self.cancel_button):
            shown.setVisible(on)
        self.again_button.hide()
        self._turn_over()
