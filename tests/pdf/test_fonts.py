"""Fonts are found in their order, read with care, and never draw what they do not have."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from struct import pack_into

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.ttCollection import TTCollection
from tests.pdf.reading import READERS, letter_of, overruns

from pcirights.core.errors import UnfaithfulError, WrongInputError
from pcirights.letters.characters import is_control
from pcirights.letters.letter import Paragraph
from pcirights.pdf import system
from pcirights.pdf.fonts import Face, Fonts, Sort
from pcirights.pdf.render import render
from pcirights.pdf.shaping import is_blank, sets_alone
from pcirights.pdf.subset import Slot, subset
from pcirights.pdf.truetype import FontFile, FontFileError
from pcirights.pdf.typecase import TypeCase

RARE = "\U00030001"  # no bundled font has it
DAY = date(2026, 11, 23)


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


def test_a_named_file_shows_what_the_bundled_lack(folder: Path, tmp_path: Path) -> None:
    fonts = Fonts.load(folder, [make_font(tmp_path / "rare.ttf")])
    assert repr(fonts.extra) == "(Face(Rare-Fontx),)"
    pdf = render(letter_of(Paragraph(f"王{RARE}明")), fonts, DAY)
    for read in READERS.values():
        assert f"王{RARE}明" in read(pdf)
    assert overruns(pdf) == []
    assert b"+Rare-Fontx" in pdf
    assert "张三".encode() not in pdf


def test_a_font_of_the_computer_is_found_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    other = make_font(tmp_path / "other.ttf", "\U00030002")
    paths = [broken, tmp_path / "gone.ttf", other, make_font(tmp_path / "rare.ttf", RARE + "א")]
    searches: list[int] = []

    def files() -> object:
        searches.append(1)
        return iter(paths)

    monkeypatch.setattr(system, "font_files", files)
    fonts = Fonts.load(folder)
    for _ in range(2):
        assert fonts.sort(RARE, "serif").face.file.name == "Rare-Fontx"
        assert fonts.sort(RARE, "sans").face.file.name == "Rare-Fontx"
    for _ in range(2):
        with pytest.raises(UnfaithfulError):
            fonts.sort("\U00030009", "serif")
    assert len(searches) == 1
    with pytest.raises(UnfaithfulError):
        fonts.sort("א", "serif")  # it would stand the wrong way round


@pytest.mark.parametrize("make", [lambda path: path.write_bytes(b""), lambda path: None])
def test_a_named_file_that_is_no_font(
    make: Callable[[Path], object], folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "font.ttf"
    make(path)
    with pytest.raises(WrongInputError) as caught:
        Fonts.load(folder, [path])
    assert caught.value.code == ("font-unusable" if path.exists() else "file-unreadable")
    assert caught.value.fields["file"] == str(path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (Path("/dev/zero"), "font-not-truetype"),
        (Path(), "font-not-truetype"),
        (Path("\0"), "file-unreadable"),
        (Path("none.ttf"), "file-unreadable"),
    ],
)
def test_a_named_file_that_cannot_be_one(path: Path, code: str, folder: Path) -> None:
    with pytest.raises(WrongInputError, match=code):
        Fonts.load(folder, [path])


@pytest.mark.parametrize("rights", [0x0002, 0x0200])
def test_a_licence_that_forbids_embedding_is_kept(rights: int, tmp_path: Path) -> None:
    with pytest.raises(FontFileError) as caught:
        FontFile(make_font(tmp_path / "font.ttf", rights=rights))
    assert caught.value.code == "font-not-embeddable"
    FontFile(make_font(tmp_path / "may.ttf", rights=0x0008))


def test_broken_files_are_told(tmp_path: Path, folder: Path) -> None:
    good = make_font(tmp_path / "good.ttf").read_bytes()
    head = FontFile(tmp_path / "good.ttf").at("head")
    no_units = bytearray(good)
    pack_into(">H", no_units, head + 18, 0)
    for number, data in enumerate(
        (good[:4], good[:200], good[: len(good) // 2], b"OTTO" + good[4:], bytes(no_units))
    ):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        with pytest.raises(FontFileError):
            FontFile(path)
    for tag in ("glyf", "cmap"):
        with TTFont(tmp_path / "good.ttf") as font:
            del font[tag]
            font.save(tmp_path / f"{tag}.ttf")
        with pytest.raises(FontFileError):
            FontFile(tmp_path / f"{tag}.ttf")
    with pytest.raises(FontFileError):
        FontFile(make_font(tmp_path / "no-map.ttf", cmap=()))


def test_a_font_without_a_name_or_a_licence_is_used(tmp_path: Path) -> None:
    path = make_font(tmp_path / "张三.ttf")
    with TTFont(path) as font:
        font["name"].names = [name for name in font["name"].names if name.nameID != 6]
        font.save(tmp_path / "no-id.ttf")
        del font["name"], font["OS/2"]
        font.save(tmp_path / "no-table.ttf")
    assert FontFile(tmp_path / "no-id.ttf").name == "Unnamed"
    assert FontFile(tmp_path / "no-table.ttf").name == "Unnamed"


def test_a_map_beyond_the_last_glyph_shows_nothing(tmp_path: Path) -> None:
    path = make_font(tmp_path / "font.ttf")
    data = bytearray(path.read_bytes())
    pack_into(">H", data, FontFile(path).at("maxp") + 4, 1)
    pack_into(">H", data, FontFile(path).at("hhea") + 34, 1)
    (tmp_path / "bad.ttf").write_bytes(data)
    assert Face(tmp_path / "bad.ttf").sort(RARE) is None


def test_a_collection_gives_its_first_font(tmp_path: Path) -> None:
    collection = TTCollection()
    first, second = make_font(tmp_path / "1.ttf", RARE), make_font(tmp_path / "2.ttf", "x")
    with TTFont(first) as one, TTFont(second) as two:
        collection.fonts = [one, two]
        collection.save(str(tmp_path / "fonts.ttc"))
    assert FontFile(tmp_path / "fonts.ttc").glyph(ord(RARE))


def test_an_old_map_is_read(tmp_path: Path) -> None:
    font = FontFile(make_font(tmp_path / "old.ttf", "EDCA中丁", cmap=(4,)))
    assert [font.glyph(ord(char)) for char in "ABCDE中丁龘"] == [4, 0, 3, 2, 1, 5, 6, 0]
    assert font.glyph(0x20000) == 0
    assert font.glyph(0x1) == 0


@pytest.mark.parametrize("name", ["NotoSerifSC.ttf", "NotoSansSC.ttf"])
def test_the_map_and_the_widths_are_those_that_fonttools_reads(name: str, folder: Path) -> None:
    font = FontFile(folder / name)
    codes = [*range(0x20, 0x3100), *range(0x4E00, 0x9FFF, 7), 0x20164, 0x10FFFF]
    with TTFont(folder / name, lazy=True) as other:
        cmap, metrics = other.getBestCmap(), other["hmtx"]
        for code in codes:
            glyph = font.glyph(code)
            if code in cmap:
                assert glyph == other.getGlyphID(cmap[code])
                assert font.metric(glyph) == tuple(metrics[cmap[code]])
            else:
                assert glyph == 0


def test_a_subset_draws_the_same(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "NotoSerifSC.ttf", make_font(tmp_path / "parts.ttf", "ABCD")):
        font = FontFile(path)
        a, b = font.glyph(ord("A")), font.glyph(ord("B"))
        slots = [Slot(a, 600, 0), Slot(a, 700, 0), Slot(b, 500, -40)]
        slots += [Slot(font.glyph(ord(char)), 900, 0) for char in "CD"]
        (tmp_path / "small.ttf").write_bytes(subset(font, slots))
        with TTFont(tmp_path / "small.ttf") as small, TTFont(path, lazy=True) as whole:
            for number, slot in enumerate(slots, 1):
                assert ("cvt " in small) == ("cvt " in whole)
                name = small.getGlyphName(number)
                assert small["hmtx"][name][0] == slot.advance
                drawn, _, _ = small["glyf"][name].getCoordinates(small["glyf"])
                old = whole.getGlyphName(slot.glyph)
                wanted, _, _ = whole["glyf"][old].getCoordinates(whole["glyf"])
                wanted.translate((slot.shift, 0))
                assert list(drawn) == list(wanted)


def test_a_glyph_without_ink_shows_no_letter(tmp_path: Path, folder: Path) -> None:
    path = make_font(tmp_path / "blank.ttf", "AB")
    with TTFont(path) as font:
        font["glyf"]["g0"] = TTGlyphPen(None).glyph()
        font.save(tmp_path / "one-blank.ttf")
    face = Face(tmp_path / "one-blank.ttf")
    assert face.sort("A") is None
    assert face.sort("B") is not None
    fonts = Fonts.load(folder)
    space = fonts.sort(" ", "serif")
    assert space.face.ink(space) is None


def test_a_face_with_too_many_sorts_opens_a_second_font(
    fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.pdf.typecase._FULL", 2)
    case = TypeCase()
    codes = case.codes(fonts.sort(char, "serif") for char in "abcab")
    assert codes == [("F1", "0001"), ("F1", "0002"), ("F2", "0001"), ("F1", "0001"), ("F1", "0002")]
    assert isinstance(fonts.sort("a", "serif"), Sort)


def test_which_characters_can_be_printed_at_all() -> None:
    assert not is_control("\n")
    assert is_control("\u200b")
    assert is_blank("\u3000")
    assert [sets_alone(char) for char in ("龘", "é", "🙂", "か", "𠅤", "\U000e0100")] == [
        *(True, True, True, True, True, False)
    ]
    assert [sets_alone(char) for char in ("א", "ع", "क", "ᠮ", "\u0308", "\ue000")] == [False] * 6


def test_the_likeliest_files_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    (tmp_path / "deep").mkdir()
    for name in ("b.ttf", "a.TTC", "LastResort.ttf", "deep/HanaMinB.ttf", "x.otf", "SimSunB.ttf"):
        (tmp_path / name).touch()
    for name in ("Times New Roman Bold.ttf", "Times New Roman.ttf", "a Bold.ttf"):
        (tmp_path / name).touch()
    monkeypatch.setattr(system, "font_folders", lambda: (tmp_path, tmp_path / "none"))
    found = [path.name for path in ORIGINAL_FONT_FILES()]
    assert found == [
        *("SimSunB.ttf", "HanaMinB.ttf", "Times New Roman.ttf", "Times New Roman Bold.ttf"),
        *("a.TTC", "b.ttf", "a Bold.ttf"),
    ]


ORIGINAL_FONT_FILES = system.font_files


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", "/usr/share/fonts"),
        ("darwin", "/Library/Fonts"),
        ("win32", "Fonts"),
    ],
)
def test_every_system_has_its_folders(
    platform: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert any(str(folder).endswith(expected) for folder in system.font_folders())
