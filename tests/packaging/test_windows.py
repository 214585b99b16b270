"""The parts of the build for Windows that need no Windows: what goes in, and what is written."""

from __future__ import annotations

import io
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import frozen
from linux import contents
from windows import make, script, selection, tree
from windows.icon import ico

WINDOWS = Path(make.__file__).parent
IMAGE_IMPORTS = 0x1000


def test_the_list_of_what_is_inside_is_sorted_and_says_each_thing_once() -> None:
    lines = (WINDOWS / "contents.txt").read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    assert told == sorted(set(told))
    listed = contents.allowed(WINDOWS / "contents.txt")
    assert {f"package {name}" for name in selection.PACKAGES if name[0] != "_"} == {
        line for line in listed if line.startswith("package ")
    }


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PIL/_imaging.cp311-win_amd64.pyd",
        "babel/locale-data/zh_Hans_CN.dat",
        "tzdata/zoneinfo/Asia/Shanghai",
        "tzdata/zoneinfo/Asia/__init__.py",
        "rapidfuzz.libs/msvcp140-1.dll",
        "docx/templates/default.docx",
    ],
)
def test_what_the_program_reads_goes_in(name: str) -> None:
    assert selection.kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Quick.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
        "PIL/_webp.cp311-win_amd64.pyd",
        "babel/locale-data/fr.dat",
        "tzdata/zoneinfo/Europe/Paris",
        "fontTools/ttLib/__init__.py",
        "chinese_calendar/__init__.py",
        "lxml-6.1.3.dist-info/METADATA",
        "lxml/etree.h",
        "../evil.dll",
    ],
)
def test_what_nobody_chose_stays_out(name: str) -> None:
    assert not selection.kept(name)


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        ("json/__init__.pyc", True),
        ("concurrent/futures/process.pyc", True),
        ("socket.pyc", False),
        ("urllib/request.pyc", False),
        ("urllib/parse.pyc", True),
        ("asyncio/events.pyc", False),
        ("http/__init__.pyc", False),
        ("tkinter/ttk.pyc", False),
    ],
)
def test_pythons_own_library_comes_without_what_opens_connections(name: str, goes: bool) -> None:
    assert selection.kept_of_library(name) is goes


def test_no_library_for_connections_is_chosen() -> None:
    assert not {"_socket.pyd", "_ssl.pyd", "libssl-3.dll"} & set(selection.PYTHON)
    assert {"socket", "ssl", "http"} <= set(frozen.EXCLUDED)


def test_the_icon_is_one_that_can_be_read() -> None:
    pictures = []
    for side in (16, 256):
        buffer = io.BytesIO()
        Image.new("RGBA", (side, side), "teal").save(buffer, "PNG")
        pictures.append((side, buffer.getvalue()))
    with Image.open(io.BytesIO(ico(pictures))) as icon:
        assert icon.format == "ICO"
        assert icon.info["sizes"] == {(16, 16), (256, 256)}


