"""The whole build for Windows, twice, and what came of it in Wine: minutes, so only when asked.

Wine 8 lacks three things of Windows 10; the stand-ins beside this file take their place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PROGRAMS = Path("drive_c", "users", "someone", "AppData", "Local", "Programs", "pcirights")
LONGEST = 600
pytestmark = pytest.mark.build


def build(into: Path, work: Path) -> Path:
    """Build for Windows; the folder with what was made."""
    command = [sys.executable, "packaging/build.py", "windows", f"--into={into}", f"--work={work}"]
    subprocess.run(command, cwd=ROOT, check=True)
    return into


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows")
    return build(folder / "dist", folder / "work")


def test_two_builds_in_different_folders_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "other dist", tmp_path / "deeper" / "work")
    sums = [(folder / "SHA256SUMS").read_text("utf-8") for folder in (made, again)]
    assert sums[0] == sums[1]


def test_it_is_small(made: Path) -> None:
    (setup,) = made.glob("*-setup.exe")
    assert setup.stat().st_size < 60_000_000


class Wine:
    """A Windows 10 of its own, with the screen of nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = os.environ | {
            "LC_ALL": "C.UTF-8",
            "USER": "someone",
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;mscms=n",
        }
        self.run("wineboot", "--init")
        self.run("wine", "winecfg", "/v", "win10")
        for source in sorted((HERE / "wine").glob("*.c")):
            library = folder / "drive_c" / "windows" / "system32" / f"{source.stem}.dll"
            library.unlink(missing_ok=True)
            compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-o", str(library), str(source)]
            subprocess.run([*compiler, "-ladvapi32"], check=True)

    def run(self, *command: str) -> str:
        """Run a command and wait for all that it starts; what it printed."""
        done = subprocess.run(
            ["xvfb-run", "-a", "sh", "-c", '"$@" | cat; wineserver --wait', "sh", *command],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
        return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Wine:
    if not all(map(shutil.which, ("wine", "wineserver", "xvfb-run"))):
        pytest.skip("there is no Wine here")
    return Wine(tmp_path_factory.mktemp("wine") / "prefix")


def test_it_is_installed_writes_a_letter_and_goes_without_a_trace(made: Path, wine: Wine) -> None:
    (setup,) = made.glob("*-setup.exe")
    there = wine.folder / PROGRAMS
    for _ in range(2):  # twice: the second time over the first
        wine.run("wine", str(setup), "/S")
        assert (there / "pcirights.exe").is_file()
    program = str(there / "pcirights.com")
    assert wine.run("wine", program, "place", "320200").split() == [
        "320200",
        "江苏省",
        "›",
        "无锡市",
    ]
    folder = wine.folder / "drive_c" / "我的 文件"
    folder.mkdir()
    shutil.copyfile(ROOT / "examples" / "wuxi-access.toml", folder / "答案.toml")
    for form in ("pdf", "docx", "txt"):
        out = folder / f"信.{form}"
        answers = "C:\\我的 文件\\答案.toml"
        wine.run("wine", program, "letter", answers, "--out", f"C:\\我的 文件\\{out.name}",
                 "--format", form)  # fmt: skip
        assert out.stat().st_size > 500
    (there / "mine.txt").write_text("a person's own", "utf-8")
    wine.run("wine", str(there / "uninstall.exe"), "/S")
    assert [path.name for path in there.iterdir()] == ["mine.txt"]
    assert not list(wine.folder.rglob("*.lnk"))
