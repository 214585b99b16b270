"""One commit gives the same bytes, wherever it is built."""

from __future__ import annotations

from pathlib import Path

from tests.shipped.conftest import build


def test_two_builds_in_different_folders_are_the_same(dist: Path, tmp_path: Path) -> None:
    other = tmp_path / "a folder 别处" / "with a longer name"
    build(other / "dist", other / "work")
    first, second = ((each / "SHA256SUMS").read_text("utf-8") for each in (dist, other / "dist"))
    assert first == second
    assert first.count("\n") == 4
