"""The Debian package says what it holds and what it needs, in the form that dpkg reads."""

from __future__ import annotations

import gzip
import io
import lzma
import posixpath
import tarfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest

import elf
from elf import Binary
from linux import deb
from linux.tree import Libraries

ROOT = Path(__file__).resolve().parent.parent.parent
TIME = 1_700_000_000
LIBRARIES = Libraries.load()
ASKED = {"libc.so.6", "libm.so.6", "libz.so.1", "libxcb-cursor.so.0"}


def unpacked(package: bytes) -> dict[str, bytes]:
    """The members of the outer container."""
    assert package.startswith(b"!<arch>\n")
    found, at = {}, 8
    while at < len(package):
        name, size = package[at : at + 16].decode().strip(), int(package[at + 48 : at + 58])
        found[name] = package[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return found


def files(member: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(lzma.decompress(member))) as archive:
        streams = {one.name: archive.extractfile(one) for one in archive if one.isfile()}
        return {name: stream.read() for name, stream in streams.items() if stream}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The members of a package of a small tree, whose program asks for a few libraries."""
    tree = tmp_path / "tree"
    (tree / "licences").mkdir(parents=True)
    (tree / "pcirights").write_bytes(b"program")
    (tree / "empty").write_bytes(b"")

    def binaries(_folder: Path) -> Sequence[Binary]:
        return [Binary(tree / "pcirights", "pcirights", frozenset(ASKED), (2, 35))]

    monkeypatch.setattr(elf, "binaries", binaries)
    return unpacked(deb.build(tree, ROOT, "1.2.3", TIME, LIBRARIES))


def test_it_has_the_three_members_in_their_order(package: dict[str, bytes]) -> None:
    assert list(package) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert package["debian-binary"] == b"2.0\n"


def test_it_depends_on_what_brings_the_libraries(package: dict[str, bytes]) -> None:
    control = files(package["control.tar.xz"])["./control"].decode()
    assert "Version: 1.2.3\n" in control
    assert "Depends: libc6 (>= 2.35), libxcb-cursor0, zlib1g\n" in control


def test_every_file_has_its_sum(package: dict[str, bytes]) -> None:
    sums = files(package["control.tar.xz"])["./md5sums"].decode().splitlines()
    assert sorted(f"./{line.partition('  ')[2]}" for line in sums) == sorted(
        files(package["data.tar.xz"])
    )


def test_the_desktop_finds_it(package: dict[str, bytes]) -> None:
    data = files(package["data.tar.xz"])
    assert data["./usr/lib/pcirights/pcirights"] == b"program"
    assert b"Exec=pcirights" in data["./usr/share/applications/pcirights.desktop"]
    metainfo = data["./usr/share/metainfo/pcirights.metainfo.xml"].decode()
    assert '<release version="1.2.3" date="2023-11-14"/>' in metainfo
    assert "./usr/share/icons/hicolor/scalable/apps/pcirights.svg" in data
    for page in ("man1", "zh_CN/man1"):
        manual = gzip.decompress(data[f"./usr/share/man/{page}/pcirights.1.gz"]).decode()
        assert '.TH PCIRIGHTS 1 "" "pcirights 1.2.3"' in manual
    assert "@" not in metainfo


@pytest.mark.parametrize("folder", ["docs", "examples"])
def test_manual_and_examples_are_where_the_system_has_documents(
    package: dict[str, bytes], folder: str
) -> None:
    content = io.BytesIO(lzma.decompress(package["data.tar.xz"]))
    with tarfile.open(fileobj=content) as archive:
        link = archive.getmember(f"./usr/share/doc/pcirights/{folder}")
    told = (PurePosixPath(link.name).parent / link.linkname).as_posix()
    assert posixpath.normpath(told) == f"usr/lib/pcirights/inside/pcirights/{folder}"
    for page in deb.HERE.glob("pcirights*.1"):
        assert f"/usr/share/doc/pcirights/{folder}/" in page.read_text("utf-8")


def test_each_library_is_named_once() -> None:
    kinds = (LIBRARIES.host, LIBRARIES.carried, LIBRARIES.bundled)
    assert len(LIBRARIES.packages) == sum(map(len, kinds))
