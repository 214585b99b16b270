"""How long many letters take, on one core and on two.

``python tests/bench/batch.py [ROWS [TIMES]]``: a thousand rows, three times, if not said. Prints;
asserts nothing. Each run is a fresh command, its modules compiled as an installer leaves them.
Other work on the machine counts against the second core by the clock; the processor's own time
tells what a quiet machine would take.

``python tests/bench/batch.py memory``: what a process has in memory for itself after so many rows,
and with what it shares: with the process it was copied from, and with the files that are mapped.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]
ROWS, TIMES = 1000, 3
HEADER = ["id", "place", "record", "right", "ground", "route", "applicant.name"]
HEADER += ["applicant.address", "item.record", "item.correct", "item.evidence"]


def table(path: Path, rows: int) -> None:
    """Write so many cases: an objection in Shanghai, each with a name of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            writer.writerow(
                [
                    f"{number:05d}", "上海市", "public-credit", "objection", "inaccurate",
                    "local-credit", f"李四{number}", f"某市某区某路{number}号",
                    f"2024年5月8日：逾期未缴罚款{number}元", "罚款已于2024年4月20日缴清",
                    "缴款凭证复印件1份",
                ]
            )  # fmt: skip


RUN = """
import resource, sys
from pcirights.cli.main import main
code = main(sys.argv[1:])
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    used = resource.getrusage(who)
    print(used.ru_utime + used.ru_stime, file=sys.stderr)
sys.exit(code)
"""
"""The command as it is, and then the processor's time of its own process and of those it began."""
MEMORY = """
import functools, re, sys
from pathlib import Path
from pcirights.batch import work
from pcirights.cli.main import main
make = work._make
@functools.wraps(make)
def watched(*given):
    made = make(*given)
    text = Path("/proc/self/smaps_rollup").read_text()
    sizes = {name: int(size) for name, size in re.findall(r"(\\w+): +(\\d+) kB", text)}
    own = sizes["Private_Dirty"] + sizes["Private_Clean"]
    sys.stderr.write(f"{own / 1024:.1f} {sizes['Rss'] / 1024:.1f}\\n")
    return made
work._make = watched
sys.exit(main(sys.argv[1:]))
"""
"""The command, telling after each piece of work what the process has in memory, on Linux."""


@dataclass(frozen=True)
class Took:
    """One run: seconds by the clock, of the first process's processor, of the others' together."""

    wall: float
    own: float
    others: float

    def alone(self, cores: int) -> float:
        """How long it takes where nothing else runs: the others share the cores evenly."""
        return self.own + self.others / cores


def run(cases: Path, cores: int, compiled: Path, code: str = RUN) -> tuple[float, str]:
    """One run from start to end on so many cores: how long by the clock, and what it told."""
    some = sorted(os.sched_getaffinity(0))[:cores]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    environment |= {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        command = [sys.executable, "-c", code, "batch", str(cases), "--out", out]
        begin = perf_counter()
        done = subprocess.run(
            command,
            check=True,
            preexec_fn=partial(os.sched_setaffinity, 0, some),  # no threads here
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        return perf_counter() - begin, done.stderr


def timed(cases: Path, cores: int, compiled: Path) -> Took:
    """How long one run takes."""
    wall, told = run(cases, cores, compiled)
    return Took(wall, *map(float, told.split()))


def memory(folder: Path) -> None:
    """Print what the largest process has in memory at most, by the length of the table."""
    for rows in (1000, 4000, 10_000):
        table(folder / "cases.csv", rows)
        _, told = run(folder / "cases.csv", 2, folder / "compiled", MEMORY)
        sizes = [list(map(float, line.split())) for line in told.splitlines()]
        own, whole = (max(one) for one in zip(*sizes, strict=True))
        print(f"{rows:6} rows: {own:.0f} MiB for itself, {whole:.0f} MiB with what it shares")


def main() -> None:
    """Print the times of each run, and the ratios of the best."""
    if sys.argv[1:] == ["memory"]:
        with tempfile.TemporaryDirectory() as folder:
            memory(Path(folder))
        return
    rows, times = (*map(int, sys.argv[1:]), *(ROWS, TIMES)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        cases, first, compiled = (
            Path(folder) / name for name in ("cases.csv", "1.csv", "compiled")
        )
        table(cases, rows)
        table(first, 1)
        run(first, 1, compiled)
        taken: dict[int, list[Took]] = {1: [], 2: []}
        for time in range(times):
            for cores, runs in taken.items():
                runs.append(took := timed(cases, cores, compiled))
                print(
                    f"run {time + 1}, {cores} core(s): {took.wall:.2f} s by the clock, "
                    f"{took.own:.2f} + {took.others:.2f} s of processor "
                    f"(load {os.getloadavg()[0]:.1f})"
                )
    wall = [min(one.wall for one in runs) for runs in taken.values()]
    quiet = [min(one.alone(cores) for one in runs) for cores, runs in taken.items()]
    for name, (one, two) in (("by the clock", wall), ("by the processor", quiet)):
        print(f"{rows} letters {name}: {one:.2f} s on one, {two:.2f} s on two, ", end="")
        print(f"{one / two:.2f} times as fast")
    pairs = [one.wall / two.wall for one, two in zip(*taken.values(), strict=True)]
    print(f"run by run, by the clock: {median(pairs):.2f} times as fast in the middle")


if __name__ == "__main__":
    main()
