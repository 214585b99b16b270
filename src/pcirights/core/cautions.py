"""What the person must know before acting: cautions, heaviest first, each with its provision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pcirights.core import book_age
from pcirights.core.law import Evidence, Status
from pcirights.core.vocabulary import Enforceability, RouteId, Severity
from pcirights.core.when import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pcirights.core.law import Citation, Instrument, Provision
    from pcirights.core.routes import Basis, Question, Route
    from pcirights.core.rows import CautionRow
    from pcirights.core.statute_book import StatuteBook


@dataclass(frozen=True, slots=True)
class Caution:
    """A stable code, its weight, what it rests on, and the routes it concerns (none: the whole).

    ``also`` are further provisions that its sentence speaks of.
    """

    code: str
    severity: Severity
    instrument: Instrument | None
    provision: Provision | None
    routes: tuple[RouteId, ...]
    also: tuple[Citation, ...] = ()


def find_cautions(
    question: Question, routes: Sequence[Route], book: StatuteBook
) -> tuple[Caution, ...]:
    """All cautions for a question and its routes. Without a route, a ``stop`` caution says why."""
    table = _merged(_from_table(question, routes, book), _by_provision)
    standing = _merged(_from_standing(routes), _by_instrument)
    found = (*table, *standing, *_from_age(question, book))
    return tuple(sorted(found, key=lambda caution: caution.severity.rank))


def _merged(cautions: Iterable[Caution], same: Callable[[Caution], str]) -> tuple[Caution, ...]:
    """Join cautions of one code and ``same`` value into one that names all their routes."""
    found: dict[tuple[str, str], Caution] = {}
    for caution in cautions:
        key = (caution.code, same(caution))
        known = found.get(key)
        if known is None:
            found[key] = caution
        else:
            routes = tuple(dict.fromkeys((*known.routes, *caution.routes)))
            found[key] = replace(known, routes=routes)
    return tuple(found.values())


def _by_provision(caution: Caution) -> str:
    return caution.provision.ref if caution.provision else ""


def _by_instrument(caution: Caution) -> str:
    return caution.instrument.id if caution.instrument else ""


def _from_table(
    question: Question, routes: Sequence[Route], book: StatuteBook
) -> Iterator[Caution]:
    """The cautions of the rows that fit. For each route and code the first such row counts."""
    stopped = False
    said: dict[str, set[RouteId]] = {}
    asked = _asked(question)
    cases = [(route.id, _case(route)) for route in routes]
    for row in book.cautions:
        if row.no_route and (stopped or routes):
            continue
        if not row.when.fits(asked) or (row.until is not None and question.on > row.until):
            continue
        if row.without and any(route.id in row.without for route in routes):
            continue
        told = said.setdefault(row.code, set())
        ids = tuple(one for one, case in cases if one not in told and row.when.fits(case))
        if not (row.no_route or ids or _general(row)):
            continue
        standing = next(_standing(row, question, book), None)
        if standing or not row.rests_on:
            stopped = stopped or row.no_route
            told.update(ids)
            instrument, provision = standing or (None, None)
            also = tuple(found for ref in row.also if (found := book.standing(ref, question.on)))
            yield Caution(row.code, row.severity, instrument, provision, ids, also)


def _asked(question: Question) -> Facts:
    return Facts(
        record=question.record,
        right=question.right,
        ground=question.ground,
        without_ground=question.ground is None,
    )


def _case(route: Route) -> Facts:
    return Facts(
        route=route.id,
        request=route.request,
        grade=route.enforceability,
        governing=route.governing.id,
    )


def _general(row: CautionRow) -> bool:
    """Whether the caution is about the question, whatever routes there are."""
    when = row.when
    return not (when.routes or when.requests or when.grades or when.governing)


def _standing(
    row: CautionRow, question: Question, book: StatuteBook
) -> Iterator[tuple[Instrument, Provision]]:
    """The provisions of a row that can be cited: national, or local and not displaced."""
    asked = (RouteId.LOCAL_CREDIT, question.record, question.on, question.place)
    for ref in row.rests_on:
        if book.applies_at(ref, question.place):
            found = book.standing(ref, question.on)
            if found and not book.displaced(found.instrument, *asked):
                yield found


def _from_standing(routes: Sequence[Route]) -> Iterator[Caution]:
    """Cautions about how well the law is known: unsure status, unread articles, unread remedies."""
    for route in routes:
        if len(route.addressees) > 1:
            yield Caution("two-originals", Severity.NOTE, None, None, (route.id,))
        for basis in route.basis:
            for code in _doubts(basis):
                yield Caution(
                    code, Severity.WARNING, basis.instrument, basis.provision, (route.id,)
                )
        court = route.enforceability in {
            Enforceability.ENFORCEABLE,
            Enforceability.CONTESTED,
            Enforceability.UNVERIFIED,
        }
        if court and not route.remedies:
            yield Caution("remedy-unverified", Severity.WARNING, None, None, (route.id,))


def _from_age(question: Question, book: StatuteBook) -> Iterator[Caution]:
    """A caution where the last review of the book is so old that the law may have changed."""
    if book_age.of(book, question.on).due:
        yield Caution("lawbook-old", Severity.WARNING, None, None, ())


def _doubts(basis: Basis) -> Iterator[str]:
    if not basis.instrument.status_known and basis.status is Status.PRESUMED_IN_FORCE:
        yield "status-unconfirmed"
    evidence = basis.provision.evidence
    if basis.provision.article is None:
        if basis.grade is Enforceability.UNVERIFIED or evidence is Evidence.SECONDARY:
            yield "title-only"
    elif evidence is not Evidence.TEXT:
        yield "article-unverified"
