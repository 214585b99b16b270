"""Who may hold the record: three short questions, a proposal with its reason. No widget here.

The rules are data (data/holder.toml). Nothing is guessed: where several kinds of record fit, all
are proposed and the person chooses; where the holder may sit elsewhere, the person is asked.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pcirights.core.vocabulary import Record

FILE = Path(__file__).with_name("holder.toml")


class Ask(StrEnum):
    """The questions in their order, and the proposal after them."""

    HOME = "home"
    HAPPENED = "happened"
    SAW = "saw"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The kinds of record that fit, why, and whether the holder's place has to be asked."""

    records: tuple[Record, ...]
    why: str
    asks_place: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: it fits where both answers are among its own (empty: any)."""

    happened: frozenset[str]
    saw: frozenset[str]
    proposal: Proposal

    def fits(self, happened: str, saw: str) -> bool:
        """Whether the rule speaks of such answers."""
        return (not self.happened or happened in self.happened) and (
            not self.saw or saw in self.saw
        )


@dataclass(frozen=True, slots=True)
class Table:
    """What can be answered to the second and the third question, and the rules."""

    happened: tuple[str, ...]
    saw: tuple[str, ...]
    rules: tuple[Rule, ...]

    def propose(self, happened: str, saw: str) -> Proposal:
        """What fits the two answers. Raises LookupError for answers that the table lacks."""
        for rule in self.rules:
            if rule.fits(happened, saw):
                return rule.proposal
        raise LookupError(f"{happened}, {saw}")


@lru_cache(maxsize=1)
def table(file: Path = FILE) -> Table:
    """The table that comes with the program. Raises KeyError, ValueError where it is broken."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    rules = tuple(
        Rule(
            frozenset(row.get("happened", ())),
            frozenset(row.get("saw", ())),
            Proposal(tuple(map(Record, row["records"])), row["why"], row["place"] == "ask"),
        )
        for row in data["rule"]
    )
    return Table(tuple(data["happened"]), tuple(data["saw"]), rules)


@dataclass(frozen=True, slots=True)
class Asked:
    """What has been answered so far; frozen and replaced as a whole.

    ``home`` is a unit's code. ``record`` is the one chosen of those proposed, ``there`` says
    whether the holder sits at home; both only where there is something to choose.
    """

    home: str = ""
    happened: str = ""
    saw: str = ""
    record: Record | None = None
    there: Literal["", "home", "elsewhere"] = ""

    def with_saw(self, saw: str) -> Asked:
        """The answer to the third question; what was chosen of another proposal goes."""
        return self if saw == self.saw else replace(self, saw=saw, record=None, there="")

    def with_happened(self, happened: str) -> Asked:
        """The answer to the second question; what was chosen of another proposal goes."""
        if happened == self.happened:
            return self
        return replace(self, happened=happened, record=None, there="")

    @property
    def proposal(self) -> Proposal | None:
        """What fits; None before the third answer."""
        return table().propose(self.happened, self.saw) if self.happened and self.saw else None

    @property
    def kind(self) -> Record | None:
        """The kind of record that the person takes; the only one proposed needs no choosing."""
        proposal = self.proposal
        if proposal is None:
            return None
        return proposal.records[0] if len(proposal.records) == 1 else self.record

    @property
    def place(self) -> str:
        """The unit to ask about; empty where the holder sits elsewhere."""
        return "" if self.there == "elsewhere" else self.home

    def lacks(self, ask: Ask) -> bool:
        """Whether a question still waits for its answer."""
        proposal = self.proposal
        match ask:
            case Ask.HOME:
                return not self.home
            case Ask.HAPPENED:
                return not self.happened
            case Ask.SAW:
                return not self.saw
            case Ask.PROPOSAL:
                return self.kind is None or bool(
                    proposal and proposal.asks_place and not self.there
                )
