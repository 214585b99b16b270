"""Where the program's data lies: in a wheel, in a checkout, in a frozen app.

A wheel and a frozen app hold everything inside the package's folder; in a checkout, templates,
manual and examples lie beside src, where people look for them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Finder = Callable[..., Path]

PACKAGE = Path(__file__).resolve().parent


def fonts_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of NotoSerifSC.ttf, NotoSansSC.ttf and their licence OFL.txt."""
    return package / "_built" / "fonts"


def locales_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of <lang>/LC_MESSAGES/pcirights.mo."""
    return package / "_built" / "locales"


def statute_book_json(package: Path = PACKAGE) -> Path:
    """Return the compiled statute book."""
    return package / "_built" / "statute_book.json"


def workdays_json(package: Path = PACKAGE) -> Path:
    """Return the calendar of working days."""
    return package / "_built" / "workdays.json"


def law_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the law's own files: national/, local/, bodies.toml."""
    return package / "law"


def places_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the place tables."""
    return package / "places"


def templates_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the letters' templates: zh/ and en/."""
    return _beside_src_or_inside(package, "templates")


def docs_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of the manual."""
    return _beside_src_or_inside(package, "docs")


def examples_dir(package: Path = PACKAGE) -> Path:
    """Return the folder of answers that make a letter as they stand."""
    return _beside_src_or_inside(package, "examples")


def data_dir() -> Path | None:
    """Return the person's own folder for this program, where their system puts it.

    It need not exist. None where the system cannot say: nothing is ever looked for in the working
    directory.
    """
    import platformdirs

    folder = platformdirs.user_data_path("pcirights", appauthor=False)
    return folder if folder.is_absolute() else None


def packs_dir() -> Path | None:
    """Return the folder of the law packs that the person installed; None as for ``data_dir``."""
    folder = data_dir()
    return folder / "law" if folder else None


def _beside_src_or_inside(package: Path, name: str) -> Path:
    checkout = package.parent.parent
    if package.parent.name == "src" and (checkout / "pyproject.toml").is_file():
        return checkout / name
    return package / name
