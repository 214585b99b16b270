#!/usr/bin/env python3
"""Set everything up on this machine, then do what was asked.

    python3 dev.py run [ARGUMENT…]          start pcirights: the wizard, or a command of its own
    python3 dev.py test                     every check and every test
    python3 dev.py test [ARGUMENT…]         pytest alone, with these arguments
    python3 dev.py words [--check]          put the catalogues in order, tell their gaps
    python3 dev.py screenshots [ARGUMENT…]  pictures of every page and letter
    python3 dev.py lock [ARGUMENT…]         write the lock files again (--upgrade: newest versions)

Only Python 3.11 or newer is needed to begin with. Set-up happens once: as long as nothing that it
depends on has changed, the next start goes straight on.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this very line is for those who have less
    sys.exit("pcirights needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"  # holds all of RUNTIME too
BUILDING = ROOT / "requirements-build.lock"  # what packaging/build.py installs besides RUNTIME
PROJECT = "pyproject.toml"
LOCKS = {
    RUNTIME: [PROJECT, "--group=assets"],
    DEVELOPMENT: [PROJECT, "--group=assets", "--group=dev"],
    BUILDING: [f"--group={PROJECT}:build"],
}
WORDS = ROOT / "packaging" / "words.py"
SCREENSHOTS = ROOT / "packaging" / "screenshots.py"
UV = "uv==0.13.9"  # only to write the lock files

# What a change to means work: the assets are made from these (packaging/assets.py knows which).
WATCHED = (
    "locales",
    "packaging",
    "src/pcirights/_built",
    "src/pcirights/core",
    "src/pcirights/followup",
    "src/pcirights/law",
    "src/pcirights/places",
)

# What Qt loads from the system, and the Debian or Ubuntu package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}


# What the tests start beside the program, and the Debian or Ubuntu package that brings it. Without
# them the tests of the real window and of the screen reader are skipped, and say so.
TEST_TOOLS = {
    "usr/bin/Xvfb": "xvfb",
    "usr/bin/dbus-run-session": "dbus",
    "usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "usr/lib/python3/dist-packages/gi": "python3-gi",
}


class SetupError(Exception):
    """Set-up cannot go on; the message is one line that says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do the command; the exit code is that of what was started."""
    command, rest = (arguments[0] if arguments else ""), list(arguments[1:])
    try:
        return _do(command, rest)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _do(command: str, rest: list[str]) -> int:
    if command == "run":
        set_up(RUNTIME, law=not _only_checks_law(rest))
        start([str(PYTHON), "-m", "pcirights", *rest])
    if command == "test":
        set_up(DEVELOPMENT)
        return test(rest)
    if command == "words":
        set_up(DEVELOPMENT)
        start([str(PYTHON), str(WORDS), *rest])
    if command == "screenshots":
        if not SCREENSHOTS.is_file():
            raise SetupError(f"{SCREENSHOTS.relative_to(ROOT)} is not there yet.")
        set_up(DEVELOPMENT)
        start([str(PYTHON), str(SCREENSHOTS), *rest])
    if command == "lock":
        set_up(RUNTIME)
        return write_locks(rest)
    helping = command in ("-h", "--help", "help")
    print((__doc__ or "").strip(), file=sys.stdout if helping else sys.stderr)
    return 0 if helping else 2


def say(text: str) -> None:
    """Tell how far set-up is, beside the program's own output and never in it."""
    print(text, file=sys.stderr, flush=True)


# Set-up


def _only_checks_law(rest: list[str]) -> bool:
    """Whether the command is ``law check``, which reads the law's files itself, broken ones too."""
    words = [word for word in rest if not word.startswith("-") and word not in {"zh", "en"}]
    return words[:2] == ["law", "check"]


