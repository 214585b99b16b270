"""Code planted in the working directory, or named by a variable, is not run; odd homes do no harm.

The planted library and module leave a mark when anything loads them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.shipped.desktop import Desktop, finish, wait_for, write_a_letter

MARK = "loaded.mark"
SPY = r"""
#include <fcntl.h>
#include <unistd.h>
__attribute__((constructor)) static void leave(void)
{
    int file = open("%s", O_CREAT | O_WRONLY | O_APPEND, 0600);
    (void)!write(file, "x", 1);
    close(file);
}
"""
LIBRARIES = [
    "libQt6Core.so.6", "libQt6Gui.so.6", "libQt6Network.so.6", "libxcb-cursor.so.0", "libz.so.1",
    "libpython3.11.so.1.0", "libicudata.so.73", "libcrypto.so.3", "libffi.so.8", "spy.so",
    "platforms/libqxcb.so", "plugins/platforms/libqxcb.so", "platforms/libspy.so",
    "styles/libspy.so", "platformthemes/libspy.so", "generic/libspy.so", "imageformats/libqsvg.so",
    "dri/swrast_dri.so", "gconv/spy.so",
]  # fmt: skip
MODULES = ["json.py", "pcirights.py", "sitecustomize.py", "usercustomize.py", "socket.py", "os.py"]
VARIABLES = {
    "LD_PRELOAD": "{here}/spy.so",
    "LD_LIBRARY_PATH": "{here}",
    "LD_AUDIT": "{here}/spy.so",
    "QT_PLUGIN_PATH": "{here}/plugins",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "{here}/platforms",
    "QT_QPA_GENERIC_PLUGINS": "spy",
    "QT_QPA_PLATFORMTHEME": "spy",
    "QT_STYLE_OVERRIDE": "spy",
    "QT_CONF": "{here}/qt.conf",
    "QML_IMPORT_PATH": "{here}",
    "QML2_IMPORT_PATH": "{here}",
    "PYTHONPATH": "{here}",
    "PYTHONHOME": "{here}",
    "PYTHONSTARTUP": "{here}/json.py",
    "PYTHONUSERBASE": "{here}",
    "PYTHONINSPECT": "1",
    "PYTHONPLATLIBDIR": "{here}",
    "_MEIPASS2": "{here}",
    "_PYI_APPLICATION_HOME_DIR": "{here}",
    "_PYI_ARCHIVE_FILE": "{here}/spy.so",
    "LIBGL_DRIVERS_PATH": "{here}/dri",
    "GCONV_PATH": "{here}/gconv",
    "GTK_PATH": "{here}",
    "GTK_MODULES": "spy",
    "PCIRIGHTS_DATA": "{here}",
    "OPENSSL_CONF": "{here}/openssl.cnf",
    "OPENSSL_MODULES": "{here}",
}
"""What makes one program or another load code; how it is aimed at the folder of planted things."""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder full of traps."""
    here = tmp_path / "planted"
    here.mkdir()
    source = here / "spy.c"
    source.write_text(SPY % (here / MARK), "utf-8")
    for name in LIBRARIES:
        target = here / name
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", str(target), str(source)], check=True)
    for name in MODULES:
        (here / name).write_text(f"open({str(here / MARK)!r}, 'a').write('x')\n", "utf-8")
    (here / "qt.conf").write_text(f"[Paths]\nPrefix={here}\nPlugins=plugins\n", "utf-8")
    (here / "portable.txt").touch()
    return here


def test_the_trap_works(planted: Path) -> None:
    env = {"LD_PRELOAD": str(planted / "spy.so"), "PATH": "/usr/bin:/bin"}
    subprocess.run(["/bin/true"], check=True, env=env)
    assert (planted / MARK).read_text("utf-8") == "x"
    subprocess.run([sys.executable, "-c", "import json"], check=True, cwd=planted)
    assert len((planted / MARK).read_text("utf-8")) > 1


@pytest.mark.parametrize("variable", [None, *VARIABLES])
def test_a_command_loads_nothing_planted(
    portable_once: Path, planted: Path, variable: str | None
) -> None:
    env = {"HOME": str(planted), "LANG": "C.UTF-8", "PATH": f"{planted}:/usr/bin:/bin"}
    if variable:
        env[variable] = VARIABLES[variable].format(here=planted)
    words = [str(portable_once / "pcirights"), "place", "320200"]
    done = subprocess.run(words, check=True, cwd=planted, env=env, stdout=subprocess.PIPE)
    assert "无锡市" in done.stdout.decode()
    assert not (planted / MARK).exists()


def test_a_session_with_every_variable_loads_nothing_planted(
    portable_once: Path, planted: Path, desktop: Desktop, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    env = {name: value.format(here=planted) for name, value in VARIABLES.items()}
    command = [portable_once / "pcirights"]
    program = desktop.start(command, {**env, "HOME": str(home)}, cwd=planted)
    write_a_letter(desktop)
    finish(desktop, program)
    assert [path.name for path in home.iterdir()] == ["申请书.pdf"]
    assert not (planted / MARK).exists()


@pytest.mark.parametrize("kind", ["chinese", "read-only", "absent", "not told"])
def test_an_odd_home_does_no_harm(
    portable_once: Path, desktop: Desktop, tmp_path: Path, kind: str
) -> None:
    home = tmp_path / "张 三 的家"
    env = {"HOME": str(home)}
    if kind != "absent":
        home.mkdir()
    if kind == "read-only":
        subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(home)], check=True)
    if kind == "not told":
        del env["HOME"]
    nobody = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"]
    out = tmp_path / "out"
    out.mkdir()
    for folder in (out, *([home] if kind == "chinese" else [])):
        folder.chmod(0o777)
    for folder in (tmp_path, *portable_once.parents):
        folder.chmod(folder.stat().st_mode | 0o055)
    letter = home / "申请书.pdf" if kind == "chinese" else out / "letter.pdf"
    try:
        program = desktop.start([*nobody, portable_once / "pcirights"], env)
        write_a_letter(desktop, target=None if kind == "chinese" else letter)
        desktop.picture(f"home {kind}")
        finish(desktop, program)
        assert letter.read_bytes().startswith(b"%PDF-")
    finally:
        if kind == "read-only":
            subprocess.run(["umount", str(home)], check=True)


def test_a_full_disk_leaves_no_half_letter(portable_once: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(full)], check=True)
    try:
        example = portable_once / "inside" / "pcirights" / "examples" / "wuxi-access.toml"
        words = [portable_once / "pcirights", "letter", example, "--out", full / "信.pdf"]
        done = subprocess.run(
            [str(word) for word in words],
            check=False, env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}, capture_output=True,
        )  # fmt: skip
        assert done.returncode == 2
        assert len(done.stderr.decode().splitlines()) == 1
        assert list(full.iterdir()) == []
    finally:
        subprocess.run(["umount", str(full)], check=True)


def test_ending_it_in_the_middle_leaves_nothing(
    portable_once: Path, desktop: Desktop, tmp_path: Path
) -> None:
    program = desktop.start([portable_once / "pcirights"], {"HOME": str(tmp_path)})
    desktop.press("Return", turns="the place")
    program.kill()
    wait_for("its end", lambda: program.poll() is not None)
    assert list(tmp_path.iterdir()) == []
