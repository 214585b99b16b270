#!/usr/bin/env python3
"""Build what is handed on: packages or an installer, a portable folder, the source, checksums.

    python3 packaging/build.py linux|windows|macos [--edition FOLDER] [--into FOLDER]
                                                   [--work FOLDER] [--python PYTHON]
                                                   [--key SECRET-KEY]

It builds the last commit, whatever else lies in the checkout; from the source archive that it
makes, it builds the same again. One commit on one release of Debian gives the same bytes.
An organisation's edition (docs/editions.md) is checked and built in; its id joins the version.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

import inventory
from linux import contents, deb, system, tree
from macos.make import macos
from steps import ROOT, Asked, Origin, StepError, freeze, hand_on, packed, prepare, run, say
from windows.make import windows

TOOLS = {"cc": "gcc", "readelf": "binutils", "strip": "binutils", "dpkg-query": "dpkg"}
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = """\
A build for Linux is made on Debian 12 or a system like it. Missing: {missing}. Paste:
sudo apt-get update && sudo apt-get install -y {packages}"""
PACKAGES = ("binutils", "gcc", "git", "libpython3.11", "python3-venv")


def _missing(python: str) -> list[str]:
    """Name the tools that are not here."""
    return [name for name in (*TOOLS, python) if not shutil.which(name)]


def linux(asked: Asked) -> None:
    """Build for Linux."""
    if _missing(asked.python) and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"installing system packages: {' '.join(PACKAGES)} …")
        run("apt-get", "-qq", "update")
        run("apt-get", "-qq", "install", "-y", "--no-install-recommends", *PACKAGES)
    if missing := _missing(asked.python):
        names = ", ".join(missing)
        raise StepError(NEEDED.format(missing=names, packages=" ".join(PACKAGES)))
    ready = prepare(asked)
    of, work, source, own, env, made = (
        ready.of, asked.work, ready.source, ready.python, ready.env, ready.made,
    )  # fmt: skip
    name = f"pcirights-{of.version}"
    say("freezing …")
    collected = freeze(own, source, work, env)
    libraries = tree.Libraries.load()
    portable = work / f"{name}-linux-x86_64"
    collected.rename(portable)
    tree.finish(portable, libraries)
    made[f"{name}.cdx.json"] = _take_stock(portable, work, of, libraries)
    installed = work / "installed"
    shutil.copytree(portable, installed)
    tree.as_package(installed, libraries)
    say("packing …")
    made[f"pcirights_{of.version}_amd64.deb"] = deb.build(
        installed, source, of.version, of.time, libraries
    )
    for path in sorted((ROOT / "packaging" / "linux" / "portable").glob("*.txt")):
        shutil.copyfile(path, portable / path.name)
    made[f"{portable.name}.tar.xz"] = packed(portable, portable.name, of)
    hand_on(made, asked, ready)


def _take_stock(portable: Path, work: Path, of: Origin, libraries: tree.Libraries) -> bytes:
    """Check what is inside against the list, add the licences; return the bill of materials."""
    inside = portable / "inside"
    modules = inventory.modules(work / "frozen" / "pcirights" / "PYZ-00.toc")
    wrong = contents.differences(contents.found(inside, modules), contents.allowed())
    if wrong:
        raise StepError("\n".join(wrong))
    packages = next((work / "venv" / "lib").glob("python3*/site-packages"))
    python = f"libpython{packages.parent.name.removeprefix('python')}"
    parts = [
        *map(
            system.with_licence_texts,
            inventory.python_parts(packages, inside, modules, work / "wheels"),
        ),
        *system.parts(portable, libraries, python),
    ]
    source = work / "source"
    fonts = source / "src" / "pcirights" / "_built" / "fonts" / "OFL.txt"
    inventory.write_licences(portable / "licences", source / "LICENSE", fonts, parts)
    inventory.write_metadata(inside, packages, parts)
    return inventory.bill_of_materials(of.version, of.time, parts).encode()


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("system", choices=["linux", "windows", "macos"])
    parser.add_argument("--edition", type=Path)
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--python", default=SYSTEM_PYTHON)
    parser.add_argument("--key", type=Path, help="sign the sums with this secret key")
    typed = parser.parse_args(arguments)
    asked = Asked(
        into=typed.into.resolve(),
        work=(typed.work or ROOT / "build" / typed.system).resolve(),
        python=typed.python,
        key=typed.key and typed.key.resolve(),
        edition=typed.edition and typed.edition.resolve(),
    )
    try:
        {"linux": linux, "windows": windows, "macos": macos}[typed.system](asked)
    except (StepError, tree.TreeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
