"""From what PyInstaller has collected to the folder that is handed on."""

from __future__ import annotations

import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import elf
from linux import icu

HERE = Path(__file__).resolve().parent
COMPILE = ["cc", "-Os", "-ffreestanding", "-fno-stack-protector", "-nostdlib", "-s", "-Wall"]
COMPILE += ["-Wextra", "-Werror", "-fno-asynchronous-unwind-tables", "-Wl,--build-id=none"]
COMPILE += ["-Wl,-z,noexecstack,-z,relro,-z,now"]


class TreeError(Exception):
    """The folder is not what it should be; the message says how."""


@dataclass(frozen=True)
class Libraries:
    """The system's libraries by what is done with them, each with its Debian package."""

    host: dict[str, str]
    carried: dict[str, str]
    bundled: dict[str, str]

    @classmethod
    def load(cls, path: Path = HERE / "libraries.toml") -> Libraries:
        """Read libraries.toml."""
        return cls(**tomllib.loads(path.read_text("utf-8")))

    @property
    def packages(self) -> dict[str, str]:
        """Every library, with its package."""
        return {**self.host, **self.carried, **self.bundled}


def finish(folder: Path, libraries: Libraries) -> None:
    """Turn the collected folder into the portable one."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():  # a stick has no links, and each library is found without
            path.unlink()
    _replace_network(folder / "inside")
    _cut_icu(folder / "inside")
    _make_launcher(folder / "pcirights")
    for name in libraries.host:
        (folder / "inside" / name).unlink(missing_ok=True)
    _drop_unasked(folder)
    for one in elf.binaries(folder / "inside"):
        subprocess.run(["strip", "--strip-unneeded", str(one.path)], check=True)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent == folder else 0o644)
    unknown = asked_of_system(folder) - set(libraries.host)
    if unknown:
        raise TreeError(f"not in linux/libraries.toml, or not collected: {sorted(unknown)}")


def as_package(folder: Path, libraries: Libraries) -> None:
    """Turn a copy of the portable folder into the package's: the system brings the rest."""
    for name in libraries.carried:
        (folder / "inside" / name).unlink(missing_ok=True)


def asked_of_system(folder: Path) -> set[str]:
    """Return the libraries that something in the folder needs and that are not in it."""
    found = elf.binaries(folder)
    inside = {name for one in found for name in (one.soname, one.path.name)}
    return {name for one in found for name in one.needed} - inside


def _drop_unasked(folder: Path) -> None:
    """Take out libraries that nobody asks for any more, until all that are left are asked for."""
    while True:
        found = elf.binaries(folder)
        asked = {name for one in found for name in one.needed}
        unasked = [
            one.path
            for one in found
            if _is_plain_library(one.path) and not {one.soname, one.path.name} & asked
        ]
        for path in unasked:
            path.unlink()
        if not unasked:
            return


def _is_plain_library(path: Path) -> bool:
    """Tell a library that others link to from one that Python or Qt opens by its name."""
    plain = path.parent.name in {"inside", "lib", "pillow.libs", "shiboken6"}
    return plain and path.name.startswith("lib") and not path.name.startswith("libpython")


def _cut_icu(inside: Path) -> None:
    for library in (inside / "PySide6" / "Qt" / "lib").glob("libicudata.so.*"):
        name = f"-Wl,-soname,{library.name}"

        def assemble(source: Path, target: Path, name: str = name) -> None:
            _compile("-shared", name, "-o", str(target), source.name, folder=source.parent)

        icu.cut_library(library, assemble)


def _make_launcher(target: Path) -> None:
    _compile("-static", "-Wl,-z,noseparate-code", "-o", str(target), "launcher.c")


def _replace_network(inside: Path) -> None:
    """Put the stand-in where Qt's network library is; see no_network.c."""
    library = inside / "PySide6" / "Qt" / "lib" / "libQt6Network.so.6"
    if not library.exists():
        return
    offered = elf.symbols(library, defined=True)
    script = "-Wl,-soname,libQt6Network.so.6,--version-script=no_network.map"
    library.unlink()
    _compile("-shared", "-fPIC", script, "-o", str(library), "no_network.c")
    stand_in = elf.symbols(library, defined=True)
    for path in sorted(inside.rglob("*.so*")):
        asked = elf.symbols(path, defined=False) & offered if elf.is_elf(path) else frozenset()
        if not asked <= stand_in:
            raise TreeError(f"{path.name} asks Qt's network library for {sorted(asked - stand_in)}")


def _compile(*arguments: str, folder: Path = HERE) -> None:
    subprocess.run([*COMPILE, *arguments], check=True, cwd=folder, env={"PATH": "/usr/bin:/bin"})
