"""Where the program's data lies: in a wheel, in a checkout, in a frozen app.

A wheel and a frozen app hold everything inside the package's folder; in a checkout, templates,
manual and examples lie beside src, where people look for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

Finder = Callable[..., Path]

PACKAGE = Path(__file__).resolve().parent
PORTABLE = "--portable"
PORTABLE_MARK = "portable.txt"
DATA = "PCIRIGHTS_DATA"
SYSTEMS_OWN = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
"""Where the libraries of a Linux desktop write; how Chinese is typed is read from elsewhere."""


def fonts_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of NotoSerifSC.ttf, NotoSansSC.ttf and their licence OFL.txt."""
    return package / "_built" / "fonts"


def locales_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of <lang>/LC_MESSAGES/pcirights.mo."""
    return package / "_built" / "locales"


def statute_book_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the compiled statute book."""
    return package / "_built" / "statute_book"


def workdays_json(package: Path = PACKAGE) -> Path:
    """Return the calendar of working days."""
    return package / "_built" / "workdays.json"


def law_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the law's own files: national/, local/, bodies.toml."""
    return package / "law"


def templates_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the letters' templates: zh/ and en/."""
    return _beside_src_or_inside(package, "templates")


def docs_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the manual."""
    return _beside_src_or_inside(package, "docs")


def examples_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of answers that make a letter as they stand."""
    return _beside_src_or_inside(package, "examples")


def edition_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of an organisation's own edition; it need not exist."""
    return _beside_src_or_inside(package, "edition")


def home_dir() -> Path:
    """Return the person's home; where the system knows none, the folder above all others."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(PACKAGE.anchor)


def program_dir() -> Path:
    """Return the folder in which a person sees the program: its own, or that of its checkout."""
    program = Path(sys.executable).resolve()
    if getattr(sys, "frozen", False):
        bundle = next((each for each in program.parents if each.suffix == ".app"), program)
        return bundle.parent
    return PACKAGE.parent.parent if PACKAGE.parent.name == "src" else program.parent


def is_portable(folder: Path | None = None) -> bool:
    """Tell whether the program is one of those that keep everything beside them."""
    return ((folder or program_dir()) / PORTABLE_MARK).is_file()


def stay_beside(folder: Path | None = None) -> None:
    """Have all that is kept lie beside the program, in data/.

    This holds for this process and those that it starts. Caches of the system's libraries go there
    too, so that nothing is left on the computer.
    """
    data = str((folder or program_dir()) / "data")
    os.environ.update(dict.fromkeys((DATA, *SYSTEMS_OWN), data))


def data_dir() -> Path | None:
    """Return the person's own folder for this program, where their system puts it.

    It need not exist. None where the system cannot say: nothing is ever looked for in the working
    directory. A portable program has its own.
    """
    if os.environ.get(DATA):
        return portable_dir()
    import platformdirs

    folder = platformdirs.user_data_path("pcirights", appauthor=False)
    return folder if folder.is_absolute() else None


def portable_dir() -> Path | None:
    """Return the folder beside a portable program in which it keeps things; None for others."""
    beside = Path(os.environ.get(DATA, ""))
    return beside if beside.is_absolute() else None


def packs_dir() -> Path | None:
    """Return the folder of the law packs that the person installed; None as for ``data_dir``."""
    folder = data_dir()
    return folder / "law" if folder else None


def _beside_src_or_inside(package: Path, name: str) -> Path:
    checkout = package.parent.parent
    if package.parent.name == "src" and (checkout / "pyproject.toml").is_file():
        return checkout / name
    return package / name
