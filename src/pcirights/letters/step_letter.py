"""The letter of a next step, written from the first letter's answers and from the events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pcirights.core.answers import value_of
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Happened
from pcirights.core.needed import fields_of
from pcirights.core.vocabulary import AgentKind, Ground, Request, RouteId
from pcirights.followup.counting import LineKind
from pcirights.followup.situation import SILENCE
from pcirights.letters.attachments import attachments, proof_marks
from pcirights.letters.citation import basis, cited, right
from pcirights.letters.compose import bound, fact, identity_papers, marked, rows
from pcirights.letters.fields import ANSWERS, FOLLOWUP
from pcirights.letters.kinds import (
    AUTHORISATION,
    RECONSIDERATION,
    RECONSIDERATION_AUTHORISATION,
    SKELETONS,
    kind_of,
)
from pcirights.letters.letter import Sheet
from pcirights.letters.offices import offices
from pcirights.letters.phrases import PAPERS
from pcirights.letters.sheet import Values, fill, title_of
from pcirights.letters.timing import written
from pcirights.wording.phrases import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pcirights.core.addressees import Addressee
    from pcirights.core.answers import Item
    from pcirights.core.matter import Matter
    from pcirights.core.place import Place
    from pcirights.core.routes import Route
    from pcirights.followup.counting import Sum
    from pcirights.followup.next_step import NextStep, NextSteps
    from pcirights.letters.compose import LetterLang
    from pcirights.letters.letter import Letter
    from pcirights.letters.offices import Office
    from pcirights.letters.template import Language, Templates

NEEDED: Mapping[str, tuple[str, ...]] = {"completion": ("followup.completion",)}
"""What each kind of letter needs besides the person's name."""
ABOUT_LENDER = ("complaint", "civil-litigation")
"""Letters about a credit record that are about the lender who supplied it."""
PROVIDER = "provider"
EVIDENCE = "evidence"
NAME = "applicant.name"
TOLD_BY_GROUND = frozenset({Request.CORRECTION, Request.OBJECTION, Request.RESTRICTION})
"""Requests whose wording depends on the ground."""
REQUEST = "request."
"""The answers about the request that a step's letter may repeat: those the first letter used."""
DAYS = {
    "asked": Happened.ASKED_TO_COMPLETE,
    "reminded": Happened.REMINDED,
    "filed": Happened.RECONSIDERATION_FILED,
    "decided": Happened.RECONSIDERATION_DECIDED,
}
"""The days that a letter can tell, by the event of each."""


def step_letter(
    matter: Matter,
    found: NextSteps,
    step: NextStep,
    *,
    templates: Templates,
    letter_lang: LetterLang,
) -> Letter:
    """Write the letter of a step that has one, with every text as typed.

    With ``zh+en`` an English reading copy follows. It holds only what the person said and what a
    provision in force that day gives. Raises WrongInputError (``answers-missing``).
    """
    kind = step.letter or ""
    wanted = (NAME, *NEEDED.get(kind, ()))
    answers = matter.answers
    wanting = [key for key in wanted if not value_of(answers, key).strip()]
    if wanting:
        raise WrongInputError("answers-missing", key=", ".join(wanting))
    asked = _asked(step)
    sheets = list(_sheets(matter, found, step, templates.zh, asked))
    if letter_lang == "zh+en":
        reading = templates.en.say("words", "notice.reading")
        copies = _sheets(matter, found, step, templates.en, asked[:1])
        sheets += [marked(sheet, reading) for sheet in copies]
    today = found.line.history.today
    return bound(sheets, today, templates, today, sample=answers.sample)


def _sheets(
    matter: Matter,
    found: NextSteps,
    step: NextStep,
    language: Language,
    asked: Sequence[Addressee | None],
) -> Iterator[Sheet]:
    """An original, with an agent's authorisation, for each office that the step goes to."""
    kind = step.letter or ""
    for addressee in asked:
        values = _Writer(matter, found, step, addressee, language).values()
        sheet = Sheet(language.lang, fill(language.letters[kind], values, language.lang))
        skeleton = kind in SKELETONS
        yield marked(sheet, language.say("words", "notice.skeleton")) if skeleton else sheet
        if matter.answers.agent.acts_as is AgentKind.ENTRUSTED and not skeleton:
            page = RECONSIDERATION_AUTHORISATION if kind == RECONSIDERATION else AUTHORISATION
            yield Sheet(language.lang, fill(language.letters[page], values, language.lang))


def _asked(step: NextStep) -> tuple[Addressee | None, ...]:
    """With which addressees of the first letter the step deals.

    One that goes back to the office goes to every addressee whose clock this is; one that goes
    elsewhere is about one of them.
    """
    same = tuple(one.addressee for one in step.destinations if not one.find)
    return same if same and not step.named else (step.against,)


