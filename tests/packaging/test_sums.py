"""The sums are those of sha256sum, and the signature is one that minisign takes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sums
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.minisign import PublicKey, SecretKey, hashed, unbase64

SCRIPT = Path(sums.__file__)
MINISIGN = shutil.which("minisign")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "dist"
    where.mkdir()
    (where / "b.deb").write_bytes(b"b")
    (where / "a.tar.xz").write_bytes(b"a")
    return where


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A key made on the spot."""
    path = tmp_path / "release.key"
    path.write_text(SecretKey.new().file, "utf-8")
    return path


def test_every_file_has_its_line(folder: Path) -> None:
    text = sums.add_up(folder).read_text("utf-8")
    digests = [hashlib.sha256(content).hexdigest() for content in (b"a", b"b")]
    assert text == f"{digests[0]}  a.tar.xz\n{digests[1]}  b.deb\n"


def test_a_second_time_gives_the_same_and_takes_an_old_signature_away(
    folder: Path, secret: Path
) -> None:
    first = sums.add_up(folder).read_text("utf-8")
    sums.sign(folder / sums.SUMS, secret, "pcirights 1")
    assert sums.add_up(folder).read_text("utf-8") == first
    assert not (folder / sums.SIGNATURE).exists()


def test_the_script_signs_with_the_key_and_writes_the_public_one(
    folder: Path, secret: Path
) -> None:
    command = [sys.executable, str(SCRIPT), str(folder), "--key", str(secret)]
    subprocess.run([*command, "--comment", "pcirights 1"], check=True)
    key = PublicKey.of_file((folder / sums.PUBLIC).read_text("utf-8"))
    assert key == SecretKey.of_file(secret.read_text("utf-8")).public
    lines = (folder / sums.SIGNATURE).read_text("utf-8").splitlines()
    assert lines[2] == "trusted comment: pcirights 1"
    raw = unbase64(lines[1], 2 + 8 + 64)
    assert raw is not None
    assert key.made(raw[10:], hashed((folder / sums.SUMS).read_bytes()))
    assert secret.read_text("utf-8").split()[-1] not in "".join(
        path.read_text("utf-8", "replace") for path in folder.iterdir()
    )


def test_a_file_that_is_no_secret_key_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "no.key").write_text("untrusted comment: x\nxxxx\n", "utf-8")
    with pytest.raises(PackError):
        sums.sign(sums.add_up(folder), tmp_path / "no.key", "pcirights 1")
    assert not (folder / sums.SIGNATURE).exists()


@pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")
def test_minisign_takes_it_and_refuses_changed_sums(folder: Path, secret: Path) -> None:
    sums.sign(sums.add_up(folder), secret, "pcirights 1")
    command = [str(MINISIGN), "-V", "-m", sums.SUMS, "-p", sums.PUBLIC]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    (folder / sums.SUMS).write_text("0" * 64 + "  b.deb\n", "utf-8")
    assert subprocess.run(command, cwd=folder, check=False).returncode != 0
