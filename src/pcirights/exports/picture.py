"""The time line of a case as a picture: plain SVG, no script, no link, no font file.

It shows the kind of each date and no particulars, as the calendar file does. What it shows is in
its description too, for people who cannot see it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pcirights.exports.picture_layout import Lane, as_text, note, words_room
from pcirights.followup.due_date import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.exports.picture_layout import Drawing, Mark
    from pcirights.i18n import Catalogue

WIDTH, EDGE, SIDE, LEVEL, TOP = 1120, 24, 96, 40, 64
ROOM = WIDTH - 2 * EDGE - SIDE - 20
"""How wide the line itself is."""
INK, SOFT, LINE = "#1c1c1c", "#565b60", "#6b7075"
GROUNDS = {Lane.HAPPENED: "#eef4fa", Lane.OFFICE: "#f4f5f6", Lane.PERSON: "#fdf6e9"}
HARD = "#a3261b"
MET = frozenset({State.MET, State.PAST})
REACH = 0.8
"""From this share of the width on, the word for today stands to the left of its line."""


def svg(drawn: Drawing, catalogue: Catalogue) -> str:
    """The drawing as SVG."""
    tops, height = _tops(drawn)
    spoken = catalogue.name("zh-Hans", "en")
    title = catalogue.text("line.title")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        f'<g lang="{spoken}" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(as_text(drawn, catalogue))}</desc>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(EDGE, 34, title, 20, weight="bold"),
    ]
    for lane, (top, below) in tops.items():
        parts += [
            _ground(lane, top, below - top),
            _text(EDGE + 10, top + 22, catalogue.text(f"line.{lane}"), 13, SOFT),
        ]
    parts += _now(drawn, height, catalogue)
    for mark in drawn.marks:
        parts += _mark(mark, tops[mark.lane][0], _x(drawn.today), catalogue)
    parts.append(_text(EDGE, height - 14, catalogue.text("line.not-to-scale"), 12, SOFT))
    return "\n".join((*parts, "</g></svg>", ""))


def _ground(lane: Lane, top: int, height: int) -> str:
    return (
        f'<rect x="{EDGE}" y="{top}" width="{WIDTH - 2 * EDGE}" height="{height}" rx="6" '
        f'fill="{GROUNDS[lane]}"/>'
    )


def _tops(drawn: Drawing) -> tuple[dict[Lane, tuple[int, int]], int]:
    """The upper and lower edge of each lane that holds something, and the height of all."""
    tops, y = {}, TOP
    for lane in Lane:
        levels = drawn.levels[lane]
        if levels:
            tops[lane] = (y, y + levels * LEVEL + 12)
            y += levels * LEVEL + 20
    return tops, y + 32


def _x(place: float) -> int:
    return round(EDGE + SIDE + place * ROOM)


def _mark(mark: Mark, top: int, today: int, catalogue: Catalogue) -> Iterator[str]:
    x, end, y = _x(mark.start), _x(mark.end), top + mark.level * LEVEL + 18
    colour = HARD if mark.hard else LINE
    full = colour if mark.state in MET or mark.state is None else "#ffffff"
    if end > x:
        yield f'<line x1="{x}" y1="{y}" x2="{end}" y2="{y}" stroke="{colour}" stroke-width="4"/>'
    if mark.hard:
        yield (
            f'<rect x="{x - 6}" y="{y - 6}" width="12" height="12" transform="rotate(45 {x} {y})" '
            f'fill="{full}" stroke="{colour}" stroke-width="2"/>'
        )
    else:
        yield f'<circle cx="{x}" cy="{y}" r="6" fill="{full}" stroke="{colour}" stroke-width="2"/>'
    at, anchor = (x - 12, "end") if mark.leftward else (max(x, end) + 12, "start")
    wide = round(words_room(mark, catalogue) * ROOM) + 8
    left = at - wide if mark.leftward else at - 4
    if left < today < left + wide:  # the line for today must not cross the words
        ground = GROUNDS[mark.lane]
        yield f'<rect x="{left}" y="{y - 15}" width="{wide}" height="34" fill="{ground}"/>'
    yield _text(at, y - 1, mark.title, 13, HARD if mark.hard else INK, anchor=anchor)
    yield _text(at, y + 14, note(mark, catalogue), 11, SOFT, anchor=anchor)


def _now(drawn: Drawing, height: int, catalogue: Catalogue) -> Iterator[str]:
    x = _x(drawn.today)
    yield (
        f'<line x1="{x}" y1="{TOP - 8}" x2="{x}" y2="{height - 32}" stroke="{INK}" '
        f'stroke-dasharray="4 4"/>'
    )
    anchor = "end" if drawn.today > REACH else "start"
    said = catalogue.text("line.today", day=catalogue.date(drawn.day))
    yield _text(x, TOP - 12, said, 12, anchor=anchor)


def _text(
    x: int, y: int, words: str, size: int, ink: str = INK, *, weight: str = "", anchor: str = ""
) -> str:
    more = f' font-weight="{weight}"' if weight else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{ink}"{more}>{escape(words)}</text>'