def set_up(lock: Path, *, law: bool = True) -> None:
    """Make .venv, its packages, Qt's system libraries and the assets what they should be.

    Without ``law`` the statute book is not compiled.
    """
    stamp = VENV / f"ready-{lock.stem}"
    if _is_ready(stamp, lock):
        return
    with _alone():
        if _is_ready(stamp, lock):  # someone else has just done it
            return
        _make_venv()
        _install(lock)
        if lock == DEVELOPMENT:
            _bring_postgresql()
        missing = _qt_libraries()
        if missing and lock == DEVELOPMENT:
            raise SetupError(missing)
        if lock == DEVELOPMENT:
            _install_test_tools()
        make = [str(PYTHON), str(ROOT / "packaging" / "assets.py")]
        if _run([*make, *([] if law else ["--without", "statute_book"])]):
            raise SetupError("The program's data could not be made; see above.")
        if not law:
            return
        if missing:
            say(missing)  # the command line and the questions in the terminal work without
        else:
            stamp.write_text(_state(lock), "utf-8")


def _is_ready(stamp: Path, lock: Path) -> bool:
    return PYTHON.exists() and stamp.is_file() and stamp.read_text("utf-8") == _state(lock)


def _state(lock: Path) -> str:
    """Return a digest of all that set-up depends on, from file sizes and times: a few ms."""
    digest = hashlib.sha256(_made_for().encode())
    for path in (Path(__file__), lock):
        digest.update(path.read_bytes())
    for folder in WATCHED:
        for path in sorted((ROOT / folder).rglob("*")):
            if "__pycache__" not in path.parts and path.is_file():
                status = path.stat()
                digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _made_for() -> str:
    """Return what .venv is made for: this kind of Python, in this folder."""
    return f"{sys.implementation.name} 3.{sys.version_info.minor} {ROOT}"


@contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time work in this folder (where the system can lock a folder)."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_venv() -> None:
    """Make .venv, anew where it is unfinished, broken or of another Python."""
    made, half_done = VENV / "made", VENV / "half-done"
    if (
        PYTHON.exists()
        and not half_done.exists()
        and made.is_file()
        and made.read_text("utf-8") == _made_for()
    ):
        return
    _need_ensurepip()
    say("making .venv …")
    base = getattr(sys, "_base_executable", sys.executable)
    if _run([base, "-m", "venv", "--clear", str(VENV)]):
        raise SetupError(f"{base} -m venv {VENV} failed; see above.")
    packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    (packages / "pcirights.pth").write_text(f"{ROOT / 'src'}\n", "utf-8")
    made.write_text(_made_for(), "utf-8")


