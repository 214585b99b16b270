"""Font files that the computer itself has, for a character that the bundled fonts lack."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pcirights import paths

# Fonts known for rare ideographs come first, then those for text in other scripts, upright and of
# the usual weight; fonts that draw a box for everything never come.
_FIRST = (
    *("simsunb", "hanamin", "simsun", "jigmo", "plangothic", "babelstonehan", "mingliu"),
    *("notoserifcjk", "notosanscjk", "sourcehanserif", "sourcehansans"),
    *("times", "liberationserif", "dejavuserif", "notoserif"),
    *("arial", "liberationsans", "dejavusans", "notosans"),
)
_SHAPED = ("bold", "italic", "oblique", "black", "light", "thin", "condensed", "narrow", "mono")
_ENDINGS = (".ttf", ".ttc", ".otf", ".otc")
_NEVER = ("lastresort", "adobeblank", "unicodebmpfallback", "notdef")


def font_folders() -> tuple[Path, ...]:
    """The usual folders of this operating system."""
    home = paths.home_dir()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def font_files() -> Iterator[Path]:
    """Font files on this computer, the likeliest for a rare ideograph first."""
    found = [
        Path(folder, name)
        for top in font_folders()
        for folder, _, names in os.walk(top)
        for name in names
        if name.lower().endswith((".ttf", ".ttc", ".otf", ".otc"))
        and not _bare(name).startswith(_NEVER)
    ]
    return iter(sorted(found, key=_rank))


def _bare(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")


def _rank(path: Path) -> tuple[int, bool, str]:
    name = _bare(path.name)
    known = (n for n, start in enumerate(_FIRST) if name.startswith(start))
    shaped = any(word in name for word in _SHAPED)
    return next(known, len(_FIRST)), shaped, str(path)
