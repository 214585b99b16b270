"""Nothing is shipped that nobody chose, and what is left out stays out."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

import frozen
from linux import contents, icu


def test_the_list_is_sorted_and_says_each_thing_once() -> None:
    lines = contents.CONTENTS.read_text("utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    assert told == sorted(set(told))
    assert contents.allowed() == set(told)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("libbz2.so.1.0", "library libbz2"),
        ("PIL/_imaging.cpython-311-x86_64-linux-gnu.so", "library PIL/_imaging"),
        ("PySide6/QtCore.abi3.so", "library PySide6/QtCore"),
        ("pillow.libs/libjpeg-2e89d0de.so.62.4.0", "library pillow.libs/libjpeg"),
        ("libpython3.11.so.1.0", "library libpython3.11"),
    ],
)
def test_a_library_is_named_without_version_and_hash(name: str, line: str) -> None:
    assert contents.library(name) == line


def test_what_is_there_is_told_without_pythons_own(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libz.so.1").write_bytes(b"\x7fELF")
    (tmp_path / "lib" / "text").write_bytes(b"text")
    found = contents.found(tmp_path, ["json.decoder", "PIL.Image", "_private"])
    assert found == {"library lib/libz", "package PIL"}


def test_strangers_and_absentees_are_told() -> None:
    wrong = contents.differences({"library b", "package c"}, {"library a", "package c"})
    assert wrong == [
        "not in packaging/contents.txt: library b",
        "in packaging/contents.txt, but not inside: library a",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "babel/locale-data/zh_Hans_CN.dat",
        "pcirights/_built/statute_book/country.json",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_reads_stays(name: str) -> None:
    assert frozen.kept(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/qml/thing.qml",
        "babel/locale-data/fr.dat",
        "PIL/_webp.cpython-311-x86_64-linux-gnu.so",
        "PySide6/QtCore.pyi",
    ],
)
def test_what_it_never_opens_stays_out(name: str) -> None:
    assert not frozen.kept(name)


def test_only_english_and_chinese_stay_in_icu() -> None:
    kept = ["icudt73l/coll/zh.res", "icudt73l/en_US.res", "icudt73l/root.res", "icudt73l/nfc.nrm"]
    out = ["icudt73l/fr.res", "icudt73l/translit/root.res", "icudt73l/ibm-37.cnv"]
    out += ["icudt73l/brkitr/thaidict.dict", "icudt73l/rbnf/en.res"]
    assert [name for name in kept if not icu.is_kept(name)] == []
    assert [name for name in out if icu.is_kept(name)] == []


def common_data(items: dict[bytes, bytes]) -> bytes:
    """ICU's common data: a header of 32 bytes, then the table, the names and the contents."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27).ljust(8, b"\0") + b"\0\0\2\0" + icu.MARK
    at = 4 + 8 * len(items)
    start = -(-(at + sum(len(name) + 1 for name in items)) // 16) * 16
    table, names, contents = [struct.pack("<I", len(items))], b"", b""
    for name, content in sorted(items.items()):
        table.append(struct.pack("<II", at + len(names), start + len(contents)))
        names += name + b"\0"
        contents += content.ljust(-(-len(content) // 16) * 16, b"\0")
    return header.ljust(32, b"\0") + (b"".join(table) + names).ljust(start, b"\0") + contents


def test_cutting_icu_keeps_the_format_and_the_rest() -> None:
    chinese, english = (b"icudt73l/coll/zh.res", b"zh" * 20), (b"icudt73l/en.res", b"en")
    everything = dict([chinese, (b"icudt73l/coll/fr.res", b"fr"), english])
    assert icu.cut(common_data(everything)) == common_data(dict([chinese, english]))


def test_data_of_another_kind_is_not_cut() -> None:
    with pytest.raises(ValueError, match="not ICU"):
        icu.cut(bytes(64))
