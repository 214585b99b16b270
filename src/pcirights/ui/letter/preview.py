"""The letter beside the fields, made again as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pcirights.core.needed import missing
from pcirights.ui.letter.pages import Sheets
from pcirights.ui.widgets.labels import label

if TYPE_CHECKING:
    from pcirights.core.errors import PcirightsError
    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look
    from pcirights.ui.worker import Job


class LiveLetter(QWidget):
    """A view of the letter, or a word on why there is none yet."""

    def __init__(
        self, language: ScreenLanguage, look: Look, maker: LetterMaker, inquiry: Inquiry
    ) -> None:
        super().__init__()
        self._language, self._maker, self._inquiry = language, maker, inquiry
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, *(round(look.em * side) for side in (1.2, 1.2, 0.8)))
        self.heading = label("rowName")
        self.pages = Sheets(self)
        self.word = label("help")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.word)
        self._stack.addWidget(self.pages)
        column.addWidget(self.heading)
        column.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Set the texts."""
        say = self._language.say
        self.heading.setText(say("ui.live"))
        self.pages.setAccessibleName(say("ui.preview.view"))

    def follow(self) -> None:
        """Begin the letter of the answers as they are; one still under way is given up."""
        self.stop()
        inquiry = self._inquiry
        answers, lang, program = inquiry.answers, inquiry.letter_lang, inquiry.program

        def made(content: bytes) -> None:
            self._job = None
            inquiry.keep_letter(content, answers, lang)
            self.pages.show_letter(content)
            self._stack.setCurrentWidget(self.pages)

        def refused(error: PcirightsError) -> None:
            self._job = None
            self.word.setText(self._why_none(error))
            self._stack.setCurrentWidget(self.word)

        self._job = self._maker.run(
            lambda _: program.letter(program.matter(answers), lang), made, refused
        )

    def _why_none(self, error: PcirightsError) -> str:
        if error.code != "answers-missing":
            return self._language.error(error)
        row = self._inquiry.row
        only_entry = row is not None and missing(self._inquiry.answers, row) == ("item",)
        return self._language.say("ui.live.missing-item" if only_entry else "ui.live.missing")

    def stop(self) -> None:
        """Give up the letter under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
