"""What the program answers and writes: the wizard, the terminal and the command line ask here."""

from __future__ import annotations

from dataclasses import replace
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
    from pcirights.core.findings import Findings
    from pcirights.core.routes import Question, Route
    from pcirights.followup.counting import Cited
    from pcirights.followup.next_step import NextSteps, Reason
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
    """The program on one day, with what it has at hand: all questions go through here."""

    def prepare(self, form: Format) -> None:
        """Load all that ``letter`` needs, which each copy of this process then has already."""
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
        """What ``letter`` would raise for each character of a text; quick enough as one types.

        A PDF needs a font for each; a Word file and a text hold all but control characters.
        """
        from pcirights.letters.characters import controls
        from pcirights.pdf.printable import MOST, unprintable

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

    def check_day(self, on: date) -> None:
        """Raise WrongInputError for a day that the statute book does not answer for."""
        if on < self.book.first_day:
            raise WrongInputError(
                "day-too-early", day=on.isoformat(), first=self.book.first_day.isoformat()
            )
        if on > self.book.horizon:
            raise WrongInputError(
                "day-past-horizon", day=on.isoformat(), last=self.book.horizon.isoformat()
            )

    def question(self, answers: Answers, *, anywhere: bool = False) -> Question:
        """What the answers ask of the law; with ``anywhere``, of national law alone.

        Raises WrongInputError where the place, the day, the record, the right or the ground does
        not stand.
        """
        from pcirights.core.routes import Question

        path = () if anywhere else self.place(answers.place).law_path
        on = answers.on or self.today
        self.check_day(on)
        if answers.record is None or answers.right is None:
            raise WrongInputError(
                "answers-missing", key="record" if answers.record is None else "right"
            )
        if answers.ground is not None and answers.right == "access":
            raise WrongInputError("ground-needs-right", ground=answers.ground)
        return Question(path, answers.record, answers.right, answers.ground, on)

    def findings(self, answers: Answers, *, anywhere: bool = False) -> Findings:
        """What the law gives for the answers. Raises WrongInputError as ``question`` does."""
        from pcirights.core.cautions import Caution
        from pcirights.core.matter import assess
        from pcirights.core.vocabulary import Severity

        found = assess(self.question(answers, anywhere=anywhere), self.book)
        if self.law.trouble is None:
            return found
        fallen_back = Caution("lawbook-fallback", Severity.WARNING, None, None, ())
        cautions = sorted((*found.cautions, fallen_back), key=lambda one: one.severity.rank)
        return replace(found, cautions=tuple(cautions))

    def timeline(
        self,
        answers: Answers,
        events: Iterable[Event],
        today: date | None = None,
        *,
        anywhere: bool = False,
    ) -> Timeline:
        """The dates of the letter, by what has happened since. Raises as ``letter`` does.

        ``today`` is the day on which one looks at them, this program's if not given; with
        ``anywhere`` only national law is asked.
        """
        from pcirights.core.events import history
        from pcirights.followup.timeline import timeline

        findings = self.findings(answers, anywhere=anywhere)
        route = findings.choose(answers.route)
        happened = history(events, today or self.today)
        return timeline(route, findings.question, happened, self.calendar, self.book)

    def next_steps(
        self, answers: Answers, events: Iterable[Event], today: date | None = None
    ) -> NextSteps:
        """What can be done next, by what has happened since the letter. Raises as ``timeline``."""
        from pcirights.followup.next_steps import next_steps

        findings = self.findings(answers)
        line = self.timeline(answers, events, today)
        return next_steps(line, findings.question, self.book)

    def reasons(self, answers: Answers) -> tuple[Reason, ...]:
        """The reasons that an answer to the letter can name. Raises as ``timeline``."""
        from pcirights.followup.next_steps import reasons

        return reasons(self.timeline(answers, ()), self.findings(answers).question, self.book)

    def relative_may_ask(self, answers: Answers) -> Cited | None:
        """What lets a close relative ask on this route about somebody who died; None if nothing.

        Raises as ``letter`` does.
        """
        from pcirights.core.vocabulary import Rule
        from pcirights.followup.counting_rules import Rules

        findings = self.findings(answers)
        route, question = findings.choose(answers.route), findings.question
        return Rules(self.book, route, question.record).find(Rule.RELATIVE, question.on)

    def _asked_by(self, answers: Answers, route: Route) -> Route:
        """The route, resting on what lets a relative ask, where one does.

        Raises WrongInputError (``relative-not-given``) where nothing does.
        """
        from pcirights.core.law import Role
        from pcirights.core.vocabulary import AgentKind

        if answers.agent.acts_as is not AgentKind.RELATIVE:
            return route
        cited = self.relative_may_ask(answers)
        if cited is None:
            raise WrongInputError("relative-not-given")
        law, provision = cited
        primary = route.basis[0]
        lets = replace(primary, instrument=law, provision=provision, role=Role.PRIMARY, reason=None)
        return replace(route, basis=(*route.basis, lets))

    def letter(
        self, answers: Answers, letter_lang: LetterLang = "zh", form: Format = "pdf"
    ) -> bytes:
        """The letter as a file.

        Raises WrongInputError for answers that are missing or wrong, NoRouteError where the law of
        the day gives no route, UnfaithfulError where a character cannot be printed.
        """
        from pcirights.core.matter import write
        from pcirights.letters.compose import compose
        from pcirights.letters.letterhead import under

        findings = self.findings(answers)

        def draft(answers: Answers, findings: Findings, route: Route) -> Letter:
            letter = compose(
                answers,
                findings,
                self._asked_by(answers, route),
                place=self.place(answers.place),
                templates=self.templates,
                letter_lang=letter_lang,
                today=self.today,
            )
            return under(self.letterhead, letter) if self.letterhead else letter

        return write(answers, findings, draft, self._renderer(form, findings.question.on))

    def step_letter(
        self,
        answers: Answers,
        step: str,
        letter_lang: LetterLang = "zh",
        form: Format = "pdf",
        today: date | None = None,
    ) -> bytes:
        """The letter of a next step as a file, by ``answers.events``; a skeleton is marked as one.

        Raises as ``letter`` does, and WrongInputError for a step that is not there, has no letter
        or is not open yet.
        """
        from pcirights.followup.next_step import asked_instead
        from pcirights.letters.letterhead import under
        from pcirights.letters.step_letter import step_letter

        found = self.next_steps(answers, answers.events, today)
        chosen = found.choose(step)
        if chosen.instead is not None:
            return self.letter(asked_instead(answers, chosen), letter_lang, form)
        line = replace(found.line, route=self._asked_by(answers, found.line.route))
        letter = step_letter(
            answers,
            self.question(answers),
            replace(found, line=line),
            chosen,
            place=self.place(answers.place),
            templates=self.templates,
            letter_lang=letter_lang,
        )
        headed = under(self.letterhead, letter) if self.letterhead else letter
        return self._renderer(form, found.line.history.today)(headed)

    def own_sheet(self, answers: Answers, words: Catalogue, form: Format = "pdf") -> bytes:
        """What the person keeps beside the letter, as a file. Raises as ``letter`` does."""
        render = self._renderer(form, self.findings(answers).question.on)
        return render(self.advice(answers, words))

    def advice(self, answers: Answers, words: Catalogue) -> Letter:
        """The same before it becomes a file, to be shown. Raises as ``letter`` does."""
        from pcirights.letters.own_sheet import own_sheet

        findings = self.findings(answers)
        return own_sheet(
            answers,
            findings,
            self._asked_by(answers, findings.choose(answers.route)),
            place=self.place(answers.place),
            templates=self.templates,
            words=words,
            today=self.today,
        )

    def _renderer(self, form: Format, day: date) -> Callable[[Letter], bytes]:
        match form:
            case "pdf":
                from pcirights.pdf.render import render as as_pdf

                return partial(as_pdf, fonts=self.fonts, day=day)
            case "docx":
                from pcirights.docx.render import render as as_word

                return partial(as_word, day=day)
            case "txt":
                from pcirights.letters.plain import plain

                return lambda letter: plain(letter).encode("utf-8")
            case _:
                assert_never(form)


def at_hand(today: date, minute: Callable[[], int] = no_clock) -> Program:
    """The program as it lies on this computer: the organisation's edition, the person's law."""
    return Program(today, packs_at=paths.packs_dir, edition=installed(), minute=minute)
