"""The recipe for a forge: what it runs is there, and it holds no secret and no address."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPE = (ROOT / "packaging" / "ci" / "release.yaml").read_text("utf-8")


def test_every_system_is_built() -> None:
    built = re.findall(r"packaging/build\.py (\w+)", RECIPE)
    assert set(built) == {"linux", "windows", "macos"}


def test_every_file_that_it_runs_is_there() -> None:
    for name in re.findall(r"packaging/\S+\.py", RECIPE):
        assert (ROOT / name).is_file(), name


def test_what_others_wrote_is_pinned_and_nothing_is_secret() -> None:
    used = re.findall(r"uses: (\S+)", RECIPE)
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)
    assert "secrets" not in RECIPE
    assert "://" not in RECIPE


def test_it_is_laid_out_with_spaces() -> None:
    lines = RECIPE.splitlines()
    assert not [line for line in lines if "\t" in line or line != line.rstrip()]
    indents = {len(line) - len(line.lstrip()) for line in lines if line.strip()}
    assert all(indent % 2 == 0 for indent in indents)
