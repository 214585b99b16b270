"""An administrative unit of the mainland, and the units whose local law applies to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the table: province (level 1), prefecture (2) or county (3).

    ``path`` climbs down as the Ministry of Civil Affairs lists it, province first, the place
    itself last. ``law_path`` climbs up, the place itself first, through every unit whose local
    instruments can apply: two prefectures of Xinjiang come under an autonomous prefecture too.
    A league or a 地区 has no congress; it stays in both, and simply has no instrument.
    """

    code: str
    level: int
    name_zh: str
    name_en: str
    path: tuple[str, ...]
    path_zh: tuple[str, ...]
    path_en: tuple[str, ...]
    law_path: tuple[str, ...]

    @property
    def label_zh(self) -> str:
        """The whole path in Chinese, for a list of places."""
        return " › ".join(self.path_zh)

    @property
    def label_en(self) -> str:
        """The whole path in English, for a list of places."""
        return " › ".join(self.path_en)
