"""The language and today's date of this run, known before anything else is loaded."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pcirights.i18n import Lang


def today() -> date:
    """The day by this computer's clock."""
    return datetime.now().astimezone().date()


def minute() -> int:
    """The minute of the day by this computer's clock."""
    now = datetime.now().astimezone()
    return now.hour * 60 + now.minute


def language(words: Sequence[str]) -> Lang:
    """The language asked for, else Chinese unless the system speaks English."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and asked in {"zh", "en"}:
            return "en" if asked == "en" else "zh"
    system = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    return "en" if system.startswith("en") else "zh"
