"""Changes of a file or of its values, the same for the same number: a fault can be found again."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import date
from typing import Any

TEXTS = (
    "", " ", "\0", "\x1b[2J", "\u202e", "\ud800", "\ufeff", "=1+1", "<img src=x>", "张三",
    "9999-12-31", "0001-01-01", "2026-02-30", "../../x", "x" * 5000, "1" * 5000, "\n" * 50,
    "{name}", "[if>]", "%s",
    "public-credit", "-1", "1e999", "nan", "none", "\U0010ffff", "\uffff", "e\u0301" * 9, "[0](",
)  # fmt: skip
"""What a field may hold that nobody thought of."""
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**70, 10**30, 0.5, -0.0, float("inf"), [], {}, [[]],
    [None], {"": ""}, date(1, 1, 1), date(9999, 12, 31), date(2100, 1, 1), *TEXTS,
)  # fmt: skip
BYTES = (
    b"\0",
    b"\xff",
    b"\n",
    b'"',
    b",",
    b"=",
    b"[",
    b"{",
    b"'",
    b"<",
    b"&",
    b"\xef\xbb\xbf",
    b"9" * 40,
)


TOML = (
    "1" * 5000, "0x" + "f" * 5000, "[" * 3000, "{a=" * 3000, "2026-02-30", "9999-12-31",
    "0001-01-01", "07:32:00", "2026-11-23T00:00:00Z", "“张三”", "nan", "-inf", "1e999", "true",
    "'''", '"', "[[]]", '"""', "{}", "a" + ".a" * 2000, '"\\uD800"', "", "# ",
)  # fmt: skip
"""What may stand behind a key in a file that a person or an attacker wrote."""


def of_toml(content: bytes, chance: random.Random) -> bytes:
    """A file of TOML in which a value or a key is something else, by its line."""
    lines = content.decode().splitlines()
    numbers = [number for number, line in enumerate(lines) if "=" in line]
    for _ in range(chance.choice((1, 1, 2))):
        number = chance.choice(numbers)
        key, _, value = lines[number].partition("=")
        raw = chance.choice(TOML)
        swapped = f"{raw} = {value}" if chance.random() < 0.2 else f"{key} = {raw}"
        lines[number] = swapped
    return "\n".join(lines).encode()


def of_bytes(content: bytes, chance: random.Random) -> bytes:
    """The content with a few bytes other, more or fewer than there were."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8, 32))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(7):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                made[at:at] = chance.choice(BYTES)
            case 2:
                del made[at : at + chance.choice((1, 2, 8, 100))]
            case 3:
                made = made[:at]
            case 4:
                begin = chance.randrange(len(made) + 1)
                made[at:at] = made[begin : begin + chance.choice((1, 4, 64))]
            case 5 if made:
                made[at % len(made)] ^= 1 << chance.randrange(8)
            case _:
                made[at:at] = chance.choice(TEXTS).encode("utf-8", "surrogatepass")
    return bytes(made)


def of_values(values: Any, chance: random.Random, possible: tuple[Any, ...] = VALUES) -> Any:  # noqa: ANN401  # JSON or TOML
    """The values with a few other, gone or doubled, whatever they are."""
    made = deepcopy(values)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        holders = list(_holders(made))
        if not holders:
            return chance.choice(possible)
        holder = chance.choice(holders)
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = chance.choice(keys)
        match chance.randrange(6):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[chance.choice(TEXTS) or "x"] = holder[key]
            case 2 if isinstance(holder, list):
                holder += deepcopy(holder) * chance.choice((1, 3, 20))
            case 3:
                holder[key] = deepcopy(
                    chance.choice([one for one in holders if one is not made] or [1])
                )
            case _:
                holder[key] = deepcopy(chance.choice(possible))
    return made


def _holders(value: Any) -> Any:  # noqa: ANN401  # JSON or TOML
    """Every table and list that holds something."""
    if isinstance(value, dict | list) and value:
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from _holders(one)
