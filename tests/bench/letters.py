"""How long letters take: ``python tests/bench/letters.py [letters]``. Prints; asserts nothing.

It needs the bundled fonts. ``letters`` is how many the memory is watched over (1,000 if not said).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parents[2])]
start = perf_counter()

from pcirights import paths  # noqa: E402 # what comes now is what is measured
from pcirights.letters.letter import Fields, Letter, Sheet  # noqa: E402
from pcirights.pdf.fonts import Fonts  # noqa: E402
from pcirights.pdf.render import render  # noqa: E402

imported = perf_counter()

from tests.pdf.samples import SHORT, TWO_PAGES, WITH_COPY  # noqa: E402

DAY = date(2026, 11, 23)


def memory() -> float:
    """MiB that this process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def milliseconds(letter: Letter, fonts: Fonts, times: int = 60) -> float:
    """The median of so many warm letters."""
    taken = []
    for _ in range(times):
        begin = perf_counter()
        render(letter, fonts, DAY)
        taken.append((perf_counter() - begin) * 1000)
    return median(taken)


def tell(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print one line for each thing measured."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begin = perf_counter()
    fonts = Fonts.load(paths.fonts_dir())
    loaded = perf_counter()
    size = len(render(SHORT, fonts, DAY))
    first = perf_counter()
    tell(f"import            {(imported - start) * 1000:7.1f} ms")
    tell(f"open the fonts    {(loaded - begin) * 1000:7.1f} ms")
    tell(f"first letter      {(first - loaded) * 1000:7.1f} ms  ({size / 1024:.0f} KiB)")
    tell(f"one page, warm    {milliseconds(SHORT, fonts):7.1f} ms")
    tell(f"two pages, warm   {milliseconds(TWO_PAGES, fonts):7.1f} ms")
    tell(f"with copy, warm   {milliseconds(WITH_COPY, fonts):7.1f} ms")
    before = memory()
    for number in range(count):
        name = "".join(chr(0x4E00 + (number * 37 + place * 991) % 20900) for place in range(3))
        sheet = Sheet("zh", (*TWO_PAGES.sheets[0].parts, Fields((("申请人", name),))))
        render(Letter("申请书", "zh", (sheet,)), fonts, DAY)
    tell(f"memory            {before:7.1f} MiB, after {count} letters {memory():.1f} MiB")


if __name__ == "__main__":
    main()
