"""Fonts for tests: small ones of every kind, and what can be broken in them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from struct import unpack_from

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.TupleVariation import TupleVariation

RARE = "\U00030001"  # no bundled font has it


def make_font(
    path: Path,
    chars: str = RARE,
    *,
    units: int = 1024,
    rights: int = 0,
    cmap: Sequence[int] = (4, 12),
    family: str = "张三 Rare-Font",
) -> Path:
    """A font in which every character is a box and its successor glyph a box in a box."""
    builder = FontBuilder(units)
    names = [f"g{n}" for n in range(len(chars))]
    order = [".notdef", *names, "part"]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names, strict=True)})
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.closePath()
    part = pen.glyph()
    glyphs = {"part": part, ".notdef": part}
    for n, name in enumerate(names):
        pen = TTGlyphPen(glyphs)
        turn = [(1, 0, 0, 1), (0.5, 0, 0, 0.5), (0.5, 0, 0, 0.75), (0.5, 0.1, 0.1, 0.5)][n % 4]
        pen.addComponent("part", (*turn, 10 if n % 2 else 300, 0))
        pen.addComponent("part", (1, 0, 0, 1, 0, 0))
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (units, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "psName": "Rare-Font (x)"})
    builder.setupOS2(fsType=rights)
    builder.setupPost()
    font = builder.font
    font["cvt "] = newTable("cvt ")
    font["cvt "].values = array("h", [1, 2])
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in cmap]
    font.save(path)
    return path


def make_cff(path: Path, chars: str = RARE, *, alike: str = "", units: int = 1000) -> Path:
    """A font with CFF outlines: a box for each character; those ``alike`` share the first glyph."""
    builder = FontBuilder(units, isTTF=False)
    names = [f"g{n}" for n in range(len(chars))]
    order = [".notdef", *names]
    builder.setupGlyphOrder(order)
    known = {ord(char): name for char, name in zip(chars, names, strict=True)}
    builder.setupCharacterMap(known | {ord(char): names[0] for char in alike})
    programs = {name: _box(units, 800 - 10 * n) for n, name in enumerate(order)}
    builder.setupCFF("Rare-CFF", {"FullName": "Rare CFF"}, programs, {})
    _finish(builder, order, units)
    builder.save(path)
    return path


def make_variable(path: Path, char: str = RARE) -> Path:
    """A variable TrueType font, thin unless its axis of weights is set."""
    builder = FontBuilder(1000)
    order = [".notdef", "g0"]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): "g0"})
    pen = TTGlyphPen(None)
    for n, at in enumerate(((100, 0), (100, 700), (200, 700), (200, 0))):
        (pen.lineTo if n else pen.moveTo)(at)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(order, pen.glyph()))
    _finish(builder, order, 1000)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (800, 0), (800, 0), *[(0, 0)] * 4]
    builder.setupGvar({"g0": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    builder.save(path)
    return path


def make_cff2(path: Path, char: str = RARE) -> Path:
    """A variable font with CFF outlines."""
    builder = FontBuilder(1000, isTTF=False)
    order = [".notdef", "g0"]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(char): "g0"})
    builder.setupCFF2(dict.fromkeys(order, _box(None, 700)))
    _finish(builder, order, 1000)
    builder.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    builder.save(path)
    return path


def _box(units: int | None, height: int) -> object:
    pen = T2CharStringPen(units, None, CFF2=units is None)
    pen.moveTo((100, 0))
    pen.lineTo((100, height))
    pen.curveTo((300, height + 10), (700, height + 10), (900, height))
    pen.lineTo((900, 0))
    pen.closePath()
    return pen.getCharString()


def _finish(builder: FontBuilder, order: Sequence[str], units: int) -> None:
    builder.setupHorizontalMetrics(dict.fromkeys(order, (units, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Rare", "psName": "Rare-Font"})
    builder.setupOS2()
    builder.setupPost()


def table_at(data: bytes | bytearray, tag: str) -> int:
    """Where a table of a font begins."""
    (count,) = unpack_from(">H", data, 4)
    for index in range(count):
        name, _, offset, _ = unpack_from(">4s3L", data, 12 + 16 * index)
        if name == tag.encode():
            return int(offset)
    raise KeyError(tag)
