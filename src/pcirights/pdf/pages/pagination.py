"""Divide the strips of a sheet into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pcirights.pdf.pages.strips import Strip, Stroke
from pcirights.pdf.pages.styles import Spacing


class PlacedStrip(NamedTuple):
    """A strip ``top`` points below the text's top; ``again`` says that it only repeats another."""

    strip: Strip
    top: float
    again: bool = False


class Page(NamedTuple):
    """What stands on one page, from ``top`` on; ``foot`` strokes hang at ``foot_top``."""

    placed: tuple[PlacedStrip, ...]
    foot: tuple[Stroke, ...]
    foot_top: float
    top: float


def paginate(strips: Sequence[Strip], spacing: Spacing, notice: Sequence[Strip] = ()) -> list[Page]:
    """Pages of a sheet: the notice stands on each, and no strip is lost or overruns the page."""
    repeated = tuple(notice)
    if sum(strip.height for strip in notice) > spacing.text_height / 3:
        repeated = ()
        strips = [*notice, *strips]
    pages: list[Page] = []
    start = 0
    while start < len(strips) or not pages:
        page, start = _page(strips, start, spacing, repeated, first=not pages)
        pages.append(page)
    return pages


def _page(
    strips: Sequence[Strip],
    start: int,
    spacing: Spacing,
    notice: Sequence[Strip],
    *,
    first: bool,
) -> tuple[Page, int]:
    placed: list[PlacedStrip] = []
    y = 0.0
    for strip in notice:
        placed.append(PlacedStrip(strip, y, again=not first))
        y += strip.height
    if start < len(strips):
        head = strips[start].head
        if not first and not any(strips[start] is strip for strip in head):
            for strip in head:
                placed.append(PlacedStrip(strip, y, again=True))
                y += strip.height
    tops: list[float] = []
    end = start
    while end < len(strips):
        top = y + (strips[end].above if end > start else 0.0)
        if top + strips[end].height > spacing.text_height and end > start:
            break
        tops.append(top)
        y = top + strips[end].height
        end += 1
    if end < len(strips):
        end = _last_break(strips, start, end)
    placed += [PlacedStrip(strip, top) for strip, top in zip(strips[start:end], tops, strict=False)]
    if end == start:
        return Page(tuple(placed), (), 0.0, spacing.top), end
    foot = strips[end - 1].foot if end < len(strips) else ()
    return Page(tuple(placed), foot, tops[end - start - 1], spacing.top), end


def _last_break(strips: Sequence[Strip], start: int, end: int) -> int:
    """The last place up to ``end`` where a page may end; ``end`` itself if there is none."""
    for place in range(end, start, -1):
        if not strips[place].glued:
            return place
    return end
