"""Finds the routes that the law of a day gives for a question, and ranks them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pcirights.core.addressees import addressees
from pcirights.core.law import Citation, Evidence, Role
from pcirights.core.periods import ANSWERS, deadlines
from pcirights.core.remedies import remedies
from pcirights.core.vocabulary import (
    Enforceability,
    Ground,
    Record,
    Request,
    Right,
    RouteId,
    Rule,
)
from pcirights.core.when import Facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pcirights.core.addressees import Addressee
    from pcirights.core.law import Instrument, Provision, Status, Use, Words
    from pcirights.core.periods import Deadline
    from pcirights.core.remedies import Remedy
    from pcirights.core.rows import RequestRow
    from pcirights.core.statute_book import StatuteBook

NO_LIMIT = 10**6
"""Sort value for a route that sets no number of days."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the law: a kind of record, a right, a ground, a place and a day.

    ``place`` holds the codes of the units whose local instruments can apply, nearest first; it is
    empty where only national law is asked.
    """

    place: tuple[str, ...]
    record: Record
    right: Right
    ground: Ground | None
    on: date


@dataclass(frozen=True, slots=True)
class Basis:
    """One provision that a route rests on, with its instrument's status on that day."""

    instrument: Instrument
    provision: Provision
    role: Role
    status: Status
    grade: Enforceability
    reason: Words | None


@dataclass(frozen=True, slots=True)
class Route:
    """One way to exercise the right; one route makes one letter.

    ``reason`` explains a grade that does not follow from the level alone. ``chosen_for`` is a code
    for why the route is recommended, empty where it is not. ``costs`` are the provisions on cost,
    ``helps`` those that help people who cannot write or see, ``silences`` those that say when no
    answer counts as silence where the route sets no number of days.
    """

    row: RequestRow
    enforceability: Enforceability
    basis: tuple[Basis, ...]
    addressees: tuple[Addressee, ...]
    deadlines: tuple[Deadline, ...]
    remedies: tuple[Remedy, ...]
    costs: tuple[Citation, ...] = ()
    helps: tuple[Citation, ...] = ()
    silences: tuple[Citation, ...] = ()
    chosen_for: str = ""

    @property
    def id(self) -> RouteId:
        """The stable name of the route."""
        return self.row.route

    @property
    def request(self) -> Request:
        """What its letter asks."""
        return self.row.request

    @property
    def recommended(self) -> bool:
        """Whether it is the one that the program recommends."""
        return bool(self.chosen_for)

    @property
    def reported(self) -> bool:
        """Whether its strongest provision is known from a published article alone."""
        return self.basis[0].provision.evidence is Evidence.SCHOLARLY

    @property
    def known_by_title(self) -> bool:
        """Whether it rests on a local regulation of which only the title is known."""
        grade = self.enforceability
        return grade is Enforceability.UNVERIFIED and self.reason is None

    @property
    def governing(self) -> Instrument:
        """The instrument that governs the request: that of the strongest primary provision."""
        return self.basis[0].instrument

    @property
    def reason(self) -> Words | None:
        """Why the strongest provision has its grade, where its level alone cannot tell."""
        return self.basis[0].reason


def find_routes(question: Question, book: StatuteBook) -> tuple[Route, ...]:
    """Every route that the law of that day gives, the recommended one first.

    Each route id comes at most once: where the table maps it to several requests, the first one
    that a provision in force supports is taken.
    """
    found: dict[RouteId, Route] = {}
    for row in book.requests:
        if row.route in found or not row.asked_by(question.record, question.right, question.ground):
            continue
        basis = _basis(row, question, book)
        if basis:
            found[row.route] = _route(row, basis, question, book)
    ranked = sorted(found.values(), key=lambda route: _preference(route, question.record))
    if not ranked:
        return ()
    first = replace(ranked[0], chosen_for=_chosen_for(ranked, question.record))
    return (first, *ranked[1:])


def _basis(row: RequestRow, question: Question, book: StatuteBook) -> tuple[Basis, ...]:
    """The provisions in force that serve the request, strongest first; none without a primary."""
    found: dict[str, Basis] = {}
    for instrument, provision, use in book.uses(row.route, question.place):
        if not use.fits(
            row.route, row.request, question.record, question.right, question.ground
        ) or not _stands(instrument, row.route, question, book):
            continue
        if use.only_while and not book.standing(use.only_while, question.on):
            continue
        status = instrument.status(question.on)
        yields = book.standing(use.yields_to, question.on)
        below = book.outranking(instrument, row.route, question.record, question.on, question.place)
        if below and provision.evidence is not Evidence.TEXT:
            continue
        role = Role.SUPPORTING if yields else use.role
        basis = Basis(
            instrument, provision, role, status, _grade(instrument, provision, use), use.reason
        )
        known = found.get(provision.ref)
        if known is None or (known.role is Role.SUPPORTING and role is Role.PRIMARY):
            found[provision.ref] = basis
    ordered = sorted(found.values(), key=lambda basis: _strength(basis, question.place))
    return tuple(ordered) if ordered and ordered[0].role is Role.PRIMARY else ()


