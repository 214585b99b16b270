"""Normalises what a person typed: width, case, tones, marks, traditional characters.

Nothing is dropped silently: a character that no place name can hold makes the text invalid (not
``sound``), and an invalid text means no place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

LONGEST = 100
"""The most characters that are read at all."""

_HAN = "\u3400-\u9fff"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_TONE = re.compile(r"(?<=[a-z])[1-5](?![0-9])")
_ATOM = re.compile(rf"[{_HAN}]|[a-z][a-z']*")
_BETWEEN = re.compile(r"[ \t,、。.;:/\\|()\[\]›>»→·・•_\-–—']*")
_CODE = re.compile(r"[0-9]{2,6}(?:0{6})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query in one spelling.

    ``atoms`` are Chinese characters and Latin words in their order; ``code`` holds the digits
    when there is nothing else. Not ``sound``: it holds what no name can hold.
    """

    atoms: tuple[str, ...]
    code: str = ""
    sound: bool = True


class Spelling:
    """Reads queries with a table of traditional characters."""

    def __init__(self, traditional: dict[str, str]) -> None:
        self._simplified = str.maketrans(traditional)

    def read(self, text: str) -> Asked:
        """Normalise ``text``; any text may be given."""
        if len(text) > LONGEST:
            return Asked((), sound=False)
        # The acute accent alone would become a space and a mark, so apostrophes go first.
        plain = latin(unicodedata.normalize("NFKC", text.strip(" \t\r\n").translate(_APOSTROPHES)))
        plain = plain.translate(self._simplified)
        if _CODE.fullmatch(plain):
            return Asked((), code=plain)
        plain = _TONE.sub("", plain)
        atoms = tuple(atom.rstrip("'") for atom in _ATOM.findall(plain))
        sound = all(_BETWEEN.fullmatch(rest) for rest in _ATOM.split(plain))
        return Asked(atoms, sound=sound)


def latin(text: str) -> str:
    """Make Latin letters lower-case and drop their marks: ``Lüliang`` becomes ``luliang``."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


def key(name_en: str) -> str:
    """Give the spelling by which a Latin name is found; an apostrophe stays."""
    return latin(name_en).replace(" ", "").replace("-", "")


def is_chinese(text: str) -> bool:
    """Tell whether a name or an atom is written in Chinese characters."""
    return text[0] >= "\u3400"


def join(atoms: tuple[str, ...]) -> str | None:
    """Join the atoms of one name; ``None`` when they mix scripts or there are none."""
    scripts = [script for script, _ in groupby(atoms, key=is_chinese)]
    return "".join(atoms) if len(scripts) == 1 else None
