"""The answers file: read and checked, or written when asked. Its keys: docs/answers.md."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import tomli_w

from pcirights.core.answers import (
    MAX_TEXT,
    PARTS,
    Agent,
    Answers,
    Applicant,
    FollowUp,
    Item,
    Recipient,
    RequestDetails,
)
from pcirights.core.errors import WrongInputError, brief
from pcirights.core.events import Delivery, Event, Happened, misplaced
from pcirights.core.typed_days import typed_day
from pcirights.core.vocabulary import AgentKind, Because, BodyRole, Ground, Record, Right, RouteId
from pcirights.regular_files import read_regular
from pcirights.toml_file import TomlError, toml_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from _typeshed import DataclassInstance

SCHEMA = 1
MAX_BYTES = 1024 * 1024
MAX_ITEMS = 200
LARGE = 10**9
"""Larger numbers are not repeated: Python does not write those of thousands of digits."""
PLAIN: dict[str, type] = {
    "applicant": Applicant,
    "agent": Agent,
    "recipient": Recipient,
    "request": RequestDetails,
}
LATER = "followup"
"""The plain part that only the letters of later steps use."""
WORDS: dict[str, type[StrEnum]] = {
    "record": Record,
    "right": Right,
    "ground": Ground,
    "route": RouteId,
}
Part = TypeVar("Part", bound="DataclassInstance")


def read_answers(path: Path) -> Answers:
    """The answers of a file. Raises WrongInputError: its fields name the key and what is wrong."""
    content = read_regular(path, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise WrongInputError("answers-too-long", file=path.name)
    try:
        values = toml_values(content)
    except UnicodeDecodeError as error:
        raise WrongInputError("answers-not-utf8", file=path.name) from error
    except TomlError as error:
        if error.mark:
            line = str(error.line)
            raise WrongInputError(
                "answers-curly", file=path.name, line=line, mark=error.mark
            ) from error
        raise WrongInputError("answers-not-toml", file=path.name, why=brief(str(error))) from error
    if "schema" not in values:
        raise WrongInputError("answers-no-schema", file=path.name)
    return parse_answers(values)


def parse_answers(values: Mapping[str, Any]) -> Answers:
    """The answers of a file's values. Raises WrongInputError for unknown keys and wrong values."""
    known = {"schema", "place", "on", "item", "event", "sample", LATER, *WORDS, *PLAIN}
    _only(values, known, "")
    if values.get("schema") != SCHEMA:
        raise WrongInputError("answers-schema", key="schema", found=_number(values.get("schema")))
    on = values.get("on")
    if on is not None:
        _day(on, "on")
    entries, happened = _entries(values, "item"), _entries(values, "event")
    sample = values.get("sample", False)
    if not isinstance(sample, bool):
        raise WrongInputError("answers-value", key="sample", found=_brief(sample), near="true")
    return Answers(
        place=_text(values.get("place", ""), "place"),
        on=on,
        sample=sample,
        items=tuple(_item(entry, number) for number, entry in enumerate(entries, start=1)),
        followup=_plain(values.get(LATER, {}), LATER, FollowUp),
        events=tuple(_event(entry, number) for number, entry in enumerate(happened, start=1)),
        **{key: _word(values, key, words) for key, words in WORDS.items()},  # type: ignore[arg-type]  # one type a key
        **{key: _plain(values.get(key, {}), key, kind) for key, kind in PLAIN.items()},
    )


def to_values(answers: Answers) -> dict[str, Any]:
    """The answers as a file's values; what is empty is left out."""
    values: dict[str, Any] = {"schema": SCHEMA, "place": answers.place}
    values |= {key: str(word) for key in WORDS if (word := getattr(answers, key)) is not None}
    if answers.on is not None:
        values["on"] = answers.on
    if answers.sample:
        values["sample"] = True
    for part in (*PARTS, LATER):
        filled = _filled(getattr(answers, part))
        if filled:
            values[part] = filled
    entries = [_filled(item) for item in answers.items]
    if entries:
        values["item"] = entries
    if answers.events:
        values["event"] = [_filled(event) for event in answers.events]
    return values


def to_bytes(answers: Answers) -> bytes:
    """The answers as a file's content."""
    return tomli_w.dumps(to_values(answers)).encode("utf-8")


def _filled(part: object) -> dict[str, Any]:
    if not is_dataclass(part):
        raise TypeError(type(part).__name__)
    pairs = ((item.name, getattr(part, item.name)) for item in fields(part))
    return {name: _written(value) for name, value in pairs if value}


