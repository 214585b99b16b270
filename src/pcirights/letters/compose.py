"""Composes the letter of a route from the answers: an original for each office, a reading copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pcirights.core.answers import value_of
from pcirights.core.errors import WrongInputError
from pcirights.core.identity_number import CARDS, doubt
from pcirights.core.needed import fields_of, missing
from pcirights.core.vocabulary import AgentKind
from pcirights.letters.attachments import attachments, proof_marks
from pcirights.letters.citation import basis
from pcirights.letters.fields import ANSWERS
from pcirights.letters.kinds import AUTHORISATION, kind_of
from pcirights.letters.letter import Letter, Notice, Sheet, Title
from pcirights.letters.offices import offices, on_paper, once
from pcirights.letters.phrases import OF_A_PERSON
from pcirights.letters.sheet import Values, fill, ground_flag
from pcirights.letters.timing import deadlines, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pcirights.core.answers import Answers, Item
    from pcirights.core.matter import Matter
    from pcirights.core.routes import Question, Route
    from pcirights.core.rows import RequestRow
    from pcirights.core.vocabulary import Ground
    from pcirights.letters.offices import Office
    from pcirights.letters.template import Language, Templates

LetterLang = Literal["zh", "zh+en"]
NOT_TO_PROVIDER = frozenset(
    {"applicant.id_type", "applicant.id_number", "agent.id_type", "agent.id_number"}
)
"""The provider of a record gets no identity number: it knows whose record it is."""
BY_HAND = {
    "": ("applicant.id_number", "applicant.phone", "applicant.address"),
    "agent": ("agent.id_number", "agent.phone", "agent.address"),
}
"""Rows that stay on the paper when they are left empty, to be filled in by hand: the person's, and
an agent's where there is one."""
IDENTITY_PAPERS = {
    "居民身份证": "Resident identity card",
    "港澳居民居住证": "Residence permit for Hong Kong and Macao residents",
    "台湾居民居住证": "Residence permit for Taiwan residents",
    "外国人永久居留身份证": "Foreign permanent resident identity card",
    "护照": "Passport",
    "港澳居民来往内地通行证": "Mainland travel permit for Hong Kong and Macao residents",
    "台湾居民来往大陆通行证": "Mainland travel permit for Taiwan residents",
    "户口簿": "Household register",
}
"""Kinds of document that the screen offers, as the English copy names them."""
ALWAYS = ("agent.", "recipient.")
"""Answers that any letter can hold, whatever its row in the table."""


def compose(
    matter: Matter, route: Route, *, templates: Templates, letter_lang: LetterLang
) -> Letter:
    """Write the letter of ``route``, with every text as typed.

    One original for each addressee, the platform's first, an agent's with its authorisation; with
    ``zh+en`` an English reading copy of the first one follows. Each sheet is marked as
    a study copy where the law is that of another day than today.
    Raises WrongInputError (``answers-missing``; field ``key``) where the letter needs more.
    """
    wanting = missing(matter.answers, route.row)
    if wanting:
        raise WrongInputError("answers-missing", key=", ".join(wanting))
    sheets = [sheet for original in _originals(matter, route, templates.zh) for sheet in original]
    if letter_lang == "zh+en":
        reading = templates.en.say("words", "notice.reading")
        copies = _originals(matter, route, templates.en)[0]
        sheets += [marked(sheet, reading) for sheet in copies]
    return bound(sheets, matter.law_day, templates, matter.today, sample=matter.answers.sample)


def bound(
    sheets: Sequence[Sheet], on: date, templates: Templates, today: date, *, sample: bool = False
) -> Letter:
    """Make one file of sheets, named after the first.

    Each is marked as a study copy on a day but ``today``, and as a ``sample`` where it is one.
    """
    if sample:
        sheets = [
            marked(sheet, _language(sheet, templates).say("words", "notice.sample"))
            for sheet in sheets
        ]
    if on != today:
        sheets = [_study(sheet, on, templates) for sheet in sheets]
    title = next(part.text for part in sheets[0].parts if isinstance(part, Title))
    return Letter(title, sheets[0].lang, tuple(sheets))


def unused(answers: Answers, row: RequestRow) -> tuple[str, ...]:
    """Return the keys of what was typed and is not used by this letter; ``item`` for entries.

    A letter uses as little as it needs, and the caller tells the person what is left out.
    """
    typed = [name for name in ANSWERS if value_of(answers, name) and not _taken(name, row)]
    return (*typed, *(("item",) if answers.items and row.items == "none" else ()))


