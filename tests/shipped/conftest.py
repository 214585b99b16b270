"""What is handed on, built once; a display to run it on; a Debian to install it on.

PCIRIGHTS_BUILT names a folder that packaging/build.py has filled: then that is tested.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.shipped.desktop import Desktop

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWS = ROOT / "build" / "pictures"
TOOLS = {
    "Xvfb": "xvfb", "cc": "gcc", "debootstrap": "debootstrap", "import": "imagemagick",
    "lintian": "lintian", "man": "man-db", "minisign": "minisign",
    "pdftotext": "poppler-utils", "strace": "strace",
    "unshare": "util-linux", "xdotool": "xdotool", "xmodmap": "x11-xserver-utils",
    "xwd": "x11-apps",
    "appstreamcli": "appstream", "desktop-file-validate": "desktop-file-utils",
    "update-mime-database": "shared-mime-info",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here takes minutes."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.build)


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    """Tell at once, and in one go, what the machine lacks."""
    missing = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    if missing:
        pytest.fail(f"apt-get install -y {' '.join(missing)}")
    if os.geteuid() != 0:
        pytest.fail("packages are installed here in a Debian of their own: that takes root")


def build(into: Path, work: Path) -> None:
    """Build the last commit for Linux."""
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "linux"]
    command += [f"--into={into}", f"--work={work}"]
    subprocess.run(command, check=True)


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what is handed on."""
    if told := os.environ.get("PCIRIGHTS_BUILT"):
        return Path(told)
    folder = tmp_path_factory.mktemp("built")
    build(folder / "dist", folder / "work")
    return folder / "dist"


@pytest.fixture(scope="session")
def package(dist: Path) -> Path:
    """The Debian package."""
    (found,) = dist.glob("*.deb")
    return found


@pytest.fixture(scope="session")
def portable_once(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portable folder, unpacked once, for those that only run it."""
    return unpacked(dist, tmp_path_factory.mktemp("stick"))


@pytest.fixture
def portable(portable_once: Path, tmp_path: Path) -> Path:
    """A portable folder of one's own, to leave something in."""
    return Path(shutil.copytree(portable_once, tmp_path / "U盘 stick" / "pcirights"))


def unpacked(dist: Path, where: Path) -> Path:
    """Unpack the portable folder; return it."""
    (archive,) = dist.glob("*-linux-x86_64.tar.xz")
    with tarfile.open(archive) as opened:
        opened.extractall(where, filter="data")
    (folder,) = where.iterdir()
    return folder


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A display."""
    with Desktop(SHOWS) as opened:
        yield opened
