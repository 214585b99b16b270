"""The person's own sheet: how to file, what to keep, what to expect. It is never sent.

Every number, provision and caution in it comes from the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.vocabulary import AgentKind
from pcirights.letters.advice import advice
from pcirights.letters.attachments import attachments, proof_marks
from pcirights.letters.compose import bound
from pcirights.letters.kinds import DELIVERY_RECORD, OWN_SHEET, kind_of
from pcirights.letters.letter import Sheet
from pcirights.letters.offices import UNKNOWN, offices
from pcirights.letters.sheet import Values, fill, title_of

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.answers import Answers
    from pcirights.core.findings import Findings
    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.letters.letter import Letter
    from pcirights.letters.offices import Office
    from pcirights.letters.template import Language, Templates
    from pcirights.places.place import Place

ACTING = {
    AgentKind.ENTRUSTED: "agent",
    AgentKind.GUARDIAN: "guardian",
    AgentKind.RELATIVE: "relative",
}
"""Who signs, as a condition of the sheet."""


def own_sheet(
    answers: Answers,
    findings: Findings,
    route: Route,
    *,
    place: Place | None,
    templates: Templates,
    words: Catalogue,
    today: date,
) -> Letter:
    """Write the sheet in the language of ``words``, and a delivery record for each office.

    It holds none of the person's particulars. On a day other than ``today`` it is marked, as the
    letter is.
    """
    language = templates.zh if words.lang == "zh" else templates.en
    found = offices(route.addressees, answers.recipient, place, language)
    kind = kind_of(route, findings.question.ground)
    texts = {"title": title_of(language.letters[kind], findings.question.ground)}
    told = advice(findings, route, words, language)
    own = _values(answers, route, found, language)
    filled = [(OWN_SHEET, Values(texts, {**own.lists, **told}, (), own.flags))]
    for office in found:
        named = office.named and office.role != "provider"
        address = answers.recipient.address if named else ""
        record = {**texts, "recipient.address": address, "addressee": office.name}
        filled.append((DELIVERY_RECORD, Values(record, {}, (), frozenset())))
    sheets = [
        Sheet(words.lang, fill(language.letters[name], values, words.lang))
        for name, values in filled
    ]
    return bound(sheets, findings.question.on, templates, today, sample=answers.sample)


def _values(
    answers: Answers, route: Route, found: tuple[Office, ...], language: Language
) -> Values:
    """Gather what goes with the letters: a line that all offices get stands once."""
    entries = answers.items if route.row.items != "none" else ()
    codes, agent = route.row.attachments, answers.agent
    listed = [
        line for office in found for line in attachments(codes, entries, agent, office, language)
    ]
    flags = {
        *(("evidence",) if any(proof_marks(entries, language)) else ()),
        *((ACTING[agent.acts_as],) if agent.acts_as else ()),
        *(("blank",) if _blank(route, found) else ()),
    }
    return Values({}, {"attachments": tuple(dict.fromkeys(listed))}, (), frozenset(flags))


def _blank(route: Route, found: tuple[Office, ...]) -> bool:
    """Tell whether the person still has to look up an office's own name."""
    rows = route.addressees or (UNKNOWN,)
    return any(row.blank and not office.named for row, office in zip(rows, found, strict=True))
