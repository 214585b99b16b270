"""The sentences that the letters share: facts of the grounds, attachments, time limits, notices.

One line is one sentence: its name, an equals sign, the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Because, BodyRole, Ground, Request
from pcirights.letters.grammar import REMARK
from pcirights.letters.problems import Problem, near
from pcirights.letters.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE: frozenset[str] = frozenset()
ADDRESSEE = frozenset({"addressee"})
LENGTH = frozenset({"n"})
UNITS = ("working-day", "calendar-day", "month", "year")
ACTS = ("reply", "mark", "forward", "decide", "review", "correct", "delete")
"""What an office does within a period of a deadline that a letter names."""
STARTS = ("receipt", "acceptance")
"""The start of such a period, where the letter says it."""

PAPERS = (
    "letter-copy",
    "delivery-proof",
    "notice",
    "answer",
    "reminder-copy",
    "complaint-copy",
    "reconsideration-copy",
    "decision",
)
"""The papers that prove an event, by their names in law/steps.toml, in the order of the evidence.
"""
OF_A_PERSON = (Ground.NOT_MINE, Ground.COLLECTED_WITHOUT_CONSENT, Ground.SENSITIVE_DATA)
"""Grounds whose sentence names the person: another one where that person has died."""

FILES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "grounds": {
        **{str(ground): NONE for ground in Ground},
        **{f"{ground}.relative": NONE for ground in OF_A_PERSON},
    },
    "attachments": {
        "identity-proof": ADDRESSEE,
        "identity-proof.provider": ADDRESSEE,
        "credit-report": NONE,
        "proof-of-performance": NONE,
        "credit-commitment": NONE,
        "evidence": frozenset({"n", "text"}),
        "evidence-mark": LENGTH,
        "agent-authorisation": NONE,
        "agent-identity": ADDRESSEE,
        "agent-identity.provider": ADDRESSEE,
        "guardian-proof": NONE,
        "guardian-identity": ADDRESSEE,
        "guardian-identity.provider": ADDRESSEE,
        "relative-death": NONE,
        "relative-proof": NONE,
    },
    "deadlines": {
        "one": frozenset({"clause"}),
        "many": frozenset({"clauses"}),
        "within": frozenset({"start", "length", "act"}),
        "within.no-start": frozenset({"length", "act"}),
        "word": frozenset({"word", "act"}),
        "when": frozenset({"when", "limit"}),
        **{f"start.{start}": NONE for start in STARTS},
        **{f"act.{act}": NONE for act in ACTS},
        **{f"length.{unit}.{many}": LENGTH for unit in UNITS for many in ("one", "other")},
    },
    "requests": {
        **{str(request): NONE for request in Request},
        **{f"ground.{ground}": NONE for ground in Ground},
        f"ground.{Ground.NOT_MINE}.relative": NONE,
    },
    "because": {str(because): NONE for because in Because},
    "papers": {
        **{paper: frozenset({"first", "office"}) for paper in PAPERS},
        "own": frozenset({"text"}),
        "numbered": frozenset({"n", "text"}),
        "note": frozenset({"gist", "law"}),
    },
    "words": {
        "notice.skeleton": NONE,
        "notice.study": frozenset({"day"}),
        "notice.sample": NONE,
        "notice.reading": NONE,
        "blank.place": NONE,
        "blank.holder": NONE,
        "office": NONE,
        **{f"role.{role}": NONE for role in BodyRole},
        "basis.article": frozenset({"title", "articles"}),
        "basis.articles": frozenset({"title", "articles"}),
        "basis.title": frozenset({"title"}),
    },
    "sheet": {
        "expected": frozenset({"what", "time", "source", "gist"}),
        "expected.unread": frozenset({"what", "time", "source", "evidence"}),
        "span": frozenset({"start", "length"}),
        "after.within": frozenset({"step", "span"}),
        "source": frozenset({"source"}),
        "caution": frozenset({"title", "text"}),
        "caution.source": frozenset({"title", "text", "source"}),
        "help": frozenset({"gist", "source"}),
        "silence": frozenset({"gist", "source"}),
    },
}
"""The files of sentences, the names in each, and the fields that each sentence may use."""

Phrases = dict[str, Text]


def read_phrases(
    file: str, content: str, names: Mapping[str, frozenset[str]], problems: list[Problem]
) -> Phrases:
    """Return the sentences of a file by their names; every defect is added to ``problems``."""
    found: Phrases = {}
    for number, whole in enumerate(content.splitlines(), start=1):
        line = whole.strip()
        if not line or line.startswith(REMARK):
            continue

        def say(what: str, number: int = number) -> None:
            problems.append(Problem(file, number, what))

        name, equals, raw = (part.strip() for part in line.partition("="))
        if not equals:
            say("应写作“名称 = 文字”，write 'name = text'")
        elif name not in names:
            say(f"没有名称 {name}，no such name{near(name, names)}")
        elif name in found:
            say(f"{name} 写了两次，{name} is there twice")
        else:
            found[name] = read_text(raw, names[name], say)
    missing = [name for name in names if name not in found]
    if missing:
        problems.append(
            Problem(file, 0, f"缺少 {'、'.join(missing)}，missing: {', '.join(missing)}")
        )
    return found
