"""The wheel holds all that the program reads, so that it works without the repository."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from pcirights import __version__, paths

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return zipfile.Path(next(folder.glob("*.whl")))


def test_it_has_the_version_that_the_program_tells(wheel: zipfile.Path) -> None:
    assert Path(wheel.filename).name.startswith(f"pcirights-{__version__}-")


def test_it_holds_code_and_everything_made(wheel: zipfile.Path) -> None:
    package = paths.PACKAGE
    made = {path for path in (package / "_built").rglob("*") if "stamps" not in path.parts}
    wanted = [*made, *package.rglob("*.py"), *package.rglob("*.toml"), *package.rglob("*.tsv")]
    files = [path for path in wanted if path.is_file()]
    names = {f"pcirights/{path.relative_to(package).as_posix()}" for path in files}
    assert sorted(names.difference(wheel.root.namelist())) == []


@pytest.mark.parametrize("folder", ["templates", "docs", "examples"])
def test_it_holds_what_lies_beside_src(wheel: zipfile.Path, folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    names = {f"pcirights/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert sorted(names.difference(wheel.root.namelist())) == []


def test_it_carries_the_licences(wheel: zipfile.Path) -> None:
    names = wheel.root.namelist()
    assert f"pcirights-{__version__}.dist-info/licenses/LICENSE" in names
    assert "pcirights/_built/fonts/OFL.txt" in names


def test_it_carries_nothing_else(wheel: zipfile.Path) -> None:
    allowed = ("pcirights/", f"pcirights-{__version__}.dist-info/")
    names = wheel.root.namelist()
    assert [name for name in names if not name.startswith(allowed)] == []
    assert [name for name in names if "__pycache__" in name or "/stamps/" in name] == []


def test_its_command_starts_without_arguments() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    start = pkgutil.resolve_name(project["scripts"]["pcirights"])
    inspect.signature(start).bind()  # the installed command calls it so; it reads sys.argv itself
