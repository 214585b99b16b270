#!/usr/bin/env python3
"""Set everything up on this machine, then do what was asked; HELP below tells the commands.

Only Python 3.11 or newer is needed to begin with. Set-up happens once: as long as nothing that it
depends on has changed, the next start goes straight on.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this very line is for those who have less
    sys.exit(
        "pcirights 需要 Python 3.11 或者更新的版本。pcirights needs Python 3.11 or newer. Python "
        + sys.version.split()[0]
    )

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
SOURCE = ROOT / "src"
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
NO_WINDOW = "no-window"  # in .venv: set-up found that Qt's libraries are missing
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
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


HELP = {
    "zh": """\
先把这台电脑上需要的都装好，再做要做的事。

    python3 dev.py run [参数…]          打开 pcirights：向导，或者它自己的命令
    python3 dev.py test                 全部检查和测试
    python3 dev.py test [参数…]         只用 pytest，带这些参数
    python3 dev.py words [--check]      整理界面文字，说出缺了什么
    python3 dev.py screenshots [参数…]  每一页、每一封信的图片
    python3 dev.py lock [参数…]         重写锁定文件（--upgrade：用最新的版本）

写上 --lang zh 或者 --lang en 选语言。Windows 上把 python3 写成 py。
只需要先有 Python 3.11 或者更新的版本。""",
    "en": """\
Set everything up on this machine, then do what was asked.

    python3 dev.py run [ARGUMENT…]          start pcirights: the wizard, or a command of its own
    python3 dev.py test                     every check and every test
    python3 dev.py test [ARGUMENT…]         pytest alone, with these arguments
    python3 dev.py words [--check]          put the catalogues in order, tell their gaps
    python3 dev.py screenshots [ARGUMENT…]  pictures of every page and letter
    python3 dev.py lock [ARGUMENT…]         write the lock files again (--upgrade: newest versions)

--lang zh or --lang en chooses the language. On Windows, write py for python3.
Only Python 3.11 or newer is needed to begin with.""",
}

# What set-up says. It runs before anything is installed, so the catalogues cannot say it.
WORDING = {
    "zh": {
        "venv": "正在建立 .venv …",
        "venv-failed": "{command} 没有成功，原因见上面。",
        "packages": "正在安装 {lock} 里的 {count} 个软件包，要一两分钟或者几分钟 …",
        "packages-failed": "软件包没有装好，原因见上面。再运行一次就会重试。",
        "assets-failed": "程序的数据没有做成，原因见上面。",
        "system": "正在安装系统软件包：{packages} …",
        "paste": "还缺系统软件包。请粘贴这一行，再运行一次：{line}",
        "paste-for-window": "要打开窗口，还缺系统库。请粘贴这一行：{line}",
        "find": "还缺这些，请用系统自己的办法安装：{missing}",
        "find-for-window": "要打开窗口，还缺这些系统库，请用系统自己的办法安装：{missing}",
        "in-terminal": "在那以前，先在终端里一问一答。",
        "no-postgresql": "这台电脑上没有 PostgreSQL：有关共用数据库的测试会跳过。",
        "not-there": "{file} 还没有。",
        "failed": "没有通过：{names}（见上面）；下面是测试",
    },
    "en": {
        "venv": "making .venv …",
        "venv-failed": "{command} failed; see above.",
        "packages": "installing {count} packages from {lock}; this takes a minute or a few …",
        "packages-failed": "The packages could not be installed; see above. Run it again to retry.",
        "assets-failed": "The program's data could not be made; see above.",
        "system": "installing system packages: {packages} …",
        "paste": "System packages are missing. Paste this line, then run it again: {line}",
        "paste-for-window": "To open its window, the program lacks system libraries. Paste: {line}",
        "find": "These are missing; install them the way your system does: {missing}",
        "find-for-window": "To open its window, the program lacks system libraries; install"
        " them the way your system does: {missing}",
        "in-terminal": "Until then the questions are asked in the terminal.",
        "no-postgresql": "no PostgreSQL here: the tests of a shared database will be skipped",
        "not-there": "{file} is not there yet.",
        "failed": "FAILED: {names} (above); the tests follow",
    },
}


class SetupError(Exception):
    """Set-up cannot go on; the message is one line that says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do the command; the exit code is that of what was started."""
    words = list(arguments)
    lang = language(words)
    before = leading_language(words)
    command, rest = (words[len(before)] if words[len(before) :] else ""), words[len(before) + 1 :]
    if command == "run":
        rest += before  # the program asks for the language by the same words
    try:
        return _do(command, rest, lang)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _do(command: str, rest: list[str], lang: str) -> int:
    if command == "run":
        set_up(RUNTIME, lang, law=not _only_checks_law(rest))
        _mind_the_window(rest, lang)
        start([str(PYTHON), "-m", "pcirights", *rest])
    if command == "test":
        set_up(DEVELOPMENT, lang)
        return test(rest, lang)
    if command == "words":
        set_up(DEVELOPMENT, lang)
        start([str(PYTHON), str(WORDS), *rest])
    if command == "screenshots":
        if not SCREENSHOTS.is_file():
            raise SetupError(said(lang, "not-there", file=SCREENSHOTS.relative_to(ROOT)))
        set_up(DEVELOPMENT, lang)
        start([str(PYTHON), str(SCREENSHOTS), *rest])
    if command == "lock":
        set_up(RUNTIME, lang)
        return write_locks(rest)
    helping = command in ("-h", "--help", "help")
    print(HELP[lang], file=sys.stdout if helping else sys.stderr)
    return 0 if helping else 2


def language(words: Sequence[str]) -> str:
    """The language in which set-up speaks, found as the program finds its own."""
    sys.path.insert(0, str(SOURCE))
    try:
        from pcirights.cli.asked import language as asked
    finally:
        sys.path.remove(str(SOURCE))
    return asked(words)


def leading_language(words: Sequence[str]) -> list[str]:
    """The words before the command that choose the language, if there are any."""
    if words and words[0].startswith("--lang="):
        return [words[0]]
    return list(words[:2]) if words and words[0] == "--lang" else []


def said(lang: str, key: str, **fields: object) -> str:
    """Word a message of set-up in a language."""
    return WORDING[lang][key].format(**fields)


def say(text: str) -> None:
    """Tell how far set-up is, beside the program's own output and never in it."""
    print(text, file=sys.stderr, flush=True)


