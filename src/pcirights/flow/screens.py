"""The screens of the wizard, and the parts of the way that they make up. It loads nothing else."""

from __future__ import annotations

from enum import StrEnum


class Screen(StrEnum):
    """What is shown: a welcome, the steps of the interview, a stop, the saving."""

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


PARTS: tuple[tuple[Screen, ...], ...] = (
    (Screen.WELCOME, Screen.PLACE, Screen.RECORD, Screen.RIGHT, Screen.GROUND),
    (Screen.FINDINGS, Screen.STOP),
    (Screen.PARTICULARS, Screen.ITEMS, Screen.PREVIEW),
    (Screen.SAVE,),
)
"""The four parts of the way that a person sees: the matter, the law, the letter, the saving."""


def part_of(screen: Screen) -> int:
    """In which of the parts a screen lies, counted from 0."""
    return next(number for number, screens in enumerate(PARTS) if screen in screens)
