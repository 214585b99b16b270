"""The Debian package: what goes where, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import archives
import elf
from archives import Entry
from linux.tree import Libraries, asked_of_system

HERE = Path(__file__).resolve().parent
LIBRARY = "usr/lib/pcirights"
INSIDE = "inside/pcirights"
DOCS = "usr/share/doc/pcirights"
MAINTAINER = "pcirights maintainers <maintainers@pcirights.invalid>"

CHANGES = """\
pcirights ({version}) stable; urgency=medium

  * Release {version}; what changed is in CHANGELOG.md of the source code.

 -- {maintainer}  {date}
"""

CONTROL = """\
Package: pcirights
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Section: misc
Priority: optional
Description: letters that ask for one's own credit records (信用信息权利助手)
 Credit platforms, agencies, courts, banks and companies in mainland China hold
 records about people. This program finds the provisions in force on a day and
 at a place, says whether a refusal can be taken to court, and writes the letter
 that asks to see a record, to have it put right, or to object to it.
 .
 It opens no connection, and keeps nothing unless it is asked to.
 .
 信用平台、行政机关、法院、银行、企业手里有关于您的记录。本程序找出当天有效、在
 当地适用的条文，说明被拒绝后能不能去法院，并写好查询、更正或者提出异议的申请书。
 .
 程序不联网；除非您要求，什么都不保存。
"""


def build(tree: Path, source: Path, version: str, time: int, libraries: Libraries) -> bytes:
    """Return the bytes of the .deb; ``tree`` is the package's own folder, licences in it."""
    things = [*archives.entries(tree, f"{LIBRARY}/"), *_beside(source, version, time)]
    things.append(Entry("usr/bin/pcirights", link="../lib/pcirights/pcirights"))
    things.append(Entry(f"{DOCS}/licences", link="../../../lib/pcirights/licences"))
    things += [  # where people look for them
        Entry(f"{DOCS}/{name}", link=f"../../../lib/pcirights/{INSIDE}/{name}")
        for name in ("docs", "examples")
    ]
    contents = {entry.name: content for entry in things if (content := _content(entry)) is not None}
    control = CONTROL.format(
        version=version,
        maintainer=MAINTAINER,
        size=sum(-(-len(content) // 1024) for content in contents.values()) + 100,
        depends=", ".join(depends(tree, libraries)),
    )
    sums = "".join(
        f"{hashlib.md5(content, usedforsecurity=False).hexdigest()}  {name}\n"
        for name, content in sorted(contents.items())
    )
    head = [Entry("control", content=control.encode()), Entry("md5sums", content=sums.encode())]
    members = [
        ("debian-binary", b"2.0\n"),
        ("control.tar.xz", archives.xz(archives.tar(head, time, "./"))),
        ("data.tar.xz", archives.xz(archives.tar(things, time, "./"))),
    ]
    return archives.ar(members, time)


def depends(tree: Path, libraries: Libraries) -> list[str]:
    """Return the packages that bring what the folder asks of the system."""
    known = libraries.packages
    packages = {known[name] for name in asked_of_system(tree)} - {"libc6"}
    glibc = max(one.glibc for one in elf.binaries(tree))
    return [f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(packages)]


def _beside(source: Path, version: str, time: int) -> Sequence[Entry]:
    """Return what tells the desktop and the reader about the program."""
    date = format_datetime(datetime.fromtimestamp(time, UTC))
    changes = CHANGES.format(version=version, maintainer=MAINTAINER, date=date)
    day = datetime.fromtimestamp(time, UTC).date().isoformat()
    metainfo = (HERE / "pcirights.metainfo.xml").read_text("utf-8")
    metainfo = metainfo.replace("@VERSION@", version).replace("@DAY@", day)
    share = "usr/share"
    icon = source / "src" / "pcirights" / "ui" / "theme" / "icons" / "app.svg"
    return [
        Entry(f"{share}/applications/pcirights.desktop", file=HERE / "pcirights.desktop"),
        Entry(f"{share}/icons/hicolor/scalable/apps/pcirights.svg", file=icon),
        Entry(f"{share}/metainfo/pcirights.metainfo.xml", content=metainfo.encode()),
        Entry(f"{share}/mime/packages/pcirights.xml", file=HERE / "pcirights.mime.xml"),
        Entry(f"{share}/lintian/overrides/pcirights", file=HERE / "lintian-overrides"),
        Entry(f"{share}/man/man1/pcirights.1.gz", content=_manual("pcirights.1", version)),
        Entry(f"{share}/man/zh_CN/man1/pcirights.1.gz", content=_manual("pcirights.zh.1", version)),
        Entry(f"{DOCS}/copyright", file=HERE / "copyright"),
        Entry(f"{DOCS}/changelog.gz", content=archives.gz(changes.encode())),
    ]


def _manual(name: str, version: str) -> bytes:
    text = (HERE / name).read_text("utf-8").replace("@VERSION@", version)
    return archives.gz(text.encode())


def _content(entry: Entry) -> bytes | None:
    return entry.file.read_bytes() if entry.file else entry.content
