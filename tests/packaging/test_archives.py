"""Archives hold what they were given, and their bytes depend on nothing else."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
from pathlib import Path

import archives
from archives import Entry

TIME = 1_700_000_000


def folder(where: Path) -> Path:
    (where / "b").mkdir(parents=True)
    (where / "b" / "run").write_bytes(b"#!")
    (where / "b" / "run").chmod(0o755)
    (where / "a").write_text("名", "utf-8")
    (where / "link").symlink_to("a")
    return where


def members(content: bytes) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {one.name: one for one in archive}


def test_a_folder_is_packed_with_modes_links_and_folders(tmp_path: Path) -> None:
    packed = archives.tar(list(archives.entries(folder(tmp_path / "one"), "top/")), TIME)
    found = members(packed)
    assert list(found) == ["top", "top/a", "top/b", "top/b/run", "top/link"]
    assert found["top/b/run"].mode == 0o755
    assert found["top/a"].mode == 0o644
    assert found["top/link"].linkname == "a"
    assert {one.mtime for one in found.values()} == {TIME}
    assert {(one.uid, one.gid, one.uname) for one in found.values()} == {(0, 0, "root")}


def test_time_owner_and_place_on_the_disk_leave_no_trace(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one"), folder(tmp_path / "a much longer name")
    os.utime(other / "a", (1, 1))
    packed = [archives.tar(list(archives.entries(each)), TIME) for each in (one, other)]
    assert packed[0] == packed[1]
    assert archives.xz(packed[0]) == archives.xz(packed[1])
    assert archives.gz(packed[0]) == archives.gz(packed[1])


def test_long_names_and_chinese_ones_come_back(tmp_path: Path) -> None:
    name = f"{'长' * 60}/{'x' * 90}"
    assert name in members(archives.tar([Entry(name, content=b"")], TIME))


def test_what_is_compressed_comes_back() -> None:
    assert lzma.decompress(archives.xz(b"abc" * 1000)) == b"abc" * 1000
    assert gzip.decompress(archives.gz(b"abc")) == b"abc"
    assert archives.gz(b"abc")[4:8] == bytes(4)  # no time


def test_the_container_of_a_package_has_even_places() -> None:
    packed = archives.ar([("debian-binary", b"2.0\n"), ("odd", b"123"), ("last", b"x")], TIME)
    assert packed.startswith(
        b"!<arch>\ndebian-binary   1700000000  0     0     100644  4         `\n2.0\n"
    )
    assert b"123\nlast" in packed
    assert len(packed) % 2 == 0
