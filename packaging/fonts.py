"""Turn the pinned Noto CFF fonts into the TrueType fonts that a PDF can embed.

Every character of the source is kept: no list of names is ever complete, and a name that cannot be
written is worse than a larger file.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

SOURCES = {
    "NotoSerifSC": pylopdf_fonts_zh_cn.serif_path(),
    "NotoSansSC": pylopdf_fonts_zh_cn.sans_path(),
}
# A curve may stray by 1/1000 em: a fiftieth of a millimetre in a letter's 16 pt heading.
MAX_ERROR = 1.0
CHUNK = 500
LAST_COMMON = 0xA0 + 55  # the row where GB 2312 ends the characters in common use
HINTING_AND_COMPOSITES = (
    "maxCompositePoints",
    "maxCompositeContours",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
)
# Square in Chinese text; an English screen asks for their narrow shapes by this feature.
MARKS = "‘’“”…"
NARROW = "pwid"
KEPT = frozenset({"GlyphOrder", "head", "hhea", "maxp", "OS/2", "name", "cmap", "post", "hmtx"})


@dataclass(frozen=True)
class Outline:
    """One TrueType glyph, compiled, with what the font's summary tables need of it."""

    data: bytes
    box: tuple[int, int, int, int] | None
    points: int
    contours: int


def make_fonts(
    folder: Path,
    sources: Mapping[str, Path] = SOURCES,
    tell: Callable[[int, int], None] = lambda _done, _whole: None,
) -> None:
    """Write fonts/<name>.ttf and fonts/OFL.txt below folder, on all cores.

    ``tell`` is told how many pieces are done, and of how many.

    The fonts keep the day of their source: the second of the build would go into every letter, and
    tie all letters of an installation together.
    """
    target = folder / "fonts"
    target.mkdir(parents=True)
    fonts = {name: TTFont(path, lazy=True, recalcTimestamp=False) for name, path in sources.items()}
    orders = {name: _common_first(font) for name, font in fonts.items()}
    jobs = [(name, part) for name, order in orders.items() for part in _chunks(order)]
    outlines: dict[str, list[Outline]] = {name: [] for name in fonts}
    with multiprocessing.Pool(os.cpu_count(), _open_sources, [dict(sources)]) as pool:
        results = zip(jobs, pool.imap(_outlines, jobs), strict=True)
        for count, ((name, _), done) in enumerate(results, 1):
            outlines[name] += done
            tell(count, len(jobs))
    for name, font in fonts.items():
        _assemble(font, orders[name], outlines[name], name)
        font.save(target / f"{name}.ttf", reorderTables=False)
    shutil.copyfile(_licence(), target / "OFL.txt")


def _common_first(font: TTFont) -> list[str]:
    """The glyphs, those of common characters first.

    So they lie together, and a window or a letter touches 2 MB of a file and not 8.
    """
    common = {name for code, name in font.getBestCmap().items() if _is_common(chr(code))}
    missing, *others = font.getGlyphOrder()
    return [missing, *sorted(others, key=lambda name: name not in common)]


def _is_common(character: str) -> bool:
    """Whether it is of ASCII, or of the first part of GB 2312: marks and 3,755 characters."""
    try:
        return character.encode("gb2312")[0] <= LAST_COMMON
    except UnicodeEncodeError:
        return False


def _chunks(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), CHUNK):
        yield names[start : start + CHUNK]


_open: dict[str, TTFont] = {}  # in a worker process: the sources stay open between jobs


def _open_sources(sources: dict[str, Path]) -> None:
    _open.update((name, TTFont(path, lazy=True)) for name, path in sources.items())


def _outlines(job: tuple[str, list[str]]) -> list[Outline]:
    name, glyph_names = job
    glyph_set = _open[name].getGlyphSet()
    result = []
    for glyph_name in glyph_names:
        pen = TTGlyphPen(None)
        glyph_set[glyph_name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyph = pen.glyph()
        data = glyph.compile(None)
        if glyph.numberOfContours == 0:
            result.append(Outline(b"", None, 0, 0))
        else:
            box = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
            result.append(Outline(data, box, len(glyph.coordinates), glyph.numberOfContours))
    return result


def _assemble(font: TTFont, order: list[str], outlines: list[Outline], name: str) -> None:
    """Change an open CFF font into a TrueType font with these outlines, in this order."""
    narrow, metrics = _narrow_marks(font), font["hmtx"].metrics
    font["cmap"].ensureDecompiled()
    font.setGlyphOrder(order)  # now that nothing is read by the source's own any more
    font.recalcBBoxes = False  # it would unpack every glyph again
    for tag in set(font.keys()) - KEPT:
        del font[tag]
    glyf = newTable("glyf")
    glyf.glyphs = {key: Glyph(outline.data) for key, outline in zip(order, outlines, strict=True)}
    glyf.glyphOrder = order
    font["loca"] = newTable("loca")
    font["glyf"] = glyf

    boxes = [outline.box for outline in outlines if outline.box]
    head = font["head"]
    head.xMin, head.yMin = (min(box[side] for box in boxes) for side in (0, 1))
    head.xMax, head.yMax = (max(box[side] for box in boxes) for side in (2, 3))
    head.glyphDataFormat = 0
    for key, outline in zip(order, outlines, strict=True):
        metrics[key] = (metrics[key][0], outline.box[0] if outline.box else 0)

    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxPoints = max(outline.points for outline in outlines)
    maxp.maxContours = max(outline.contours for outline in outlines)
    maxp.maxZones = 1
    for field in HINTING_AND_COMPOSITES:
        setattr(maxp, field, 0)

    addOpenTypeFeaturesFromString(font, narrow)
    post = font["post"]
    post.formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    for record in font["name"].names:
        if record.nameID == 6:
            record.string = f"PCIRights-{name}"


def _narrow_marks(font: TTFont) -> str:
    """The source's feature of narrow shapes, for the marks alone, as feature text."""
    table = font["GSUB"].table
    shapes: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == NARROW:
            for number in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[number].SubTable:
                    shapes |= part.mapping
    wide = (font.getBestCmap()[ord(mark)] for mark in MARKS)
    rules = " ".join(f"sub {name} by {shapes[name]};" for name in wide)
    return f"feature {NARROW} {{ {rules} }} {NARROW};"


def _licence() -> Path:
    """Return the fonts' own licence text, as their package carries it."""
    for file in metadata.files("pylopdf-fonts-zh-cn") or []:
        if file.name == "LICENSE":
            return Path(str(file.locate()))
    raise FileNotFoundError("the licence of pylopdf-fonts-zh-cn")
