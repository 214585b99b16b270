"""Taking the letter along: as a file of three kinds, on paper, through the clipboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from pcirights.program import FORMATS
from pcirights.ui.letter.saving import Saver
from pcirights.ui.widgets.labels import called, label
from pcirights.ui.widgets.progress import Outcome

if TYPE_CHECKING:
    from pcirights.flow.inquiry import Inquiry
    from pcirights.program import Format
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting
    from pcirights.ui.theme.look import Look


class Take(QFrame):
    """A choice of the kind of file; the buttons follow it."""

    def __init__(
        self,
        language: ScreenLanguage,
        look: Look,
        maker: LetterMaker,
        inquiry: Inquiry,
        sitting: Sitting,
    ) -> None:
        super().__init__()
        self.setObjectName("box")
        self._language, self._look = language, look
        self._inquiry, self._clipping = inquiry, sitting.clipping
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(look.em * 0.9),) * 4)
        column.setSpacing(round(look.em * 0.4))
        self.question = label("label")
        column.addWidget(self.question)
        self._kinds = QButtonGroup(self)
        self.radios: dict[Format, QRadioButton] = {}
        for number, form in enumerate(FORMATS):
            radio = self.radios[form] = QRadioButton()
            self._kinds.addButton(radio, number)
            column.addWidget(radio)
        self.radios["pdf"].setChecked(True)
        self._kinds.idToggled.connect(self._follow)
        row = QHBoxLayout()
        row.setSpacing(round(look.em * 0.6))
        self.save_button = called(QPushButton(), "primary")
        self.print_button = QPushButton()
        self.copy_button = QPushButton()
        for button in (self.save_button, self.print_button, self.copy_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.limits = label("hint")
        self.own_button = QPushButton()
        self.own_help = label("hint")
        self.outcome = Outcome(language, look)
        own = QHBoxLayout()
        own.addWidget(self.own_button)
        own.addStretch(1)
        column.addWidget(self.limits)
        column.addSpacing(round(look.em * 0.3))
        column.addLayout(own)
        column.addWidget(self.own_help)
        column.addWidget(self.outcome)
        self.saver = Saver(language, maker, self.outcome, sitting.file_names)
        self.save_button.clicked.connect(self.save_letter)
        self.print_button.clicked.connect(self.print_letter)
        self.copy_button.clicked.connect(self.copy_text)
        self.own_button.clicked.connect(self.save_own_sheet)

    @property
    def form(self) -> Format:
        """The kind of file chosen."""
        return FORMATS[self._kinds.checkedId()]

    def first(self) -> QWidget:
        """The kind chosen."""
        return self.radios[self.form]

    def retranslate(self) -> None:
        """Set the texts."""
        say = self._language.say
        self.question.setText(say("ui.save.form"))
        for form, radio in self.radios.items():
            radio.setText(say(f"ui.save.form.{form}"))
            radio.setAccessibleName(radio.text())
        for button, key, icon, colour in (
            (self.save_button, "ui.save.letter", "save", "on_accent"),
            (self.print_button, "ui.save.print", "print", "text"),
            (self.copy_button, "ui.save.copy", "copy", "text"),
            (self.own_button, "ui.save.own", "save", "text"),
        ):
            button.setText(say(key))
            button.setAccessibleName(say(key))
            button.setIcon(self._look.icon(icon, colour))
        self.own_help.setText(say("ui.save.own.help"))
        self.own_button.setAccessibleDescription(say("ui.save.own.help"))
        self.outcome.retranslate()
        self._follow()

    def save_letter(self) -> None:
        """Ask where, and have the letter written there."""
        inquiry, form = self._inquiry, self.form
        answers, lang, program = inquiry.answers, inquiry.letter_lang, inquiry.program
        ready = inquiry.letter() if form == "pdf" else None

        def make() -> bytes:
            return (
                ready if ready is not None else program.letter(program.matter(answers), lang, form)
            )

        self.saver.save("letter", form, make, lambda: inquiry.note_saved(answers))

    def save_own_sheet(self) -> None:
        """Ask where, and have the sheet written there that the person keeps."""
        inquiry, form, words = self._inquiry, self.form, self._language.catalogue
        answers, program = inquiry.answers, inquiry.program

        def make() -> bytes:
            return program.own_sheet(program.matter(answers), words, form)

        self.saver.save("own", form, make, lambda: None)

    def copy_text(self) -> None:
        """Put the Chinese letter's text into the clipboard, for the form of a web page."""
        if self.saver.busy:
            return
        answers, program = self._inquiry.answers, self._inquiry.program

        def copied(text: str) -> None:
            self._clipping.copy(text)
            self.saver.finish("ui.save.copied")

        self.saver.run(
            lambda _: program.letter(program.matter(answers), "zh", "txt").decode("utf-8"), copied
        )

    def print_letter(self) -> None:
        """Ask for a printer, and have the letter's pages printed."""
        from pcirights.ui.letter import printing  # it takes time to load, and few print from here

        content = self._inquiry.letter()
        if content is None or self.saver.busy:
            return
        if not printing.printers():
            self.outcome.tell("warning", partial(self._language.say, "ui.save.no-printer"))
            return
        printer = printing.ask_for_printer(self, self._language.say("ui.save.print"))
        if printer is None:
            return

        pages = printing.print_pages(content, printer)
        self.saver.step_through(pages, "ui.save.printed")

    def _follow(self) -> None:
        """Show what goes with the kind chosen."""
        self.print_button.setVisible(self.form == "pdf")
        self.copy_button.setVisible(self.form == "txt")
        self.limits.setText(self._language.say(f"ui.save.limits.{self.form}"))
        self.limits.setAccessibleName(self.limits.text())
        for button in (self.print_button, self.copy_button):
            button.setAccessibleDescription(self.limits.text())
