"""Which of Qt's input methods types Chinese here, told to Qt before it starts.

PySide6 carries three: ``ibus``, ``compose`` (accents only) and, where the compositor offers it,
Wayland's own. Fcitx has a plugin for the Qt of a distribution alone. But Fcitx 5 also answers as
IBus does, at the portal's name on the session bus; at the address that it leaves in IBus's file it
answers with nothing. So Fcitx is reached through ``ibus`` and the portal, and IBus itself through
``ibus`` and its file, since its portal is not there unless something has started it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLibraryInfo

from pcirights.core.errors import WrongInputError
from pcirights.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Running = Literal["fcitx", "ibus"]

ADDRESS = "IBUS_DAEMON_PID="
"""In the file that IBus, or Fcitx in its place, keeps for each display: who listens."""
PROCESSES: dict[str, Running] = {"fcitx5": "fcitx", "ibus-daemon": "ibus"}
MOST = 4096
"""Bytes of that file that are read."""
NOT_CARRIED = ("fcitx", "xim")
"""Names of input methods of other programs' Qt; the first is ``fcitx5`` too."""


def use_what_works() -> None:
    """Have Qt use an input method that types Chinese, where one is named or runs (Linux alone)."""
    if sys.platform == "linux":
        os.environ.update(choose(os.environ, running(os.environ), plugins()))


def choose(
    environ: Mapping[str, str], runs: Running | None, carried: Iterable[str] = ()
) -> dict[str, str]:
    """Return the variables to set: none where what is named works, or where nothing is known.

    ``runs`` is the input method that listens on this display; ``carried`` are the plugins that are
    there. On Wayland without a name the choice is Qt's: the compositor may have the input method.
    """
    plain = "QT_IM_MODULES" not in environ  # the list counts before the single name
    named = environ.get("QT_IM_MODULE" if plain else "QT_IM_MODULES", "").split(";")
    names = [name for name in named if name]
    if not names and not is_wayland(environ):
        names = ["fcitx"] if "@im=fcitx" in environ.get("XMODIFIERS", "") else []
        names = names or ([runs] if runs else [])
    files = tuple(carried)
    usable = [name if _is_usable(name, files) else "ibus" for name in names]
    fcitx = runs == "fcitx" or (runs is None and usable != names)
    changes: dict[str, str] = {}
    if usable != named and usable:
        changes["QT_IM_MODULE" if plain else "QT_IM_MODULES"] = ";".join(dict.fromkeys(usable))
    if "ibus" in usable and fcitx:
        changes["IBUS_USE_PORTAL"] = "1"
    return changes


def _is_usable(name: str, carried: tuple[str, ...]) -> bool:
    """Whether it is none of those that are not carried, or is carried all the same."""
    return not name.startswith(NOT_CARRIED) or any(name in file for file in carried)


def is_wayland(environ: Mapping[str, str]) -> bool:
    """Whether Qt will open its windows on Wayland."""
    platform = environ.get("QT_QPA_PLATFORM", "")
    return platform.startswith("wayland") or (not platform and bool(environ.get("WAYLAND_DISPLAY")))


def running(environ: Mapping[str, str], processes: Path = Path("/proc")) -> Running | None:
    """The input method that listens on this display, by the file that it keeps for it."""
    home = environ.get("XDG_CONFIG_HOME") or str(Path(environ.get("HOME", "/")) / ".config")
    for display in _displays(environ):
        for file in sorted((Path(home) / "ibus" / "bus").glob(f"*-unix-{display}")):
            found = PROCESSES.get(_process(file, processes))
            if found:
                return found
    return None


def _displays(environ: Mapping[str, str]) -> Iterator[str]:
    """The displays as the names of those files have them: ``wayland-0``, ``0``."""
    names = [environ.get("WAYLAND_DISPLAY", "") if is_wayland(environ) else ""]
    names.append(environ.get("DISPLAY", "").rpartition(":")[2].partition(".")[0])
    return (name for name in names if name.replace("-", "").isalnum())


def _process(file: Path, processes: Path) -> str:
    """The name of the process that a file tells of; empty where there is none."""
    try:
        lines = read_regular(file, MOST).decode("utf-8", "replace").splitlines()
        number = next(line.removeprefix(ADDRESS) for line in lines if line.startswith(ADDRESS))
        name = (processes / str(int(number)) / "comm").read_text("utf-8", "replace")
    except (OSError, StopIteration, ValueError, WrongInputError):
        return ""
    return name.strip()


def plugins() -> list[str]:
    """The files of the input methods that this Qt has."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return [file.name for file in (folder / "platforminputcontexts").glob("*")]