def _need_ensurepip() -> None:
    """Debian leaves out the part of Python that puts pip into a virtual environment."""
    from importlib.util import find_spec

    if find_spec("ensurepip") and find_spec("venv"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not _apt_install([package]):
        raise SetupError(f"Python's own venv is missing. Paste: {_apt_line([package])}")


def _install(lock: Path) -> None:
    """Install what the lock file names, checked against its hashes."""
    installed = VENV / "packages"
    known = installed.read_text("utf-8").split() if installed.is_file() else []
    if _hash(lock) in known:
        return
    count = sum(not line.startswith((" ", "#")) for line in lock.read_text("utf-8").splitlines())
    say(f"installing {count} packages from {lock.name}; this takes a minute or a few …")
    half_done = VENV / "half-done"
    half_done.touch()
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    options = ["-qq", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    if _run([*pip, *options, "--requirement", str(lock)]):
        raise SetupError("The packages could not be installed; see above. Run it again to retry.")
    locks = [RUNTIME, DEVELOPMENT] if lock == DEVELOPMENT else [RUNTIME]
    installed.write_text("\n".join(_hash(path) for path in locks), "utf-8")
    half_done.unlink()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _bring_postgresql() -> None:
    """Bring the server that the tests of a shared office start; without it they are skipped."""
    if not _has_postgresql() and not _apt_install(["postgresql"]):
        say("no PostgreSQL here: the tests of a shared office's database will be skipped")


def _has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _qt_libraries() -> str:
    """See that Qt finds its system libraries; return what to do about those it does not find."""
    missing = _missing_qt_libraries()
    if not missing:
        return ""
    packages = sorted({QT_LIBRARIES[library] for library in missing})
    if _apt_install(packages):
        missing = _missing_qt_libraries()
    if not missing:
        return ""
    line = _apt_line(packages)
    if line:
        return f"Windows need system libraries that are missing. Paste: {line}"
    return f"Windows need system libraries that are missing; install: {' '.join(missing)}"


def _install_test_tools() -> None:
    """Bring the tools of the tests where that is ours to do; nothing depends on them."""
    root = Path("/")
    missing = [package for path, package in TEST_TOOLS.items() if not any(root.glob(path))]
    if sys.platform.startswith("linux") and missing:
        _apt_install(missing)


def _missing_qt_libraries() -> list[str]:
    """Try to load each library, as Qt would."""
    import ctypes

    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library in QT_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def _apt_install(packages: list[str]) -> bool:
    """Install Debian packages where that is ours to do; tell whether it worked."""
    import shutil

    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing system packages: {' '.join(packages)} …")
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run([*quiet, "update"], environment)
    return not _run([*quiet, "install", "--no-install-recommends", "-y", *packages], environment)


def _apt_line(packages: list[str]) -> str:
    """Return the line that a person can paste, or nothing on a system without apt."""
    import shutil

    if WINDOWS or not shutil.which("apt-get"):
        return ""
    root = "" if os.geteuid() == 0 else "sudo "
    return f"{root}apt-get install -y {' '.join(packages)}"


def _run(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a step of the set-up; what it prints goes to stderr, apt's only where it failed."""
    import subprocess

    quiet = command[0] == "apt-get"
    done = subprocess.run(
        command,
        check=False,
        env=environment,
        stdout=subprocess.PIPE if quiet else sys.stderr,
        stderr=subprocess.STDOUT if quiet else None,
    )
    if quiet and done.returncode:
        say(done.stdout.decode(errors="replace"))
    return done.returncode


# Commands


def start(command: list[str]) -> NoReturn:
    """Become the command (on Windows, which cannot: run it and end with its exit code)."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - our own interpreter, no shell
    import subprocess

    sys.exit(subprocess.run(command, check=False).returncode)


def test(arguments: list[str]) -> int:
    """Run every check, then pytest; with arguments, pytest alone."""
    import subprocess

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    python = [str(PYTHON), "-m"]
    failed = [] if arguments else _failed_checks(python)
    if failed:
        print(f"FAILED: {', '.join(failed)} (above); the tests follow", flush=True)
    whole = ["--numprocesses=auto", "--dist=worksteal", "--cov", "--cov-report=term"]
    pytest = [*python, "pytest", *(arguments or whole)]
    code = subprocess.run(pytest, check=False, cwd=ROOT).returncode
    return code or (1 if failed else 0)


def _failed_checks(python: list[str]) -> list[str]:
    import subprocess
    import time

    scripts = PYTHON.parent
    checks = {
        "ruff check": [*python, "ruff", "check", "--quiet", "."],
        "ruff format": [*python, "ruff", "format", "--check", "--quiet", "."],
        "mypy": [*python, "mypy"],
        "import contracts": [str(scripts / "lint-imports"), "--no-cache", "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        begun = time.perf_counter()
        done = subprocess.run(
            command, check=False, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        took = time.perf_counter() - begun
        print(f"{name}: {'FAILED' if done.returncode else 'ok'} ({took:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            sys.stdout.buffer.write(done.stdout)
            sys.stdout.flush()
    return failed


def write_locks(arguments: list[str]) -> int:
    """Resolve pyproject.toml for every system into the lock files."""
    if _run([str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", UV]):
        return 1
    uv = [str(PYTHON), "-m", "uv", "pip", "compile", "--no-config", "--quiet", "--universal"]
    uv += ["--python-version=3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    uv += ["--no-emit-index-url", "--no-emit-find-links", *arguments]
    for lock, what in LOCKS.items():
        command = [*uv, *what, "--output-file", lock.name]
        if lock != RUNTIME:
            command += ["--constraint", RUNTIME.name]
        os.chdir(ROOT)
        code = _run(command)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
