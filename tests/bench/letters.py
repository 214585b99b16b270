"""How long letters take, beside the yardsticks, in one run: ``python tests/bench/letters.py``.

It prints a table and asserts nothing. ``--letters N`` is how many letters the memory is watched
over (10,000 if not said). It needs the bundled fonts; ``pip install typst`` brings the compiler
that the letter is measured against, which is otherwise left out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.bench.yardstick import compiler, raw_canvas  # noqa: E402 # it is found now
from tests.pdf.samples import SHORT, TWO_PAGES, WITH_COPY  # noqa: E402

from pcirights import paths  # noqa: E402
from pcirights.letters.characters import texts  # noqa: E402
from pcirights.letters.letter import Fields, Letter, Sheet  # noqa: E402
from pcirights.pdf.file.embedded_fonts import FontSet, deflated, deflated_outlines  # noqa: E402
from pcirights.pdf.pages.structure import Element  # noqa: E402
from pcirights.pdf.render import PdfWriter, draw  # noqa: E402
from pcirights.pdf.text.fonts import Fonts, Glyph  # noqa: E402

DAY = date(2026, 11, 23)
TIMES = 100
COLD = 9
NAMES = (chr(0x4E00 + n * 37 % 20900) + chr(0x4E00 + n * 991 % 20900) for n in count())
"""A new name for each letter, as each person's letter has one."""

OURS = """
import sys; sys.path[:0] = [{src!r}, {root!r}]
from tests.pdf.samples import SHORT
from time import perf_counter, process_time; begin = perf_counter(), process_time()
from datetime import date
from pcirights import paths
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.render import render
render(SHORT, Fonts.load(paths.fonts_dir()), date(2026, 11, 23))
print(perf_counter() - begin[0], process_time() - begin[1])
"""
THEIRS = """
from time import perf_counter, process_time; begin = perf_counter(), process_time()
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
registerFont(TTFont("serif", {font!r}))
print(perf_counter() - begin[0], process_time() - begin[1])
"""


class Taken(NamedTuple):
    """How many seconds a work took: by the clock, and of the processor, all its threads'."""

    wall: float
    processor: float


def tell(what: str, taken: list[Taken], more: str = "") -> None:
    """Print the medians and the best in milliseconds."""
    processor = median(one.processor for one in taken) * 1000
    walls = [one.wall * 1000 for one in taken]
    print(f"{what:52}{processor:9.2f}{median(walls):9.2f}{min(walls):9.2f}  {more}")


def now() -> Taken:
    """The clock and the processor's time now."""
    return Taken(perf_counter(), process_time())


def since(begin: Taken) -> Taken:
    """What went by since then."""
    end = now()
    return Taken(end.wall - begin.wall, end.processor - begin.processor)


def timed(work: Callable[[], object]) -> Taken:
    """How long the work took."""
    begin = now()
    work()
    return since(begin)


def named(letter: Letter, name: str) -> Letter:
    """The letter with another person's name in its form."""
    (sheet,) = letter.sheets
    parts = tuple(
        Fields(tuple((key, name if key == "申请人" else value) for key, value in part.rows))
        if isinstance(part, Fields)
        else part
        for part in sheet.parts
    )
    return Letter(letter.title, letter.lang, (Sheet(sheet.lang, parts),))


def warm(writer: PdfWriter, folder: Path) -> None:
    """One-page letters in one process, in turn with the yardstick's."""
    theirs = compiler(SHORT, paths.fonts_dir(), folder)
    works: dict[str, Callable[[], object]] = {
        "ours, each with another name": lambda: writer.write(named(SHORT, next(NAMES)), DAY),
        "ours, the same again": lambda: writer.write(SHORT, DAY),
    }
    if theirs:
        works |= {
            "typst, each with another name": lambda: theirs(next(NAMES)),
            "typst, the same again": lambda: theirs("王小明"),
        }
    else:
        print("typst is not installed: that yardstick is left out (pip install typst)")
    taken: dict[str, list[Taken]] = {name: [] for name in works}
    for _ in range(TIMES):
        for name, work in works.items():
            taken[name].append(timed(work))
    for name, times in taken.items():
        made = works[name]()
        size = f"{len(made) // 1024} KiB" if isinstance(made, bytes) else ""
        tell(f"one page, {name}", times, size)
    for name, letter in (("two pages", TWO_PAGES), ("two pages and a reading copy", WITH_COPY)):
        again = partial(writer.write, letter, DAY)
        tell(f"{name}, the same again", [timed(again) for _ in range(TIMES)])


