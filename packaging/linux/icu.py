"""Cut ICU's data, a quarter of the whole program, down to the program's two languages.

Qt brings 31 MB of names of languages, currencies and zones, spelling of numbers, and character sets
of every country. It looks here only to sort and to compare, so English and Chinese stay, with all
that belongs to no language. The format is ICU's "common data": a header, then a table of names and
places, sorted by name (ICU User Guide, "ICU Data").
"""

from __future__ import annotations

import re
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

import elf

MARK = b"CmnD"
LANGUAGES = frozenset({"en", "zh"})
CHARACTER_SETS = frozenset({"gb18030.cnv"})
FOLDERS_OUT = frozenset({"rbnf", "translit", "unit"})
_SYMBOL = re.compile(r"icudt\d+_dat")
_LOCALE = re.compile(r"([a-z]{2,3})(_\w+)?\.res")

ASSEMBLY = """\
    .section .rodata
    .globl {symbol}
    .type {symbol}, @object
    .balign 16
{symbol}:
    .incbin "{data}"
    .size {symbol}, . - {symbol}
    .section .note.GNU-stack, "", @progbits
"""


def is_kept(name: str) -> bool:
    """Tell whether an item of the data stays; names are like ``icudt73l/coll/zh.res``."""
    *folders, file = name.split("/")[1:]
    if folders and folders[0] in FOLDERS_OUT:
        return file in {"res_index.res", "root.res", "pool.res"} and folders[0] != "translit"
    if locale := _LOCALE.fullmatch(file):
        return locale[1] in LANGUAGES
    if file.endswith(".cnv"):
        return file in CHARACTER_SETS
    return not file.endswith(".dict") and file != "unames.icu"


def cut(data: bytes) -> bytes:
    """Return the data with only the items that stay. Raises ValueError for another format."""
    (size,) = struct.unpack_from("<H", data)
    if data[12:16] != MARK or data[8:10] != b"\0\0":
        raise ValueError("not ICU's common data, or not in this computer's byte order")
    header, body = data[:size], data[size:]
    (count,) = struct.unpack_from("<I", body)
    table = [struct.unpack_from("<II", body, 4 + 8 * index) for index in range(count)]
    ends = [start for _, start in table[1:]] + [len(body)]
    items = []
    for (at, start), end in zip(table, ends, strict=True):
        name = body[at : body.index(b"\0", at)]
        if is_kept(name.decode("ascii")):
            items.append((name + b"\0", body[start:end]))
    return header + _pack(items)


def _pack(items: list[tuple[bytes, bytes]]) -> bytes:
    at = 4 + 8 * len(items)
    start = _round_up(at + sum(len(name) for name, _ in items))
    table, names, contents = [struct.pack("<I", len(items))], [], []
    for name, content in items:
        table.append(struct.pack("<II", at, start))
        names.append(name)
        contents.append(content.ljust(_round_up(len(content)), b"\0"))
        at += len(name)
        start += len(contents[-1])
    front = b"".join([*table, *names])
    return front.ljust(_round_up(len(front)), b"\0") + b"".join(contents)


def _round_up(size: int) -> int:
    return -(-size // 16) * 16


def cut_library(library: Path, assemble: Callable[[Path, Path], None]) -> None:
    """Make libicudata.so.<version> anew with the data cut; ``assemble`` turns .s into .so."""
    symbol = next(name for name in elf.symbols(library, defined=True) if _SYMBOL.fullmatch(name))
    data = cut(elf.content(library, symbol))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "icudata.s")
        Path(folder, "icudata.dat").write_bytes(data)
        source.write_text(ASSEMBLY.format(symbol=symbol, data="icudata.dat"), "ascii")
        library.unlink()
        assemble(source, library)
