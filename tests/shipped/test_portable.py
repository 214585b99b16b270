"""From a stick, the program leaves nothing on the computer; what it keeps lies beside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.shipped.desktop import Desktop, finish, write_a_letter

ROOT = Path(__file__).resolve().parent.parent.parent


def things(folder: Path) -> set[str]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_session_leaves_the_letter_and_nothing_else(
    portable: Path, desktop: Desktop, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = things(portable)
    program = desktop.start([portable / "pcirights"], {"HOME": str(home)})
    write_a_letter(desktop)
    finish(desktop, program)
    assert things(home) == {"申请书.pdf"}
    left = things(portable) - before
    assert {name for name in left if not name.startswith("data/fontconfig")} <= {"data"}


def test_what_is_kept_lies_beside_the_program(portable: Path, tmp_path: Path) -> None:
    home, secret, pack = tmp_path / "home", tmp_path / "key", tmp_path / "law.pack"
    home.mkdir()
    env = {"HOME": str(home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}

    def run(*words: str | Path) -> None:
        subprocess.run([str(portable / "pcirights"), *map(str, words)], check=True, env=env)

    run("law", "key", "new", "--out", secret)
    run("law", "pack", "--key", secret, "--out", pack)
    run("law", "install", pack, "--trust", f"{secret}.pub", "--older")  # it is the one in use
    assert any(name.startswith("data/law/") for name in things(portable))
    assert things(home) == set()


def test_it_needs_no_link_and_no_permission_that_a_stick_lacks(portable_once: Path) -> None:
    assert [path for path in portable_once.rglob("*") if path.is_symlink()] == []
    assert os.access(portable_once / "pcirights", os.X_OK)
    long = [name for name in things(portable_once) if len(name.encode()) > 200]
    assert long == []
