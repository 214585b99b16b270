"""A strict reader of JSON: limits on depth, entries, digits and types of value.

A day is written ``{"day": "2026-11-25"}``, since JSON has no dates. Every text is one line of
printable characters, so that it cannot control a terminal or change the reading direction.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from pcirights.law_packs.errors import PackError

DEPTH = 10
ENTRIES = 500_000
TEXT = 4_000
"""Characters of one text."""
DIGITS = 6
DAY = "day"
DAYS = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
WIDE_SPACE = "\u3000"


def read(content: bytes) -> dict[str, Any]:
    """The values of an object in JSON, its days as dates. Raises PackError where it is not one."""
    try:
        values = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
        _check(values)
    except (ValueError, RecursionError) as error:
        raise PackError("pack-broken", why=_why(error), n="1") from error
    if not isinstance(values, dict):
        raise PackError("pack-broken", why="JSON: not an object", n="1")
    return values


def write(values: dict[str, Any]) -> bytes:
    """The same values as JSON. Raises PackError where ``read`` would not take them."""
    try:
        plain = _plain(values)
    except (ValueError, RecursionError) as error:
        raise PackError("pack-broken", why=_why(error), n="1") from error
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
    read(content)
    return content


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON: too deep"
    if isinstance(error, UnicodeError):
        return "JSON: not UTF-8"
    return f"JSON: {error}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | date:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a key stands twice")
    if list(values) != [DAY]:
        return values
    day = values[DAY]
    if not isinstance(day, str) or not DAYS.fullmatch(day):
        raise ValueError("not a day")
    return date.fromisoformat(day)


def _number(digits: str) -> int:
    if len(digits) > DIGITS:
        raise ValueError("a number is too large")
    return int(digits)


def _refuse(_word: str) -> None:
    raise ValueError("a number is not whole")


def _check(values: Any) -> None:  # noqa: ANN401  # JSON
    """Raises ValueError where the values are too deep, too many, or hold a text that is no line."""
    level, entries = [values], 0
    for _ in range(DEPTH):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += value.keys()
                below += value.values()
            elif isinstance(value, list):
                below += value
            elif isinstance(value, str):
                _line(value)
        entries += len(below)
        if entries > ENTRIES:
            raise ValueError("too many entries")
        if not below:
            return
        level = below
    raise ValueError("too deep")


def _line(text: str) -> None:
    if len(text) > TEXT:
        raise ValueError("a text is too long")
    if not text.isprintable() and not text.replace(WIDE_SPACE, "").isprintable():
        raise ValueError("a text holds a character that cannot be printed")


def _plain(value: Any) -> Any:  # noqa: ANN401  # TOML's values
    if isinstance(value, dict):
        if list(value) == [DAY]:
            raise ValueError(f"a table's only key is {DAY!r}")
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return {DAY: value.isoformat()}
    if value is None or isinstance(value, str | int):
        return value
    raise ValueError(f"{type(value).__name__} has no place in a law pack")
