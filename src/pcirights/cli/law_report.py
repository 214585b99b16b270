"""``law list | show | check | coverage``: the statute book for a person, or as JSON."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pcirights.cli.parser import columns
from pcirights.core.errors import WrongInputError, brief
from pcirights.core.local_law import local_route
from pcirights.core.vocabulary import Right
from pcirights.wording.findings import period_line, status
from pcirights.wording.phrases import aside, citation, labelled, pick, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.law import Instrument, Provision
    from pcirights.core.statute_book import StatuteBook
    from pcirights.i18n import Catalogue
    from pcirights.places import Place

TEXT = re.compile(
    r"statute text, version of (?P<version>[0-9-]{10}),(?: Art\. (?P<article>[0-9]+))?"
    r" read (?P<read>[0-9-]{10})"
)
STUDY = re.compile(r"Chen & Cheung 2017, fn (?P<note>[0-9]+)")
"""How the data writes down a source."""


def listed(book: StatuteBook, on: date) -> list[dict[str, Any]]:
    """Every instrument with its status on a day, those in force first, then by level and id."""
    levels = {instrument.level for instrument in book.instruments.values()}
    order = list(type(next(iter(levels))))
    return [
        summary(instrument, on)
        for instrument in sorted(
            book.instruments.values(),
            key=lambda one: (not one.status(on).citable, order.index(one.level), one.id),
        )
    ]


def summary(instrument: Instrument, on: date) -> dict[str, Any]:
    """An instrument in a line."""
    span = instrument.span
    return {
        "id": instrument.id,
        "title_zh": instrument.title.zh,
        "title_en": instrument.title.en,
        "level": instrument.level,
        "place": instrument.place,
        "status": instrument.status(on),
        "from": span.first.isoformat() if span.first else None,
        "from_seen": instrument.first_day_seen,
        "until": span.last.isoformat() if span.last else None,
        "last_confirmed": instrument.last_confirmed.isoformat()
        if instrument.last_confirmed
        else None,
        "provisions": len(instrument.provisions),
    }


def find(book: StatuteBook, ident: str) -> Instrument:
    """The instrument of an id. Raises WrongInputError with the nearest one, by id or by title."""
    if ident in book.instruments:
        return book.instruments[ident]
    titled = [
        one.id
        for one in book.instruments.values()
        if ident in one.title.zh or ident.lower() in one.title.en.lower()
    ]
    close = titled[-1:] or get_close_matches(ident, book.instruments, n=1, cutoff=0.3)
    if close:
        raise WrongInputError("instrument-unknown", found=brief(ident), near=close[0])
    raise WrongInputError("instrument-not-near", found=brief(ident))


def shown(instrument: Instrument, book: StatuteBook, on: date) -> dict[str, Any]:
    """An instrument whole: every provision in both languages, its evidence and source."""
    replaced = sorted(
        one.id for one in book.instruments.values() if one.replaced_by == instrument.id
    )
    return summary(instrument, on) | {
        "issuer_zh": instrument.issuer.zh,
        "issuer_en": instrument.issuer.en,
        "document_no": instrument.document_no,
        "promulgated": instrument.promulgated.isoformat() if instrument.promulgated else None,
        "from_evidence": instrument.first_day_evidence,
        "until_evidence": instrument.last_day_evidence,
        "status_known": instrument.status_known,
        "last_confirmed_by": instrument.last_confirmed_by,
        "source": instrument.source,
        "href": instrument.href,
        "checked": instrument.checked.isoformat(),
        "replaces": replaced,
        "replaced_by": instrument.replaced_by,
        "provisions": [_provision(provision) for provision in instrument.provisions],
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "article": provision.article,
        "key": provision.key,
        "zh": provision.gist.zh,
        "en": provision.gist.en,
        "note_zh": provision.note.zh if provision.note else None,
        "note_en": provision.note.en if provision.note else None,
        "evidence": provision.evidence,
        "source": provision.source,
        "href": provision.href,
        "uses": [
            {
                "route": use.route,
                "requests": list(use.requests),
                "role": use.role,
                "records": list(use.records),
                "grounds": list(use.grounds),
                "grade": use.grade,
            }
            for use in provision.uses
        ],
        "periods": [
            {
                "what": period.what,
                "n": period.n,
                "unit": period.unit,
                "word_zh": period.word.zh if period.word else None,
                "word_en": period.word.en if period.word else None,
                "starts": period.starts,
                "when_zh": period.when.zh if period.when else None,
                "when_en": period.when.en if period.when else None,
            }
            for period in provision.periods
        ],
    }


def shown_lines(
    instrument: Instrument, values: dict[str, Any], on: date, catalogue: Catalogue
) -> Iterator[str]:
    """The same as lines of text."""
    text = catalogue.text
    yield tagged(citation(instrument, None, catalogue), instrument.id, catalogue)
    since = "" if instrument.first_day_seen else text("law.first-day-unseen")
    known = status(instrument, instrument.status(on), catalogue)
    yield (
        f"{text(f'level.{instrument.level}')} · {known}"
        f" · {values['from']}{since} → {values['until'] or '…'}"
    )
    yield f"{pick(instrument.issuer, catalogue)} {instrument.document_no or ''}".rstrip()
    if instrument.last_confirmed:
        day = catalogue.date(instrument.last_confirmed)
        by = _source(instrument.last_confirmed_by, catalogue)
        yield labelled(text("report.confirmed", day=day), by, catalogue)
    if values["replaces"]:
        before = catalogue.name("、", ", ").join(values["replaces"])
        yield labelled(text("law.replaces"), before, catalogue)
    if instrument.replaced_by:
        yield labelled(text("law.replaced_by"), instrument.replaced_by, catalogue)
    yield labelled(text("law.source"), _source(instrument.source, catalogue), catalogue)
    if instrument.href is not None:
        yield labelled(text("law.href"), instrument.href, catalogue)
    for provision in instrument.provisions:
        yield ""
        number = catalogue.name(provision.article_zh or "", provision.article_en or "")
        evidence = text(f"evidence.{provision.evidence}")
        yield tagged(number or provision.key, evidence, catalogue)
        yield f"   {provision.gist.zh}"
        yield f"   {provision.gist.en}"
        if provision.note is not None:
            yield f"   {labelled(text('law.note'), pick(provision.note, catalogue), catalogue)}"
        for period in provision.periods:
            yield f"   → {period_line(period, catalogue)}"
        yield f"   {labelled(text('law.source'), _source(provision.source, catalogue), catalogue)}"
        if provision.href is not None:
            yield f"   {labelled(text('law.href'), provision.href, catalogue)}"


def coverage(book: StatuteBook, regions: tuple[Place, ...], on: date) -> list[dict[str, Any]]:
    """What each province gives on public credit information: grade, evidence, article."""
    rows = []
    for region in regions:
        row: dict[str, Any] = {
            "code": region.code,
            "name_zh": region.name_zh,
            "name_en": region.name_en,
        }
        for right in Right:
            local = local_route(region.law_path, right, on, book)
            row[right] = (
                {
                    "enforceability": local.enforceability,
                    "evidence": local.basis[0].provision.evidence,
                    "instrument": local.governing.id,
                    "article": local.basis[0].provision.article,
                }
                if local
                else None
            )
        rows.append(row)
    return rows


def coverage_lines(rows: list[dict[str, Any]], on: date, catalogue: Catalogue) -> Iterator[str]:
    """The same as a table: grade and evidence of each right, in columns."""
    text = catalogue.text
    yield text("coverage.title", day=catalogue.date(on))
    table = [[text("law.region"), *(text(f"right.{right}") for right in Right)]]
    for row in rows:
        name = catalogue.name(row["name_zh"], row["name_en"])
        table.append([f"{row['code']} {name}", *(_cell(row[right], catalogue) for right in Right)])
    widths = [max(map(columns, column)) for column in zip(*table, strict=True)]
    for line in table:
        padded = (
            cell + " " * (width - columns(cell)) for cell, width in zip(line, widths, strict=True)
        )
        yield " | ".join(padded).rstrip()


def _cell(found: dict[str, Any] | None, catalogue: Catalogue) -> str:
    if found is None:
        return catalogue.text("law.no-local")
    grade = catalogue.text(f"enforceability.{found['enforceability']}")
    evidence = catalogue.text(f"evidence.{found['evidence']}")
    return grade + aside(evidence, catalogue)


def _source(source: str, catalogue: Catalogue) -> str:
    """Where the book has a thing from, in a line.

    The data writes its sources down in English. Those of a known form are put into words of the
    catalogue; any other is printed as it is written, and a reader of Chinese is told why.
    """
    if text := TEXT.fullmatch(source):
        version, read = (
            catalogue.date(date.fromisoformat(text[one])) for one in ("version", "read")
        )
        if text["article"] is None:
            return catalogue.text("law.source.text", version=version, read=read)
        article = text["article"]
        return catalogue.text("law.source.article", version=version, article=article, read=read)
    if study := STUDY.fullmatch(source):
        return catalogue.text("law.source.study", note=study["note"])
    return catalogue.text("law.source.other", source=source)
