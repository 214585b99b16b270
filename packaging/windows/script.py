"""What the installer's script includes: which files it puts down, and which it takes away again."""

from __future__ import annotations

from pathlib import Path


def include(folder: Path) -> str:
    """Return two macros over the files of a folder, sorted.

    Only what was put down is taken away: a folder in which a person left something stays.
    """
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    folders = sorted({path.parent for path in files})
    put = ["!macro put_files"]
    for one in folders:
        put.append(f'  SetOutPath "{_target(one)}"')
        put += [f'  File "{_source(folder / path)}"' for path in files if path.parent == one]
    take = ["!macro remove_files", *(f'  Delete "{_target(path)}"' for path in files)]
    above = {parent for path in files for parent in path.parents if parent != Path()}
    take += [f'  RMDir "{_target(one)}"' for one in sorted(above, reverse=True)]
    kilobytes = sum((folder / path).stat().st_size for path in files) // 1024
    lines = [*put, "!macroend", *take, "!macroend", f"!define KILOBYTES {kilobytes}"]
    return "\n".join(lines) + "\n"


def _target(path: Path) -> str:
    """Where it goes, as the installer writes it."""
    return "\\".join(["$INSTDIR", *(part.replace("$", "$$") for part in path.parts)])


def _source(path: Path) -> str:
    return str(path).replace("$", "$$")
