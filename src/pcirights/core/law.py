"""One law, in one version, with the days on which it is in force; and its provisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pcirights.core.vocabulary import Ground, Ranked

if TYPE_CHECKING:
    from pcirights.core.vocabulary import Enforceability, Record, Request, Right, RouteId


class Level(StrEnum):
    """The rank of an instrument (效力等级)."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    JUDICIAL_INTERPRETATION = "judicial-interpretation"
    LOCAL_REGULATION = "local-regulation"
    DEPARTMENTAL_RULE = "departmental-rule"
    GOVERNMENT_RULE = "government-rule"
    NORMATIVE_DOCUMENT = "normative-document"
    PARTY_DOCUMENT = "party-document"

    @property
    def gives_suit(self) -> bool:
        """Whether a right given at this rank can be a basis for a suit by itself.

        Courts decide on laws, administrative and local regulations, and only refer to rules.
        """
        return self in {
            Level.LAW,
            Level.ADMINISTRATIVE_REGULATION,
            Level.LOCAL_REGULATION,
        }


class Evidence(Ranked):
    """What a statement about the law rests on, best first. Memory is no evidence."""

    TEXT = "text"
    SCHOLARLY = "scholarly"
    SECONDARY = "secondary"


class Unit(StrEnum):
    """The unit of a period of time."""

    WORKING_DAY = "working-day"
    CALENDAR_DAY = "calendar-day"
    MONTH = "month"
    YEAR = "year"


class Status(StrEnum):
    """What an instrument is on the day asked."""

    IN_FORCE = "in-force"
    PRESUMED_IN_FORCE = "presumed-in-force"
    NOT_YET_IN_FORCE = "not-yet-in-force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    DRAFT = "draft"

    @property
    def citable(self) -> bool:
        """Whether a letter may rest on an instrument of this status."""
        return self in {Status.IN_FORCE, Status.PRESUMED_IN_FORCE}


class Role(StrEnum):
    """Whether a provision gives the right, or only supports the request."""

    PRIMARY = "primary"
    SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day in force, both included; None is open."""

    first: date | None
    last: date | None

    def holds(self, on: date) -> bool:
        """Whether the day lies within the span."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time limit set by a provision: a number with a unit, or the provision's own word.

    ``what`` is a word of Promise, such as ``reply`` or ``file`` (the person's own limit);
    ``starts`` is a word of Start, the event from which it runs. Empty ``requests`` means all
    requests.
    """

    what: str
    n: int | None
    unit: Unit | None
    word: Words | None
    starts: str | None
    when: Words | None
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """Which requests of a route a provision gives or supports.

    Empty ``rights`` or ``grounds`` means any; a question without a ground counts as one about
    inaccuracy. The use applies only while the provision ``only_while`` is in force; while
    ``yields_to`` is in force, a primary use counts as supporting. ``grade`` is set where the level
    alone does not say whether a court enforces the right, and ``reason`` then says why.
    """

    route: RouteId
    requests: tuple[Request, ...]
    role: Role
    records: tuple[Record, ...]
    rights: tuple[Right, ...]
    grounds: tuple[Ground, ...]
    only_while: str | None
    yields_to: str | None
    grade: Enforceability | None
    reason: Words | None

    def fits(
        self, route: RouteId, request: Request, record: Record, right: Right, ground: Ground | None
    ) -> bool:
        """Whether this use serves such a request."""
        return (
            self.route == route
            and request in self.requests
            and record in self.records
            and (not self.rights or right in self.rights)
            and (not self.grounds or (ground or Ground.INACCURATE) in self.grounds)
        )


@dataclass(frozen=True, slots=True)
class Provision:
    """One article of an instrument, and what it gives or refuses.

    ``article`` is the number as the interfaces write it (``23(1)(3)``), ``article_zh`` as a letter
    prints it (第二十三条第一款第三项); both are None where nobody has read or reported the number.
    ``gist`` says what the article says; ``note`` what we conclude from it or found missing in it,
    which is for whoever keeps the data and never printed in a letter.
    """

    instrument: str
    key: str
    article: str | None
    article_zh: str | None
    article_en: str | None
    evidence: Evidence
    source: str
    gist: Words
    uses: tuple[Use, ...]
    periods: tuple[Period, ...]
    note: Words | None = None
    href: str | None = None
    ref: str = field(init=False, compare=False)
    """How the data points at this provision: ``instrument#key``."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ref", f"{self.instrument}#{self.key}")

    @property
    def printable(self) -> bool:
        """Whether a letter may print the article's number."""
        return self.article is not None and self.evidence is not Evidence.SECONDARY


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, regulation, rule or document in one version.

    ``place`` is the code of the unit whose authority made it, None for the whole country.
    ``span`` starts on ``known_from`` where nobody saw the first day in force. ``href`` is the
    official page where one is known: it is shown, and never opened by the program.
    """

    id: str
    group: str
    level: Level
    title: Words
    issuer: Words
    place: str | None
    document_no: str | None
    promulgated: date | None
    span: Span
    first_day_seen: bool
    first_day_evidence: Evidence
    last_day_evidence: Evidence | None
    replaced_by: str | None
    draft: bool
    status_known: bool
    last_confirmed: date | None
    last_confirmed_by: str
    source: str
    checked: date
    provisions: tuple[Provision, ...]
    href: str | None = None

    @property
    def began(self) -> date:
        """The first day in force, for comparing: what has no first day comes before all others."""
        return self.span.first or date.min

    def status(self, on: date) -> Status:
        """What the instrument is on that day."""
        if self.draft:
            return Status.DRAFT
        if self.span.first is None or on < self.span.first:
            return Status.NOT_YET_IN_FORCE
        if self.span.last is not None and on > self.span.last:
            return Status.SUPERSEDED if self.replaced_by else Status.REPEALED
        if self.last_confirmed is not None and on <= self.last_confirmed:
            return Status.IN_FORCE
        return Status.PRESUMED_IN_FORCE


class Citation(NamedTuple):
    """A provision with its instrument: what a date, a step or a caution rests on."""

    instrument: Instrument
    provision: Provision
