"""Cases in words and as values: the list, one case, what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pcirights.cases.head import Due, dates_of, due
from pcirights.core.errors import brief
from pcirights.wording import due_dates
from pcirights.wording.errors import error_sentence
from pcirights.wording.phrases import aside, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pcirights.cases.case import Case
    from pcirights.cases.head import Head
    from pcirights.core.errors import PcirightsError
    from pcirights.followup.due_date import Watch
    from pcirights.i18n import Catalogue

SHORT = 8
"""Digits of a case's id that are shown; fewer will do if no other case begins with them."""


def line(ident: str, head: Head, today: date, catalogue: Catalogue) -> str:
    """A case in one line."""
    state, dated = due(head, today)
    parts = [
        ident[:SHORT],
        catalogue.text(f"cases.due.{state}") + (f" {dated.earliest}" if dated else ""),
        " · ".join(brief(part) for part in (head.label, head.who) if part),
        " ".join(
            catalogue.text(f"{kind}.{word}")
            for kind, word in (("record", head.record), ("right", head.right))
            if word
        ),
        catalogue.text(f"cases.stage.{head.stage}"),
    ]
    return "  ".join(part for part in parts if part)


def head_values(ident: str, head: Head, today: date) -> dict[str, Any]:
    """The line of a case as values."""
    state, dated = due(head, today)
    return {
        "id": ident,
        "label": head.label,
        "who": head.who,
        "to": head.to,
        "place": head.place,
        "record": head.record,
        "right": head.right,
        "route": head.route,
        "stage": head.stage,
        "written": head.written,
        "changed": head.changed,
        "papers": int(head.papers),
        "due": state,
        "next": dated.earliest if dated else None,
        "dates": [one._asdict() for one in dates_of(head)],
        "trouble": head.trouble or None,
    }


def case_values(ident: str, case: Case) -> dict[str, Any]:
    """A case as values, without the contents of its papers."""
    return {
        "id": ident,
        "label": case.label,
        "written": case.written.isoformat(),
        "stage": case.stage,
        "answers": case.answers,
        "events": [
            {
                "what": one.what,
                "day": one.day.isoformat(),
                "how": one.how,
                "until": one.until.isoformat() if one.until else None,
                "because": one.because,
            }
            for one in case.events
        ],
        "notes": [{"day": one.day.isoformat(), "text": one.text} for one in case.notes],
        "papers": [
            {
                "kind": one.kind,
                "name": one.name,
                "day": one.day.isoformat(),
                "bytes": one.size,
                "sha256": one.sha256,
            }
            for one in case.papers
        ],
    }


def case_lines(ident: str, case: Case, head: Head, today: date, catalogue: Catalogue) -> list[str]:
    """A case in lines: its own line, its papers and its notes."""
    lines = [line(ident, head, today, catalogue)]
    for paper in case.papers:
        kind = catalogue.text(f"cases.paper.{paper.kind}")
        size = aside(f"{paper.size} B", catalogue)
        lines.append(f"   {paper.day}  {labelled(kind, paper.name, catalogue)}{size}")
    for note in case.notes:
        lines.append(f"   {note.day}  {catalogue.text('cases.note')}:")
        lines += [f"      {safe(part)}" for part in note.text.splitlines()]
    return lines


def due_lines(
    watches: Iterable[Watch], today: date, within: int, catalogue: Catalogue
) -> Iterator[str]:
    """The dates of a case that are past or come within so many days, and wait to be met.

    Each with its sum.
    """
    for watch in watches:
        if watch.met is not None or watch.sum is None:
            continue
        if (watch.sum.reach.earliest - today).days <= within:
            yield from (f"   {part}" for part in due_dates.of_watch(watch, today, catalogue))


def trouble(error: PcirightsError, catalogue: Catalogue) -> str:
    """Why the dates of a case cannot be calculated."""
    return f"   {error_sentence(error, catalogue)}"


def safe(text: str) -> str:
    """A text without control characters, safe to print on a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


PRESSING = frozenset({Due.LIMIT, Due.OVERDUE, Due.SOON})
"""What ``due`` shows."""
