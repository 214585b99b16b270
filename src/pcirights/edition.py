"""An organisation's own edition of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pcirights.i18n import Lang

if TYPE_CHECKING:
    from pathlib import Path

    from pcirights.core.errors import PcirightsError
    from pcirights.core.law import Words

LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Edition:
    """What an organisation added. Without a name it is the program as it is.

    ``languages`` are those offered, the first by default; ``law_key`` is the public key's file;
    ``trouble`` says why an edition that is there is not used.
    """

    id: str = ""
    name: Words | None = None
    contact: Words | None = None
    languages: tuple[Lang, ...] = LANGS
    letterhead: Path | None = None
    templates: Path | None = None
    law_key: Path | None = None
    trouble: PcirightsError | None = None

    def spoken(self, asked: Lang) -> Lang:
        """The language asked for where it is offered, else the first."""
        return asked if asked in self.languages else self.languages[0]
