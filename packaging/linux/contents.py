"""The list of what is inside: every library, and every Python package that is not Python's own.

A difference stops the build, so that nobody ships by accident what nobody chose.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import elf

CONTENTS = Path(__file__).resolve().parent.parent / "contents.txt"
_TAIL = re.compile(r"(-[0-9a-f]{8})?(\.cpython-\d+-\S+|\.abi3)?\.so(\.\S+)?$")


def allowed(path: Path = CONTENTS) -> set[str]:
    """Return the lines of the list, without its comments."""
    lines = path.read_text("utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def library(name: str) -> str:
    """Return the line of a library, from its path below inside/: without versions and hashes."""
    return f"library {_TAIL.sub('', name)}"


def found(inside: Path, modules: Iterable[str]) -> set[str]:
    """Return the lines of what is there."""
    packages = {name.partition(".")[0] for name in modules}
    own = packages - sys.stdlib_module_names
    lines = {f"package {name}" for name in own if not name.startswith("_")}
    paths = (path for path in inside.rglob("*") if elf.is_elf(path))
    return lines | {library(path.relative_to(inside).as_posix()) for path in paths}


def differences(there: set[str], listed: set[str]) -> list[str]:
    """Return a sentence for each thing that nobody chose, and for each chosen for nothing."""
    return [
        *(f"not in packaging/contents.txt: {line}" for line in sorted(there - listed)),
        *(f"in packaging/contents.txt, but not inside: {line}" for line in sorted(listed - there)),
    ]
