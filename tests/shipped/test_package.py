"""What is handed on is small, holds what the list says, and passes the checkers of its kind."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from linux import contents
from linux.tree import Libraries

ROOT = Path(__file__).resolve().parent.parent.parent
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's files, unpacked and not installed."""
    where = tmp_path_factory.mktemp("tree")
    subprocess.run(["dpkg-deb", "--extract", str(package), str(where)], check=True)
    return where


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def test_the_package_is_small(package: Path, tree: Path) -> None:
    assert package.stat().st_size < 60 * MEGABYTE
    assert size(tree) < 150 * MEGABYTE


def test_inside_is_what_the_list_says(tree: Path) -> None:
    inside = tree / "usr" / "lib" / "pcirights" / "inside"
    libraries = {line for line in contents.allowed() if line.startswith("library ")}
    # The system brings these to the package.
    carried = {contents.library(name) for name in Libraries.load().carried}
    assert contents.found(inside, []) == libraries - carried


def test_lintian_finds_no_error_and_no_warning(package: Path) -> None:
    command = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_desktops_checkers_take_entry_and_description(tree: Path) -> None:
    share = tree / "usr" / "share"
    for command in (
        ["desktop-file-validate", share / "applications" / "pcirights.desktop"],
        ["appstreamcli", "validate", "--no-net", share / "metainfo" / "pcirights.metainfo.xml"],
        ["update-mime-database", share / "mime"],
    ):
        done = subprocess.run(
            [str(word) for word in command], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
    globs = (share / "mime" / "globs2").read_text("utf-8")
    assert "application/x-pcirights-answers:答案.toml" in globs


@pytest.mark.parametrize("page", ["man1", "zh_CN/man1"])
def test_the_manual_pages_are_well_formed(tree: Path, page: str, tmp_path: Path) -> None:
    packed = tree / "usr" / "share" / "man" / page / "pcirights.1.gz"
    plain = tmp_path / "pcirights.1"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    command = ["man", "--local-file", "--warnings=mac,syntax,el,w", "-Tutf8", str(plain)]
    env = {"LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "PCIRIGHTS" in done.stdout


def test_every_part_comes_with_its_licence(tree: Path) -> None:
    licences = tree / "usr" / "lib" / "pcirights" / "licences"
    told = (licences / "README.txt").read_text("utf-8")
    folders = [path for path in licences.iterdir() if path.is_dir()]
    assert len(folders) > 30
    assert [path.name for path in folders if f"({path.name}/)" not in told] == []
    parts = [line for line in told.splitlines() if line.endswith("/)")]
    without = [
        line for line in parts if not (licences / line.rpartition("(")[2].strip("/)")).is_dir()
    ]
    assert without == []


def test_the_program_can_tell_what_is_inside_it(tree: Path) -> None:
    inside = tree / "usr" / "lib" / "pcirights" / "inside"
    found = {one.name.lower().replace("_", "-") for one in distributions(path=[str(inside)])}
    assert {"pyside6-essentials", "rapidfuzz", "cryptography", "lxml"} <= found
    assert "pytest" not in found


def test_the_bill_of_materials_names_each_part_once(dist: Path) -> None:
    (file,) = dist.glob("*.cdx.json")
    told = json.loads(file.read_text("utf-8"))
    names = [component["bom-ref"] for component in told["components"]]
    assert len(names) == len(set(names)) > 30
    assert all(component["version"] for component in told["components"])
    pypi = [one for one in told["components"] if one["purl"].startswith("pkg:pypi/")]
    assert all(one["hashes"] and one["licenses"] for one in pypi)


def test_the_sums_are_right(dist: Path) -> None:
    lines = (dist / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    signed = {"SHA256SUMS", "SHA256SUMS.minisig", "pcirights.pub"}
    assert set(sums) == {path.name for path in dist.iterdir()} - signed
    for name, digest in sums.items():
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest


def test_a_signed_build_passes_minisign(dist: Path, tmp_path: Path) -> None:
    for path in dist.iterdir():
        if path.name not in {"SHA256SUMS.minisig", "pcirights.pub"}:
            (tmp_path / path.name).hardlink_to(path)
    command = [sys.executable, "-m", "pcirights", "law", "key", "new", "--out"]
    key = tmp_path.parent / "release.key"
    subprocess.run([*command, str(key)], check=True, cwd=ROOT)
    script = ROOT / "packaging" / "sums.py"
    subprocess.run([sys.executable, str(script), str(tmp_path), "--key", str(key)], check=True)
    check = ["minisign", "-V", "-m", "SHA256SUMS", "-p", "pcirights.pub"]
    subprocess.run(check, check=True, cwd=tmp_path)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], check=True, cwd=tmp_path)


def test_nothing_inside_tells_where_it_was_built(tree: Path) -> None:
    command = ["grep", "-rlaF", "-e", str(ROOT), "-e", "/root/", "-e", "site-packages/pcirights"]
    done = subprocess.run([*command, str(tree)], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
