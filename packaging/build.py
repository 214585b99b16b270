#!/usr/bin/env python3
"""Build what is handed on: a Debian package, a portable folder, the source, and their checksums.

    python3 packaging/build.py linux [--edition FOLDER] [--into FOLDER] [--work FOLDER]
                                     [--python PYTHON] [--key SECRET-KEY]

It builds the last commit, whatever else lies in the checkout; from the source archive that it
makes, it builds the same again. One commit on one release of Debian gives the same bytes.
An organisation's edition (docs/editions.md) is checked and built in; its id joins the version.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import archives
import inventory
from linux import contents, deb, system, tree
from steps import (
    ROOT,
    Origin,
    StepError,
    environment,
    export,
    freeze,
    make_assets,
    make_venv,
    origin,
    run,
    say,
    with_edition,
)

TOOLS = {"cc": "gcc", "readelf": "binutils", "strip": "binutils", "dpkg-query": "dpkg"}
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = """\
A build for Linux is made on Debian 12 or a system like it. Missing: {missing}. Paste:
apt-get install -y binutils gcc git libpython3.11 python3-venv"""


def linux(
    into: Path, work: Path, python: str, key: Path | None = None, edition: Path | None = None
) -> None:
    """Build for Linux; with a secret key the sums are signed."""
    missing = [name for name in (*TOOLS, python) if not shutil.which(name)]
    if missing:
        raise StepError(NEEDED.format(missing=", ".join(missing)))
    of = origin()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    env = environment(of, work)
    say(f"building pcirights {of.version}, commit {of.commit[:12]}, with {python}")
    source, wheels = work / "source", work / "wheels"
    export(source)
    name = f"pcirights-{of.version}"
    made = {f"{name}-source.tar.xz": _packed(source, name, of)}
    say("installing the packages of the lock files …")
    own = make_venv(work / "venv", python, source, wheels, env)
    say("making fonts, catalogues and statute book …")
    make_assets(own, source, env)
    if edition is not None:
        of = with_edition(of, own, source, edition, env)
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
    made[f"{portable.name}.tar.xz"] = _packed(portable, portable.name, of)
    _write(into, made)
    sums: list[str | Path] = [source / "packaging" / "sums.py", into]
    if key:
        sums += ["--key", key, "--comment", f"pcirights {of.version}, commit {of.commit}"]
    run(own, *sums, env=env)


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


def _packed(folder: Path, name: str, of: Origin) -> bytes:
    things = list(archives.entries(folder, f"{name}/"))
    return archives.xz(archives.tar(things, of.time))


def _write(into: Path, made: dict[str, bytes]) -> None:
    """Write the files, each whole or not at all."""
    into.mkdir(parents=True, exist_ok=True)
    for name, content in sorted(made.items()):
        half = into / f".{name}.half"
        half.write_bytes(content)
        half.rename(into / name)
        say(f"{len(content) / 1e6:8.1f} MB  {into / name}")


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("system", choices=["linux"])
    parser.add_argument("--edition", type=Path)
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "linux")
    parser.add_argument("--python", default=SYSTEM_PYTHON)
    parser.add_argument("--key", type=Path, help="sign the sums with this secret key")
    asked = parser.parse_args(arguments)
    try:
        linux(
            asked.into.resolve(),
            asked.work.resolve(),
            asked.python,
            asked.key and asked.key.resolve(),
            asked.edition and asked.edition.resolve(),
        )
    except (StepError, tree.TreeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
