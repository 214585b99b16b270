"""The statute book: all instruments, the tables of the law, and what can be cited on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcirights.core.errors import WrongInputError
from pcirights.core.law import Citation, Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pcirights.core.instruments import Instruments
    from pcirights.core.law import Instrument, Provision, Use
    from pcirights.core.rows import (
        ArgumentRow,
        BasisRow,
        BodyRow,
        CautionRow,
        CostRow,
        CountingRow,
        OfficeRow,
        ReasonRow,
        RemedyRow,
        RequestRow,
        RespondentRow,
        StepCautionRow,
        StepRow,
    )
    from pcirights.core.vocabulary import Record, RouteId


@dataclass(frozen=True, slots=True)
class StatuteBook:
    """The instruments and the tables, built once by the loader.

    ``first_day`` and ``horizon`` are the first and the last day that can be asked about. An
    instrument not reviewed for ``review_days`` is due. ``help`` refers to the provisions for people
    who cannot write, read, see or hear well.
    """

    instruments: Instruments
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
    respondents: tuple[RespondentRow, ...]
    costs: tuple[CostRow, ...]
    first_day: date
    horizon: date
    checked: date
    review_days: int
    help: tuple[str, ...] = ()
    _uses: dict[str | None, dict[RouteId, list[tuple[Instrument, Provision, Use]]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _found: dict[str, Citation] = field(init=False, repr=False, compare=False, default_factory=dict)

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

    def uses(
        self, route: RouteId, place: Sequence[str]
    ) -> Iterator[tuple[Instrument, Provision, Use]]:
        """Every use of a provision for a route in the law of the codes and in national law.

        Whatever the day: a provision may have ended or not begun.
        """
        for code in (*place, None):
            yield from self._uses_at(code).get(route, ())

    def find(self, ref: str) -> Citation:
        """The provision that ``instrument#key`` points at. Raises KeyError."""
        if ref not in self._found:
            law = self.instruments[ref.partition("#")[0]]
            self._found.update((one.ref, Citation(law, one)) for one in law.provisions)
        return self._found[ref]

    def applies_at(self, ref: str, place: Sequence[str]) -> bool:
        """Whether what ``ref`` points at is national, or the law of one of the codes."""
        code = self.instruments.place_of(ref.partition("#")[0])
        return code is None or code in place

    def standing(self, ref: str | None, on: date) -> Citation | None:
        """The provision of a reference if it can be cited on that day; otherwise None."""
        if ref is None:
            return None
        found = self.find(ref)
        return found if found.instrument.status(on).citable else None

    def in_force(self, on: date, place: Sequence[str] = ()) -> Iterator[Instrument]:
        """The instruments that can be cited on a day: national ones and those of ``place``."""
        for code in (*place, None):
            for instrument in self.instruments.at(code):
                if instrument.status(on).citable:
                    yield instrument

    def outranking(
        self, rule: Instrument, route: RouteId, record: Record, on: date, place: Sequence[str]
    ) -> tuple[Instrument, ...]:
        """The local regulations of the same or a higher unit that outrank a local rule.

        They outrank it for the records that they govern; for others the rule still applies.
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
            for code in above
            for instrument, _, use in self._uses_at(code).get(route, ())
            if instrument.level is Level.LOCAL_REGULATION
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

    def _uses_at(self, code: str | None) -> dict[RouteId, list[tuple[Instrument, Provision, Use]]]:
        """By route, the uses in the law of one code, or in national law."""
        if code not in self._uses:
            found: dict[RouteId, list[tuple[Instrument, Provision, Use]]] = {}
            for instrument in self.instruments.at(code):
                for provision in instrument.provisions:
                    for use in provision.uses:
                        found.setdefault(use.route, []).append((instrument, provision, use))
            self._uses[code] = found
        return self._uses[code]
