"""The steps before anything of an operating system: source, packages, assets, freezing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import archives

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-build.lock")
# What lies in a folder that was unpacked and used, and is no source.
LEFT_OVERS = shutil.ignore_patterns(
    ".*_cache", ".coverage*", ".hypothesis", ".venv", "__pycache__", "_built", "build", "dist"
)


class StepError(Exception):
    """The build cannot go on; the message is for a person."""


@dataclass(frozen=True)
class Origin:
    """What is built: a commit, and the second in which it was made."""

    commit: str
    time: int
    version: str


@dataclass(frozen=True)
class Asked:
    """What whoever builds asks for: where to, where meanwhile, with which Python, key, edition."""

    into: Path
    work: Path
    python: str
    key: Path | None = None
    edition: Path | None = None


@dataclass(frozen=True)
class Prepared:
    """What every system's build begins with; ``made`` holds the files to hand on, by name."""

    of: Origin
    source: Path
    python: Path
    env: dict[str, str]
    made: dict[str, bytes]


def say(text: str) -> None:
    """Tell how far the build is."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, folder: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a step's command; return what it prints. Raises StepError with what it printed."""
    done = subprocess.run(
        [str(word) for word in command],
        check=False,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise StepError(f"{command[0]} ended with {done.returncode}:\n{done.stdout.strip()}")
    return done.stdout


def origin(root: Path = ROOT) -> Origin:
    """Return the commit of a checkout, or the one that a source archive says it is of."""
    init = (root / "src" / "pcirights" / "__init__.py").read_text("utf-8")
    version = re.search(r'^__version__ = "([^"]+)"', init, re.MULTILINE)
    if version is None:
        raise StepError("src/pcirights/__init__.py says no version")
    told = (root / "packaging" / "commit.txt").read_text("utf-8").strip()
    if told.startswith("$"):
        told = run("git", "show", "--no-patch", "--format=%H %ct", "HEAD", folder=root).strip()
    commit, time = told.split()
    return Origin(commit, int(time), version[1])


def export(target: Path, root: Path = ROOT) -> None:
    """Write the source of the commit into a new folder."""
    if not (root / ".git").exists():
        shutil.copytree(root, target, ignore=LEFT_OVERS)
        return
    if run("git", "status", "--porcelain", "--untracked-files=no", folder=root).strip():
        say("there are changes that are not committed; the last commit is built, without them")
    archive = target.with_suffix(".tar")
    run("git", "archive", "--format=tar", f"--output={archive}", "HEAD", folder=root)
    target.mkdir()
    run("tar", "--extract", f"--file={archive}", folder=target)
    archive.unlink()


def environment(of: Origin, work: Path) -> dict[str, str]:
    """Return the variables for each step: nothing of the person's but where packages come from."""
    kept = ("HOME", "TMPDIR", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_FILE")
    own = {name: os.environ[name] for name in kept if name in os.environ}
    own |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return own | {
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "PYINSTALLER_CONFIG_DIR": str(work / "pyinstaller"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(of.time),
        "TZ": "UTC",
    }


def make_venv(venv: Path, python: str, source: Path, wheels: Path, env: dict[str, str]) -> Path:
    """Install what the lock files name, checked against its hashes; return venv's Python."""
    run(python, "-m", "venv", venv, env=env)
    own = venv / "bin" / "python"
    pip = [str(own), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    what = ["--no-deps", "--only-binary=:all:", "--require-hashes"]
    what += [f"--requirement={source / lock}" for lock in LOCKS]
    run(*pip, "download", *what, f"--dest={wheels}", env=env)
    run(*pip, "install", "--no-index", f"--find-links={wheels}", *what, env=env)
    return own


def make_assets(python: Path, source: Path, env: dict[str, str]) -> None:
    """Make fonts, catalogues and statute book inside the exported source."""
    run(python, source / "packaging" / "assets.py", folder=source, env=env)


def with_edition(
    of: Origin, python: Path, source: Path, folder: Path, env: dict[str, str]
) -> Origin:
    """Check an organisation's edition, put it into the source; return what is built then.

    Raises StepError with everything that is wrong with it.
    """
    target = source / "src" / "pcirights" / "edition"
    staged = run(python, source / "packaging" / "edition.py", "stage", folder, target, env=env)
    ident = staged.strip().splitlines()[-1].partition(":")[0]
    return replace(of, version=f"{of.version}+{ident}")


def freeze(python: Path, source: Path, work: Path, env: dict[str, str]) -> Path:
    """Have PyInstaller collect the program; return the folder."""
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    command += [f"--distpath={work / 'collected'}", f"--workpath={work / 'frozen'}"]
    spec = source / "packaging" / "pcirights.spec"
    run(*command, spec, folder=source, env=env | {"PCIRIGHTS_SOURCE": str(source)})
    return work / "collected" / "pcirights"


def prepare(asked: Asked) -> Prepared:
    """Export the source, install the packages of the lock files, make the assets, in ``work``.

    An edition is checked and joins the source after that was archived.
    """
    of = origin()
    shutil.rmtree(asked.work, ignore_errors=True)
    asked.work.mkdir(parents=True)
    env = environment(of, asked.work)
    say(f"building pcirights {of.version}, commit {of.commit[:12]}, with {asked.python}")
    source, name = asked.work / "source", f"pcirights-{of.version}"
    export(source)
    made = {f"{name}-source.tar.xz": packed(source, name, of)}
    say("installing the packages of the lock files …")
    own = make_venv(asked.work / "venv", asked.python, source, asked.work / "wheels", env)
    say("making fonts, catalogues and statute book …")
    make_assets(own, source, env)
    if asked.edition is not None:
        of = with_edition(of, own, source, asked.edition, env)
    return Prepared(of, source, own, env, made)


def hand_on(made: dict[str, bytes], asked: Asked, ready: Prepared) -> None:
    """Write what was made, and the sums over it; with a secret key the sums are signed."""
    _write(asked.into, made)
    sums: list[str | Path] = [ready.source / "packaging" / "sums.py", asked.into]
    if asked.key:
        comment = f"pcirights {ready.of.version}, commit {ready.of.commit}"
        sums += ["--key", asked.key, "--comment", comment]
    run(ready.python, *sums, env=ready.env)


def packed(folder: Path, name: str, of: Origin) -> bytes:
    """Return a folder as .tar.xz, everything in it below ``name``."""
    things = list(archives.entries(folder, f"{name}/"))
    return archives.xz(archives.tar(things, of.time))


def _write(into: Path, made: dict[str, bytes]) -> None:
    """Write the files, each whole or not at all."""
    into.mkdir(parents=True, exist_ok=True)
    for name, content in sorted(made.items()):
        half = into / f".{name}.half"
        half.write_bytes(content)
        half.rename(into / name)
        size, unit = (
            (len(content) / 1e6, "MB") if len(content) >= 1e6 else (len(content) / 1e3, "kB")
        )
        say(f"{size:8.1f} {unit}  {into / name}")
