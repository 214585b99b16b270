"""The office's periods as a letter states them: numbers only from read texts, and no dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from pcirights.core.law import Evidence, Unit
from pcirights.letters.phrases import ACTS, STARTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pcirights.core.law import Period
    from pcirights.core.periods import Deadline
    from pcirights.letters.letter import Lang
    from pcirights.letters.template import Language

BETWEEN: dict[Lang, str] = {"zh": "；", "en": "; "}
CONDITION, OWN_START = "的", "起"
"""How a condition is worded in Chinese, and the ending of one that names its own start."""
PATTERNS: dict[Lang, str] = {"zh": "y年M月d日", "en": "d MMMM y"}


def deadlines(found: Iterable[Deadline], language: Language) -> str:
    """Write the periods that bind the office, each with its condition; nothing where none does."""
    given = [deadline for deadline in found if _binds_office(deadline)]
    clauses = list(dict.fromkeys(_clause(deadline.period, language) for deadline in given))
    if not clauses:
        return ""
    if len(clauses) == 1 and given[0].period.when is None:
        return language.say("deadlines", "one", clause=clauses[0])
    return language.say("deadlines", "many", clauses=BETWEEN[language.lang].join(clauses))


def written(day: date, lang: Lang) -> str:
    """Write a day: 2017年6月1日, 1 June 2017."""
    return format_date(day, PATTERNS[lang], locale=lang)


def _binds_office(deadline: Deadline) -> bool:
    """Tell whether a letter names the period: no number without a text, no step between offices.

    A period that runs from the office's receipt or acceptance is owed to the person, and so is the
    provision's own word; what hangs on another office's step has no condition in its ``when``.
    """
    period = deadline.period
    owed = period.n is None or (
        period.starts in STARTS and deadline.provision.evidence is Evidence.TEXT
    )
    return period.what in ACTS and owed and (period.when is None or CONDITION in period.when.zh)


def _clause(period: Period, language: Language) -> str:
    own = period.when is not None and period.when.zh.endswith(OWN_START)
    limit = _limit(period, language, None if own else period.starts)
    if period.when is None:
        return limit
    when = period.when.zh if language.lang == "zh" else period.when.en
    return language.say("deadlines", "when", when=when, limit=limit)


def _limit(period: Period, language: Language, starts: str | None) -> str:
    act = language.say("deadlines", f"act.{period.what}")
    if period.word is not None:
        word = period.word.zh if language.lang == "zh" else period.word.en
        return language.say("deadlines", "word", word=word, act=act)
    unit = period.unit or Unit.CALENDAR_DAY
    many = "one" if period.n == 1 else "other"
    length = language.say("deadlines", f"length.{unit}.{many}", n=str(period.n))
    if starts is None:
        return language.say("deadlines", "within.no-start", length=length, act=act)
    start = language.say("deadlines", f"start.{starts}")
    return language.say("deadlines", "within", start=start, length=length, act=act)
