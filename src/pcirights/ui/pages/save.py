"""The letter in the person's hand, and what to do with it, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from pcirights.answers_file import to_bytes
from pcirights.core.errors import PcirightsError
from pcirights.flow.questions import Screen
from pcirights.ui.letter.output import Take
from pcirights.ui.letter.saving import Saver
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.dates_box import Dates
from pcirights.ui.widgets.guide import Guide, sections_of
from pcirights.ui.widgets.labels import Fold, called, label
from pcirights.ui.widgets.progress import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.sitting import Sitting


class SavePage(Page):
    """Saving is asked for, never done by itself."""

    asks = Screen.SAVE
    manual_wanted = Signal()
    cases_wanted = Signal()

    def __init__(
        self,
        language: ScreenLanguage,
        ask: Callable[[], Inquiry],
        maker: LetterMaker,
        sitting: Sitting,
    ) -> None:
        super().__init__(language, ask)
        self.sitting = sitting
        self.maker = maker

    def build(self) -> None:
        """Make the parts: taking it along, what comes next, the dates, what stays behind."""
        left = Qt.AlignmentFlag.AlignLeft
        self.take = Take(self.language, self.look, self.maker, self.inquiry, self.sitting)
        self.next_title, self.next_help = label("heading"), label("help")
        self.guide = Guide(self.look)
        self.dates = Dates(self.language, self.look, self.maker, self.inquiry, self.sitting)
        self.keep_help, self.keep_button = label("help"), QPushButton()
        self.behind_title, self.behind = label("heading"), label("help")
        self.answers_fold = Fold(self.look)
        self.answers_help = label("help")
        self.answers_button = QPushButton()
        self.answers_done = Outcome(self.language, self.look)
        self.saver = Saver(self.language, self.maker, self.answers_done, self.sitting.file_names)
        for inner in (self.answers_help, self.answers_button, self.answers_done):
            self.answers_fold.inside.addWidget(inner)
        self.answers_fold.inside.setAlignment(self.answers_button, left)
        self.manual_button = called(QPushButton(), "quiet")
        self.body.addWidget(self.take)
        for part in (
            (self.next_title, self.next_help, self.guide, self.manual_button),
            (self.dates, self.keep_help, self.keep_button),
            (self.behind_title, self.behind, self.answers_fold),
        ):
            self.body.addSpacing(self.ems(0.4))
            self.body.addWidget(called(QFrame(), "rule"))
            for widget in part:
                self.body.addWidget(widget)
        self.body.setAlignment(self.manual_button, left)
        self.body.setAlignment(self.keep_button, left)
        self.body.addStretch(1)
        self.answers_button.clicked.connect(self.save_answers)
        self.manual_button.clicked.connect(self.manual_wanted)
        self.keep_button.clicked.connect(self.cases_wanted)

    def first(self) -> QWidget:
        """The kind of file."""
        return self.take.first()

    def retranslate(self) -> None:
        """Set the texts."""
        say = self.language.say
        self.take.retranslate()
        self.dates.retranslate()
        self.answers_done.retranslate()
        for button, key, icon in (
            (self.answers_button, "ui.save.answers", "save"),
            (self.manual_button, "ui.manual", "manual"),
            (self.keep_button, "ui.cases.keep-case", "cases"),
        ):
            button.setText(say(key))
            button.setAccessibleName(say(key))
            colour = "accent" if button.objectName() == "quiet" else "text"
            button.setIcon(self.look.icon(icon, colour))
        self.keep_help.setText(say("ui.cases.keep-help"))
        self.keep_button.setAccessibleDescription(say("ui.cases.keep-help"))
        self.next_title.setText(say("ui.save.next"))
        self.next_help.setText(say("ui.save.next-help"))
        self.behind_title.setText(say("ui.save.behind"))
        self.behind.setText(say("ui.save.traces"))
        self.answers_fold.entitle(say("ui.save.answers-title"))
        self.answers_help.setText(say("ui.save.answers-help"))
        self.answers_button.setAccessibleDescription(say("ui.save.answers-help"))

    def load(self) -> None:
        """Say what to do with this letter."""
        inquiry = self.inquiry
        study = self.day_asked != inquiry.program.today
        if study or inquiry.answers.sample:
            told = self.language.say(
                "ui.sample.on" if inquiry.answers.sample else "ui.findings.study"
            )
            self.alert.tell("warning", told, self.look)
            self.alert.show()
        self.dates.setVisible(not study)  # nobody receives it, and today's law would calculate them
        try:
            advice = inquiry.program.advice(inquiry.matter(), self.language.catalogue)
        except PcirightsError as error:
            self.warn(self.language.error(error))
            return
        self.guide.tell(sections_of(advice))
        self.once_painted(self._calculate)

    def _calculate(self) -> None:
        self.dates.load()
        self.reorder()

    def cleanupPage(self) -> None:
        """Qt: Back was pressed. What was saved may be another letter by the time of return."""
        super().cleanupPage()
        for outcome in (self.take.outcome, self.dates.outcome, self.answers_done):
            outcome.forget()

    def save_answers(self) -> None:
        """Ask where, and write the answers there: they hold what the person typed."""
        inquiry = self.inquiry
        answers = inquiry.answers
        self.saver.save(
            "answers", "toml", lambda: to_bytes(answers), lambda: inquiry.note_answers_kept(answers)
        )
