"""What the person told the program. Frozen dataclasses whose repr shows nothing that was typed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from pcirights.core.vocabulary import AgentKind, Ground, Record, Right, RouteId

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.events import Event

MAX_TEXT = 100_000
"""The most characters that one field may hold."""


class Quiet:
    """A dataclass whose repr never shows what a person typed."""

    __slots__ = ()

    def __repr__(self) -> str:
        filled = [item.name for item in fields(self) if getattr(self, item.name)]  # type: ignore[arg-type]  # every subclass is a dataclass
        return f"{type(self).__name__}(filled: {', '.join(filled)})"


@dataclass(frozen=True, slots=True, repr=False)
class Applicant(Quiet):
    """The person whose record it is."""

    name: str = ""
    id_type: str = ""
    id_number: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Agent(Quiet):
    """Who writes for the person whose record it is; ``kind`` is a word of AgentKind, or empty."""

    name: str = ""
    id_type: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""
    relation: str = ""
    kind: str = ""

    @property
    def acts_as(self) -> AgentKind | None:
        """Why the agent writes; None without an agent. A kind not known counts as entrusted."""
        if not self.name:
            return None
        return AgentKind(self.kind) if self.kind in set(AgentKind) else AgentKind.ENTRUSTED


@dataclass(frozen=True, slots=True, repr=False)
class Recipient(Quiet):
    """Who holds the record: an organ, company, bank or court, and its address."""

    name: str = ""
    address: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class RequestDetails(Quiet):
    """What some routes need besides the applicant's particulars."""

    information: str = ""
    document_no: str = ""
    case_no: str = ""
    report_no: str = ""
    report_date: str = ""
    period: str = ""
    form: str = ""
    delivery: str = ""
    relation: str = ""
    facts: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Item(Quiet):
    """One entry: what the record says, what is right, and the proof."""

    record: str = ""
    correct: str = ""
    source: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class FollowUp(Quiet):
    """What the letter of a next step needs besides the events.

    ``organ`` is the exact name of the office that the letter goes to. ``respondent`` is the body
    that it is about, where that is not the addressee of the first letter. ``reconsidered_by`` and
    ``decision_no`` describe the reconsideration before a suit.
    """

    reference: str = ""
    answer_no: str = ""
    organ: str = ""
    organ_address: str = ""
    respondent: str = ""
    respondent_address: str = ""
    completion: str = ""
    reasons: str = ""
    reconsidered_by: str = ""
    decision_no: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Answers(Quiet):
    """Everything that the person told us; what is not yet answered is empty or None.

    ``place`` is what the person typed or the code of the unit they picked; ``on`` the day for which
    the law is asked (None: today, which the caller knows). ``events`` is what has happened since
    the letter. ``sample``: the person is made up, and the letter says so.
    """

    place: str = ""
    record: Record | None = None
    right: Right | None = None
    ground: Ground | None = None
    on: date | None = None
    route: RouteId | None = None
    applicant: Applicant = field(default_factory=Applicant)
    agent: Agent = field(default_factory=Agent)
    recipient: Recipient = field(default_factory=Recipient)
    request: RequestDetails = field(default_factory=RequestDetails)
    items: tuple[Item, ...] = ()
    followup: FollowUp = field(default_factory=FollowUp)
    events: tuple[Event, ...] = ()
    sample: bool = False


PARTS = ("applicant", "agent", "recipient", "request")
KEYS: tuple[str, ...] = tuple(
    f"{part}.{item.name}"
    for part, kind in zip(PARTS, (Applicant, Agent, Recipient, RequestDetails), strict=True)
    for item in fields(kind)
)
"""Every answer that a letter can take, such as ``applicant.name``."""
"""The parts of the answers that hold plain fields; a field's key is ``part.name``."""


def value_of(answers: Answers, key: str) -> str:
    """The value of a field such as ``applicant.name``. Raises AttributeError for an unknown key."""
    part, _, name = key.partition(".")
    value: str = getattr(getattr(answers, part), name)
    return value


def with_value(answers: Answers, key: str, value: str) -> Answers:
    """The same answers with one field changed."""
    part, _, name = key.partition(".")
    return replace(answers, **{part: replace(getattr(answers, part), **{name: value})})
