"""Installed by apt where there is no Chinese font, used to a letter, removed to the last file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.shipped import debian
from tests.shipped.debian import HOME, Debian
from tests.shipped.desktop import Desktop, finish, write_a_letter

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "/usr/bin/pcirights"
ENVIRONMENT = {"HOME": HOME, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "USER": "san"}
LETTER = ["公共信用信息查询申请书", "无锡市公共信用信息机构", "张三", "无锡市公共信用信息条例"]
# Sockets on the same computer; nobody listens to the second one here.
LOCAL = re.compile(r'AF_UNIX, sun_path=@?"/(tmp/\.X11-unix/X\d+|var/run/nscd/socket)"')
OWN = "/usr/lib/pcirights/"
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/x86_64-linux-gnu/")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A fresh Debian, with /proc, and the displays of this machine."""
    one = debian.fresh(ROOT / "build", tmp_path_factory.mktemp("debian") / "root")
    with (
        one.mounted("proc", "proc", "-t", "proc"),
        one.mounted("/tmp/.X11-unix", "tmp/.X11-unix", "--bind"),
    ):
        yield one


@pytest.fixture(scope="module")
def before(system: Debian, package: Path) -> dict[str, tuple[int, int]]:
    """What was there before; the libraries that the package asks for stay when it goes."""
    shutil.copyfile(package, system.root / "tmp" / package.name)
    fields = subprocess.run(
        ["dpkg-deb", "--field", str(package), "Depends"], check=True, stdout=subprocess.PIPE
    )
    names = [re.split(r" ", one.strip())[0] for one in fields.stdout.decode().split(",")]
    system.run("apt-get", "install", "-qq", "--no-install-recommends", *names)
    return system.files()


@pytest.fixture(scope="module")
def installed(system: Debian, before: dict[str, tuple[int, int]], package: Path) -> Debian:
    """That Debian with the package, from the file."""
    assert before
    assert "fonts-noto-cjk" not in system.run("dpkg", "--get-selections")
    system.run("apt-get", "install", "-qq", "--no-install-recommends", f"/tmp/{package.name}")
    return system


def letter(installed: Debian, name: str = "申请书.pdf") -> str:
    """Return the text of the letter that was saved; it goes."""
    path = Path(f"{installed.root}{HOME}", name)
    assert path.stat().st_mode & 0o777 == 0o600
    done = subprocess.run(
        ["pdftotext", str(path), "-"], check=True, stdout=subprocess.PIPE, text=True
    )
    path.unlink()
    return done.stdout


def home(installed: Debian) -> set[str]:
    """Everything in the person's home."""
    where = Path(f"{installed.root}{HOME}")
    return {path.relative_to(where).as_posix() for path in where.rglob("*")}


def test_the_wizard_is_used_to_a_letter_and_leaves_nothing_else(
    installed: Debian, desktop: Desktop
) -> None:
    there = home(installed)
    program = desktop.start(
        installed.as_user(PROGRAM, env={**ENVIRONMENT, "DISPLAY": desktop.name}), {}
    )
    write_a_letter(desktop, pictures=True)
    desktop.picture("saved")
    finish(desktop, program)
    assert home(installed) - there == {"申请书.pdf"}
    text = letter(installed)
    assert [words for words in LETTER if words not in text] == []


def test_the_command_line_writes_the_same(installed: Debian) -> None:
    examples = "/usr/share/doc/pcirights/examples"
    command = installed.as_user(
        PROGRAM, "letter", f"{examples}/wuxi-access.toml", "--out", f"{HOME}/信.pdf",
        env=ENVIRONMENT,
    )  # fmt: skip
    subprocess.run(command, check=True)
    text = letter(installed, "信.pdf")
    assert [words for words in LETTER if words not in text] == []


def test_it_ends_without_a_display_or_terminal_with_an_example(installed: Debian) -> None:
    done = subprocess.run(
        installed.as_user(PROGRAM, env=ENVIRONMENT),
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert "wuxi-access.pdf" in done.stdout


@pytest.mark.parametrize("network", ["with", "without"])
def test_a_whole_session_talks_to_the_display_alone(
    installed: Debian, desktop: Desktop, tmp_path: Path, network: str
) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-s", "200", "-o", str(trace)]
    command += ["-e", "trace=%network,execve,openat"]
    command += installed.as_user(PROGRAM, env={**ENVIRONMENT, "DISPLAY": desktop.name})
    if network == "without":
        command = ["unshare", "--net", *command]
    program = desktop.start(command, {})
    write_a_letter(desktop)
    finish(desktop, program)
    assert "张三" in letter(installed)
    calls = trace.read_text("utf-8", "replace").splitlines()
    connects = [line for line in calls if " connect(" in line]
    assert any("X11-unix" in line for line in connects)
    assert [line for line in connects if not LOCAL.search(line)] == []
    assert [line for line in calls if "AF_INET" in line or "AF_NETLINK" in line] == []
    assert [line for line in calls if re.search(r" (bind|listen|accept4?)\(", line)] == []
    started = {name for line in calls for name in re.findall(r' execve\("([^"]+)"', line)}
    assert started - {"/usr/sbin/chroot"} <= {
        "/usr/bin/env", PROGRAM, f"{OWN}pcirights", f"{OWN}pcirights-program",
    }  # fmt: skip
    opened = re.findall(r' openat\([^"]*"([^"]+\.so[^"]*)"[^=]*= \d', "\n".join(calls))
    strange = {name for name in opened if not name.startswith((OWN, *SYSTEM, "/etc/ld.so"))}
    assert strange == set()


def test_installing_again_changes_nothing(installed: Debian, package: Path) -> None:
    first = installed.files()
    installed.run("dpkg", "--install", f"/tmp/{package.name}")
    installed.run("apt-get", "install", "-qq", "--reinstall", f"/tmp/{package.name}")
    assert installed.files() == first
    assert installed.run("dpkg", "--verify", "pcirights") == ""


def test_a_disk_that_fills_up_half_way_can_be_put_right(installed: Debian, package: Path) -> None:
    first = installed.files()
    with installed.mounted("tmpfs", "usr/lib/pcirights/inside", "-t", "tmpfs", "-o", "size=40m"):
        done = installed.attempt("dpkg", "--install", f"/tmp/{package.name}")
        assert done.returncode != 0
        assert "No space left" in done.stdout
    installed.run("dpkg", "--install", f"/tmp/{package.name}")
    assert installed.run("dpkg", "--verify", "pcirights") == ""
    assert installed.files() == first


def test_the_desktop_knows_it_and_its_files(installed: Debian) -> None:
    share = installed.root / "usr" / "share"
    entry = (share / "applications" / "pcirights.desktop").read_text("utf-8")
    for kind in ("answers", "case", "law"):
        assert re.search(f"^MimeType=.*application/x-pcirights-{kind};", entry, re.MULTILINE)
    for page in ("man1", "zh_CN/man1"):
        assert (share / "man" / page / "pcirights.1.gz").is_file()


def test_removed_it_leaves_nothing(installed: Debian, before: dict[str, tuple[int, int]]) -> None:
    installed.run("apt-get", "purge", "-qq", "pcirights")
    after = installed.files()
    kept = {name for name in before if name.startswith(HOME.lstrip("/"))}
    assert {name for name in after.keys() ^ before.keys() if name not in kept} == set()
    assert after == before
    assert installed.run("dpkg", "--get-selections").count("pcirights") == 0
