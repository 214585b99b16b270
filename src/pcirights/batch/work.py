"""Makes letters in a folder from the rows of a table; all rows are checked first.

Each process keeps what the program has loaded; only rows and results are sent between processes.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from pcirights.batch.cases import check, write
from pcirights.batch.doubts import doubts
from pcirights.batch.journal import Made, digest, note
from pcirights.batch.rows import Fault, Result, Row, State, fault
from pcirights.batch.workers import workers
from pcirights.core.errors import PcirightsError, WrongInputError
from pcirights.regular_files import pieces
from pcirights.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pcirights.core.answers import Agent
    from pcirights.program import Format, LetterLang, Program

FEW = 24
"""Below so many rows a second process costs more than it saves."""


@dataclass(frozen=True)
class Job:
    """What is the same for all rows."""

    program: Program
    agent: Agent
    folder: Path
    letter_lang: LetterLang
    form: Format
    force: bool


def run(
    rows: Sequence[Row], broken: Iterable[Fault], job: Job, made: Mapping[str, Made], jobs: int
) -> Iterator[Result]:
    """The result of each row, in the table's order.

    ``broken`` are the faults found while reading; ``made`` is what earlier runs made. Raises
    WrongInputError (``batch-stopped``) where a process was killed.
    """
    faults: dict[int, list[Fault]] = defaultdict(list)
    for one in broken:
        faults[one.number].append(one)
    job = replace(job, program=replace(job.program))  # without what it has loaded
    with workers(jobs if len(rows) >= FEW else 1, partial(_load, job)) as many:
        found = many.over(partial(_check, job), rows)
        for one in chain.from_iterable(found):
            faults[one.number].append(one)
        good = [(row, made.get(row.id)) for row in rows if row.number not in faults]
        results = many.over(partial(_make, job), good)
        for row in rows:
            if row.number in faults:
                yield Result(row.number, row.id, State.FAILED, faults=tuple(faults[row.number]))
            else:
                yield next(results)


@lru_cache(maxsize=1)
def _ready(job: Job) -> Job:
    """The job with the program that this process has already loaded."""
    return job


def _load(job: Job) -> None:
    """Load what a letter needs before this process is forked."""
    program = _ready(replace(job, program=replace(job.program))).program  # ``job`` is sent bare
    gc.disable()  # all of it stays: there is nothing to collect
    try:
        program.prepare(job.form)
    finally:
        gc.freeze()  # else each copy's collector touches, and so copies, all that is shared
        gc.enable()


def _check(job: Job, rows: Sequence[Row]) -> list[tuple[Fault, ...]]:
    ready = _ready(job)
    return [check(row, ready.program, ready.agent)[1] for row in rows]


def _make(job: Job, rows: Sequence[tuple[Row, Made | None]]) -> list[Result]:
    ready = _ready(job)
    return [_letter(ready, row, known) for row, known in rows]


def _letter(job: Job, row: Row, known: Made | None) -> Result:
    """Make the letter of a row, unless an earlier run made it of the very same row."""
    name = f"{row.id}.{job.form}"
    try:
        state = _write(job, row, known, job.folder / name)
    except PcirightsError as error:
        failed = (fault(row, "", error),)
        return Result(row.number, row.id, State.FAILED, faults=failed)
    return Result(row.number, row.id, state, name, doubts=tuple(doubts(row)))


def _write(job: Job, row: Row, known: Made | None, path: Path) -> State:
    source = _fingerprint(job, row)
    if path.exists() and not job.force:
        own = known is not None and known.letter == _digest_of(path)
        if known is None or not own:
            raise WrongInputError("output-exists", file=path.name)
        if known.row != source:
            raise WrongInputError("batch-changed", file=path.name)
        return State.KEPT
    content = write(row, job.program, job.agent, job.letter_lang, job.form)
    note(job.folder, row.id, Made(source, digest(content)))
    write_whole(content, path, force=job.force)
    return State.MADE


def _fingerprint(job: Job, row: Row) -> str:
    """The digest of what a letter is made from: the row's cells, the agent, the format."""
    whole = [sorted(row.cells.items()), asdict(job.agent), job.letter_lang, job.form]
    return digest(json.dumps(whole, ensure_ascii=True).encode("ascii"))


def _digest_of(path: Path) -> str:
    sums = hashlib.sha256()
    for piece in pieces(path):
        sums.update(piece)
    return sums.hexdigest()
