"""What the program keeps on a computer: nothing unasked, and an older program spoils nothing newer.

There are no settings: no language, no size of letters, no folder, no history. What is kept when a
person asks is the law that they installed, and cases in a file that they name.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.law_packs.making import OURS, installer, pack

from pcirights.law_packs.errors import PackError
from pcirights.law_packs.shelf import STATE

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "wuxi-access.toml"


def kept(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def ask(home: Path, *words: str) -> None:
    """Run a command with a home of its own."""
    named = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    env = {name: value for name, value in os.environ.items() if name not in named}
    env |= {"HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "pcirights", *words]
    subprocess.run(command, cwd=home.parent, env=env, check=True, stdout=subprocess.DEVNULL)


def test_asking_and_writing_keep_nothing(tmp_path: Path) -> None:
    home = tmp_path / "家 home"
    home.mkdir()
    ask(home, "assess", "320200", "--record", "public-credit", "--right", "access", "--lang", "en")
    ask(home, "letter", str(EXAMPLE), "--out", str(tmp_path / "letter.pdf"))
    ask(home, "law", "age")
    assert kept(home) == []
    assert (tmp_path / "letter.pdf").is_file()


def test_what_is_kept_of_a_law_pack_says_nothing_of_the_person(tmp_path: Path) -> None:
    folder = tmp_path / "law"
    installer(folder).install(pack(6))
    names = kept(tmp_path)
    assert len(names) == 2
    values = json.loads((folder / STATE).read_text("utf-8"))
    assert set(values) == {"schema", "current", "previous", "keys"}
    assert str(Path.home()) not in (folder / STATE).read_text("utf-8")


def test_upgrade_and_downgrade_keep_the_law_that_was_installed(tmp_path: Path) -> None:
    folder = tmp_path / "law"
    installer(folder, serial=5).install(pack(6))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    newer, older = (installer(folder, OURS, serial=number) for number in (7, 4))
    assert newer.shelf.state() == older.shelf.state()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    written = json.loads(before[STATE]) | {"wish": "of a newer program"}
    (folder / STATE).write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(PackError, match="pack-shelf-newer"):
        older.restore()
    with pytest.raises(PackError, match="pack-shelf-newer"):
        older.install(pack(8))
    assert json.loads((folder / STATE).read_text("utf-8")) == written
