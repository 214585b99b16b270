"""A Debian in a folder: the smallest that there is, without a Chinese font."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
SUITE = "bookworm"
USER = 1000
HOME = "/home/张 三"
QUIET = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "PATH": "/usr/sbin:/usr/bin"}
# What changes when a package comes and goes, whichever it is.
OWN_TRACES = ("var/cache/", "var/lib/apt/", "var/lib/dpkg/", "var/log/", "tmp/", "proc/", "dev/")


@dataclass(frozen=True)
class Debian:
    """One such folder."""

    root: Path

    def run(self, *command: str | Path) -> str:
        """Run something in it as root, which has to go well; return what it prints."""
        done = self.attempt(*command)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def attempt(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run something in it as root, which may go wrong."""
        return subprocess.run(
            ["/usr/sbin/chroot", str(self.root), *map(str, command)],
            check=False,
            env=QUIET,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def as_user(self, *command: str, env: Mapping[str, str]) -> Sequence[str]:
        """Return the command that runs something in it as an ordinary person."""
        variables = [f"{name}={value}" for name, value in env.items()]
        return [
            "/usr/sbin/chroot", f"--userspec={USER}:{USER}", str(self.root), "/usr/bin/env", "-i",
            "--chdir=/", *variables, *command,
        ]  # fmt: skip

    def files(self) -> dict[str, tuple[int, int]]:
        """Return every file, with mode and size, but what any package changes."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            for name in (*folders, *names):
                path = Path(folder, name)
                where = path.relative_to(self.root).as_posix()
                if not f"{where}/".startswith(OWN_TRACES):
                    status = path.lstat()
                    found[where] = (status.st_mode, 0 if path.is_dir() else status.st_size)
        return found

    @contextmanager
    def mounted(self, kind: str, where: str, *options: str) -> Iterator[Path]:
        """Mount something in it for a while."""
        target = self.root / where
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", *options, kind, str(target)], check=True)
        try:
            yield target
        finally:
            subprocess.run(["umount", str(target)], check=True)


def base(cache: Path) -> Path:
    """Return the packed folder of a fresh Debian; it is made once."""
    packed = cache / f"debian-{SUITE}.tar"
    if not packed.exists():
        cache.mkdir(parents=True, exist_ok=True)
        folder = cache / f"debian-{SUITE}.half"
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(folder), MIRROR], check=True)
        half = packed.with_suffix(".half.tar")
        subprocess.run(["tar", "-cf", str(half), "-C", str(folder), "."], check=True)
        half.rename(packed)
        shutil.rmtree(folder)
    return packed


def fresh(cache: Path, where: Path) -> Debian:
    """Unpack a fresh Debian with one ordinary person in it."""
    where.mkdir()
    subprocess.run(["tar", "-xf", str(base(cache)), "-C", str(where)], check=True)
    shutil.copyfile("/etc/resolv.conf", where / "etc" / "resolv.conf")
    system = Debian(where)
    system.run("/usr/sbin/useradd", "--uid", str(USER), "--home-dir", HOME, "--create-home", "san")
    system.run("apt-get", "update", "-qq")
    return system
