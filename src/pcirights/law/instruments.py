"""Reads one file of the law's data into an Instrument."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from pcirights.core.law import (
    Evidence,
    Instrument,
    Level,
    Period,
    Provision,
    Role,
    Span,
    Unit,
    Use,
    Words,
)
from pcirights.core.vocabulary import (
    Enforceability,
    Ground,
    Promise,
    Record,
    Request,
    Right,
    RouteId,
    Start,
)
from pcirights.law.articles import cite
from pcirights.law.toml_reading import Problem, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

HREF = re.compile(r"https?://[^\s<>\"']+")
NOTHING = Words("", "")


def read_instrument(
    file: str,
    values: dict[str, Any],
    problems: list[Problem],
    pointers: list[tuple[str, str, str]] | None = None,
    by_title: tuple[Use, ...] = (),
) -> Instrument:
    """The instrument of a file; its id is the file's name without the ending.

    ``by_title`` are the uses of a provision of which only the title is known. Faults are added to
    ``problems``; an instrument with faults is used for further checks only.
    """
    table = Table(file, "", values, problems)
    if pointers is not None:
        table.pointers = pointers
    instrument = instrument_of(table, file.rsplit("/", 1)[-1].removesuffix(".toml"), by_title)
    table.finish()
    return instrument


def instrument_of(table: Table, ident: str, by_title: tuple[Use, ...]) -> Instrument:
    """The instrument of a file's table; faults are added to the table's problems."""
    seen = table.day("effective_from")
    known = table.day("known_from")
    last = table.day("effective_until")
    draft = table.flag("draft")
    if (seen is None) == (known is None) and not draft:
        table.say(
            "effective_from",
            "写第一天 effective_from，或者 known_from，只写一个",
            "give the first day in force, or known_from, and not both",
        )
    first = seen or known
    if first and last and last < first:
        table.say(
            "effective_until",
            f"{last} 早于第一天 {first}",
            f"{last} lies before the first day {first}",
        )
    level = table.word("level", Level)
    return Instrument(
        id=ident,
        group=table.text("group"),
        level=level or Level.NORMATIVE_DOCUMENT,
        title=table.both("title") or NOTHING,
        issuer=table.both("issuer") or NOTHING,
        place=table.text("place", needed=False) or None,
        document_no=table.text("document_no", needed=False) or None,
        promulgated=table.day("promulgated"),
        span=Span(first, last),
        first_day_seen=seen is not None,
        first_day_evidence=table.word("effective_from_evidence", Evidence, needed=seen is not None)
        or Evidence.SECONDARY,
        last_day_evidence=table.word("effective_until_evidence", Evidence, needed=last is not None),
        replaced_by=_pointer(table, "replaced_by"),
        draft=draft,
        status_known=table.flag("status_known", default=True),
        last_confirmed=table.day("last_confirmed"),
        last_confirmed_by=table.text("last_confirmed_by", needed="last_confirmed" in table.values),
        source=table.text("source"),
        href=_href(table),
        checked=table.day("checked", needed=True) or date.min,
        provisions=tuple(_provisions(ident, table, by_title)),
    )


def _provisions(ident: str, parent: Table, by_title: tuple[Use, ...]) -> Iterator[Provision]:
    for table in parent.tables("provision"):
        article = table.text("article", needed=False)
        paragraph, item = table.number("paragraph"), table.number("item")
        key = table.text("key", needed=False)
        if not article and not key:
            table.say(
                "article",
                "写条号，不知道条号的写 key",
                "give the article's number, or a key where nobody knows it",
            )
        heading = table.text("heading_zh", needed=False)
        heading_en = table.text("heading_en", needed=False)
        citation = None
        if article:
            try:
                citation = cite(article, paragraph, item)
            except ValueError:
                table.say(
                    "article",
                    f"{article!r} 不是条号（33；之一写 33-1）",
                    f"{article!r} is not a number (33, or 33-1 for 之一)",
                )
        evidence = table.word("evidence", Evidence)
        yield Provision(
            instrument=ident,
            key=key or (citation.article if citation else ""),
            article=citation.article if citation else None,
            article_zh=citation.zh if citation else heading or None,
            article_en=citation.en if citation else heading_en or None,
            evidence=evidence or Evidence.SECONDARY,
            source=table.text("source"),
            gist=table.both("") or NOTHING,
            uses=_by_title(table, by_title) or tuple(read_uses(table, "use")),
            periods=tuple(_periods(table, evidence)),
            note=table.both("note", needed=False),
            href=_href(table),
        )
        table.finish()


def _by_title(table: Table, uses: tuple[Use, ...]) -> tuple[Use, ...]:
    """The uses of book.toml, where the provision says that only its title is known."""
    if not table.flag("known_by_title"):
        return ()
    if table.values.get("article") or table.values.get("use"):
        table.say(
            "known_by_title",
            "只用于不知道条号、没有另写 use 的条文",
            "is for a provision without an article and without uses of its own",
        )
    return uses


def read_uses(parent: Table, name: str) -> Iterator[Use]:
    """The uses in the tables under ``name``."""
    for table in parent.tables(name):
        route = table.word("route", RouteId)
        role = table.word("role", Role)
        grade = table.word("grade", Enforceability, needed=False)
        use = Use(
            route=route or RouteId.LOCAL_CREDIT,
            requests=table.words("requests", Request),
            role=role or Role.SUPPORTING,
            records=table.words("records", Record),
            rights=table.words("rights", Right),
            grounds=table.words("grounds", Ground),
            only_while=_pointer(table, "only_while"),
            yields_to=_pointer(table, "yields_to"),
            grade=grade,
            reason=table.both("reason", needed=grade is not None),
        )
        for key in ("requests", "records"):
            if not table.values.get(key):
                table.say(key, "缺少", "is missing")
        table.finish()
        yield use


def _periods(parent: Table, evidence: Evidence | None) -> Iterator[Period]:
    for table in parent.tables("period"):
        n = table.number("n")
        unit = table.word("unit", Unit, needed=n is not None)
        word = table.both("word", needed=False)
        if (n is None) == (word is None):
            table.say(
                "n",
                "写数字和单位，或者写条文自己的词，只写一种",
                "give a number with its unit, or the provision's own word, and not both",
            )
        if n is not None and evidence is not Evidence.TEXT:
            table.say("n", "写天数要有证据 text", "a number of days needs evidence 'text'")
        period = Period(
            what=str(table.word("what", Promise) or Promise.REPLY),
            n=n,
            unit=unit,
            word=word,
            starts=_text_of(table.word("starts", Start, needed=False)),
            when=table.both("when", needed=False),
            requests=table.words("requests", Request),
        )
        table.finish()
        yield period


def _text_of(word: Start | None) -> str | None:
    return None if word is None else str(word)


def _pointer(table: Table, key: str) -> str | None:
    ref = table.text(key, needed=False) or None
    if ref is not None:
        table.point(key, ref)
    return ref


def _href(table: Table) -> str | None:
    """The official page, where one is known: shown, never opened by the program."""
    href = table.text("href", needed=False) or None
    if href is not None and not HREF.fullmatch(href):
        table.say(
            "href",
            "应当是 https 或者 http 地址，没有空格",
            "must be an https or http address without blanks",
        )
    return href
