"""A process that saves one case over and over, to be killed: ``python saver.py FILE CASE WHERE``.

It prints a line before each save and one after it. ``WHERE`` is how it ends: ``run`` goes on until
somebody kills it; a number kills it at that step of SQLite's work on the second save.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from dataclasses import replace
from datetime import date
from itertools import count

from pcirights.cases import seal
from pcirights.cases.case import PaperKind
from pcirights.cases.head import Head
from pcirights.cases.opening import open_vault
from pcirights.cases.sqlite import FileStore

TODAY = date(2026, 11, 25)
WORDS = "正确 horse 电池 staple"
SIZE = 300_000
"""Bytes of the paper that each save puts in place of the one before."""


def main(file: str, ident: str, where: str) -> None:
    """Save until killed."""
    seal.COSTS = seal.Costs(memory=64, passes=1, lanes=1)
    vault = open_vault(file, bytearray(WORDS.encode()))
    for number in count(1):
        found = vault.load(ident)
        if where != "run" and number == 2:
            assert isinstance(vault._store, FileStore)
            die_at(vault._store._file, int(where))
        print("begin", found.revision + 1, flush=True)
        with vault.change(TODAY) as change:
            for paper in found.case.papers:
                change.remove_paper(ident, paper)
            label = str(found.revision + 1)
            content = [label.encode().ljust(SIZE, b".")]
            paper = change.add_paper(ident, PaperKind.RECEIVED, "x.bin", content)
            case = replace(found.case, label=label, papers=(paper,))
            change.save(case, Head(label=label), found.revision)
        print("saved", found.revision + 1, flush=True)
        if where != "run" and number == 2:
            return


def die_at(base: sqlite3.Connection, step: int) -> None:
    """Be killed at a step of SQLite's virtual machine: between statements and inside them."""
    steps = count()

    def at() -> int:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    base.set_progress_handler(at, 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
