"""A real PostgreSQL, of Debian's packages, that listens on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOMES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
OWNER = "postgres"
"""Whose process the server is where root runs the tests: it refuses to be root's."""


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs; None where there is none."""
    found = [path for home in HOMES for path in Path(home).glob("*/bin/initdb")]
    return max(found, key=lambda path: path.parts[-3]).parent if found else None


@dataclass(frozen=True)
class Server:
    """A running server: its folder of data, its log, and how to reach a database."""

    bin: Path
    folder: Path

    @property
    def data(self) -> Path:
        """Everything that the server writes."""
        return self.folder / "data"

    def address(self, base: str, user: str = OWNER) -> str:
        """The address of a database."""
        return f"postgresql:///{base}?host={self.folder}&user={user}"

    def run(self, program: str, *words: str) -> str:
        """Run one of PostgreSQL's programs against the server, as its owner."""
        owner = OWNER if os.geteuid() == 0 else None
        done = subprocess.run(
            [str(self.bin / program), *words],
            check=True,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PGHOST": str(self.folder), "LC_ALL": "C.UTF-8"},
            user=owner,
            group=owner,
        )
        return done.stdout

    def start(self) -> None:
        """Start, logging every statement, as a server may that is not ours."""
        options = f"-k {self.folder} -c listen_addresses='' -c log_statement=all -c fsync=off"
        options += " -c log_parameter_max_length=-1 -c log_min_duration_statement=0"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-w", "-D", str(self.data), "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop at once."""
        self.run("pg_ctl", "-w", "-D", str(self.data), "-m", "immediate", "stop")


@contextmanager
def running(bin_folder: Path) -> Iterator[Server]:
    """A new server, and its end."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER, OWNER)
        server = Server(bin_folder, folder)
        words = ("-D", str(server.data), "-U", OWNER, "--auth=trust", "-E", "UTF8", "-N")
        server.run("initdb", *words, "--locale=C")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
