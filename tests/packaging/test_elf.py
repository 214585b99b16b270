"""What libraries say of themselves is read from readelf's tables."""

from __future__ import annotations

from pathlib import Path

import elf

DYNAMIC = """
Dynamic section at offset 0x10c60 contains 27 entries:
  Tag        Type                         Name/Value
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libz.so.1]
 0x000000000000000e (SONAME)             Library soname: [libsample.so.1]
 0x000000000000000c (INIT)               0x2000
  0x0010:   Name: GLIBC_2.4  Flags: none  Version: 3
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 4
  0x0030:   Name: GLIBCXX_3.4  Flags: none  Version: 5
"""
SYMBOLS = """
Symbol table '.dynsym' contains 3 entries:
   Num:    Value          Size Type    Bind   Vis      Ndx Name
     0: 0000000000000000     0 NOTYPE  LOCAL  DEFAULT  UND
     1: 0000000000001007     6 FUNC    GLOBAL DEFAULT    6 offered@@Own_1
     2: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND asked@GLIBC_2.34 (4)
"""


def test_names_and_the_newest_glibc_are_found() -> None:
    found = elf.understood(DYNAMIC, Path("file.so"))
    assert found.soname == "libsample.so.1"
    assert found.needed == {"libc.so.6", "libz.so.1"}
    assert found.glibc == (2, 34)  # as numbers: 2.4 is older


def test_a_library_without_a_name_goes_by_its_file() -> None:
    found = elf.understood("", Path("folder/plugin.so"))
    assert (found.soname, found.needed, found.glibc) == ("plugin.so", frozenset(), (0, 0))


def test_symbols_are_offered_or_asked_for() -> None:
    assert elf.symbols_in(SYMBOLS, defined=True) == {"offered"}
    assert elf.symbols_in(SYMBOLS, defined=False) == {"asked"}


def test_only_programs_and_libraries_count_and_no_links(tmp_path: Path) -> None:
    (tmp_path / "library").write_bytes(b"\x7fELF\2")
    (tmp_path / "text").write_bytes(b"text")
    (tmp_path / "link").symlink_to("library")
    found = [path.name for path in sorted(tmp_path.iterdir()) if elf.is_elf(path)]
    assert found == ["library"]
