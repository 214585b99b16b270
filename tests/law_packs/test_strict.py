"""JSON is read narrowly, and what is written can be read."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from pcirights.law_packs import strict
from pcirights.law_packs.errors import PackError


def why(content: bytes) -> str:
    with pytest.raises(PackError, match="pack-broken") as caught:
        strict.read(content)
    return caught.value.fields["why"]


def test_days_and_everything_else_come_back() -> None:
    values: dict[str, Any] = {
        "a": [1, -2, True, None, "字\u3000字", {"b": date(2026, 11, 25)}],
        "day": [],
        "c": {"day": date(2026, 1, 1), "other": 1},
    }
    assert strict.read(strict.write(values)) == values


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "not an object"),
        (b'"law"', "not an object"),
        (b'{"day":"2026-11-25"}', "not an object"),
        (b'\xff{"a":1}', "UTF-8"),
        (b'\xef\xbb\xbf{"a":1}', "BOM"),
        (b'{"a":1}{"a":1}', "Extra data"),
        (b'{"a":1,"a":2}', "twice"),
        (b'{"a":1.0}', "not whole"),
        (b'{"a":1e400}', "not whole"),
        (b'{"a":NaN}', "not whole"),
        (b'{"a":-Infinity}', "not whole"),
        (b'{"a":1000000}', "too large"),
        (b'{"a":' + b"9" * 100_000 + b"}", "too large"),
        (b'{"a":{"day":1}}', "not a day"),
        (b'{"a":{"day":"20261125"}}', "not a day"),
        (b'{"a":{"day":"9999-12-31"}}', "not a day"),
        (b'{"a":{"day":"2026-02-30"}}', "day is out of range"),
        (b'{"a":"\\u001b[2J"}', "cannot be printed"),
        (b'{"a":"one\\ntwo"}', "cannot be printed"),
        (b'{"a":"\\u202eback"}', "cannot be printed"),
        (b'{"a":"\\ud800"}', "cannot be printed"),
        (b'{"\\u0000":1}', "cannot be printed"),
        (json.dumps({"a": "字" * 4001}).encode(), "too long"),
        (b"[" * 11 + b"]" * 11, "too deep"),
        (b"[" * 1_000_000, "too deep"),
        (b'{"a":' * 1_000_000, "too deep"),
        (b'{"a":[' + b"0," * 500_000 + b"0]}", "too many"),
    ],
    ids=range(29),
)
def test_what_is_refused(content: bytes, said: str) -> None:
    assert said in why(content)


@pytest.mark.parametrize(
    "value",
    [1.5, datetime(2026, 11, 25), {"day": 1}, {1, 2}, b"", "\x00", 10**9],  # noqa: DTZ001  # no zone
)
def test_what_is_not_written(value: object) -> None:
    with pytest.raises(PackError, match="pack-broken"):
        strict.write({"a": value})


def test_a_circle_is_not_written() -> None:
    circle: dict[str, Any] = {"b": 1}
    circle["a"] = circle
    with pytest.raises(PackError, match="pack-broken"):
        strict.write(circle)
