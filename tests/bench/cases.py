"""How long ten thousand cases take to open, list and filter: ``python tests/bench/cases.py``.

Prints; asserts nothing. Times are the best of several, by the processor's own clock where only this
process works; by the wall's too, which other work on the machine lengthens.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "src"))

from pcirights.answers_file import read_answers  # noqa: E402  # found through the path above
from pcirights.cases.case import Case, PaperKind  # noqa: E402
from pcirights.cases.head import Due, Head, Wanted, by_urgency  # noqa: E402
from pcirights.cases.keep import head_of, new_case, with_event  # noqa: E402
from pcirights.cases.opening import create, open_vault  # noqa: E402
from pcirights.cases.seal import new_ring, unwrap  # noqa: E402
from pcirights.cases.vault import Vault  # noqa: E402
from pcirights.core.events import Delivery, Event, Happened  # noqa: E402
from pcirights.paths import examples_dir  # noqa: E402
from pcirights.program import Program  # noqa: E402

DAY = date(2026, 11, 25)
WORDS = b"four words in a line"
CASES = 10_000
TIMES = 9
MEGABYTES = 50


def best(what: str, do: Callable[[], object], times: int = TIMES) -> float:
    """Print and return the best of several times, in ms of processor."""
    wall, own = [], []
    for _ in range(times):
        begin, began = perf_counter(), process_time()
        do()
        wall.append(perf_counter() - begin)
        own.append(process_time() - began)
    print(f"{what}: {1000 * min(own):.1f} ms of processor, {1000 * min(wall):.1f} ms by the clock")
    return 1000 * min(own)


def peak() -> float:
    """The most memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scan() -> Iterator[bytes]:
    """So many megabytes, a piece at a time."""
    for number in range(MEGABYTES):
        yield bytes([number]) * 1024 * 1024


def main() -> None:
    """Fill a file and measure."""
    program = Program(DAY)
    case = new_case(read_answers(examples_dir() / "shanghai-objection.toml"), program)
    case = with_event(case, Event(Happened.RECEIVED, date(2026, 11, 2), Delivery.REGISTERED), DAY)
    head = head_of(case, program)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "a.pcicases")
        create(file, bytearray(WORDS), DAY)
        vault = open_vault(file, bytearray(WORDS))
        with vault.change(DAY) as change:
            for number in range(CASES):
                change.save(replace(case, id=f"{number:032x}"), head._replace(who=f"张{number}"), 0)
        vault.close()
        slot = new_ring().wrap(WORDS)
        derived = best("the key derivation alone", lambda: unwrap(slot, WORDS))
        opened = best("unlock", lambda: open_vault(file, bytearray(WORDS)).close())
        print(f"unlock: {opened / derived:.2f} times the key derivation")
        vault = open_vault(file, bytearray(WORDS))
        listed = best(f"list {CASES} cases from the file, every one counted", vault.listing)
        heads = vault.listing().heads
        soon = Wanted(due=frozenset({Due.OVERDUE}))
        filtered = best("filter them by text", lambda: Wanted(text="张77").find(heads, DAY))
        dated = best("filter them by what is due", lambda: soon.find(heads, DAY))
        best("sort them by urgency", lambda: sorted(heads, key=lambda one: by_urgency(one[1], DAY)))
        print(f"listed and filtered: {listed + max(filtered, dated):.1f} ms of processor")
        saves = iter(range(1, 2 * TIMES))
        best("save one case among them", lambda: save(vault, case, next(saves)))
        before = peak()
        begin = perf_counter()
        with vault.change(DAY) as change:
            paper = change.add_paper("f" * 32, PaperKind.RECEIVED, "scan.bin", scan())
            change.save(replace(case, id="f" * 32, papers=(paper,)), head, 0)
        took = perf_counter() - begin
        for _ in vault.read_paper("f" * 32, paper):
            pass
        print(f"keep {MEGABYTES} MiB: {took:.2f} s by the clock; memory {before:.0f} MiB before, "
              f"{peak():.0f} MiB at most after reading it again")  # fmt: skip
        vault.close()


def save(vault: Vault, case: Case, revision: int) -> None:
    """Save the first case over a revision."""
    with vault.change(DAY) as change:
        change.save(replace(case, id="0" * 32), Head(), revision)


if __name__ == "__main__":
    main()