def test_the_script_puts_down_sorted_and_takes_away_only_that(tmp_path: Path) -> None:
    for name in ("b.exe", "inside/a$b.dll", "inside/lib/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 2048)
    text = script.include(tmp_path)
    assert re.findall(r'SetOutPath "(.*)"', text) == [
        "$INSTDIR",
        "$INSTDIR\\inside",
        "$INSTDIR\\inside\\lib",
    ]
    assert re.findall(r'Delete "(.*)"', text) == [
        "$INSTDIR\\b.exe",
        "$INSTDIR\\inside\\a$$b.dll",
        "$INSTDIR\\inside\\lib\\c.txt",
    ]
    assert re.findall(r'RMDir "(.*)"', text) == ["$INSTDIR\\inside\\lib", "$INSTDIR\\inside"]
    assert "RMDir /r" not in text
    assert "KILOBYTES 6" in text


def test_the_installer_asks_for_no_administrator_and_speaks_both_languages() -> None:
    text = (WINDOWS / "installer.nsi").read_text("utf-8")
    assert "RequestExecutionLevel user" in text
    assert "HKLM" not in text
    told = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", text, re.MULTILINE)
    names = {name for name, _ in told}
    assert {(name, lang) for name in names for lang in ("SIMPCHINESE", "ENGLISH")} == set(told)
    assert names == set(re.findall(r"\$\((\w+)\)", text))


def test_the_manifest_asks_for_nothing() -> None:
    root = ET.parse(WINDOWS / "launcher.manifest").getroot()
    (level,) = (one for one in root.iter() if one.tag.endswith("requestedExecutionLevel"))
    assert level.attrib == {"level": "asInvoker", "uiAccess": "false"}


@pytest.mark.parametrize(
    ("version", "told"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("0.1.0+ngo24", "0.1.0.0")]
)
def test_a_version_becomes_the_numbers_that_windows_wants(version: str, told: str) -> None:
    assert make.numbers(version) == told


def test_the_same_folder_gives_the_same_archive(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    (folder / "inside").mkdir(parents=True)
    for name in ("z.txt", "inside/a.txt"):
        (folder / name).write_text("x", "utf-8")
    one = make.zipped(folder, 1_700_000_000)
    (folder / "z.txt").touch()
    assert make.zipped(folder, 1_700_000_000) == one
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["p/inside/a.txt", "p/z.txt"]
        assert archive.infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)


def a_program(*libraries: str) -> bytes:
    """The least of a 64-bit program that asks for libraries."""
    header, start, raw = 0x80, IMAGE_IMPORTS, 0x200
    rows, names = b"", b""
    first = start + 20 * (len(libraries) + 1)
    for library in libraries:
        rows += struct.pack("<IIIII", 0, 0, 0, first + len(names), 0)
        names += library.encode() + b"\0"
    section = rows + bytes(20) + names
    optional = bytes(112) + struct.pack("<IIII", 0, 0, start if libraries else 0, len(rows))
    made = bytearray(raw)
    made[:2] = b"MZ"
    struct.pack_into("<I", made, 0x3C, header)
    struct.pack_into("<IHHIIIHH", made, header, 0x4550, 0x8664, 1, 0, 0, 0, len(optional), 0)
    at = header + 24
    made[at : at + len(optional)] = optional
    struct.pack_into(
        "<8sIIII", made, at + len(optional), b".idata", len(section), start, len(section), raw
    )
    return bytes(made) + section


@pytest.mark.parametrize("libraries", [(), ("KERNEL32.dll", "Qt6Core.dll")])
def test_what_a_program_asks_of_others_is_read(tmp_path: Path, libraries: tuple[str, ...]) -> None:
    file = tmp_path / "a.dll"
    file.write_bytes(a_program(*libraries))
    assert tree.needed(file) == {name.lower() for name in libraries}


def test_what_is_there_and_what_is_asked_of_the_system_is_told(tmp_path: Path) -> None:
    lib = tmp_path / "inside" / "lib"
    (lib / "docx").mkdir(parents=True)
    (lib / "docx" / "__init__.pyc").touch()
    asked = ("KERNEL32.dll", "b.DLL", "api-ms-win-crt-heap-l1-1-0.dll")
    (tmp_path / "a.exe").write_bytes(a_program(*asked))
    (tmp_path / "inside" / "b.dll").write_bytes(a_program())
    assert make.inside(tmp_path) == {
        "library a.exe",
        "library inside/b.dll",
        "package docx",
        "system kernel32.dll",
    }


def test_a_broken_table_is_an_error(tmp_path: Path) -> None:
    whole = a_program("KERNEL32.dll")
    (tmp_path / "a.dll").write_bytes(whole.replace(struct.pack("<I", IMAGE_IMPORTS), b"\xff" * 4))
    with pytest.raises(ValueError, match=r"a\.dll"):
        tree.needed(tmp_path / "a.dll")
