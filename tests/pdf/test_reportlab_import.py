"""What a home, an environment or a folder holds never reaches reportlab, nor a letter."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.pdf.samples import SHORT

import pcirights
from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts

DAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]
CODE = """
import hashlib, os, shutil, sys
from datetime import date
if "gone" in sys.argv:
    shutil.rmtree(os.getcwd())
from tests.pdf.samples import SHORT
from pcirights import paths
from pcirights.pdf.text.fonts import Fonts
from pcirights.pdf.render import render
print(hashlib.sha256(render(SHORT, Fonts.load(paths.fonts_dir()), date(2026, 11, 23))).hexdigest())
"""
PLANTED = "open({!r}, 'w').close()\nuseA85 = 1\ninvariant = 0\npdfComments = 1\npdfMultiLine = 1\n"


def letter_in(home: Path, *arguments: str, **environment: str) -> str:
    """The digest of a letter that is made in another process, in this home and folder."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        check=True,
        capture_output=True,
        cwd=home,
        env={
            **os.environ,
            "HOME": str(home),
            "USERPROFILE": str(home),
            "PYTHONPATH": os.pathsep.join([str(Path(pcirights.__file__).parents[1]), str(ROOT)]),
            **environment,
        },
        text=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture(scope="module")
def digest(folder: Path) -> str:
    return sha256(render(SHORT, Fonts.load(folder), DAY)).hexdigest()


def test_planted_files_are_not_run(digest: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    names = (
        *(".reportlab_mods", ".reportlab_settings"),
        *("reportlab_mods.py", "reportlab_settings.py", "local_rl_settings.py"),
    )
    for name in names:
        (home / name).write_text(PLANTED.format(str(tmp_path / f"ran-{name}")), "utf-8")
    assert letter_in(home) == digest
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_planted_files_would_be_run_by_a_bare_import(tmp_path: Path) -> None:
    """Else the test above would show nothing."""
    (tmp_path / ".reportlab_mods").write_text(PLANTED.format(str(tmp_path / "ran")), "utf-8")
    code = "import reportlab"
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **home})
    assert (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "environment",
    [
        {"RL_invariant": "no number", "RL_defaultPageSize": "no page"},
        {"RL_useA85": "1", "RL_pdfMultiLine": "1", "RL_pdfComments": "1", "RL_invariant": "0"},
        {"RL_documentLang": "de", "RL_pageCompression": "9", "RL_canvas_basefontname": "no font"},
        {"SOURCE_DATE_EPOCH": "no number"},
        {"SOURCE_DATE_EPOCH": "1000000000", "TZ": "Asia/Shanghai"},
        {"XDG_DATA_HOME": "/none", "PYTHONHASHSEED": "7"},
    ],
)
def test_variables_change_nothing(environment: dict[str, str], digest: str, tmp_path: Path) -> None:
    assert letter_in(tmp_path, **environment) == digest


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that a program is in")
def test_a_folder_that_is_gone_does_no_harm(digest: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert letter_in(folder, "gone", HOME=str(tmp_path)) == digest