def _written(value: object) -> object:
    """A value as TOML has it: a word of a closed list is a text."""
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def _only(values: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for key in values:
        if key not in known:
            close = get_close_matches(key, list(known), n=1)
            code = "answers-key" if close else "answers-key-known"
            nearest = where + close[0] if close else ", ".join(sorted(known))
            raise WrongInputError(code, key=_brief(where + key), near=nearest)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise WrongInputError("answers-value", key=key, found=_brief(value), near='"…"')
    if len(value) > MAX_TEXT:
        raise WrongInputError("answers-field-too-long", key=key, limit=str(MAX_TEXT))
    return value


def _word(values: Mapping[str, Any], key: str, words: type[StrEnum]) -> StrEnum | None:
    value = values.get(key)
    if value is None:
        return None
    return find_word(_text(value, key), key, words)


Word = TypeVar("Word", bound="StrEnum")


def find_word(value: str, key: str, words: type[Word]) -> Word:
    """The word of a closed list. Raises WrongInputError with the nearest one."""
    known = [word.value for word in words]
    if value in known:
        return words(value)
    close = get_close_matches(value.lower(), known, n=1)
    code = "unknown-word" if close else "unknown-word-known"
    near = close[0] if close else ", ".join(known)
    raise WrongInputError(code, key=key, found=_brief(value), near=near)


def as_day(typed: str) -> date:
    """A day as it was typed, in the forms of ``typed_day``. Raises WrongInputError for another."""
    day = typed_day(typed)
    if day is not None:
        return day
    raise WrongInputError("day-not-a-date", found=_brief(typed))


def _plain(values: object, key: str, kind: type[Part]) -> Part:
    if not isinstance(values, dict):
        raise WrongInputError("answers-value", key=key, found=_brief(values), near=f"[{key}]")
    _only(values, [one.name for one in fields(kind)], f"{key}.")
    if kind is Agent and values.get("kind"):
        find_word(_text(values["kind"], f"{key}.kind"), f"{key}.kind", AgentKind)
    return kind(**{name: _text(value, f"{key}.{name}") for name, value in values.items()})


def _item(values: object, number: int) -> Item:
    where = f"item[{number}]"
    if not isinstance(values, dict):
        raise WrongInputError("answers-value", key=where, found=_brief(values), near="[[item]]")
    _only(values, ("record", "correct", "source", "evidence"), f"{where}.")
    proofs = values.get("evidence", [])
    if not isinstance(proofs, list):
        raise WrongInputError(
            "answers-value", key=f"{where}.evidence", found=_brief(proofs), near='["…"]'
        )
    return Item(
        record=_text(values.get("record", ""), f"{where}.record"),
        correct=_text(values.get("correct", ""), f"{where}.correct"),
        source=_text(values.get("source", ""), f"{where}.source"),
        evidence=tuple(_text(proof, f"{where}.evidence") for proof in proofs),
    )


def _event(values: object, number: int) -> Event:
    """One event: what, on which day; how it arrived, until when, because of what, with whom."""
    where = f"event[{number}]"
    if not isinstance(values, dict):
        raise WrongInputError("answers-value", key=where, found=_brief(values), near="[[event]]")
    _only(values, ("what", "day", "how", "until", "because", "to"), f"{where}.")
    what = find_word(_text(values.get("what", ""), f"{where}.what"), f"{where}.what", Happened)
    day = _day(values.get("day"), f"{where}.day")
    until = values.get("until")
    event = Event(
        what,
        day,
        _optional(values, where, "how", Delivery),
        _day(until, f"{where}.until") if until is not None else None,
        _optional(values, where, "because", Because),
        _optional(values, where, "to", BodyRole),
    )
    wrong = misplaced(event)
    if wrong:
        raise WrongInputError("event-detail", key=f"{where}.{wrong}", what=what)
    return event


def _optional(values: Mapping[str, Any], where: str, key: str, words: type[Word]) -> Word | None:
    if key not in values:
        return None
    return find_word(_text(values[key], f"{where}.{key}"), f"{where}.{key}", words)


def _day(value: object, key: str) -> date:
    if value is None:
        raise WrongInputError("answers-missing", key=key)
    if isinstance(value, str) and (meant := typed_day(value)):
        raise WrongInputError("answers-day-quoted", key=key, near=meant.isoformat())
    if not isinstance(value, date) or isinstance(value, datetime):
        raise WrongInputError("answers-value", key=key, found=_brief(value), near="2026-11-23")
    return value


def _entries(values: Mapping[str, Any], key: str) -> list[Any]:
    entries = values.get(key, [])
    if not isinstance(entries, list) or len(entries) > MAX_ITEMS:
        raise WrongInputError("answers-value", key=key, found=_brief(entries), near=f"[[{key}]]")
    return entries


def _number(value: object) -> str:
    """A number that was found, with the marks of a text where it is one; else its kind."""
    short = isinstance(value, str) or (isinstance(value, int) and abs(value) < LARGE)
    return brief(repr(value)) if short or value is None else _brief(value)


def _brief(value: object) -> str:
    """What was found: a text as it is, anything else by its kind."""
    return brief(value if isinstance(value, str) else type(value).__name__)
