"""How long the statute book takes to load and an assessment to make, also at ten times the law.

    PYTHONPATH=src .venv/bin/python tests/bench/law.py

Prints the best and the median of several runs in milliseconds, and the median of the time that the
processor spent, which other programs disturb less.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.statute_book import StatuteBook
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.law.compiled import decode, encode
from pcirights.law.load import compile_book, load

PLACE = ("320211", "320200", "320000")
ON = date(2026, 11, 25)


def timed(what: str, work: Callable[[], object], runs: int) -> None:
    """Print the best and the median of ``runs`` runs, and the processor's time."""
    taken, busy = [], []
    for _ in range(runs):
        begin, used = time.perf_counter(), time.process_time()
        work()
        busy.append((time.process_time() - used) * 1000)
        taken.append((time.perf_counter() - begin) * 1000)
    print(
        f"{what:50} best {min(taken):8.3f} ms   median {median(taken):8.3f} ms"
        f"   processor {median(busy):8.3f} ms"
    )


def tenfold(book: StatuteBook) -> StatuteBook:
    """The same book with nine more copies of every instrument, under other ids."""
    copies = dict(book.instruments)
    for number in range(1, 10):
        for one in book.instruments.values():
            ident = f"{one.id}-{number}"
            articles = tuple(replace(article, instrument=ident) for article in one.provisions)
            copies[ident] = replace(one, id=ident, provisions=articles)
    return replace(book, instruments=copies)


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        compiled = Path(folder) / "book.json"
        compiled.write_text(compile_book(), encoding="utf-8")
        book = load(compiled)
        large = tenfold(book)
        stored = json.dumps(encode(large))
        one = Question(PLACE, Record.PUBLIC_CREDIT, Right.ACCESS, None, ON)
        two = replace(one, right=Right.OBJECTION, ground=Ground.INACCURATE)
        count = sum(len(item.provisions) for item in book.instruments.values())
        print(f"{len(book.instruments)} instruments, {count} provisions")
        timed("load from the TOML files", load, 5)
        timed("load from the compiled book, checked by hash", lambda: load(compiled), 30)
        timed("read a compiled book of 10 x the instruments", lambda: decode(json.loads(stored)), 5)
        for name, question in (("access", one), ("objection, inaccurate", two)):
            timed(f"assess {name}", lambda: assess(question, book), 300)  # noqa: B023  # called at once
            timed(f"assess {name}, 10 x the instruments", lambda: assess(question, large), 50)  # noqa: B023  # called at once


if __name__ == "__main__":
    main()
