"""The rules of counting.toml for one route: how days are counted, and who may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core.vocabulary import Rule
from pcirights.core.when import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pcirights.core.law import Citation
    from pcirights.core.routes import Route
    from pcirights.core.rows import CountingRow
    from pcirights.core.statute_book import StatuteBook
    from pcirights.core.vocabulary import Record


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of counting.toml that concern a route about a record."""

    book: StatuteBook
    route: Route
    record: Record

    def find(self, rule: Rule, on: date, step: str | None = None) -> Citation | None:
        """The provision of a rule in force on a day, for the office's time or for a step's."""
        wanted = (row for row in self._rows(rule) if (step in row.steps if step else not row.steps))
        return next((cited for _, cited in self._standing(wanted, on)), None)

    def behind(self, on: date) -> Iterator[tuple[str, Citation]]:
        """The steps against the act behind the record, with the provision of each."""
        for row, cited in self._standing(self._rows(Rule.ACT_BEHIND), on):
            for step in row.steps:
                yield step, cited

    def _rows(self, rule: Rule) -> Iterator[CountingRow]:
        facts = Facts(route=self.route.id, request=self.route.request, record=self.record)
        for row in self.book.counting:
            if row.rule is rule and row.when.fits(facts):
                yield row

    def _standing(
        self, rows: Iterator[CountingRow], on: date
    ) -> Iterator[tuple[CountingRow, Citation]]:
        for row in rows:
            cited = self.book.standing(row.rests_on, on)
            if cited is not None:
                yield row, cited
