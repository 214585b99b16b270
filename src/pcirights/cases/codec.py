"""A case as JSON and back. Reading is strict: whoever knows a passphrase can send anything."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from pcirights.cases.case import Case, Happening, Note, Paper, PaperKind
from pcirights.cases.names import is_clean
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Because, BodyRole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEMA = 1
MOST_BYTES = 8 * 1024 * 1024
MOST_ENTRIES = 10_000
"""Events, notes or papers of one case."""
MOST_SIZE = 2**40
Part = TypeVar("Part")
HEX = frozenset("0123456789abcdef")
OURS = {
    Case: {"id", "written", "answers", "label", "events", "notes", "papers", "closed", "calendar"},
    Paper: {"id", "kind", "name", "day", "size", "sha256"},
    Note: {"day", "text"},
    Happening: {one.name for one in fields(Event)},
}
"""The keys that this program writes; all others come from a newer program."""


def encode(case: Case) -> bytes:
    """The case as JSON."""
    values = {
        **case.more,
        "schema": case.more.get("schema", SCHEMA),
        "needs": case.more.get("needs", SCHEMA),
        "id": case.id,
        "written": case.written.isoformat(),
        "answers": case.answers,
        "label": case.label,
        "events": [_happening_values(one) for one in case.happenings],
        "notes": [{**one.more, "day": one.day.isoformat(), "text": one.text} for one in case.notes],
        "papers": [_paper_values(one) for one in case.papers],
        "closed": case.closed.isoformat() if case.closed else None,
        **({"calendar": case.calendar} if case.calendar else {}),
    }
    content = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    if len(content) > MOST_BYTES:
        raise WrongInputError("cases-too-big", limit=str(MOST_BYTES // 1024 // 1024))
    return content


def decode(content: bytes) -> Case:
    """The case in a JSON text.

    Raises WrongInputError: ``cases-newer`` where only a newer program can read it,
    ``cases-not-a-case`` for anything that this or a newer program does not write.
    """
    values = _object(_json(content))
    if _whole(values.get("schema")) and _whole(values.get("needs")) > SCHEMA:
        raise WrongInputError("cases-newer")
    closed = values.get("closed")
    papers = _each(values.get("papers"), _paper)
    if len({paper.id for paper in papers}) != len(papers):
        _refuse()
    return Case(
        id=_hex(values.get("id"), 32),
        written=_day(values.get("written")),
        answers=_text(values.get("answers")),
        label=_line(values.get("label")),
        happenings=_each(values.get("events"), _happening),
        notes=_each(values.get("notes"), _note),
        papers=papers,
        closed=None if closed is None else _day(closed),
        calendar=_hex(values["calendar"], 32) if "calendar" in values else "",
        more=_more(values, Case),
    )


def _happening_values(one: Happening) -> dict[str, Any]:
    if one.event is None:
        return dict(one.more)
    known = ((item.name, getattr(one.event, item.name)) for item in fields(one.event))
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in known
        if value is not None
    }
    return {**one.more, **values}


def _paper_values(paper: Paper) -> dict[str, Any]:
    return {
        **paper.more,
        "id": paper.id,
        "kind": paper.kind,
        "name": paper.name,
        "day": paper.day.isoformat(),
        "size": paper.size,
        "sha256": paper.sha256,
    }


def _happening(values: Mapping[str, Any]) -> Happening:
    """An event; kept unread where its kind comes from a newer program."""
    try:
        what = Happened(values.get("what", ""))
        how = values.get("how")
        delivery = None if how is None else Delivery(how)
        because = values.get("because")
        reason = None if because is None else Because(because)
        to = values.get("to")
        addressee = None if to is None else BodyRole(to)
    except ValueError:
        return Happening(None, values)
    until = values.get("until")
    last = None if until is None else _day(until)
    event = Event(what, _day(values.get("day")), delivery, last, reason, addressee)
    return Happening(event, _more(values, Happening))


def _note(values: Mapping[str, Any]) -> Note:
    return Note(_day(values.get("day")), _text(values.get("text")), _more(values, Note))


def _paper(values: Mapping[str, Any]) -> Paper:
    name, kind, size = _line(values.get("name")), values.get("kind"), _whole(values.get("size"))
    if not is_clean(name) or kind not in list(PaperKind) or size > MOST_SIZE:
        _refuse()
    return Paper(
        id=_hex(values.get("id"), 32),
        kind=PaperKind(kind),
        name=name,
        day=_day(values.get("day")),
        size=size,
        sha256=_hex(values.get("sha256"), 64),
        more=_more(values, Paper),
    )


def _more(values: Mapping[str, Any], kind: type) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in OURS[kind]}


def _json(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        _refuse()
    try:
        value: object = json.loads(content.decode("utf-8"), parse_constant=_refuse_word)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # it must be storable again
    except (ValueError, RecursionError) as error:
        raise WrongInputError("cases-not-a-case") from error
    return value


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse()
    return value


def _each(value: object, read: Callable[[dict[str, Any]], Part]) -> tuple[Part, ...]:
    if not isinstance(value, list) or len(value) > MOST_ENTRIES:
        _refuse()
    return tuple(read(_object(one)) for one in value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        _refuse()
    return value


def _line(value: object) -> str:
    text = _text(value)
    if not all(char.isprintable() for char in text):
        _refuse()
    return text


def _hex(value: object, length: int) -> str:
    text = _text(value)
    if len(text) != length or not HEX.issuperset(text):
        _refuse()
    return text


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        _refuse()
    return value


def _day(value: object) -> date:
    text = _text(value)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WrongInputError("cases-not-a-case") from error
    if day.isoformat() != text:
        _refuse()
    return day


def _refuse_word(_word: str) -> NoReturn:
    _refuse()


def _refuse() -> NoReturn:
    raise WrongInputError("cases-not-a-case")
