"""All instruments at once, what of them stands on a day, and the tables beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.core.law import Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pcirights.core.law import Instrument, Provision, Use, Words
    from pcirights.core.step_rows import (
        ArgumentRow,
        BasisRow,
        OfficeRow,
        ReasonRow,
        StepCautionRow,
        StepRow,
    )
    from pcirights.core.vocabulary import (
        Because,
        Enforceability,
        Ground,
        Outcome,
        Record,
        Request,
        Right,
        RouteId,
        Rule,
        Severity,
    )


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What the letter of a route asks, for one right and its grounds (None: no ground given).

    For records in ``last_resort`` the route is never recommended while another one stands.
    ``needs`` and ``may`` name the answers that the letter needs or can take (``applicant.name``);
    ``items`` says whether entries are needed, may be given, or have no place (``needed``, ``may``,
    ``none``).
    """

    route: RouteId
    records: tuple[Record, ...]
    rights: tuple[Right, ...]
    grounds: tuple[Ground | None, ...]
    request: Request
    last_resort: tuple[Record, ...]
    attachments: tuple[str, ...]
    needs: tuple[str, ...]
    may: tuple[str, ...]
    items: str

    def asked_by(self, record: Record, right: Right, ground: Ground | None) -> bool:
        """Whether this is the row for such a question."""
        return record in self.records and right in self.rights and ground in self.grounds


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """A step after silence or refusal; it stands while the provision it rests on is in force.

    ``first_by`` is the provision that makes the step come first; ``not_while`` one whose being in
    force takes the step away. ``after`` says what the office's answer was; ``follows`` names the
    step whose decision or silence opens this one. ``at_latest`` sets the outer limit; ``accepts``
    and ``decides`` the time of whoever the step goes to. ``at_once``: it needs no answer and no
    silence first. ``limitation`` is the provision after whose time a civil claim is barred. Empty
    lists mean any.
    """

    step: str
    routes: tuple[RouteId, ...]
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    grades: tuple[Enforceability, ...]
    rests_on: str
    first_by: str | None
    not_while: str | None
    only_while: str | None
    when: Words | None
    governing: str | None
    after: tuple[Outcome, ...]
    because: tuple[Because, ...]
    unless: tuple[Because, ...]
    follows: str | None
    at_latest: str | None
    accepts: str | None
    decides: tuple[str, ...]
    at_once: bool = False
    limitation: str | None = None


@dataclass(frozen=True, slots=True)
class CountingRow:
    """What a provision says about counting, and for which requests or steps it says it.

    Rows with ``steps`` count the time of those steps, the others that of the office asked. Empty
    lists mean any.
    """

    rule: Rule
    rests_on: str
    routes: tuple[RouteId, ...]
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CautionRow:
    """When a caution is given, and the provisions it rests on: the first in force is shown.

    With ``no_route`` it stands for the reason why there is no route. One that names provisions
    is silent on a day when none of them is in force. ``without`` names routes whose absence is what
    the caution is about. Empty lists mean any.
    """

    code: str
    severity: Severity
    rests_on: tuple[str, ...]
    no_route: bool
    routes: tuple[RouteId, ...]
    without: tuple[RouteId, ...]
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    rights: tuple[Right, ...]
    grounds: tuple[Ground | None, ...]
    grades: tuple[Enforceability, ...]
    governing: str | None
    until: date | None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Who receives a request. Names may hold {place}, {province} and {holder}."""

    route: RouteId
    instrument: str | None
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    places: tuple[str, ...]
    role: str
    name: Words
    holder: Words | None
    blank: bool
    source: str


@dataclass(frozen=True, slots=True)
class StatuteBook:
    """The instruments and the tables. Built once by the loader, never changed.

    ``first_day`` and ``horizon`` are the first and the last day that can be asked about; after
    ``review_days`` without a look an instrument is due for another.
    """

    instruments: Mapping[str, Instrument]
    requests: tuple[RequestRow, ...]
    remedies: tuple[RemedyRow, ...]
    counting: tuple[CountingRow, ...]
    cautions: tuple[CautionRow, ...]
    bodies: tuple[BodyRow, ...]
    steps: tuple[StepRow, ...]
    step_offices: tuple[OfficeRow, ...]
    reasons: tuple[ReasonRow, ...]
    step_cautions: tuple[StepCautionRow, ...]
    step_bases: tuple[BasisRow, ...]
    arguments: tuple[ArgumentRow, ...]
    first_day: date
    horizon: date
    checked: date
    review_days: int
    _by_route: dict[RouteId, list[tuple[Instrument, Provision, Use]]] = field(
        init=False, repr=False, default_factory=dict
    )
    _by_ref: dict[str, tuple[Instrument, Provision]] = field(
        init=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for instrument in self.instruments.values():
            for provision in instrument.provisions:
                self._by_ref[provision.ref] = (instrument, provision)
                for use in provision.uses:
                    self._by_route.setdefault(use.route, []).append((instrument, provision, use))

    def check_day(self, on: date) -> None:
        """Raise WrongInputError for a day that the book does not answer for."""
        if on < self.first_day:
            raise WrongInputError(
                "day-too-early", day=on.isoformat(), first=self.first_day.isoformat()
            )
        if on > self.horizon:
            raise WrongInputError(
                "day-past-horizon", day=on.isoformat(), last=self.horizon.isoformat()
            )

    def uses(self, route: RouteId) -> Sequence[tuple[Instrument, Provision, Use]]:
        """Every use of a provision for a route, whatever the day."""
        return self._by_route.get(route, ())

    def find(self, ref: str) -> tuple[Instrument, Provision]:
        """The provision that ``instrument#key`` points at. Raises KeyError."""
        return self._by_ref[ref]

    def standing(self, ref: str | None, on: date) -> tuple[Instrument, Provision] | None:
        """The same, if it can be cited on that day; otherwise None."""
        if ref is None:
            return None
        instrument, provision = self._by_ref[ref]
        return (instrument, provision) if instrument.status(on).citable else None

    def in_force(self, on: date, place: Sequence[str] = ()) -> Iterator[Instrument]:
        """What can be cited on a day: national instruments, and those of the codes in ``place``."""
        for instrument in self.instruments.values():
            here = instrument.place is None or instrument.place in place
            if here and instrument.status(on).citable:
                yield instrument

    def outranking(
        self, rule: Instrument, route: RouteId, record: Record, on: date, place: Sequence[str]
    ) -> tuple[Instrument, ...]:
        """The local regulations of the same or a higher unit that outrank a local rule.

        They outrank it for the records that they govern: about others the rule still speaks.

        Regulations of a people's congress outrank the rules of governments at the same and lower
        levels (Legislation Law 2023, Art. 100; 2015, Art. 89).
        """
        if rule.place is None or rule.level not in {
            Level.GOVERNMENT_RULE,
            Level.NORMATIVE_DOCUMENT,
        }:
            return ()
        above = place[place.index(rule.place) :]
        return tuple(
            instrument
            for instrument, _, use in self.uses(route)
            if instrument.level is Level.LOCAL_REGULATION
            and instrument.place in above
            and use.role is Role.PRIMARY
            and record in use.records
            and instrument.status(on).citable
        )

    def displaced(
        self, rule: Instrument, route: RouteId, record: Record, on: date, place: Sequence[str]
    ) -> bool:
        """Whether a regulation that outranks the rule began on the same day or after it.

        A rule that began later was made under the regulation and stands beside it.
        """
        return any(
            regulation.began >= rule.began
            for regulation in self.outranking(rule, route, record, on, place)
        )
