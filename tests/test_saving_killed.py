"""The power fails while a file is saved: its name stands for the old one or the new one, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
import pcirights.saving as saving

steps = int(sys.argv[2])
if sys.argv[4] == "hidden" and hasattr(os, "O_TMPFILE"):
    del os.O_TMPFILE

def fail(where):
    global steps
    steps -= 1
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(owner, name):
    real = getattr(owner, name)
    def step(*given, **named):
        fail(name)
        result = real(*given, **named)
        fail(name)
        return result
    setattr(owner, name, step)

def pieces():
    for piece in (b"new" * 1000, b"new" * 1000):
        fail("piece")
        yield piece
    fail("piece")

for owner, name in ((os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"),
                    (saving, "NamedTemporaryFile")):
    counted(owner, name)
saving.write_whole(pieces(), Path(sys.argv[1]), force=sys.argv[3] == "force")
print("done")
"""
NEW = b"new" * 2000
OLD = b"old"
MOST_STEPS = 30
NO_UNNAMED = not hasattr(os, "O_TMPFILE")
MOMENT = 2
"""The steps after a replacing file has its hidden name, and before it has the other's."""


def run(target: Path, step: int, how: str, way: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(target), str(step), how, way],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("how", ["force", "new"])
@pytest.mark.parametrize(
    "way",
    [
        pytest.param("unnamed", marks=pytest.mark.skipif(NO_UNNAMED, reason="no such files here")),
        "hidden",
    ],
)
def test_killed_at_any_step_it_is_whole_or_as_it_was(how: str, way: str, tmp_path: Path) -> None:
    outcomes, left = set(), 0
    for step in range(1, MOST_STEPS):
        target = tmp_path / f"{step}" / "letter.pdf"
        target.parent.mkdir()
        if how == "force":
            target.write_bytes(OLD)
        done = run(target, step, how, way)
        found = target.read_bytes() if target.exists() else None
        assert found in {OLD if how == "force" else None, NEW}
        outcomes.add(found)
        others = [path for path in target.parent.iterdir() if path != target]
        assert all(path.name.startswith(".") and path.suffix == ".part" for path in others)
        assert len(others) <= 1
        left += len(others)
        if done.returncode == 0:
            assert others == []
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        raise AssertionError("it never came to its end")
    assert outcomes == {OLD if how == "force" else None, NEW}
    if way == "unnamed":  # but for the moment between two names there is nothing to be left
        assert left <= (MOMENT if how == "force" else 0)
