"""A whole run leaves the profile as it was: only the files that were asked for are there."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
}
ASKED_FOR = {
    "申请书.pdf", "申请书.docx", "申请书.txt", "留存单.pdf", "留存单.docx", "留存单.txt",
    "答案.toml", "日期.ics", "printed.pdf",
}  # fmt: skip


def tree(folder: Path) -> dict[str, str]:
    """Every file and folder below, with what is in it."""
    return {
        str(path.relative_to(folder)): (
            sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are those of Linux")
def test_a_whole_run_leaves_nothing_behind(tmp_path: Path) -> None:
    profile, wanted = tmp_path / "profile", tmp_path / "wanted"
    wanted.mkdir()
    for name in FOLDERS.values():
        (profile / name).mkdir(parents=True, exist_ok=True)
    (profile / "run").chmod(0o700)
    recent = profile / ".local/share/recently-used.xbel"
    recent.write_text("<xbel/>", encoding="utf-8")
    before = tree(profile)
    surroundings = {
        **{key: value for key, value in os.environ.items() if not key.startswith("XDG_")},
        **{key: str(profile / name) for key, name in FOLDERS.items()},
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.whole_run", str(wanted)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in wanted.iterdir()} == ASKED_FOR
    assert tree(profile) == before
    for typed in ("张三", "滨湖区", "000-00000000", "99999919"):
        assert typed not in done.stdout + done.stderr