# Set-up


def _only_checks_law(rest: list[str]) -> bool:
    """Whether the command is ``law check``, which reads the law's files itself, broken ones too."""
    words = [word for word in rest if not word.startswith("-") and word not in {"zh", "en"}]
    return words[:2] == ["law", "check"]


def set_up(lock: Path, lang: str, *, law: bool = True) -> None:
    """Make .venv, its packages, Qt's system libraries and the assets what they should be.

    Without ``law`` the statute book is not compiled.
    """
    stamp = VENV / f"ready-{lock.stem}"
    if _is_ready(stamp, lock):
        return
    with _alone():
        if _is_ready(stamp, lock):  # someone else has just done it
            return
        new = _needs_venv()
        lacking = _bring_system_packages(lock, lang, new=new)
        if new:
            _make_venv(lang)
        _install(lock, lang)
        make = [str(PYTHON), str(ROOT / "packaging" / "assets.py"), f"--lang={lang}"]
        if _run([*make, *([] if law else ["--without", "statute_book"])]):
            raise SetupError(said(lang, "assets-failed"))
        if lacking:  # the command line and the questions in the terminal work without
            (VENV / NO_WINDOW).touch()
            say(lacking)
        if law:
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


def _needs_venv() -> bool:
    """Whether .venv is missing, unfinished, broken or of another Python."""
    made = VENV / "made"
    return not (
        PYTHON.exists()
        and not (VENV / "half-done").exists()
        and made.is_file()
        and made.read_text("utf-8") == _made_for()
    )


def _make_venv(lang: str) -> None:
    say(said(lang, "venv"))
    base = getattr(sys, "_base_executable", sys.executable)
    command = [base, "-m", "venv", "--clear", str(VENV)]
    if _run(command):
        raise SetupError(said(lang, "venv-failed", command=" ".join(command)))
    packages = next(VENV.glob("[Ll]ib/**/site-packages"))
    (packages / "pcirights.pth").write_text(f"{ROOT / 'src'}\n", "utf-8")
    (VENV / "made").write_text(_made_for(), "utf-8")


