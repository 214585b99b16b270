"""The closed lists of names that a template may use: to print, and to ask about."""

from __future__ import annotations

from pcirights.core.words import Ground, Record, Right

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
"""What the person typed, under the names of the answers file."""

MADE = ("addressee", "copies", "basis", "deadlines", "ground")
"""What the program writes: this office, the others, the law, its time limits, the fact."""

TEXTS = frozenset((*ANSWERS, *MADE))
"""Everything that a line can print."""

LISTS = frozenset({"attachments"})
"""What prints one point for each of its values."""

ITEM = frozenset({"item.no", "item.record", "item.correct", "item.source", "item.proof"})
"""What a column of the table can print for each entry."""

FILLED = frozenset({"applicant.name", "addressee", "basis"})
"""What always has content: there is no letter without it."""

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
    )
)
"""What a condition can ask about beside the fields; it prints nothing."""

CONDITIONS = TEXTS | LISTS | ITEM | FLAGS
"""What may stand in [with …] and [without …]."""
