"""What can be done next in a case: each step with its law, its place and time; its letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from pcirights.followup.next_step import Stand
from pcirights.letters.step_letter import NEEDED
from pcirights.ui.widgets.labels import Points, describe, empty, label
from pcirights.ui.widgets.tidying_editors import LongText, one_line_editor
from pcirights.wording import next_steps
from pcirights.wording.phrases import capitalised, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pcirights.core.answers import Answers
    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.next_step import NextStep, NextSteps
    from pcirights.places import Place
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.theme.look import Look

COMPLETION, REASONS, ORGAN = "completion", "reasons", "organ"


class NextBox(QWidget):
    """``letter_wanted``: the step whose letter is wanted, the answers with what it needs, whose.

    The last is the addressee with whom the step deals, where each has its own clock.
    """

    letter_wanted = Signal(str, object, object)

    def __init__(self, language: ScreenLanguage, look: Look) -> None:
        super().__init__()
        self._language, self._look = language, look
        self.cards: list[StepCard] = []
        self._typed: dict[str, tuple[str, str]] = {}
        self._written: dict[str, tuple[str, str]] = {}
        self.where = label("line")
        self._column = QVBoxLayout()
        self._column.setSpacing(round(look.em * 0.7))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.where)
        column.addLayout(self._column)

    def show_steps(
        self, each: Sequence[NextSteps], answers: Answers | None, place: Place | None
    ) -> None:
        """Show the steps of a case, for each addressee with its own clock; none where none is.

        What is typed for a letter stays, and comes back with its step.
        """
        self._typed.update(self.typed())
        empty(self._column)
        self.cards = []
        say = self._language.say
        if answers is None or place is None:
            self.where.setText("")
            return
        for number, found in enumerate(each):
            parts = [say(f"situation.{found.situation}")]
            if found.because is not None:
                parts.append(say(f"because.{found.because}"))
            lines = [capitalised(self._language.catalogue.name("；", "; ").join(parts))]
            if found.to is not None:
                words, typed = self._language.catalogue, answers.recipient
                lines.insert(0, capitalised(next_steps.clock(found, place, words, typed)))
            if not found.steps:
                lines.append(say("next.none"))
            where = label("line") if number else self.where
            where.setText("\n".join(lines))
            if number:
                self._column.addWidget(where)
            for step in found.steps:
                card = StepCard(step, answers, place, self._language, self._look, found.to)
                card.wanted.connect(self.letter_wanted)
                if card.step in self._typed:
                    card.type_again(*self._typed[card.step])
                self.cards.append(card)
                self._column.addWidget(card)

    def typed(self) -> dict[str, tuple[str, str]]:
        """What was typed for each step's letter: the office's name, the long text."""
        return {card.step: card.typed() for card in self.cards}

    def note_written(self, step: str, to: BodyRole | None = None) -> None:
        """What is typed for a step stands in a letter that is kept."""
        key = key_of(step, to)
        self._written[key] = self.typed()[key]

    def unwritten(self) -> list[str]:
        """What was typed and stands in no letter: which step it is for, and the text."""
        texts = []
        for card in self.cards:
            typed = card.typed()
            if any(typed) and typed not in {card.given, self._written.get(card.step)}:
                head = self._language.say("ui.cases.draft", step=card.title)
                texts.append("\n".join(filter(None, (head, *typed))))
        return texts

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was typed: another case comes, or none."""
        self.show_steps((), None, None)
        self._typed, self._written = {}, {}


class StepCard(QFrame):
    """One step. What is typed here goes into its letter alone.

    ``given``: what the answers of the case had typed already.
    """

    wanted = Signal(str, object, object)

    def __init__(
        self,
        step: NextStep,
        answers: Answers,
        place: Place,
        language: ScreenLanguage,
        look: Look,
        to: BodyRole | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._step, self._answers, self._language, self._to = step, answers, language, to
        self.organ, self.button = one_line_editor(), QPushButton()
        self.text = LongText(round(look.em * 5))
        say, words = language.say, language.catalogue
        column = QVBoxLayout(self)
        self.given = self.typed()
        self.title = title = next_steps.title(step, words)
        column.addWidget(label("heading", f"{title} · {say(f'stand.{step.stand}')}"))
        column.addWidget(label("line", next_steps.help_of(step, words)))
        points = Points(look)
        points.tell(map(capitalised, self._lines(place)))
        column.addWidget(points)
        if not step.writes or step.stand is Stand.LATER:
            return
        if any(one.find for one in step.destinations) or step.named:
            self._ask(self.organ, ORGAN, column)
        if step.letter is not None:
            self._ask(self.text, self._long, column)
        self.given = self.typed()
        self.button.setText(say("ui.cases.next.write"))
        self.button.setAccessibleName(labelled(title, self.button.text(), words))
        self.button.clicked.connect(self._want)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def step(self) -> str:
        """Which step it is, and with whom where each addressee has its own."""
        return key_of(self._step.step, self._to)

    def typed(self) -> tuple[str, str]:
        """The office's name and the long text as they are typed."""
        return self.organ.text(), self.text.toPlainText()

    def type_again(self, organ: str, text: str) -> None:
        """Put back what was typed; an empty field keeps what the answers gave it."""
        self.organ.setText(organ or self.organ.text())
        self.text.setPlainText(text or self.text.toPlainText())

    @property
    def _long(self) -> str:
        """The long text that the letter takes: what is completed, else the person's own reasons."""
        return COMPLETION if self._step.letter in NEEDED else REASONS

    def _ask(self, editor: QLineEdit | QPlainTextEdit, name: str, column: QVBoxLayout) -> None:
        caption = label("label", self._language.say(f"field.followup.{name}"))
        caption.setBuddy(editor)
        describe(editor, caption.text())
        typed = getattr(self._answers.followup, name)
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(typed)
        else:
            editor.setText(typed)
        column.addWidget(caption)
        column.addWidget(editor)

    def _lines(self, place: Place) -> Iterator[str]:
        step, say, words = self._step, self._language.say, self._language.catalogue
        colon = words.name("：", ": ")
        if step.first:
            yield say("next.first")
        for one in step.destinations:
            goes_to = next_steps.to(one, place, words, self._answers.recipient)
            yield f"{say('next.to')}{colon}{goes_to}"
            if how := next_steps.find(one, words):
                yield f"{say('next.find')}{colon}{how}"
        for watch in step.dates:
            yield f"{say('next.by')}{colon}{next_steps.by(watch, words)}"
        yield f"{say('next.basis')}{colon}{next_steps.basis(step, words)}"
        if step.writes or step.costs:
            yield f"{say('next.cost')}{colon}{next_steps.cost(step, words)}"
        if step.needs:
            yield f"{say('next.needs')}{colon}{next_steps.needs(step, words)}"
        yield from (next_steps.caution(one, words) for one in step.cautions)

    def _want(self) -> None:
        typed = {ORGAN: self.organ.text(), self._long: self.text.toPlainText()}
        filled = replace(self._answers.followup, **typed)
        self.wanted.emit(self._step.step, replace(self._answers, followup=filled), self._to)


def key_of(step: str, to: BodyRole | None) -> str:
    """How a step is told from the same one with another addressee."""
    return step if to is None else f"{step}@{to}"
