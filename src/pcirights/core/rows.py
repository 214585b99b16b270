"""The rows of the law's tables (routes.toml, remedies.toml, steps.toml and so on).

The loader reads rows by these annotations: a word of a closed list is ``Annotated`` with its
enumeration, a reference to a provision or an instrument is a ``Ref``.
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
    """What the letter of a route asks for some rights and grounds (None: no ground given).

    For the records in ``last_resort`` the route is recommended only where it is the only one.
    ``needs`` and ``may`` name the answers that the letter needs or can take (``applicant.name``);
    ``items`` says whether entries of the record are needed, allowed, or not used.
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
    """A remedy after silence or refusal, open while the provision it rests on is in force.

    ``first_by`` is the provision by which the step must come before a suit. The step is closed
    while ``not_while`` is in force, and open only while ``only_while`` is. ``follows`` names the
    step whose decision or silence opens this one. ``at_latest`` sets the outer limit; ``accepts``
    and ``decides`` set the time of the body that the step goes to. ``at_once``: neither an answer
    nor silence has to come first. ``limitation`` is the provision after whose time a civil claim is
    barred; ``said`` is the condition in words.
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
    """A rule about counting time, with the provision that says so.

    Rows with ``steps`` are about the person's time for those steps, the others about the office's
    time.
    """

    rule: Rule
    when: When
    rests_on: Ref
    steps: tuple[StepName, ...] = ()


@dataclass(frozen=True, slots=True)
class CautionRow:
    """When a caution is given, and the provisions it rests on: the first in force is shown.

    A row that names provisions is skipped on a day when none of them is in force. ``no_route``: it
    is the reason why there is no route. ``without``: it is given only where none of these routes is
    there. ``until`` is its last day. ``also`` are provisions named after the sentence, all that are
    in force.
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
    """A body that receives a request. Its name may hold {place}, {province} and {holder}."""

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
    """The provisions that say what a request of a route costs."""

    when: When
    rests_on: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A next step in a situation.

    ``dated``: it is given only where the case has a date called ``date``, and rests on that date's
    provision. Otherwise it rests on the first of ``rests_on`` in force, else on such a date, else
    on the basis of the first request. ``letter`` names the template of its letter. With ``again``,
    ``record`` or ``right`` another request is written instead, with the same record or right where
    none is named.
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
    """The office that a step goes to while ``rests_on`` is in force.

    ``find`` says how to find its name.
    """

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
    """A caution about a step, with the first of ``rests_on`` that is in force."""

    code: str
    severity: Severity
    when: When
    steps: tuple[StepName, ...] = ()
    rests_on: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A point of law that a letter asks to be examined, while its provision is in force.

    ``said`` is the sentence, with ``{law}`` for the provision.
    """

    code: str
    steps: tuple[StepName, ...]
    when: When
    rests_on: Ref
    said: Words


@dataclass(frozen=True, slots=True)
class BasisRow:
    """Provisions that the letter of a step cites besides its main one: all that are in force."""

    steps: tuple[StepName, ...]
    when: When
    rests_on: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason that an office can give for refusing, and the provision behind it, if any."""

    because: Because
    when: When
    rests_on: Ref | None = None


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """Which addressee of a letter to several a step is about, where the person does not say it."""

    steps: tuple[StepName, ...]
    when: When
    role: Annotated[str, BodyRole]
