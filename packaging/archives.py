"""Archives whose bytes depend on their contents alone: sorted, one owner, one time, fixed modes."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# x86 code packs a tenth smaller with its jumps made absolute; every xz since 2009 undoes that.
FILTERS = [
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 32 << 20},
]


@dataclass(frozen=True)
class Entry:
    """One thing in an archive: its name, and the file or the bytes or the link that it is.

    A folder has none of them.
    """

    name: str
    file: Path | None = None
    content: bytes | None = None
    link: str | None = None
    mode: int = 0o644


def entries(folder: Path, under: str = "") -> Iterator[Entry]:
    """Return what a folder holds, named from ``under``; the modes are those on the disk."""
    for path in sorted(folder.rglob("*")):
        name = f"{under}{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            yield Entry(name, link=str(path.readlink()))
        elif path.is_dir():
            yield Entry(name, mode=0o755)
        else:
            yield Entry(name, file=path, mode=path.stat().st_mode & 0o777)


def tar(things: Sequence[Entry], time: int, prefix: str = "") -> bytes:
    """Pack the entries, and the folders that lead to them; names longer than 100 bytes as GNU."""
    buffer = io.BytesIO()
    everything = {entry.name: entry for entry in things}
    for name in list(everything):
        for parent in Path(name).parents:
            if parent.name:
                everything.setdefault(parent.as_posix(), Entry(parent.as_posix(), mode=0o755))
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in sorted(everything, key=lambda name: name.split("/")):
            _add(archive, everything[name], time, prefix)
    return buffer.getvalue()


def _add(archive: tarfile.TarFile, entry: Entry, time: int, prefix: str) -> None:
    info = tarfile.TarInfo(prefix + entry.name)
    info.mtime, info.mode, info.uname, info.gname = time, entry.mode, "root", "root"
    if entry.link is not None:
        info.type, info.linkname, info.mode = tarfile.SYMTYPE, entry.link, 0o777
        archive.addfile(info)
        return
    content = entry.file.read_bytes() if entry.file else entry.content
    if content is None:
        info.type = tarfile.DIRTYPE
        archive.addfile(info)
        return
    info.size = len(content)
    archive.addfile(info, io.BytesIO(content))


def xz(content: bytes) -> bytes:
    """Compress in one thread: with more, the bytes depend on the machine."""
    return lzma.compress(content, check=lzma.CHECK_CRC64, filters=FILTERS)


def gz(content: bytes) -> bytes:
    """Compress without a name or a time."""
    return gzip.compress(content, 9, mtime=0)


def ar(members: Sequence[tuple[str, bytes]], time: int) -> bytes:
    """Pack files as a .deb does: short names, in the order given."""
    packed = [b"!<arch>\n"]
    for name, content in members:
        header = f"{name:<16}{time:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
        packed += [header.encode("ascii"), content, b"\n" if len(content) % 2 else b""]
    return b"".join(packed)
