"""Pictures of every page and of a letter; they are made here, and looked at by people."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"

HOW = [
    (*tint, *scale)
    for tint in ((), ("--dark",), ("--contrast",))
    for scale in ((), ("--scale", "2"))
]


@pytest.mark.pictures
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("how", HOW)
def test_every_page_has_its_picture(lang: str, how: tuple[str, ...], tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pcirights.ui.screenshots.pages",
        str(tmp_path),
        "--lang",
        lang,
        *how,
    ]
    subprocess.run(command, check=True, cwd=SOURCE, timeout=120)
    names = {path.name[:2] for path in tmp_path.glob("*.png")}
    assert names == {f"{number:02d}" for number in range(1, 19)}