def _stands(instrument: Instrument, route: RouteId, question: Question, book: StatuteBook) -> bool:
    """Whether an instrument can be cited on the day and is not displaced by a regulation."""
    return instrument.status(question.on).citable and not book.displaced(
        instrument, route, question.record, question.on, question.place
    )


def _grade(instrument: Instrument, provision: Provision, use: Use) -> Enforceability:
    """The grade of one provision: the one stated in its use, else what follows from its level."""
    if use.grade is not None:
        return use.grade
    if not instrument.level.gives_suit:
        return Enforceability.CHANNEL_ONLY
    read = provision.article is not None and provision.evidence is Evidence.TEXT
    if not read and provision.evidence is not Evidence.SCHOLARLY:
        return Enforceability.UNVERIFIED
    return Enforceability.ENFORCEABLE


def _strength(basis: Basis, place: Sequence[str]) -> tuple[bool, int, int, int, int]:
    """Sort key: primary first, then grade, evidence, the nearest authority, the later law."""
    near = -1 if basis.instrument.place is None else place.index(basis.instrument.place)
    return (
        basis.role is Role.SUPPORTING,
        basis.grade.rank,
        basis.provision.evidence.rank,
        near,
        -basis.instrument.began.toordinal(),
    )


def _route(
    row: RequestRow, basis: tuple[Basis, ...], question: Question, book: StatuteBook
) -> Route:
    governing = basis[0].instrument
    grade = basis[0].grade
    facts = Facts(
        route=row.route,
        request=row.request,
        record=question.record,
        grade=grade,
        governing=governing.id,
    )
    steps = remedies(facts, question.on, book)
    laws = (*(one.instrument for one in basis), *(one.instrument for one in steps))
    times = deadlines(((item.instrument, item.provision) for item in basis), row.request)
    numbered = any(one.period.n is not None and one.period.what in ANSWERS for one in times)
    return Route(
        row=row,
        enforceability=grade,
        basis=basis,
        addressees=addressees(row, governing, question.record, question.place, book),
        deadlines=times,
        remedies=steps,
        costs=tuple(_costs(facts, basis, book)),
        helps=tuple(_cited_in(laws, set(book.help))),
        silences=() if numbered else tuple(_silences(facts, steps, question.on, book)),
    )


def _silences(
    facts: Facts, steps: Sequence[Remedy], on: date, book: StatuteBook
) -> Iterator[Citation]:
    """The provisions that say when silence begins, in general and for single remedies."""
    open_steps = {one.step for one in steps if one.follows is None}
    for row in book.counting:
        fits = row.rule is Rule.SILENCE and row.when.fits(facts)
        if fits and (not row.steps or open_steps & set(row.steps)):
            found = book.standing(row.rests_on, on)
            if found is not None:
                yield found


def _costs(facts: Facts, basis: Sequence[Basis], book: StatuteBook) -> Iterator[Citation]:
    """What the instruments of a route say that the request costs."""
    wanted = {ref for row in book.costs if row.when.fits(facts) for ref in row.rests_on}
    return _cited_in([one.instrument for one in basis], wanted)


def _cited_in(laws: Iterable[Instrument], wanted: Collection[str]) -> Iterator[Citation]:
    """The wanted provisions of some instruments, each instrument once."""
    named = {ref.partition("#")[0] for ref in wanted}
    for law in {one.id: one for one in laws if one.id in named}.values():
        yield from (Citation(law, one) for one in law.provisions if one.ref in wanted)


def _preference(route: Route, record: Record) -> tuple[bool, int, int, int, int]:
    """Sort key of routes: last resorts at the end, then grade, evidence, the shortest time.

    A local route known by title comes right after the enforceable ones: its platform keeps the
    record, although the articles of the regulation were not read.
    """
    days = [
        item.period.n for item in route.deadlines if item.period.n and item.period.what == "reply"
    ]
    enforceable = route.enforceability is Enforceability.ENFORCEABLE
    return (
        record in route.row.last_resort,
        0 if enforceable else 1 if route.known_by_title else 2,
        route.enforceability.rank,
        route.basis[0].provision.evidence.rank,
        min(days, default=NO_LIMIT),
    )


def _chosen_for(ranked: Sequence[Route], record: Record) -> str:
    """The code of the reason why the first route is recommended.

    Its sentence must be true beside every other route: “strongest” only where none is as strong.
    """
    first, *others = ranked
    if not others:
        return "only-route"
    if first.known_by_title:
        return "own-platform"
    if first.reported:
        return "as-reported"
    last = [route for route in others if record in route.row.last_resort]
    if record not in first.row.last_resort:
        if len(last) == len(others):
            return "before-last-resort"
        if any(route.enforceability.rank <= first.enforceability.rank for route in last):
            return "most-direct"
    codes = (
        "before-last-resort",
        "strongest-grade",
        "strongest-grade",
        "best-evidence",
        "shortest-deadline",
    )
    one, two = (_preference(route, record) for route in ranked[:2])
    pairs = zip(codes, one, two, strict=True)
    return next((code for code, here, there in pairs if here != there), "first-of-equals")
