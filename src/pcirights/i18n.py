"""What the program says, in Chinese and in English: catalogues, dates, periods, names.

A message is asked for by a stable key, such as ``caution.status-unconfirmed``; both languages are
translations of it, in locales/<zh_Hans|en>/LC_MESSAGES/pcirights.po.
"""

from __future__ import annotations

import datetime
import gettext
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

from pcirights import paths

if TYPE_CHECKING:
    from babel import Locale

Lang = Literal["zh", "en"]
Unit = Literal["working-day", "calendar-day", "month", "year"]

LOCALES: dict[Lang, str] = {"zh": "zh_Hans", "en": "en"}
DATES: dict[Lang, str] = {"zh": "y年M月d日", "en": "d MMMM y"}  # CLDR patterns
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class _NoSuchKey(gettext.NullTranslations):
    """The end of the search: a key that the catalogue lacks is an error, never shown as it is."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)


@cache
def _locale(lang: Lang) -> Locale:
    """How days are written in a language; to look it up takes longer than to write one."""
    from babel import Locale

    return Locale.parse(LOCALES[lang])


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language."""

    lang: Lang
    messages: gettext.NullTranslations = field(repr=False)

    def has(self, key: str) -> bool:
        """Tell whether the catalogue knows the key."""
        try:
            self.messages.gettext(key)
        except KeyError:
            return False
        return key != ""  # the empty key is the catalogue's own header

    def keys(self) -> tuple[str, ...]:
        """Every key that the catalogue knows."""
        known: dict[str, str] = getattr(self.messages, "_catalog", {})
        return tuple(key for key in known if key)

    def text(self, key: str, /, **fields: object) -> str:
        """Return the message with each ``{name}`` filled once: a value is never filled again.

        Where ``n`` is one and the catalogue has ``key.one``, that is taken. Raises KeyError, naming
        the key, when the catalogue lacks it or a field is missing.
        """
        if fields.get("n") in {1, "1"} and self.has(f"{key}.one"):
            key = f"{key}.one"
        if not self.has(key):
            raise KeyError(key)

        def value(found: re.Match[str]) -> str:
            name = found[1]
            if name not in fields:
                raise KeyError(f"{key}: {{{name}}}")
            return str(fields[name])

        return PLACEHOLDER.sub(value, self.messages.gettext(key))

    def date(self, day: datetime.date) -> str:
        """Return a day as people write it: 2026年11月23日, 23 November 2026."""
        from babel.dates import format_date

        return format_date(day, DATES[self.lang], _locale(self.lang))

    def period(self, n: int, unit: Unit) -> str:
        """Return a length of time: 20个工作日, 20 working days."""
        return self.text(f"period.{unit}", n=n)

    def name(self, zh: str, en: str) -> str:
        """Return the name in the catalogue's language."""
        match self.lang:
            case "zh":
                return zh
            case "en":
                return en
            case _:
                assert_never(self.lang)


def load(lang: Lang, folder: Path | None = None) -> Catalogue:
    """Read the compiled catalogue of a language; raises FileNotFoundError when it is not built."""
    source = (folder or paths.locales_dir()) / LOCALES[lang] / "LC_MESSAGES" / "pcirights.mo"
    with source.open("rb") as stream:
        messages = gettext.GNUTranslations(stream)
    messages.add_fallback(_NoSuchKey())
    return Catalogue(lang, messages)
