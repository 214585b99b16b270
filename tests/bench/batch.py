"""How long a thousand letters take, on one core and on two: ``python tests/bench/batch.py [rows]``.

Prints; asserts nothing. Each run is a fresh command, its memory that of the largest process. Other
work on the machine counts against the second core: look at the load, and measure several times.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
TIMES = 3
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


def seconds(cases: Path, jobs: int) -> float:
    """The time of one run from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "out")
        command = [sys.executable, "-m", "pcirights", "batch", str(cases), "--out", out]
        begin = perf_counter()
        subprocess.run(
            [*command, "--jobs", str(jobs)],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        return perf_counter() - begin


def main() -> None:
    """Print the times of each run, and the ratio of the best."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        cases = Path(folder) / "cases.csv"
        table(cases, rows)
        best: dict[int, float] = {}
        for time in range(TIMES):
            for jobs in (1, 2):
                took = seconds(cases, jobs)
                best[jobs] = min(took, best.get(jobs, took))
                load = os.getloadavg()[0]
                print(f"run {time + 1}, {jobs} process(es): {took:.2f} s (load {load:.1f})")
    print(f"{rows} letters: {best[1]:.2f} s on one, {best[2]:.2f} s on two, ", end="")
    print(f"{best[1] / best[2]:.2f} times as fast")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
