"""What programs and libraries for Linux say of themselves, as readelf (binutils) reads it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_DYNAMIC = re.compile(r"\((NEEDED|SONAME)\).*\[(.+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True)
class Binary:
    """One program or library: the names it goes by and asks for, and the glibc it needs."""

    path: Path
    soname: str
    needed: frozenset[str]
    glibc: tuple[int, int]


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library (and not a link to one)."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def read(path: Path) -> Binary:
    """Read one."""
    return understood(_readelf("--dynamic", "--version-info", path), path)


def understood(text: str, path: Path) -> Binary:
    """Read what readelf says; without a name of its own a library goes by its file's name."""
    entries = _DYNAMIC.findall(text)
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(text)]
    return Binary(
        path,
        next((name for tag, name in entries if tag == "SONAME"), path.name),
        frozenset(name for tag, name in entries if tag == "NEEDED"),
        max(versions, default=(0, 0)),
    )


def binaries(folder: Path) -> list[Binary]:
    """Read every program and library below a folder, sorted by path."""
    return [read(path) for path in sorted(folder.rglob("*")) if is_elf(path)]


def symbols(path: Path, *, defined: bool) -> frozenset[str]:
    """Return the dynamic symbols that a library offers or asks for, without their versions."""
    return symbols_in(_readelf("--dyn-syms", path), defined=defined)


def symbols_in(text: str, *, defined: bool) -> frozenset[str]:
    """Return the symbols of readelf's table."""
    rows = (line.split() for line in text.splitlines())
    return frozenset(
        row[7].partition("@")[0]
        for row in rows
        if len(row) > 7 and row[0].rstrip(":").isdigit() and (row[6] != "UND") == defined
    )


def content(path: Path, symbol: str) -> bytes:
    """Return the bytes of a read-only object that a library offers.

    Such objects lie in the first segment, where an address is a place in the file.
    """
    for line in _readelf("--dyn-syms", path).splitlines():
        row = line.split()
        if len(row) > 7 and row[7].partition("@")[0] == symbol:
            start, size = int(row[1], 16), int(row[2], 0)
            return path.read_bytes()[start : start + size]
    raise KeyError(f"{symbol} in {path.name}")


def _readelf(*arguments: str | Path) -> str:
    done = subprocess.run(
        ["readelf", "--wide", *arguments],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    return done.stdout