def _install(lock: Path, lang: str) -> None:
    """Install what the lock file names, checked against its hashes."""
    installed = VENV / "packages"
    known = installed.read_text("utf-8").split() if installed.is_file() else []
    if _hash(lock) in known:
        return
    count = sum(not line.startswith((" ", "#")) for line in lock.read_text("utf-8").splitlines())
    say(said(lang, "packages", count=count, lock=lock.name))
    half_done = VENV / "half-done"
    half_done.touch()
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    options = ["-qq", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    if _run([*pip, *options, "--requirement", str(lock)]):
        raise SetupError(said(lang, "packages-failed"))
    locks = [RUNTIME, DEVELOPMENT] if lock == DEVELOPMENT else [RUNTIME]
    installed.write_text("\n".join(_hash(path) for path in locks), "utf-8")
    half_done.unlink()


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# System packages


def _bring_system_packages(lock: Path, lang: str, *, new: bool) -> str:
    """Install what the system lacks, all in one go, where that is ours to do.

    Returns what to do so that a window can open, if something for it is missing still. Raises
    SetupError where set-up cannot go on: without Python's own venv, and for tests without Qt's
    libraries; its line brings all of it. ``new`` tells that .venv is to be made.
    """
    testing = lock == DEVELOPMENT
    venv = _missing_venv() if new else []
    libraries = _missing_qt_libraries()
    if venv or libraries or testing:
        needed = [*venv, *_packages_of(libraries)]
        wanted = _missing_test_packages() if testing else []
        installed = _apt_install([*needed, *wanted], lang)
        if not installed and needed and wanted:
            _apt_install(needed, lang)
        venv, libraries = _missing_venv() if new else [], _missing_qt_libraries()
    if testing and not _has_postgresql():
        say(said(lang, "no-postgresql"))
    if not venv and not libraries:
        return ""
    must = bool(venv) or testing
    line = _apt_line([*venv, *_packages_of(libraries)])
    if line:
        text = said(lang, "paste" if must else "paste-for-window", line=line)
    else:
        missing = " ".join([*venv, *libraries])
        text = said(lang, "find" if must else "find-for-window", missing=missing)
    if must:
        raise SetupError(text)
    return text


def _missing_venv() -> list[str]:
    """Name the package of what Debian leaves out of Python: what puts pip into a .venv."""
    from importlib.util import find_spec

    if find_spec("ensurepip") and find_spec("venv"):
        return []
    return [f"python3.{sys.version_info.minor}-venv"]


def _packages_of(libraries: list[str]) -> list[str]:
    return sorted({QT_LIBRARIES[library] for library in libraries})


def _missing_test_packages() -> list[str]:
    """Name the packages whose tests are skipped without them; nothing else depends on them."""
    root = Path("/")
    missing = [package for path, package in TEST_TOOLS.items() if not any(root.glob(path))]
    return [*missing, *([] if _has_postgresql() else ["postgresql"])]


def _has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


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


def _mind_the_window(rest: list[str], lang: str) -> None:
    """Where the window's libraries were missing: look again; ask in the terminal without them."""
    mark = VENV / NO_WINDOW
    words = [word for word in rest if word.removeprefix("--lang=") not in {"--lang", "zh", "en"}]
    if words or not mark.exists():
        return
    missing = _missing_qt_libraries()
    if not missing:
        mark.unlink()
    elif any(os.environ.pop(name, "") for name in DISPLAYS):
        line = _apt_line(_packages_of(missing))
        key = "paste-for-window" if line else "find-for-window"
        say(said(lang, key, line=line, missing=" ".join(missing)))
        say(said(lang, "in-terminal"))


def _apt_install(packages: list[str], lang: str) -> bool:
    """Install Debian packages where that is ours to do; tell whether it worked."""
    import shutil

    if not packages:
        return True
    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(said(lang, "system", packages=" ".join(packages)))
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run([*quiet, "update"], environment)
    return not _run([*quiet, "install", "--no-install-recommends", "-y", *packages], environment)


def _apt_line(packages: list[str]) -> str:
    """Return the line that a person can paste, or nothing on a system without apt."""
    import shutil

    if WINDOWS or not shutil.which("apt-get"):
        return ""
    install = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() == 0:
        return f"apt-get update && {install}"
    if shutil.which("sudo"):
        return f"sudo apt-get update && sudo {install}"
    return f'su -c "apt-get update && {install}"'


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


def test(arguments: list[str], lang: str) -> int:
    """Run every check, then pytest; with arguments, pytest alone."""
    import subprocess

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    python = [str(PYTHON), "-m"]
    failed = [] if arguments else _failed_checks(python)
    if failed:
        print(said(lang, "failed", names=", ".join(failed)), flush=True)
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
