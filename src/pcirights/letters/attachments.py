"""What goes with the letter: identity copy, authorisation, numbered evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.vocabulary import AgentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pcirights.core.answers import Agent, Item
    from pcirights.letters.offices import Office
    from pcirights.letters.template import Language

LISTED_BY_ITEM = "evidence"
ONLY_WITHOUT_EVIDENCE = "proof-of-performance"
"""A general line for evidence, left out where the person lists the proofs."""
BROUGHT: Mapping[AgentKind | None, tuple[str, ...]] = {
    AgentKind.ENTRUSTED: ("agent-authorisation", "agent-identity"),
    AgentKind.GUARDIAN: ("guardian-proof", "guardian-identity"),
    AgentKind.RELATIVE: ("relative-death", "relative-proof"),
}
"""Attachments of a letter by an agent; a relative's own card counts as the applicant's."""
NAMED = frozenset({"identity-proof", "agent-identity", "guardian-identity"})
"""Identity copies marked with their purpose; a provider gets them with the number covered."""
MARKS = {"zh": "、", "en": ", "}


def attachments(
    codes: Sequence[str], items: Sequence[Item], agent: Agent, office: Office, language: Language
) -> tuple[str, ...]:
    """Return the list in the order of the route's row, evidence last, numbered throughout.

    The provider of the record gets identity copies with the number covered.
    """
    return tuple(_lines(codes, items, agent, office, language))


def _lines(
    codes: Sequence[str], items: Sequence[Item], agent: Agent, office: Office, language: Language
) -> Iterator[str]:
    suffix = ".provider" if office.role == "provider" else ""
    proofs = [proof for item in items for proof in item.evidence if proof]
    for code in codes:
        if code == LISTED_BY_ITEM or (code == ONLY_WITHOUT_EVIDENCE and proofs):
            continue
        name = code + suffix if code in NAMED else code
        yield language.say("attachments", name, addressee=office.name)
    for code in BROUGHT.get(agent.acts_as, ()):
        name = code + suffix if code in NAMED else code
        yield language.say("attachments", name, addressee=office.name)
    for number, proof in enumerate(proofs, start=1):
        yield language.say("attachments", "evidence", n=str(number), text=proof)


def proof_marks(items: Sequence[Item], language: Language) -> tuple[str, ...]:
    """Return for each entry the numbers of its evidence in the list: 证据1、证据2."""
    marks, number = [], 0
    for item in items:
        own = []
        for _ in filter(None, item.evidence):
            number += 1
            own.append(language.say("attachments", "evidence-mark", n=str(number)))
        marks.append(MARKS[language.lang].join(own))
    return tuple(marks)
