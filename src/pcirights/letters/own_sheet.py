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
from pcirights.letters.offices import UNKNOWN, offices, on_paper, once
from pcirights.letters.sheet import Values, fill, title_of

if TYPE_CHECKING:
    from pcirights.core.answers import Answers
    from pcirights.core.matter import Matter
    from pcirights.core.routes import Route
    from pcirights.i18n import Catalogue
    from pcirights.letters.letter import Letter
    from pcirights.letters.offices import Office
    from pcirights.letters.template import Language, Templates

ACTING = {
    AgentKind.ENTRUSTED: "agent",
    AgentKind.GUARDIAN: "guardian",
    AgentKind.RELATIVE: "relative",
}
"""Who signs, as a condition of the sheet."""


def own_sheet(matter: Matter, route: Route, *, templates: Templates, words: Catalogue) -> Letter:
    """Write the sheet in the language of ``words``, and a delivery record for each office.

    It holds none of the person's particulars. It is marked, as the letter
    is, where the law is that of another day than today.
    """
    answers, findings = matter.answers, matter.findings
    language = templates.zh if words.lang == "zh" else templates.en
    found = on_paper(
        route.addressees,
        offices(route.addressees, answers.recipient, matter.place, language),
        language,
    )
    kind = kind_of(route, findings.question.ground)
    texts = {"title": title_of(language.letters[kind], findings.question.ground)}
    told = advice(findings, route, words, language)
    own = _values(answers, route, found, language)
    filled = [(OWN_SHEET, Values(texts, {**own.lists, **told}, (), own.flags))]
    for office in once(found):
        named = office.named and office.role != "provider"
        address = answers.recipient.address if named else ""
        record = {**texts, "recipient.address": address, "addressee": office.name}
        filled.append((DELIVERY_RECORD, Values(record, {}, (), frozenset())))
    sheets = [
        Sheet(words.lang, fill(language.letters[name], values, words.lang))
        for name, values in filled
    ]
    return bound(sheets, matter.law_day, templates, matter.today, sample=answers.sample)


def _values(
    answers: Answers, route: Route, found: tuple[Office, ...], language: Language
) -> Values:
    """Collect the attachments of all originals; a line that all offices get is listed once."""
    entries = answers.items if route.row.items != "none" else ()
    codes, agent = route.row.attachments, answers.agent
    listed = [
        line
        for office in once(found)
        for line in attachments(codes, entries, agent, office, language)
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
