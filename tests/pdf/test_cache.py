"""What was set is kept within a width, and a letter is the same with it and without."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from pathlib import Path

from tests.pdf.samples import LONG, SHORT, TWO_PAGES, WITH_COPY

from pcirights.pdf.render import PdfWriter, render
from pcirights.pdf.text.cache import Cache
from pcirights.pdf.text.fonts import Fonts
from pcirights.program import Program

DAY = date(2026, 11, 23)


def test_the_oldest_is_forgotten_first() -> None:
    cache: Cache[str, int] = Cache(10)
    for number, key in enumerate("abcdef"):
        assert cache.keep(key, number, 2) == number
    assert [cache.get(key) for key in "abcdef"] == [None, 1, 2, 3, 4, 5]


def test_what_is_kept_twice_weighs_once() -> None:
    cache: Cache[str, int] = Cache(10)
    for _ in range(9):
        cache.keep("a", 1, 2)
    for key in "bcde":
        cache.keep(key, 2, 2)
    assert cache.get("a") == 1


def test_what_would_push_out_the_rest_is_not_kept() -> None:
    cache: Cache[str, int] = Cache(10)
    cache.keep("a", 1, 2)
    assert cache.keep("b", 2, 3) == 2
    assert (cache.get("a"), cache.get("b")) == (1, None)


def test_a_letter_is_the_same_after_any_other(folder: Path) -> None:
    letters = [SHORT, TWO_PAGES, WITH_COPY, LONG]
    alone = [render(letter, Fonts.load(folder), DAY) for letter in letters]
    writer = PdfWriter(Fonts.load(folder))
    for _ in range(2):
        assert [writer.write(letter, DAY) for letter in letters] == alone


def test_nothing_that_was_typed_is_shown(folder: Path) -> None:
    writer = PdfWriter(Fonts.load(folder))
    writer.write(SHORT, DAY)
    assert "王小明" not in repr(writer) + repr(writer.layout) + repr(writer.layout.fonts)


def test_what_was_set_is_let_go() -> None:
    program = Program(DAY)
    program.pdf_writer.write(SHORT, DAY)
    kept = [weakref.ref(thing) for thing in (program.fonts, program.pdf_writer)]
    program.forget()
    gc.collect()
    assert [one() for one in kept] == [None, None]
    program.forget()  # also where nothing was set