def cold(fonts: Path) -> None:
    """First letters in fresh processes, in turn with the yardstick."""
    scripts = {
        "import and first letter, ours": OURS.format(src=str(ROOT / "src"), root=str(ROOT)),
        "import reportlab and register a font": THEIRS.format(font=str(fonts / "NotoSerifSC.ttf")),
    }
    taken: dict[str, list[Taken]] = {name: [] for name in scripts}
    for _ in range(COLD):
        for name, script in scripts.items():
            run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
            taken[name].append(Taken(*map(float, run.stdout.split())))
    for name, times in taken.items():
        tell(name, times)


def stages(writer: PdfWriter) -> None:
    """Where the time of a letter with another name goes."""
    taken: dict[str, list[Taken]] = {}
    for _ in range(TIMES):
        letter = named(SHORT, next(NAMES))
        root = Element("Document", letter.lang)
        begin = now()
        pages = writer.lay_out(letter, root)
        layout, begin = since(begin), now()
        fonts = writer.fonts_of(pages)
        subsets, begin = since(begin), now()
        draw(letter, DAY, pages, root, fonts)
        for name, one in (
            ("lay out the text in lines, tables and strips", layout),
            ("subset the fonts and pack them", subsets),
            ("draw the pages, write structure and file", since(begin)),
        ):
            taken.setdefault(name, []).append(one)
    for name, times in taken.items():
        tell(f"of which: {name}", times)


def floor(fonts: Fonts) -> None:
    """The least that any way of making the file would take."""
    glyphs: list[Glyph] = list(
        {fonts.glyph(c, "serif"): None for c in "".join(texts(SHORT.sheets))}
    )
    codes = [ord(glyph.char) for glyph in glyphs]
    program = b"".join(fonts.serif.file.subset(codes).tables.values())
    works: dict[str, Callable[[], object]] = {
        "floor: raw reportlab canvas, the same text": lambda: raw_canvas(SHORT, paths.fonts_dir()),
        f"floor: HarfBuzz's subset of {len(codes)} glyphs": lambda: fonts.serif.file.subset(codes),
        "floor: that font, ready for the file": lambda: FontSet(glyphs),
        "floor: pack its outlines": lambda: deflated_outlines(program),
        "floor: pack them with a search (zlib 2)": lambda: deflated(program),
        "floor: pack them well (zlib 9)": lambda: zlib.compress(program, 9),
    }
    for name, work in works.items():
        tell(name, [timed(work) for _ in range(TIMES)])


def memory() -> float:
    """MiB that this process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def flat(letters: int) -> None:
    """Make many letters with other names; print the memory on the way."""
    writer = PdfWriter(Fonts.load(paths.fonts_dir()))
    begin = perf_counter()
    for number in range(1, letters + 1):
        writer.write(named(TWO_PAGES, next(NAMES)), DAY)
        if number in (1, letters // 4, letters // 2, letters):
            print(f"memory after {number:6} letters of two pages{'':12}{memory():8.1f} MiB")
    print(f"{letters / (perf_counter() - begin):.0f} letters a second")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=int, default=10_000)
    options = parser.parse_args()
    flat(options.letters)  # first, or the yardstick's memory would be counted too
    print(f"\n{'milliseconds':52}{'processor':>9}{'median':>9}{'best':>9}")
    cold(paths.fonts_dir())
    fonts = Fonts.load(paths.fonts_dir())
    writer = PdfWriter(fonts)
    with TemporaryDirectory() as folder:
        warm(writer, Path(folder))
    stages(writer)
    floor(fonts)


if __name__ == "__main__":
    main()
