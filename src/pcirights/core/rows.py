"""The rows of the tables beside the instruments: requests, remedies, steps, cautions, bodies.

The loader reads each row by these annotations: a word of a closed list stands as ``Annotated`` with
its list, a pointer at a provision or an instrument as ``Ref``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pcirights.core.law import Words
from pcirights.core.vocabulary import (
    Attachment,
    Because,
    BodyRole,
    GoesTo,
    Ground,
    Items,
    Paper,
    Record,
    Request,
    Right,
    RouteId,
    Rule,
    Severity,
    Step,
    StepLetter,
)
from pcirights.core.when import When


class PointsAt:
    """Marks a text that names a provision (``instrument#key``) or an instrument."""


class AnswerKey:
    """Marks a text that names an answer, such as ``applicant.name``."""


Ref = Annotated[str, PointsAt]
Key = Annotated[str, AnswerKey]
StepName = Annotated[str, Step]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What the letter of a route asks, for one right and its grounds (None: no ground given).

    For records in ``last_resort`` the route is never recommended while another one stands.
    ``needs`` and ``may`` name the answers that the letter needs or can take (``applicant.name``);
    ``items`` says whether entries are needed, may be given, or have no place.
    """

    route: RouteId
    records: tuple[Record, ...]
    rights: tuple[Right, ...]
    grounds: tuple[Ground | None, ...]
    request: Request
    items: Annotated[str, Items]
    last_resort: tuple[Record, ...] = ()
    attachments: tuple[Annotated[str, Attachment], ...] = ()
    needs: tuple[Key, ...] = ()
    may: tuple[Key, ...] = ()

    def asked_by(self, record: Record, right: Right, ground: Ground | None) -> bool:
        """Whether this is the row for such a question."""
        return record in self.records and right in self.rights and ground in self.grounds


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """A step after silence or refusal; it stands while the provision it rests on is in force.

    ``first_by`` is the provision that makes the step come first; ``not_while`` one whose being in
    force takes the step away, ``only_while`` one without which it does not stand. ``follows`` names
    the step whose decision or silence opens this one. ``at_latest`` sets the outer limit;
    ``accepts`` and ``decides`` the time of whoever the step goes to. ``at_once``: it needs neither
    an answer nor silence first. ``limitation`` is the provision after whose time a civil claim is
    barred; ``said`` is its condition in words.
    """

    step: StepName
    when: When
    rests_on: Ref
    first_by: Ref | None = None
    not_while: Ref | None = None
    only_while: Ref | None = None
    said: Words | None = None
    follows: StepName | None = None
    at_latest: Ref | None = None
    accepts: Ref | None = None
    decides: tuple[Ref, ...] = ()
    at_once: bool = False
    limitation: Ref | None = None


@dataclass(frozen=True, slots=True)
class CountingRow:
    """What a provision says about counting, and for which requests or steps it says it.

    Rows with ``steps`` count the time of those steps, the others that of the office asked.
    """

    rule: Rule
    when: When
    rests_on: Ref
    steps: tuple[StepName, ...] = ()


@dataclass(frozen=True, slots=True)
class CautionRow:
    """When a caution is given, and the provisions it rests on: the first in force is shown.

    With ``no_route`` it stands for the reason why there is no route. One that names provisions
    is silent on a day when none of them is in force. ``without`` names routes whose absence is what
    the caution is about; ``until`` is its last day. Of ``also`` all that are in force are
    named after the sentence.
    """

    code: str
    severity: Severity
    when: When
    rests_on: tuple[Ref, ...] = ()
    also: tuple[Ref, ...] = ()
    no_route: bool = False
    without: tuple[RouteId, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Who receives a request. Names may hold {place}, {province} and {holder}."""

    when: When
    role: Annotated[str, BodyRole]
    name: Words
    source: str
    instrument: Ref | None = None
    places: tuple[str, ...] = ()
    holder: Words | None = None
    blank: bool = False
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class CostRow:
    """Which provisions say what a request of a route costs."""

    when: When
    rests_on: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in a situation.

    ``dated``: it stands only where the dates after the letter hold a date called ``date``, and
    rests on that date's provision; otherwise on the first of ``rests_on`` in force, else on such a
    date, else on the request's own basis. ``letter`` names the template of its letter; ``again``,
    ``record`` and ``right`` another request that is written instead, of the same record or right
    where none is named.
    """

    step: StepName
    when: When
    goes_to: Annotated[str, GoesTo]
    date: str | None = None
    dated: bool = False
    rests_on: tuple[Ref, ...] = ()
    letter: Annotated[str, StepLetter] | None = None
    again: bool = False
    record: Record | None = None
    right: Right | None = None
    costs: tuple[Ref, ...] = ()
    needs: tuple[Annotated[str, Paper], ...] = ()

    @property
    def writes_another(self) -> bool:
        """Whether another request is written instead of a letter of its own."""
        return self.again or self.record is not None or self.right is not None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Where a step goes while ``rests_on`` is in force; ``find`` says how the name is found."""

    steps: tuple[StepName, ...]
    when: When
    rests_on: Ref
    role: Annotated[str, BodyRole]
    name: Words
    find: Words
    holder: Words | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class StepCautionRow:
    """What to beware of with a step; the first of ``rests_on`` in force is shown with it."""

    code: str
    severity: Severity
    when: When
    steps: tuple[StepName, ...] = ()
    rests_on: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A point of law that a letter asks to be looked at, while its provision is in force.

    ``said`` is the sentence, with ``{law}`` for the provision.
    """

    code: str
    steps: tuple[StepName, ...]
    when: When
    rests_on: Ref
    said: Words


@dataclass(frozen=True, slots=True)
class BasisRow:
    """What the letter of a step names beside the provision that the step rests on.

    Of ``rests_on`` all that are in force are named: what opens the step to such a case.
    """

    steps: tuple[StepName, ...]
    when: When
    rests_on: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason that an answer can name; ``rests_on`` is the provision that gives it, if any."""

    because: Because
    when: When
    rests_on: Ref | None = None


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """Which addressee of a letter to several a step is about, where the person does not say it."""

    steps: tuple[StepName, ...]
    when: When
    role: Annotated[str, BodyRole]
