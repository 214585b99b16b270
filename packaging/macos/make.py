"""The build for macOS, made on a Mac: an .app in a .dmg. Nobody signs it for Apple.

PyInstaller makes the bundle by packaging/pcirights.spec. Here on Linux only its parts are checked:
the lists, Info.plist, the icon; docs/windows-macos.md says what was never tried.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import inventory
from steps import Asked, Prepared, StepError, freeze, hand_on, prepare, run, say

NEEDED = """\
A build for macOS is made on a Mac with git and Python 3.11 (--python). Missing: {missing}."""
QT_ON_MACOS = (
    "Qt and PySide6 are used under the LGPL, version 3. Their libraries are the separate files in",
    "pcirights.app/Contents/Frameworks, as their makers built them, and may be replaced by others",
    "of the same interface.",
)


def macos(asked: Asked) -> None:
    """Build for macOS."""
    missing = [name for name in (asked.python, "git", "hdiutil") if not shutil.which(name)]
    if sys.platform != "darwin":
        missing.insert(0, "macOS")
    if missing:
        raise StepError(NEEDED.format(missing=", ".join(missing)))
    ready = prepare(asked)
    of, work, made = ready.of, asked.work, ready.made
    icon = work / "pcirights.icns"
    drawing = ready.source / "packaging" / "macos" / "pictures.py"
    svg = ready.source / "src" / "pcirights" / "ui" / "theme" / "icons" / "app.svg"
    run(ready.python, drawing, svg, icon, env=ready.env)
    say("freezing …")
    told = {"PCIRIGHTS_ICON": str(icon), "PCIRIGHTS_VERSION": of.version}
    collected = freeze(ready.python, ready.source, work, ready.env | told)
    name = f"pcirights-{of.version}-macos-arm64"
    folder = work / name
    folder.mkdir()
    (collected.parent / "pcirights.app").rename(folder / "pcirights.app")
    made[f"pcirights-{of.version}-macos.cdx.json"] = _take_stock(folder, ready, work)
    (folder / "Applications").symlink_to("/Applications")
    say("packing …")
    image = work / f"{name}.dmg"
    run("hdiutil", "create", "-volname", "pcirights", "-srcfolder", folder, "-format", "UDZO",
        "-fs", "HFS+", image, env=ready.env)  # fmt: skip
    made[image.name] = image.read_bytes()
    hand_on(made, asked, ready)


def _take_stock(folder: Path, ready: Prepared, work: Path) -> bytes:
    """Add the licences; return the bill of materials."""
    inside = folder / "pcirights.app" / "Contents" / "Frameworks"
    modules = inventory.modules(work / "frozen" / "pcirights" / "PYZ-00.toc")
    packages = next((work / "venv" / "lib").glob("python3*/site-packages"))
    parts = list(inventory.python_parts(packages, inside, modules, work / "wheels"))
    fonts = ready.source / "src" / "pcirights" / "_built" / "fonts" / "OFL.txt"
    licence = ready.source / "LICENSE"
    inventory.write_licences(folder / "licences", licence, fonts, parts, QT_ON_MACOS)
    return inventory.bill_of_materials(ready.of.version, ready.of.time, parts).encode()
