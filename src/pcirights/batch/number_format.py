"""The number of a cell as the spreadsheet shows it: 010010 for 10010, 15% for 0.15, a day, a time.

The format codes are those of Office Open XML (ECMA-376-1, 18.8.31). Unsupported formats (fractions,
powers of ten, conditions, names of days and months, Chinese numerals) give None, so that a letter
never holds something else than the cell shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"
A_DAY = 24 * 60 * 60
LAST = 2_958_466
"""The number after that of 31 December 9999, the last day that a spreadsheet knows."""
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>am/pm|a/p|上午/下午)|(?P<general>general)|(?P<date>y+|e+|m+|d+|h+|s+|a{3,}|b{2,})"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%@])|(?P<power>E[+-])|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
COLOURS = re.compile(
    r"(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|颜色 ?\d+)", re.IGNORECASE
)
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
MONEY = re.compile(r"\$([^-]*)(-[0-9A-F]+)?", re.IGNORECASE)


@dataclass
class Section:
    """One section of a format code: tokens as pairs of a kind and its text."""

    tokens: list[tuple[str, str]] = field(default_factory=list)
    readable: bool = True

    def has(self, *kinds: str) -> bool:
        """Whether a token of these kinds is in it."""
        return any(kind in kinds for kind, _ in self.tokens)


def shown(value: float, code: str, *, since_1904: bool = False) -> str | None:
    """How a number is shown under a format code; a day as 2026-11-23. None: not read here."""
    sections = _sections(code)
    negative = value < 0
    chosen = sections[0]
    if negative and len(sections) > 1:
        chosen, negative = sections[1], False
    elif value == 0 and len(sections) > 2:
        chosen = sections[2]
    if not chosen.readable:
        return None
    if chosen.has("date", "elapsed"):
        return None if value < 0 else _moment(value, chosen, since_1904=since_1904)
    text = _number(abs(value), chosen)
    return f"-{text}" if negative and text is not None else text


def plain_number(value: float) -> str:
    """A number as a cell without a format shows it, never as a power of ten."""
    if value.is_integer():
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[Section, ...]:
    made = [Section()]
    for found in TOKEN.finditer(code):
        kind, text = found.lastgroup or "", found[found.lastgroup or 0]
        if kind == "end":
            made.append(Section())
        elif kind in {"quoted", "escaped", "other"}:
            made[-1].tokens.append(("text", text))
        elif kind == "bracket":
            _bracket(made[-1], text)
        elif kind == "room":
            made[-1].tokens.append(("text", " "))
        elif kind == "power" or (kind == "date" and text[0] in "eEaAbB"):
            made[-1].readable = False
        elif kind:
            made[-1].tokens.append((kind, text))
    for section in made:
        kinds = [kind for kind, _ in section.tokens]
        texts = [text for kind, text in section.tokens if kind == "text"]
        if "digit" in kinds and "/" in texts and "date" not in kinds:
            section.readable = False  # a fraction
    return tuple(made)


def _bracket(section: Section, text: str) -> None:
    if ELAPSED.fullmatch(text):
        section.tokens.append(("elapsed", text))
    elif money := MONEY.fullmatch(text):
        section.tokens.append(("text", money[1]))
    elif not COLOURS.fullmatch(text):
        section.readable = False  # a condition, or numerals of another script


def _number(value: float, section: Section) -> str | None:
    if section.has("general"):
        fill = {"general": plain_number(value)}
        return "".join(fill.get(kind, text) for kind, text in section.tokens).strip()
    if not section.has("digit"):
        return plain_number(value) if section.has("sign") else _words(section)
    amount = Decimal(format(value, ".15g"))
    tokens = section.tokens
    last = max(place for place, (kind, _) in enumerate(tokens) if kind == "digit")
    amount *= 100 ** sum(token == ("sign", "%") for token in tokens)
    after = last + 1
    while after < len(tokens) and tokens[after] == ("sign", ","):
        amount /= 1000
        after += 1
    point = next((place for place, token in enumerate(tokens) if token == ("sign", ".")), None)
    before = tokens if point is None else tokens[:point]
    behind = [] if point is None else tokens[point + 1 :]
    places = [text for kind, text in behind if kind == "digit"]
    amount = amount.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, part = format(amount, "f").partition(".")
    kept = part.rstrip("0") if places else ""
    least = max((number + 1 for number, sign in enumerate(places) if sign != "#"), default=0)
    kept = part[: max(len(kept), least)]
    text = _whole("" if whole == "0" else whole, before)
    if point is not None:
        text += "." + _part(kept, behind)
    return text.strip()


def _words(section: Section) -> str:
    return "".join(text for kind, text in section.tokens if kind == "text").strip()


def _whole(digits: str, tokens: list[tuple[str, str]]) -> str:
    """The digits before the decimal point, grouped where the code has a comma."""
    places = [text for kind, text in tokens if kind == "digit"]
    firm = next((number for number, sign in enumerate(places) if sign != "#"), len(places))
    digits = digits.rjust(len(places) - firm, "0")
    first = next((at for at, (kind, _) in enumerate(tokens) if kind == "digit"), len(tokens))
    groups = any(
        tokens[at] == ("sign", ",") and any(kind == "digit" for kind, _ in tokens[at:])
        for at in range(first, len(tokens))
    )
    made: list[str] = []
    left, given = len(places), list(digits)
    count = 0
    for kind, text in reversed(tokens):
        if kind == "digit":
            left -= 1
            taken = [given.pop()] if given else []
            if not left:
                taken += reversed(given)
            for digit in taken:
                if groups and count and count % 3 == 0:
                    made.append(",")
                made.append(digit)
                count += 1
        elif kind == "text":
            made.append(text[::-1])
        elif text == "%":
            made.append("%")
    return "".join(made)[::-1]


def _part(digits: str, tokens: list[tuple[str, str]]) -> str:
    """The digits after the decimal point, with the literal text among and after them."""
    given = iter(digits)
    made = []
    for kind, text in tokens:
        if kind == "digit":
            made.append(next(given, ""))
        elif kind == "text" or text == "%":
            made.append(text)
    return "".join(made)


def _moment(value: float, section: Section, *, since_1904: bool) -> str | None:
    days = value + (1462 if since_1904 else 0)
    if days >= LAST:
        return None
    seconds = round(value * A_DAY)
    kinds = {text[0].lower() for kind, text in section.tokens if kind == "date"}
    when = _day(days)
    day_alone = not kinds & {"h", "s"} or (kinds & {"y", "d"} and when.time() == time())
    if day_alone and not section.has("elapsed"):
        return when.date().isoformat()
    twelve = section.has("half")
    made, before = [], ""
    tokens = section.tokens
    for at, (kind, text) in enumerate(tokens):
        sign = text[:1].lower()
        if kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[sign]
            made.append(str(seconds // unit).rjust(len(text), "0"))
        elif kind == "half":
            made.append(_half(when, text))
        elif kind == "date":
            following = next((one for what, one in tokens[at + 1 :] if what == "date"), "")
            minutes = sign == "m" and (before == "h" or following[:1].lower() == "s")
            part = _in_digits(when, text, minutes=minutes, twelve=twelve)
            if part is None:
                return None
            made.append(part)
        elif kind == "text":
            made.append(text)
        else:
            return None  # parts of a second
        before = sign if kind in {"date", "elapsed"} else before
    return "".join(made).strip()


def _half(when: datetime, text: str) -> str:
    """AM or PM, in the words of the code."""
    return text.split("/")[when.hour >= 12]


def _in_digits(when: datetime, text: str, *, minutes: bool, twelve: bool) -> str | None:
    """A component of a date or time in digits; None where the code asks for a name."""
    sign = text[0].lower()
    if sign == "y":
        return str(when.year) if len(text) > 2 else f"{when.year % 100:02d}"
    if len(text) > 2:
        return None
    parts = {
        "m": when.minute if minutes else when.month,
        "d": when.day,
        "h": (when.hour + 11) % 12 + 1 if twelve else when.hour,
        "s": when.second,
    }
    return str(parts[sign]).rjust(len(text), "0")


def _day(days: float) -> datetime:
    """The date and time of a serial number, without the 29 February 1900 that never was."""
    first = datetime(1899, 12, 31 if days < 60 else 30)  # noqa: DTZ001  # it has no zone
    return first + timedelta(seconds=round(days * A_DAY))
