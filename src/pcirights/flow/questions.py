"""The map of the questions: which screen follows which, for the wizard and the terminal alike.

``MAP`` is to be read as a table: each line is a screen, the chapter it belongs to, and when it is
shown. ``way`` gives the screens for what is known so far, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pcirights.core.rows import RequestRow


class Screen(StrEnum):
    """One question, one page of fields, or one page to read."""

    WELCOME = "welcome"
    PLACE = "place"
    RECORD = "record"
    RIGHT = "right"
    GROUND = "ground"
    FINDINGS = "findings"
    STOP = "stop"
    PARTICULARS = "particulars"
    ITEMS = "items"
    PREVIEW = "preview"
    SAVE = "save"


class Chapter(IntEnum):
    """The four chapters of the way that a person sees above each screen."""

    MATTER = 0
    LAW = 1
    LETTER = 2
    SAVING = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What decides the way so far.

    ``has_grounds``: there is a ground to choose, or none of the answers rules it out yet.
    ``stopped``: the law of the day gives no route. ``row`` is that of the route chosen.
    """

    has_grounds: bool
    stopped: bool
    row: RequestRow | None


def _always(_: Known) -> bool:
    return True


def _has_route(known: Known) -> bool:
    return not known.stopped and known.row is not None


def _has_entries(known: Known) -> bool:
    return not known.stopped and known.row is not None and known.row.items != "none"


MAP: tuple[tuple[Screen, Chapter, Callable[[Known], bool]], ...] = (
    (Screen.WELCOME, Chapter.MATTER, _always),
    (Screen.PLACE, Chapter.MATTER, _always),
    (Screen.RECORD, Chapter.MATTER, _always),
    (Screen.RIGHT, Chapter.MATTER, _always),
    (Screen.GROUND, Chapter.MATTER, lambda known: known.has_grounds),
    (Screen.FINDINGS, Chapter.LAW, lambda known: not known.stopped),
    (Screen.STOP, Chapter.LAW, lambda known: known.stopped),
    (Screen.PARTICULARS, Chapter.LETTER, _has_route),
    (Screen.ITEMS, Chapter.LETTER, _has_entries),
    (Screen.PREVIEW, Chapter.LETTER, _has_route),
    (Screen.SAVE, Chapter.SAVING, _has_route),
)


def way(known: Known) -> tuple[Screen, ...]:
    """All screens in their order, for what is known so far."""
    return tuple(screen for screen, _, shown in MAP if shown(known))


def chapter_of(screen: Screen) -> Chapter:
    """The chapter that a screen belongs to."""
    return next(chapter for one, chapter, _ in MAP if one is screen)
