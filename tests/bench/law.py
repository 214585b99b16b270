"""How long the statute book takes to load and an assessment to make, also at ten times the law.

    PYTHONPATH=src .venv/bin/python tests/bench/law.py

Prints the best and the median of several runs in milliseconds, and the median of the time that the
processor spent, which other programs disturb less.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pcirights.core.instruments import Instruments
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Ground, Record, Right
from pcirights.law.compiled import compiled
from pcirights.law.load import HERE, Read, check_files, load

PLACE = ("320211", "320200", "320000")
ON = date(2026, 11, 25)
PLACES = ("110000", "130100", "370000", "410000", "440100", "510100", "610000", "650000")
"""Where the copies are the law: places in other provinces than the one asked about."""


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


def tenfold(sources: dict[str, bytes], read: Read) -> tuple[dict[str, bytes], Read]:
    """The same law with nine more copies of every instrument, as the law of other provinces."""
    law, files = dict(read.book.instruments), dict(read.files)
    many = dict(sources)
    for number in range(1, 10):
        for turn, one in enumerate(read.book.instruments.values()):
            place = PLACES[(turn + number) % len(PLACES)]
            ident = f"{one.id}-{number}"
            articles = tuple(replace(article, instrument=ident) for article in one.provisions)
            law[ident] = replace(one, id=ident, place=place, provisions=articles)
            files[ident] = f"local/{place}/{ident}.toml"
            many[files[ident]] = sources[read.files[one.id]]
    book = replace(read.book, instruments=Instruments.of(law.values()))
    return many, replace(read, book=book, files=files)


def write(folder: Path, sources: dict[str, bytes], read: Read) -> tuple[Path, Path]:
    """The law as TOML files and the compiled book of them, each in a folder."""
    law, made = folder / "law", folder / "made"
    made.mkdir(parents=True)
    for name, content in sources.items():
        (law / name).parent.mkdir(parents=True, exist_ok=True)
        (law / name).write_bytes(content)
    for name, text in compiled(sources, read.book, read.files).items():
        (made / name).write_text(text, encoding="utf-8")
    return made, law


def main() -> None:
    """Measure and print."""
    sources = {
        path.relative_to(HERE).as_posix(): path.read_bytes()
        for path in sorted(HERE.rglob("*.toml"))
    }
    read = check_files()
    one = Question(PLACE, Record.PUBLIC_CREDIT, Right.ACCESS, None, ON)
    two = replace(one, right=Right.OBJECTION, ground=Ground.INACCURATE)
    with TemporaryDirectory() as folder:
        timed("load from the TOML files", load, 5)
        for name, of in (("", (sources, read)), (", 10 x the instruments", tenfold(sources, read))):
            made, law = write(Path(folder) / str(len(of[0])), *of)
            book = load(made, law)
            count = len(book.instruments)
            print(f"{count} instruments, {len(of[0])} files")

            def first(made: Path = made, law: Path = law) -> None:
                assess(one, load(made, law))

            timed(f"load{name}", lambda: load(made, law), 30)  # noqa: B023  # called at once
            timed(f"load and assess once{name}", first, 30)
            for what, question in (("access", one), ("objection, inaccurate", two)):
                timed(f"assess {what}{name}", lambda: assess(question, book), 300)  # noqa: B023  # called at once


if __name__ == "__main__":
    main()
