"""The fonts that are shipped hold every name that can be printed, as outlines a PDF can embed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

import fonts
from pcirights import paths

NAMES = ("NotoSerifSC", "NotoSansSC")
# Rare in text, and in somebody's name: from Ext A, URO's late additions, Ext B, C and E.
RARE = "㛃䶮𬍛𠅤𫟼𬱖𫍯𨱏"
PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
MARKS = "，。；：？！、（）《》〈〉“”‘’—…·「」『』【】〔〕￥％～　"


@pytest.fixture(params=NAMES)
def font(request: pytest.FixtureRequest) -> Iterator[TTFont]:
    with TTFont(paths.fonts_dir() / f"{request.param}.ttf", lazy=True) as opened:
        yield opened


def gb2312() -> Iterator[str]:
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            if (high, low) < (0xD7, 0xFA) or high > 0xD7:
                yield bytes((high, low)).decode("gb2312")


def test_every_character_of_common_sets_is_there(font: TTFont) -> None:
    known = font.getBestCmap()
    hanzi = "".join(gb2312())
    assert len(hanzi) == 6763
    ascii_and_latin_1 = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    wanted = hanzi + RARE + PINYIN + MARKS + ascii_and_latin_1
    assert [char for char in wanted if ord(char) not in known] == []
    assert sum(0x4E00 <= point <= 0x9FFF for point in known) >= 20_976
    assert sum(0x3400 <= point <= 0x4DBF for point in known) >= 6_582


def test_characters_in_common_use_lie_together(font: TTFont) -> None:
    common = "".join(gb2312())[:3755]
    known = font.getBestCmap()
    assert max(font.getGlyphID(known[ord(char)]) for char in common) < 4600


def test_nothing_of_the_source_is_lost(font: TTFont) -> None:
    name = str(font["name"].getDebugName(6)).removeprefix("PCIRights-")
    with TTFont(fonts.SOURCES[name], lazy=True) as source:
        new, old = font.getBestCmap(), source.getBestCmap()
        assert new.keys() == old.keys()
        glyphs, originals = font.getGlyphSet(), source.getGlyphSet()
        for char in map(ord, "永国鬱龘aé，" + RARE):
            made, drawn = BoundsPen(glyphs), BoundsPen(originals)
            glyphs[new[char]].draw(made)
            originals[old[char]].draw(drawn)
            assert made.bounds == pytest.approx(drawn.bounds, abs=2)
            assert glyphs[new[char]].width == originals[old[char]].width


def test_its_tables_agree_with_its_glyphs(font: TTFont) -> None:
    head, maxp, glyf, metrics = font["head"], font["maxp"], font["glyf"], font["hmtx"]
    assert maxp.numGlyphs == len(font.getGlyphOrder())
    for name in font.getGlyphOrder()[::97]:
        glyph = glyf[name]
        if glyph.numberOfContours:
            assert head.xMin <= glyph.xMin <= glyph.xMax <= head.xMax
            assert head.yMin <= glyph.yMin <= glyph.yMax <= head.yMax
            assert metrics[name][1] == glyph.xMin
            assert len(glyph.coordinates) <= maxp.maxPoints
            assert glyph.numberOfContours <= maxp.maxContours


def test_it_may_be_embedded(font: TTFont) -> None:
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_name_of_its_own(name: str) -> None:
    with TTFont(paths.fonts_dir() / f"{name}.ttf", lazy=True) as opened:
        assert opened["name"].getDebugName(6) == f"PCIRights-{name}"


def test_the_licence_goes_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (paths.fonts_dir() / "OFL.txt").read_text("utf-8")
