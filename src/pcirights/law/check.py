"""Everything that ``law check`` looks at: reading, rules, sentences, templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pcirights.law.lint import findings
from pcirights.law.lint_words import templates_are_there, words_are_said
from pcirights.law.load import HERE, Read, check_files

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pcirights.law.toml_reading import Problem
    from pcirights.places import PlaceTable


def check(places: PlaceTable, today: date, folder: Path = HERE) -> tuple[Read, list[Problem]]:
    """What could be read below a folder, and every problem, sorted.

    It reads the TOML files themselves, so it works on broken data too. A problem of an instrument
    names its file.
    """
    read = check_files(folder)
    found = {
        *read.problems,
        *findings(read.book, places, today, read.files),
        *words_are_said(read.book),
        *templates_are_there(read.book),
    }
    return read, sorted({replace(one, file=read.files.get(one.file, one.file)) for one in found})
