"""What the program takes from the Debian that it is built on: Python, libraries, their licences."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from inventory import QT, Part
from linux.tree import Libraries

DOCS = Path("/usr/share/doc")
COMMON = Path("/usr/share/common-licenses")


def parts(folder: Path, libraries: Libraries, python: str) -> Iterable[Part]:
    """Return the Debian packages of which something is in the folder, by name."""
    there = {path.name for path in folder.rglob("*.so*")}
    packages = {package for name, package in libraries.packages.items() if name in there}
    for package in sorted({python, *packages}):
        copyright_file = DOCS / package / "copyright"
        yield Part(
            "deb/debian",
            package,
            _version(package),
            licence="see its text",
            texts=(copyright_file,) if copyright_file.is_file() else (),
        )


def with_licence_texts(part: Part) -> Part:
    """Give Qt the texts of its licence, which its wheels name but do not carry."""
    if part.name not in QT:
        return part
    return replace(part, texts=(COMMON / "LGPL-3", COMMON / "GPL-3"))


def _version(package: str) -> str:
    done = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Version}", package],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
