"""Make the pictures of the README and of a whole case, in both languages.

    python3 dev.py screenshots              into docs/pictures
    python3 dev.py screenshots FOLDER       every page and letter in both languages: light, dark
                                            and in high contrast, at 100 % and at 200 %

The person in them does not exist.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import whole_case

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("zh", "en")
SHOWN = {
    "07-findings.png": "findings.{lang}.png",
    "13-letter.png": "letter.{lang}.png",
}
"""What the README shows: the name that the tour gives, and the name here."""
ONLY_ZH = frozenset({"13-letter.png"})
"""A letter is filed in Chinese whatever the language of the screen."""
LOOKS: dict[str, tuple[str, ...]] = {"light": (), "dark": ("--dark",), "contrast": ("--contrast",)}
SCALES = ("1", "2")


def main(arguments: list[str]) -> int:
    """Make all pictures; copy those that the README shows, or leave all in the folder named."""
    if len(arguments) > 1 or any(word.startswith("-") for word in arguments):
        print(__doc__)
        return 2
    if arguments:
        walks = {
            f"{lang}-{look}-{scale}00": (lang, *how, "--scale", scale)
            for lang, (look, how), scale in product(LANGUAGES, LOOKS.items(), SCALES)
        }
        with ThreadPoolExecutor(os.cpu_count()) as walkers:
            made = [
                walkers.submit(tour, Path(arguments[0]) / name, *walk)
                for name, walk in walks.items()
            ]
        for one in made:
            one.result()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for lang in LANGUAGES:
            copy(tour(Path(folder) / lang, lang), PICTURES, lang)
    whole_case.pictures()
    return 0


def tour(folder: Path, lang: str, *how: str) -> Path:
    """Walk through the wizard in a language, with a picture of each page.

    In a process of its own: a second window would meet what is left of the first.
    """
    walk = [
        sys.executable,
        "-m",
        "pcirights.ui.screenshots.pages",
        str(folder),
        "--lang",
        lang,
        *how,
    ]
    subprocess.run(walk, check=True)
    return folder


def copy(made: Path, into: Path, lang: str) -> None:
    """Copy what the README shows of one language."""
    into.mkdir(parents=True, exist_ok=True)
    for name, shown in SHOWN.items():
        if lang == "zh" or name not in ONLY_ZH:
            shutil.copyfile(made / name, into / shown.format(lang=lang))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
