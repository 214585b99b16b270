"""What is inside a frozen program: which packages, from which wheels, under which licences.

It writes the list that machines read (CycloneDX) and the folder of licences that people read.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path
from typing import Any

LICENCE_FILES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
FONTS = "pylopdf-fonts-zh-cn"  # nothing of it is imported: the fonts are made from its files
FREEZER = "pyinstaller"  # its start-up code is in the program
# What is built into a package whose wheel carries its own text alone.
WITHIN = {"uharfbuzz": Path(__file__).resolve().parent / "licences" / "COPYING.HarfBuzz"}
QT = frozenset({"pyside6-essentials", "pyside6-pdf", "shiboken6"})

QT_ON_LINUX = (
    "Qt and PySide6 are used under the LGPL, version 3. Their libraries are the separate files",
    "below inside/PySide6 and inside/shiboken6, and may be replaced by others of the same",
    "interface. Two were changed: libQt6Network.so.6 by one that opens no connection, and the",
    "data in libicudata by a cut with English and Chinese alone. How is in the source code:",
    "packaging/linux/no_network.c and packaging/linux/icu.py.",
)


@dataclass(frozen=True)
class Part:
    """One piece of software inside, with its licence texts."""

    kind: str
    name: str
    version: str
    licence: str = ""
    sha256: str = ""
    texts: tuple[Path, ...] = field(default=(), repr=False)

    @property
    def address(self) -> str:
        """Its package URL."""
        return f"pkg:{self.kind}/{self.name}@{self.version}"


def modules(table_of_contents: Path) -> frozenset[str]:
    """Return the Python modules in PyInstaller's archive, from its PYZ-00.toc."""
    _, rows = ast.literal_eval(table_of_contents.read_text("utf-8"))
    return frozenset(name for name, *_ in rows)


def python_parts(
    packages: Path, inside: Path, frozen: frozenset[str], wheels: Path
) -> Iterable[Part]:
    """Return the installed packages of which something is in the program, by name."""
    by_name = {_plain(one.name): one for one in distributions(path=[str(packages)])}
    for name, one in sorted(by_name.items()):
        if name in {FONTS, FREEZER} or _is_inside(one, inside, frozen):
            texts = tuple(Path(str(file.locate())) for file in _licence_files(one))
            texts += (WITHIN[name],) if name in WITHIN else ()
            yield Part("pypi", name, one.version, _licence(one), _wheel(one, wheels), texts)


def _licence_files(one: Distribution) -> list[PackagePath]:
    return sorted(
        file
        for file in one.files or []
        if ".dist-info" in file.parts[0] and file.name.upper().startswith(LICENCE_FILES)
    )


def write_metadata(inside: Path, packages: Path, parts: Sequence[Part]) -> None:
    """Write name, version and licence of each package where importlib.metadata looks for them.

    What a package says at length of itself stays out.
    """
    names = {part.name for part in parts if part.kind == "pypi"}
    for one in distributions(path=[str(packages)]):
        if _plain(one.name) not in names:
            continue
        texts = _licence_files(one)
        head = (one.read_text("METADATA") or "").partition("\n\n")[0] + "\n"
        record = next(file for file in one.files or [] if ".dist-info" in file.parts[0])
        folder = inside / record.parts[0]
        folder.mkdir()
        for text in texts:
            (inside / text).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(text.locate()), inside / text)
        files = [*map(str, texts), f"{folder.name}/METADATA", f"{folder.name}/RECORD"]
        (folder / "METADATA").write_text(head, "utf-8")
        (folder / "RECORD").write_text("".join(f"{name},,\n" for name in sorted(files)), "utf-8")


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _is_inside(one: Distribution, inside: Path, frozen: frozenset[str]) -> bool:
    for file in one.files or []:
        if file.suffix == ".py":
            module = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
            if module in frozen:
                return True
        elif ".dist-info" not in file.parts[0] and (inside / file).is_file():
            return True
    return False


def _licence(one: Distribution) -> str:
    for key in ("License-Expression", "License"):
        for told in one.metadata.get_all(key) or []:
            if told and "\n" not in told:
                return str(told)
    classes = one.metadata.get_all("Classifier") or []
    return "; ".join(c.rpartition(" :: ")[2] for c in classes if c.startswith("License ::"))


def _wheel(one: Distribution, wheels: Path) -> str:
    """Return the hash of the wheel that the package was installed from."""
    start = f"{_plain(one.name)}-{one.version}-"
    for path in sorted(wheels.glob("*.whl")):
        if _plain(path.name).startswith(start):
            return hashlib.sha256(path.read_bytes()).hexdigest()
    raise FileNotFoundError(f"the wheel of {one.name} {one.version}")


def write_licences(
    target: Path, own: Path, fonts: Path, parts: Sequence[Part], qt: Sequence[str] = QT_ON_LINUX
) -> None:
    """Write one folder for each part, and what the whole is under; ``qt`` says where Qt lies."""
    target.mkdir()
    shutil.copyfile(own, target / "pcirights.txt")
    shutil.copyfile(fonts, target / "fonts.txt")
    lines = [
        "What is inside this program, and under which licence. The texts are beside this file.",
        "本程序所含的组件及其许可。许可全文在本文件旁边。",
        "",
        "pcirights: GPL-3.0-or-later (pcirights.txt)",
        "Noto Serif SC, Noto Sans SC: OFL-1.1 (fonts.txt)",
        *(f"{part.name} {part.version}: {_licence_line(part)}" for part in parts),
        "",
        *qt,
    ]
    (target / "README.txt").write_text("\n".join(lines) + "\n", "utf-8")
    for part in parts:
        for text in part.texts:
            (target / part.name).mkdir(exist_ok=True)
            name = text.name if text.suffix in {".txt", ".md"} else f"{text.name}.txt"
            shutil.copyfile(text, target / part.name / name)


def _licence_line(part: Part) -> str:
    return f"{part.licence or 'see its text'} ({part.name}/)"


def bill_of_materials(version: str, time: int, parts: Sequence[Part]) -> str:
    """Return the parts as CycloneDX 1.5; the same parts give the same text."""
    components = [_component(part) for part in parts]
    told: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "pcirights",
                "name": "pcirights",
                "version": version,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": "pcirights", "dependsOn": [one["bom-ref"] for one in components]},
        ],
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    told["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, text)}"
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.address,
        "purl": part.address,
        "name": part.name,
        "version": part.version,
    }
    if part.licence:
        component["licenses"] = [{"license": {"name": part.licence}}]
    if part.sha256:
        component["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    return component
