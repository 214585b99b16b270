"""The tables of steps.toml: what can be done next, where it goes, what to beware of, what to argue.

Empty lists mean any. ``because`` in a row wants one of these reasons in the answer; ``unless`` none
of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pcirights.core.law import Words
    from pcirights.core.vocabulary import (
        Because,
        Record,
        Request,
        Right,
        RouteId,
        Severity,
        Situation,
    )


@dataclass(frozen=True, slots=True)
class When:
    """The cases that a row is for. ``first``: where reconsideration has to come first, or not."""

    situations: tuple[Situation, ...]
    routes: tuple[RouteId, ...]
    requests: tuple[Request, ...]
    records: tuple[Record, ...]
    governing: tuple[str, ...]
    because: tuple[Because, ...]
    unless: tuple[Because, ...]
    first: bool | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """Another request that the step makes: the same record or right where none is named."""

    record: Record | None
    right: Right | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in a situation.

    ``dated``: it stands only where the dates after the letter hold a date called ``date``, and
    rests on that date's provision; otherwise on the first of ``rests_on`` in force, else on such a
    date, else on the request's own basis. ``letter`` names the template of its letter, ``instead``
    another request that is written; without either it is nothing to write. ``goes_to``: ``same``
    the office asked, ``named`` one that the person names, ``office`` one of the step's own.
    """

    step: str
    when: When
    date: str | None
    dated: bool
    rests_on: tuple[str, ...]
    letter: str | None
    instead: Instead | None
    goes_to: str
    costs: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """Where a step goes while ``rests_on`` is in force; ``find`` says how the name is found."""

    steps: tuple[str, ...]
    when: When
    rests_on: str
    role: str
    name: Words
    holder: Words | None
    blank: bool
    find: Words


@dataclass(frozen=True, slots=True)
class StepCautionRow:
    """What to beware of with a step; the first of ``rests_on`` in force is shown with it."""

    code: str
    severity: Severity
    steps: tuple[str, ...]
    when: When
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A point of law that a letter asks to be looked at, while its provision is in force.

    The sentence stands in the templates under ``code``.
    """

    code: str
    steps: tuple[str, ...]
    when: When
    rests_on: str


@dataclass(frozen=True, slots=True)
class BasisRow:
    """What the letter of a step names beside the provision that the step rests on.

    Of ``rests_on`` all that are in force are named: what opens the step to such a case.
    """

    steps: tuple[str, ...]
    when: When
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason that an answer can name; ``rests_on`` is the provision that gives it, if any."""

    because: Because
    when: When
    rests_on: str | None
