"""Rules of ``law check`` about steps.toml: each step has an office, each date exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.core.law import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pcirights.core.statute_book import StatuteBook
    from pcirights.law.toml_reading import Whole
    from pcirights.places import PlaceTable


def steps_have_a_place(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """A step that goes to an office needs a row that says which office."""
    housed = {name for office in book.step_offices for name in office.steps}
    for row in book.steps:
        if row.goes_to == "office" and row.step not in housed:
            yield (
                "steps.toml",
                row.step,
                "要交给一个机关，却没有写是哪个机关",
                "goes to an office, and there is none for it",
            )


def dates_are_known(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """A dated step would never be shown if nothing produces its date."""
    known = {"completion", "silence", "reconsideration-decision"}
    known |= {row.step for row in book.remedies}
    for instrument in book.instruments.values():
        for provision in instrument.provisions:
            known |= {period.what for period in provision.periods}
    for row in book.steps:
        if row.date is not None and row.date not in known:
            yield (
                "steps.toml",
                row.step,
                f"没有什么会算出 {row.date!r} 这个日期",
                f"nothing calculates the date {row.date!r}",
            )
        if row.dated and row.date is None:
            yield "steps.toml", row.step, "写了 dated，却没有写 date", "is dated and names no date"


def arguments_were_read(book: StatuteBook, _places: PlaceTable) -> Iterator[Whole]:
    """A letter must not argue from an article that nobody has read."""
    named = [(row.code, row.rests_on) for row in book.arguments]
    named += [("basis", ref) for row in book.step_bases for ref in row.rests_on]
    for key, ref in named:
        if book.find(ref).provision.evidence is not Evidence.TEXT:
            yield "steps.toml", key, f"没有读过 {ref} 的原文", f"{ref} was not read"
