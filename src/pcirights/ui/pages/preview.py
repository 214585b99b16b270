"""The letter as it will be saved, in the language of the office that receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QProgressBar, QRadioButton, QWidget

from pcirights.ui.announce import announce
from pcirights.ui.inquiry import Screen
from pcirights.ui.page import Page
from pcirights.ui.parts import Fold, label

if TYPE_CHECKING:
    from pcirights.core.errors import PcirightsError
    from pcirights.ui.desk import Desk
    from pcirights.ui.letter_maker import LetterMaker

LANGS: tuple[Literal["zh", "zh+en"], ...] = ("zh", "zh+en")


class PreviewPage(Page):
    """The letter is made by a worker; Next waits for it."""

    asks = Screen.PREVIEW

    def __init__(self, desk: Desk, maker: LetterMaker) -> None:
        super().__init__(desk)
        self.maker = maker

    def build(self) -> None:
        """Make the choice of language, the view, the text beside it."""
        self.refused = ""
        self.maker.made.connect(self._show)
        self.maker.failed.connect(self._refuse)
        self.langs = QButtonGroup(self)
        self.radios = [QRadioButton() for _ in LANGS]
        for number, radio in enumerate(self.radios):
            self.langs.addButton(radio, number)
            self.body.addWidget(radio)
        self.langs.idClicked.connect(self._choose)
        self.waiting = label("help")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.document = QPdfDocument(self)
        self.buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setMinimumHeight(self.ems(20))
        self.fold = Fold(self.look)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.ems(16))
        self.fold.inside.addWidget(self.text)
        for widget in (self.waiting, self.progress):
            self.body.addWidget(widget)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.fold)

    def first(self) -> QWidget:
        """The letter's language in use."""
        return self.radios[LANGS.index(self.desk.inquiry.letter_lang)]

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.desk.say
        for radio, lang in zip(self.radios, LANGS, strict=True):
            text = say(f"ui.preview.lang.{lang}")
            radio.setText(text)
            radio.setAccessibleName(text)
        self.waiting.setText(say("ui.preview.waiting"))
        self.progress.setAccessibleName(say("ui.preview.waiting"))
        self.view.setAccessibleName(say("ui.preview.view"))
        self.fold.entitle(say("ui.preview.text"))
        self.text.setAccessibleName(say("ui.preview.text"))

    def load(self) -> None:
        """Make the letter of the answers as they are."""
        lang = self.desk.inquiry.letter_lang
        self.radios[LANGS.index(lang)].setChecked(True)
        if self.desk.inquiry.letter() is None:
            self._make()
        elif self.document.pageCount() == 0:
            self._show(self.desk.inquiry.letter() or b"")

    def fault(self) -> str | None:
        """There has to be a letter."""
        if self.desk.inquiry.letter() is not None:
            return None
        return self.refused or self.desk.say("ui.preview.waiting")

    def _choose(self, number: int) -> None:
        self.desk.inquiry.letter_lang = LANGS[number]
        self._make()

    def _make(self) -> None:
        self.refused = ""
        self.alert.hide()
        self._wait(True)
        self.document.close()
        inquiry = self.desk.inquiry
        self.maker.make(inquiry.answers, inquiry.letter_lang)

    def _show(self, content: bytes) -> None:
        self.desk.inquiry.keep_letter(content)
        self._wait(False)
        self.buffer.close()
        self.buffer.setData(QByteArray(content))
        self.buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self.buffer)
        pages = range(self.document.pageCount())
        self.text.setPlainText("\n\n".join(self.document.getAllText(page).text() for page in pages))
        announce(self.view, self.desk.say("ui.preview.ready"))

    def _refuse(self, error: PcirightsError) -> None:
        self._wait(False)
        self.view.hide()
        self.fold.hide()
        self.refused = self.desk.error(error)
        self.warn(self.refused)

    def _wait(self, on: bool) -> None:  # noqa: FBT001
        for shown in (self.waiting, self.progress):
            shown.setVisible(on)
        for hidden in (self.view, self.fold):
            hidden.setVisible(not on)