def addressed(
    matter: Matter, found: NextSteps, step: NextStep, language: Language
) -> tuple[Office, ...]:
    """The offices that the step's letter goes to, by the names that they have in it."""
    return tuple(
        _Writer(matter, found, step, addressee, language).office for addressee in _asked(step)
    )


class _Writer:
    """Collects the values of one sheet, in one language."""

    def __init__(
        self,
        matter: Matter,
        found: NextSteps,
        step: NextStep,
        addressee: Addressee | None,
        language: Language,
    ) -> None:
        answers, question, place = matter.answers, matter.question, matter.place
        self._answers, self._question, self._found, self._step = answers, question, found, step
        self._language = language
        self._route: Route = found.line.route
        # All are named together: which of the names that were typed is whose depends on the others.
        every = matter.route.addressees
        number = every.index(addressee) if addressee in every else 0
        self._addressee = addressee
        self._asked = offices(every, answers.recipient, place, language)[number]
        self.office = self._destination(place)
        kind = kind_of(self._route, question.ground)
        self._first = title_of(language.letters[kind], question.ground)

    def values(self) -> Values:
        """Everything, by the names of the fields."""
        items = self._answers.items if self._route.row.items != "none" else ()
        if (
            EVIDENCE not in self._step.needs
        ):  # a reminder is no new request: it proves nothing again
            items = tuple(replace(item, evidence=()) for item in items)
        marks = proof_marks(items, self._language)
        lists = {
            "attachments": self._identity(),
            "papers": tuple(self._papers(items)),
            "points": tuple(self._points()),
            "notes": tuple(self._notes()),
        }
        return Values(self._texts(), lists, rows(items, marks), frozenset(self._flags(marks)))

    def _destination(self, place: Place | None) -> Office:
        """The office that the letter goes to: as the person named it, else as the data names it.

        A letter to the office that was asked never goes to one named for a later step: a request
        completed at another office would count as abandoned.
        """
        if not self._elsewhere:
            return self._asked
        typed = self._answers.followup.organ
        goes = [one.addressee for one in self._step.destinations]
        recipient = replace(self._answers.recipient, name=typed, provider="")
        office = offices(goes, recipient, place, self._language)[0]
        return replace(office, name=typed, named=True) if typed.strip() else office

    @property
    def _elsewhere(self) -> bool:
        """Whether it goes to another office than the one asked."""
        return any(one.find for one in self._step.destinations)

    def _texts(self) -> dict[str, str]:
        answers = self._answers
        asked = fields_of(self._route.row)
        names = [name for name in ANSWERS if name in asked or not name.startswith(REQUEST)]
        texts = {name: value_of(answers, name) for name in (*names, *FOLLOWUP)}
        if not self._asked.named or self._elsewhere or self._asked.role == PROVIDER:
            del texts["recipient.address"]
        because, office = self._found.because, self._office_asked()
        texts |= identity_papers(texts, self._language)
        texts |= {
            "addressee": self.office.name,
            "office": office if self._asked.named else capitalised(office),  # typed: as it is
            **self._about(),
            "first": self._first,
            "basis": basis(self._route.basis, self._language),
            "law": cited([self._step.rests_on, *self._step.opened_by], self._language),
            "ground": fact(self._question.ground, answers.agent.acts_as, self._language),
            "wanted": self._wanted(),
            "right_law": right(self._route.basis, self._language),
            "told": self._language.say("because", because) if because else "",
        }
        if not answers.followup.respondent and texts.get("respondent") == answers.recipient.name:
            given = texts["followup.respondent_address"]
            texts["followup.respondent_address"] = given or answers.recipient.address
        return texts | self._days()

    def _office_asked(self) -> str:
        """The office that was asked; where nobody named it, a word for it."""
        return self._language.say("words", "office") if self._unknown() else self._asked.name

    def _unknown(self) -> bool:
        """Whether the name of the office that was asked is not known."""
        addressee = self._addressee
        return (addressee is None or addressee.blank) and not self._asked.named

    def _about(self) -> dict[str, str]:
        """Whom it is about: by name, else blank, with what the rules call it.

        A role is no respondent: an application against one that does not exist is sent back.
        """
        lender = self._lender()
        if self._answers.followup.respondent or lender or not self._unknown():
            return {"respondent": self._answers.followup.respondent or self._respondent()}
        role = self._asked.role
        addressee = self._addressee
        if addressee is not None and "{holder}" not in addressee.name.zh:
            return {"respondent_role": self._asked.name}
        return {"respondent_role": self._language.say("words", f"role.{role}")}

    def _lender(self) -> str:
        """The lender that a letter about a credit record is about, where it was named."""
        about_lender = self._step.letter in ABOUT_LENDER
        of_credit = about_lender and self._route.id is RouteId.FINANCIAL_CREDIT
        return self._answers.recipient.provider.strip() if of_credit else ""

    def _respondent(self) -> str:
        """Whom it is about: the organ itself where the letter went to its office.

        A complaint or a civil suit about a credit record is about the lender that supplied it,
        where it was named.
        """
        lender = self._lender()
        if lender:
            return lender
        named = self._answers.recipient.provider
        addressee = self._addressee
        provider = self._asked.role == PROVIDER and named.strip()
        typed = named if provider else self._answers.recipient.name
        if addressee is None or "{holder}" not in addressee.name.zh or not typed.strip():
            return self._asked.name
        return typed

    def _wanted(self) -> str:
        """What the first letter asked the office to do, in the wording of its ground."""
        ground, request = self._question.ground, self._route.request
        if ground is None or request not in TOLD_BY_GROUND:
            return self._language.say("requests", request)
        of_the_dead = self._answers.agent.acts_as is AgentKind.RELATIVE
        end = ".relative" if of_the_dead and ground is Ground.NOT_MINE else ""
        return self._language.say("requests", f"ground.{ground}{end}")

    def _days(self) -> dict[str, str]:
        """The days of what has happened; ``due`` is the office's last day, where it is certain."""
        happened, lang = self._found.line.history, self._language.lang
        receipt, answer, notice = happened.receipt, happened.answer, happened.awaits_completion
        days: dict[str, date | None] = {name: happened.day(what) for name, what in DAYS.items()}
        days["sent"] = happened.day(Happened.SENT)
        days["received"] = receipt.day if receipt else None
        days["answered"] = answer.day if answer else None
        days["until"] = notice.until if notice else None
        texts = {name: written(day, lang) for name, day in days.items() if day is not None}
        texts |= self._ripe()
        own = {one.provision.ref for one in self._route.deadlines}
        silence = next((one for one in self._found.line.watches if one.what == SILENCE), None)
        if silence is None or silence.sum is None or silence.ours:
            return texts
        if silence.provision.ref not in own:
            return texts  # the general law of silence sets the office no time to answer
        name = "due" if silence.sum.reach.exact else "due_latest"
        texts[name] = written(_last_due(silence.sum), lang)
        texts["due_law"] = cited([silence.rests_on], self._language)
        return texts

    def _ripe(self) -> dict[str, str]:
        """The last day of the time after which the step is open, and the provision that sets it."""
        for watch in self._step.dates:
            if watch.opens is None or watch.opens_by is None or not watch.opens.reach.exact:
                continue
            ends = [one.last for one in watch.opens.lines if one.kind is LineKind.LAST_DAY]
            return {
                "ripe": written(ends[-1], self._language.lang),
                "ripe_law": cited([watch.opens_by], self._language),
            }
        return {}

    def _identity(self) -> tuple[str, ...]:
        """Identity and authority; the evidence stands in its own list."""
        codes = [need for need in self._step.needs if need == "identity-proof"]
        return attachments(codes, (), self._answers.agent, self.office, self._language)

    def _papers(self, items: tuple[Item, ...]) -> Iterator[str]:
        """The evidence: the entries' own, numbered as in the table; then what happened."""
        say, own = self._language.say, [proof for item in items for proof in item.evidence if proof]
        lines = [say("papers", "own", text=proof) for proof in own]
        lines += [
            say("papers", paper, first=self._first, office=self._office_asked())
            for paper in PAPERS
            if paper in self._step.needs
        ]
        for number, line in enumerate(lines, start=1):
            yield say("papers", "numbered", n=str(number), text=line)

    def _points(self) -> Iterator[str]:
        for point in self._step.points:
            law = cited([point.rests_on], self._language)
            said = point.said.zh if self._language.lang == "zh" else point.said.en
            yield said.replace("{law}", law)

    def _notes(self) -> Iterator[str]:
        """What a lawyer has to check: our gist of each provision that the step cites."""
        zh = self._language.lang == "zh"
        resting = [one.rests_on for one in self._step.cautions]
        resting += [one.rests_on for one in self._step.destinations]
        found = {cite.provision.ref: cite for cite in resting if cite}
        for one in found.values():
            gist = (one.provision.gist.zh if zh else one.provision.gist.en).rstrip("。.")
            name = cited([one], self._language)
            yield self._language.say("papers", "note", gist=gist, law=name)

    def _flags(self, marks: tuple[str, ...]) -> Iterator[str]:
        if any(marks):
            yield "evidence"
        if self._answers.agent.acts_as:
            yield f"agent.{self._answers.agent.acts_as}"
        yield f"situation.{self._found.situation}"
        if self._found.because is not None:
            yield f"because.{self._found.because}"
        yield f"route.{self._route.id}"
        yield f"request.{self._route.request}"
        yield f"record.{self._question.record}"


def _last_due(silence: Sum) -> date:
    """The last day of the office's time; of two periods, of which only it knows its own, the later.

    Silence begins on the day after it.
    """
    if not silence.reach.exact:
        return silence.reach.latest - timedelta(days=1)
    return [one.last for one in silence.lines if one.kind is LineKind.LAST_DAY][-1]
