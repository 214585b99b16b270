from __future__ import annotations

from pathlib import Path

import pytest

from pcirights import paths

ROOT = Path(__file__).resolve().parent.parent
IN_THE_PACKAGE = [
    paths.fonts_dir,
    paths.locales_dir,
    paths.law_dir,
    paths.places_dir,
    paths.statute_book_json,
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
