"""The structure of each file beside the one typst gives it: ``python tests/bench/structure.py``.

Two differences are ours on purpose, and are taken out before the comparison: each sheet is a
section with its own language, and the labels of a form are header cells of their rows. All others
are printed; there should be none. ``pip install typst`` brings what is compared with.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.bench.yardstick import compiler  # noqa: E402 # it is found now
from tests.pdf.files import files  # noqa: E402
from tests.pdf.rules import shape  # noqa: E402

from pcirights import paths  # noqa: E402
from pcirights.pdf.render import render  # noqa: E402
from pcirights.pdf.text.fonts import Fonts  # noqa: E402


def plain(tree: str) -> str:
    """Our tree without what is ours on purpose."""
    inner = tree.removeprefix("Document(").removesuffix(")")
    sheets = inner.replace("TR(TH TD)", "TR(TD TD)").removeprefix("Sect(").removesuffix(")")
    return f"Document({sheets.replace(') Sect(', ' ')})"


def main() -> int:
    """Compare every kind of file; print what differs."""
    fonts = Fonts.load(paths.fonts_dir())
    differ = 0
    with TemporaryDirectory() as folder:
        for name, letter in files().items():
            theirs = compiler(letter, paths.fonts_dir(), Path(folder))
            if theirs is None:
                print("typst is not installed: pip install typst")
                return 1
            ours = plain(shape(render(letter, fonts, date(2026, 11, 23))))
            other = shape(theirs("张三"))
            if ours != other:
                differ += 1
                print(f"{name}\n  ours   {ours}\n  typst  {other}")
    print(f"{len(files())} files, {differ} of another structure")
    return 0


if __name__ == "__main__":
    sys.exit(main())
