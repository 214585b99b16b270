"""A case as plain data: answers, letters, events, papers, notes.

Keys written by a newer program are kept unread in ``more``, so that saving a case in an older
program loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pcirights.core.answers import Quiet
from pcirights.core.events import BESIDE, Happened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pcirights.core.events import Event


class PaperKind(StrEnum):
    """What a paper is."""

    LETTER = "letter"  # made here
    RECEIVED = "received"  # a scan of an answer, or a proof


class Stage(StrEnum):
    """The stage of a case, by its events."""

    DRAFT = "draft"  # nothing has been sent, as far as is known
    SENT = "sent"
    ANSWERED = "answered"
    RECONSIDERATION = "reconsideration"
    COURT = "court"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, repr=False)
class Paper(Quiet):
    """A file that belongs to the case. ``name`` is a name to show, never a path.

    ``id`` names its sealed chunks; ``size`` is in bytes, ``sha256`` that of the content, in hex.
    """

    id: str
    kind: PaperKind
    name: str
    day: date
    size: int
    sha256: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Note(Quiet):
    """What the person wrote down."""

    day: date
    text: str
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Happening(Quiet):
    """An event of a case; ``event`` is None where only a newer program knows its kind."""

    event: Event | None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Case(Quiet):
    """One case.

    ``answers`` is the text of an answers file; ``written`` the day whose law the letter rests on;
    ``label`` the person's own word for the case; ``closed`` the day on which it was closed;
    ``calendar`` the key of its entries in a calendar, 32 hex digits, secret.
    """

    id: str
    written: date
    answers: str
    label: str = ""
    happenings: tuple[Happening, ...] = ()
    notes: tuple[Note, ...] = ()
    papers: tuple[Paper, ...] = ()
    closed: date | None = None
    calendar: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of a kind that this program knows, earliest first."""
        known = (one.event for one in self.happenings if one.event is not None)
        return tuple(sorted(known, key=lambda event: event.day))

    @property
    def stage(self) -> Stage:
        """The stage of the case."""
        if self.closed is not None:
            return Stage.CLOSED
        there = {event.what for event in self.events}
        for stage, events in STAGES:
            if there & events:
                return stage
        return Stage.DRAFT


STAGES = (
    (Stage.COURT, {Happened.SUED}),
    (
        Stage.RECONSIDERATION,
        {one for one in Happened if one.startswith("reconsideration-")},
    ),
    (Stage.ANSWERED, {Happened.ANSWERED, Happened.PARTLY_GIVEN, Happened.REFUSED}),
    (Stage.SENT, {one for one in Happened if one not in BESIDE}),
)
