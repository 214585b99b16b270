"""The closed lists of names that a template may use: to print, and to ask about."""

from __future__ import annotations

from dataclasses import dataclass

from pcirights.core.vocabulary import (
    AgentKind,
    Because,
    Ground,
    Record,
    Request,
    Right,
    RouteId,
    Situation,
)

ANSWERS = (
    "applicant.name",
    "applicant.id_type",
    "applicant.id_number",
    "applicant.address",
    "applicant.postcode",
    "applicant.phone",
    "applicant.email",
    "agent.name",
    "agent.id_type",
    "agent.id_number",
    "agent.address",
    "agent.phone",
    "agent.relation",
    "recipient.address",
    "recipient.provider",
    "request.information",
    "request.document_no",
    "request.case_no",
    "request.report_no",
    "request.report_date",
    "request.period",
    "request.form",
    "request.delivery",
    "request.relation",
    "request.facts",
    "request.purpose",
)
"""What the person typed, named as in the answers file."""

MADE = ("addressee", "copies", "basis", "deadlines", "ground")
"""What the program writes: this office, the others, the law, its time limits, the fact."""

TEXTS = frozenset((*ANSWERS, *MADE))
"""Everything that a line can print."""

LISTS = frozenset({"attachments"})
"""Lists: each value prints as a point of its own."""

ITEM = frozenset({"item.no", "item.record", "item.correct", "item.source", "item.proof"})
"""What a column of the table can print for each entry."""

FILLED = frozenset({"applicant.name", "addressee", "basis"})
"""Fields that are never empty: without them there is no letter."""

ROLES = ("platform", "provider", "organ", "agency", "court")
"""What the office is to the record."""

FLAGS = frozenset(
    (
        "evidence",
        "ground.none",
        *(f"ground.{ground}" for ground in Ground),
        *(f"record.{record}" for record in Record),
        *(f"right.{right}" for right in Right),
        *(f"role.{role}" for role in ROLES),
        *(f"agent.{kind}" for kind in AgentKind),
    )
)
"""What a condition can ask about besides the fields; it prints nothing."""

CONDITIONS = TEXTS | LISTS | ITEM | FLAGS
"""What may stand in [with …] and [without …]."""

OWN_TEXTS = frozenset({"addressee", "recipient.address", "title"})
"""What the sheets that the person keeps can print: an office, its address, the letter's name."""

OWN_LISTS = frozenset(
    {
        "attachments",
        "receipt",
        "expected",
        "after",
        "oral",
        "beware",
        "unverified",
        "originals",
        "where",
        "costs",
        "aid",
    }
)
"""Their lists: attachments; when it counts as received; the times for an answer; the steps after
silence or refusal; help for people who cannot write; the cautions; what nobody could verify. For a
next step: how many originals and copies, how to find where it goes, what it costs, legal aid."""

OWN_FLAGS = frozenset({"evidence", "agent", "guardian", "relative", "blank", "skeleton"})
"""What they can ask about: evidence is attached; an agent, a guardian, a relative acts; an office's
own name is unknown; the letter is a skeleton."""


FOLLOWUP = (
    "followup.reference",
    "followup.answer_no",
    "followup.organ_address",
    "followup.respondent_address",
    "followup.completion",
    "followup.reasons",
    "followup.reconsidered_by",
    "followup.decision_no",
)
"""What the person typed for a next step, named as in the answers file."""

STEP_MADE = (
    "addressee",
    "office",
    "respondent",
    "respondent_role",
    "first",
    "basis",
    "law",
    "ground",
    "wanted",
    "right_law",
    "due_law",
    "due",
    "due_latest",
    "ripe_law",
    "ripe",
    "told",
    "sent",
    "received",
    "asked",
    "until",
    "answered",
    "reminded",
    "filed",
    "decided",
)
"""What the program writes in the letter of a step: where it goes, the office asked, whom it is
about by name, else what the rules call it, the first letter's name and law, the step's law; the
fact of the ground, what was wanted of the office and by which article; when the answer was due, or
due at the latest, and by which law, or when silence began where no period is set, and by which law;
the reason given; and the days of what has happened."""

STEP_LISTS = frozenset({"attachments", "papers", "points", "notes"})
"""What prints one point each: identity papers; the evidence with what it shows; the points of law
to be looked at; what a lawyer has to check."""

STEP_TEXTS = frozenset((*ANSWERS, *FOLLOWUP, *STEP_MADE))

STEP_FLAGS = frozenset(
    (
        "evidence",
        *(f"agent.{kind}" for kind in AgentKind),
        *(f"situation.{situation}" for situation in Situation),
        *(f"because.{because}" for because in Because),
        *(f"route.{route}" for route in RouteId),
        *(f"request.{request}" for request in Request),
        *(f"record.{record}" for record in Record),
    )
)
"""What a condition can ask about in the letter of a step."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that one kind of template may use, and those of them that always have content."""

    texts: frozenset[str]
    lists: frozenset[str]
    item: frozenset[str]
    conditions: frozenset[str]
    filled: frozenset[str]


STEP = Vocabulary(
    STEP_TEXTS,
    STEP_LISTS,
    ITEM,
    STEP_TEXTS | STEP_LISTS | ITEM | STEP_FLAGS,
    frozenset(
        {
            "applicant.name",
            "addressee",
            "office",
            "first",
            "basis",
            "law",
            "wanted",
            "right_law",
        }
    ),
)
LETTER = Vocabulary(TEXTS, LISTS, ITEM, CONDITIONS, FILLED)
OWN = Vocabulary(
    OWN_TEXTS,
    OWN_LISTS,
    frozenset(),
    OWN_TEXTS | OWN_LISTS | OWN_FLAGS,
    frozenset({"addressee", "title"}),
)
