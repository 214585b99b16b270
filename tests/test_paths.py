from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pcirights import paths

ROOT = Path(__file__).resolve().parent.parent
IN_THE_PACKAGE = [
    paths.fonts_dir,
    paths.locales_dir,
    paths.law_dir,
    paths.statute_book_dir,
]
BESIDE_SRC = [paths.templates_dir, paths.docs_dir, paths.examples_dir]


@pytest.mark.parametrize("where", IN_THE_PACKAGE)
def test_data_of_the_package_lies_inside_it(where: paths.Finder, tmp_path: Path) -> None:
    assert where(tmp_path).is_relative_to(tmp_path)
    assert where().is_relative_to(ROOT / "src" / "pcirights")


@pytest.mark.parametrize("where", BESIDE_SRC)
def test_a_checkout_keeps_them_beside_src(where: paths.Finder) -> None:
    assert where().parent == ROOT


@pytest.mark.parametrize("where", BESIDE_SRC)
def test_a_wheel_and_a_frozen_app_keep_them_inside(where: paths.Finder, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "pcirights"
    assert where(package).parent == package


def test_a_folder_called_src_is_not_yet_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "src" / "pcirights"
    assert paths.docs_dir(package) == package / "docs"
    (tmp_path / "pyproject.toml").touch()
    assert paths.docs_dir(package) == tmp_path / "docs"


def test_the_fonts_and_catalogues_are_there() -> None:
    assert {path.name for path in paths.fonts_dir().iterdir()} == {
        "NotoSansSC.ttf",
        "NotoSerifSC.ttf",
        "OFL.txt",
    }
    assert {path.name for path in paths.locales_dir().iterdir()} == {"en", "zh_Hans"}


def test_the_persons_own_folder_is_where_the_system_puts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(paths.DATA, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.packs_dir() == tmp_path / "pcirights" / "law"


def test_a_portable_program_keeps_everything_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in (paths.DATA, *paths.SYSTEMS_OWN):
        monkeypatch.setenv(name, "/elsewhere")
    paths.stay_beside(tmp_path)
    assert paths.data_dir() == tmp_path / "data"
    assert paths.packs_dir() == tmp_path / "data" / "law"
    assert {os.environ[name] for name in paths.SYSTEMS_OWN} == {str(tmp_path / "data")}
    assert list(tmp_path.iterdir()) == []  # nothing is made before something is kept


def test_nothing_is_looked_for_in_the_working_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA, "data")
    assert paths.data_dir() is None


def test_a_mark_beside_the_program_makes_it_portable(tmp_path: Path) -> None:
    assert not paths.is_portable(tmp_path)
    (tmp_path / paths.PORTABLE_MARK).touch()
    assert paths.is_portable(tmp_path)


def test_the_program_lies_where_a_person_sees_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert paths.program_dir() == ROOT
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pcirights" / "program"))
    assert paths.program_dir() == tmp_path / "pcirights"
    bundle = tmp_path / "stick" / "pcirights.app" / "Contents" / "MacOS" / "pcirights"
    monkeypatch.setattr(sys, "executable", str(bundle))
    assert paths.program_dir() == tmp_path / "stick"


def test_an_installed_one_lies_where_its_python_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKAGE", Path("/usr/lib/site-packages/pcirights"))
    assert paths.program_dir() == Path(sys.executable).resolve().parent


def test_without_a_home_the_top_folder_stands_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.home_dir() == Path.home()

    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    assert paths.home_dir() == Path(Path(sys.executable).anchor)