def _originals(matter: Matter, route: Route, language: Language) -> tuple[tuple[Sheet, ...], ...]:
    """Write for each office its letter and, for an agent, the authorisation."""
    answers, question = matter.answers, matter.question
    found = once(
        on_paper(
            route.addressees,
            offices(route.addressees, answers.recipient, matter.place, language),
            language,
        )
    )
    entrusted = answers.agent.acts_as is AgentKind.ENTRUSTED
    kinds = [kind_of(route, question.ground), *([AUTHORISATION] if entrusted else [])]
    filled = [_values(answers, question, route, language, found, office) for office in found]
    return tuple(
        tuple(
            Sheet(language.lang, fill(language.letters[kind], values, language.lang))
            for kind in kinds
        )
        for values in filled
    )


def _values(
    answers: Answers,
    question: Question,
    route: Route,
    language: Language,
    found: tuple[Office, ...],
    office: Office,
) -> Values:
    """Collect the values that fill the sheet for one office."""
    texts = {name: value_of(answers, name) for name in ANSWERS if _taken(name, route.row)}
    if office.role == "provider":
        texts = {name: text for name, text in texts.items() if name not in NOT_TO_PROVIDER}
    if not office.named or office.role == "provider":
        texts.pop("recipient.address", None)
    comma = "、" if language.lang == "zh" else ", "
    texts |= identity_papers(texts, language)
    texts |= {
        "addressee": office.name,
        "copies": comma.join(other.name for other in found if other is not office),
        "basis": basis(route.basis, language),
        "deadlines": deadlines(route.deadlines, language),
        "ground": fact(question.ground, answers.agent.acts_as, language),
    }
    entries = answers.items if route.row.items != "none" else ()
    marks = proof_marks(entries, language)
    listed = attachments(route.row.attachments, entries, answers.agent, office, language)
    flags = {
        ground_flag(question.ground),
        f"record.{question.record}",
        f"right.{question.right}",
        f"role.{office.role}",
        *(("evidence",) if any(marks) else ()),
        *((f"agent.{answers.agent.acts_as}",) if answers.agent.acts_as else ()),
    }
    by_hand = {
        name
        for name in (*BY_HAND[""], *(BY_HAND["agent"] if answers.agent.acts_as else ()))
        if _taken(name, route.row)
    }
    if office.role == "provider":
        by_hand -= NOT_TO_PROVIDER
    return Values(
        texts, {"attachments": listed}, rows(entries, marks), frozenset(flags), frozenset(by_hand)
    )


def identity_papers(texts: Mapping[str, str], language: Language) -> dict[str, str]:
    """Return the kinds of document of ``texts`` as a letter prints them, in its language.

    A number of the length of a resident identity card's is one where nothing else is said, as the
    screen promises.
    """
    kinds = {}
    for key in ("applicant.id_type", "agent.id_type"):
        kind, number = texts.get(key, ""), texts.get(key.replace("type", "number"), "")
        if not kind and number.strip() and doubt(number) != "length":
            kind = CARDS[0]
        if kind:
            kinds[key] = IDENTITY_PAPERS.get(kind, kind) if language.lang == "en" else kind
    return kinds


def rows(items: Sequence[Item], marks: Sequence[str]) -> tuple[dict[str, str], ...]:
    """Return the rows of the table of entries; ``marks`` are the numbers of the proofs of each."""
    return tuple(
        {
            "item.no": str(number),
            "item.record": item.record,
            "item.correct": item.correct,
            "item.source": item.source,
            "item.proof": mark,
        }
        for number, (item, mark) in enumerate(zip(items, marks, strict=True), start=1)
    )


def fact(ground: Ground | None, acting: AgentKind | None, language: Language) -> str:
    """Return the sentence on the fact of a ground, about the person or about somebody who died."""
    if ground is None:
        return ""
    of_the_dead = acting is AgentKind.RELATIVE and ground in OF_A_PERSON
    return language.say("grounds", f"{ground}.relative" if of_the_dead else ground)


def _taken(name: str, row: RequestRow) -> bool:
    """Tell whether a letter uses an answer: only what the route needs or can use."""
    asked = fields_of(row)
    kind_of_identity = name == "applicant.id_type" and "applicant.id_number" in asked
    return name in asked or name.startswith(ALWAYS) or kind_of_identity


def _language(sheet: Sheet, templates: Templates) -> Language:
    return templates.zh if sheet.lang == "zh" else templates.en


def _study(sheet: Sheet, on: date, templates: Templates) -> Sheet:
    language = _language(sheet, templates)
    return marked(sheet, language.say("words", "notice.study", day=written(on, sheet.lang)))


def marked(sheet: Sheet, notice: str) -> Sheet:
    """Return the sheet with a mark at its head that is no part of the letter."""
    return Sheet(sheet.lang, (Notice(notice), *sheet.parts))
