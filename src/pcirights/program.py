"""The program's operations, for the wizard, the terminal and the command line alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, assert_never, get_args

from pcirights import paths
from pcirights.core.errors import WrongInputError, brief
from pcirights.resources import Resources, installed, no_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from pcirights.core.answers import Answers
    from pcirights.core.errors import PcirightsError
    from pcirights.core.events import Event
    from pcirights.core.law import Citation
    from pcirights.core.matter import Matter
    from pcirights.core.routes import Question
    from pcirights.core.vocabulary import BodyRole
    from pcirights.followup.next_step import NextStep, NextSteps, Reason
    from pcirights.followup.timeline import Timeline
    from pcirights.i18n import Catalogue
    from pcirights.letters.letter import Letter
    from pcirights.places import Place

LetterLang = Literal["zh", "zh+en"]
Format = Literal["pdf", "docx", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)
LETTER_LANGS: tuple[LetterLang, ...] = get_args(LetterLang)
SUGGESTED = 5
"""How many near or possible places a refusal names."""


class Program(Resources):
    """The program on one day, with its resources: assessing, writing letters, dates, next steps."""

    def prepare(self, form: Format) -> None:
        """Load all that ``letter`` needs, so that forked processes have it already."""
        from pcirights.core import matter
        from pcirights.letters import compose

        _ = (
            matter,
            compose,
            self.book,
            self.places,
            self.templates,
            self._renderer(form, self.today),
        )

    def unprintable(self, text: str, form: Format = "pdf") -> tuple[PcirightsError, ...]:
        """The errors that ``letter`` would raise for characters of a text; fast enough for typing.

        A PDF needs a font for each character; a Word file and a text hold all but control
        characters.
        """
        from pcirights.letters.characters import controls
        from pcirights.pdf.text.printable import MOST, unprintable

        return unprintable(text, self.fonts) if form == "pdf" else controls(text, MOST)

    def place(self, query: str) -> Place:
        """The one unit that a text names.

        Raises WrongInputError, with the units it may mean, where it names none or several, or where
        a question has to be asked first. A unit's own code answers the question.
        """
        found = self.places.find(query)
        if len(found.places) == 1 and (
            found.question is None or query.strip() == found.places[0].code
        ):
            return found.places[0]
        shown = brief(query)
        units = found.places or found.near
        options = "; ".join(
            f"{place.label_zh} {place.name_en} {place.code}" for place in units[:SUGGESTED]
        )
        if found.question:
            raise WrongInputError(f"place-{found.question}", place=shown, near=options)
        code = "place-ambiguous" if found.places else "place-unknown"
        raise WrongInputError(code if options else "place-nothing-near", place=shown, near=options)

    def question(self, answers: Answers) -> Question:
        """What the answers ask of the law. Raises as ``matter`` does."""
        from pcirights.core.matter import ask

        return ask(answers, self.place(answers.place), self.today, self.book)

    def matter(self, answers: Answers, *, anywhere: bool = False) -> Matter:
        """The matter of these answers; with ``anywhere``, national law alone is asked.

        Raises WrongInputError where the place, the day, the record, the right or the ground does
        not stand.
        """
        from pcirights.core.matter import Matter, ask, assess

        place = None if anywhere else self.place(answers.place)
        findings = assess(ask(answers, place, self.today, self.book), self.book)
        if self.law.trouble is not None:
            findings = findings.with_caution("lawbook-fallback")
        return Matter(answers, place, self.today, findings)

    def timeline(
        self, matter: Matter, events: Iterable[Event], today: date | None = None
    ) -> Timeline:
        """The dates of the letter, by what has happened since. Raises as ``letter`` does.

        ``today`` is the day on which one looks at them, this program's if not given.
        """
        from pcirights.core.matter import follow

        return follow(matter, events, today or self.today, self.calendar, self.book)

    def next_steps(
        self, matter: Matter, events: Iterable[Event], today: date | None = None
    ) -> NextSteps:
        """What can be done next with the first addressee, who alone has a clock as a rule.

        Raises as ``timeline``.
        """
        return self.next_steps_each(matter, events, today)[0]

    def next_steps_each(
        self, matter: Matter, events: Iterable[Event], today: date | None = None
    ) -> tuple[NextSteps, ...]:
        """What can be done next with each addressee that has its own clock; else once, for all.

        Raises as ``timeline``.
        """
        from pcirights.core.matter import follow_each, go_on

        day, book = today or self.today, self.book
        lines = follow_each(matter, events, day, self.calendar, book)
        return tuple(go_on(matter, line, book) for line in lines)

    def reasons(self, matter: Matter) -> tuple[Reason, ...]:
        """The reasons that an answer to the letter can name. Raises as ``timeline``."""
        from pcirights.followup.next_steps import reasons

        return reasons(self.timeline(matter, ()), matter.question, self.book)

    def relative_may_ask(self, matter: Matter) -> Citation | None:
        """What lets a close relative ask about somebody who died; None if nothing.

        Raises as ``letter`` does.
        """
        from pcirights.core.relatives import relative_may_ask

        return relative_may_ask(matter, matter.route, self.book)

    def letter(self, matter: Matter, letter_lang: LetterLang = "zh", form: Format = "pdf") -> bytes:
        """The letter as a file.

        Raises WrongInputError for answers that are missing or wrong, NoRouteError where the law of
        the day gives no route, UnfaithfulError where a character cannot be printed.
        """
        from pcirights.core.matter import write
        from pcirights.letters.compose import compose

        draft = partial(compose, templates=self.templates, letter_lang=letter_lang)
        return write(matter, self.book, draft, self._renderer(form, matter.law_day))

    def step_letter(
        self,
        matter: Matter,
        step: str,
        letter_lang: LetterLang = "zh",
        form: Format = "pdf",
        today: date | None = None,
        to: BodyRole | None = None,
    ) -> bytes:
        """The letter of a next step as a file, by the events in its answers.

        ``to``: with which addressee, where each has its own clock; else the one with whom it can be
        taken. A skeleton is marked as one. Raises as ``letter`` does, and WrongInputError for a
        step that is not there, has no letter or is not open yet.
        """
        from pcirights.core.matter import write_next
        from pcirights.followup.next_step import asked_instead
        from pcirights.letters.step_letter import step_letter

        found, chosen = self._step(matter, step, today, to)
        if chosen.instead is not None:
            other = self.matter(asked_instead(matter.answers, chosen))
            return self.letter(other, letter_lang, form)
        draft = partial(step_letter, templates=self.templates, letter_lang=letter_lang)
        render = self._renderer(form, found.line.history.today)
        return write_next(matter, found, chosen, self.book, draft, render)

    def step_sheet(
        self,
        matter: Matter,
        step: str,
        words: Catalogue,
        form: Format = "pdf",
        today: date | None = None,
        to: BodyRole | None = None,
    ) -> bytes:
        """What the person keeps beside the letter of a next step. Raises as ``step_letter``."""
        from pcirights.core.matter import write_next
        from pcirights.followup.next_step import asked_instead
        from pcirights.letters.step_sheet import step_sheet

        found, chosen = self._step(matter, step, today, to)
        if chosen.instead is not None:
            return self.own_sheet(self.matter(asked_instead(matter.answers, chosen)), words, form)
        draft = partial(step_sheet, templates=self.templates, words=words)
        render = self._renderer(form, found.line.history.today, headed=False)
        return write_next(matter, found, chosen, self.book, draft, render)

    def _step(
        self, matter: Matter, step: str, today: date | None, to: BodyRole | None
    ) -> tuple[NextSteps, NextStep]:
        """The step to be written, and whose clock it is of. Raises as ``step_letter``."""
        from pcirights.followup.next_step import one_of

        return one_of(self.next_steps_each(matter, matter.answers.events, today), step, to)

    def own_sheet(self, matter: Matter, words: Catalogue, form: Format = "pdf") -> bytes:
        """What the person keeps beside the letter, as a file. Raises as ``letter`` does."""
        return self._renderer(form, matter.law_day, headed=False)(self.advice(matter, words))

    def advice(self, matter: Matter, words: Catalogue) -> Letter:
        """The same before it becomes a file, to be shown. Raises as ``letter`` does."""
        from pcirights.core.relatives import asked_by
        from pcirights.letters.own_sheet import own_sheet

        route = asked_by(matter, matter.route, self.book)
        return own_sheet(matter, route, templates=self.templates, words=words)

    def _renderer(
        self, form: Format, day: date, *, headed: bool = True
    ) -> Callable[[Letter], bytes]:
        """The function that makes a file of a letter, with the letterhead if ``headed``."""
        from pcirights.letters.letterhead import under

        render = self._file_of(form, day)
        letterhead = self.letterhead if headed else None
        return render if letterhead is None else lambda letter: render(under(letterhead, letter))

    def _file_of(self, form: Format, day: date) -> Callable[[Letter], bytes]:
        match form:
            case "pdf":
                return partial(self.pdf_writer.write, day=day)
            case "docx":
                from pcirights.docx.render import render as as_word

                return partial(as_word, day=day)
            case "txt":
                from pcirights.letters.plain import plain

                return lambda letter: plain(letter).encode("utf-8")
            case _:
                assert_never(form)


def at_hand(today: date, minute: Callable[[], int] = no_clock) -> Program:
    """The program as installed here: with the organisation's edition and the installed law pack."""
    return Program(today, packs_at=paths.packs_dir, edition=installed(), minute=minute)
