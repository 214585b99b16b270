"""Fonts are found in their order, read with care, and never draw what they do not have."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from struct import pack_into

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # it has none
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum
from fontTools.ttLib.ttCollection import TTCollection
from tests.pdf.font_files import RARE, make_cff, make_cff2, make_font, make_variable, table_at
from tests.pdf.reading import READERS, letter_of, overruns, tagged
from tests.pdf.rulebook import streams_of
from tests.pdf.rules import faults

from pcirights.core.errors import UnfaithfulError, WrongInputError
from pcirights.letters.characters import is_control
from pcirights.letters.letter import Paragraph, Table
from pcirights.pdf.file import embedded_fonts
from pcirights.pdf.file.embedded_fonts import FontSet
from pcirights.pdf.file.truetype_program import Variant, truetype_program
from pcirights.pdf.render import render
from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.font_file import FontFile, FontFileError
from pcirights.pdf.text.fonts import Face, Fonts, is_blank, sets_alone
from pcirights.pdf.text.layout import Line

DAY = date(2026, 11, 23)


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

    monkeypatch.setattr(system_fonts, "font_files", files)
    fonts = Fonts.load(folder)
    for _ in range(2):
        assert fonts.glyph(RARE, "serif").face.file.name == "Rare-Fontx"
        assert fonts.glyph(RARE, "sans").face.file.name == "Rare-Fontx"
    for _ in range(2):
        with pytest.raises(UnfaithfulError):
            fonts.glyph("\U00030009", "serif")
    assert len(searches) == 1
    with pytest.raises(UnfaithfulError):
        fonts.glyph("א", "serif")  # it would stand the wrong way round


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
        (Path("/dev/zero"), "font-of-another-kind"),
        (Path(), "font-of-another-kind"),
        (Path("\0"), "file-unreadable"),
        (Path("none.ttf"), "file-unreadable"),
    ],
)
def test_a_named_file_that_cannot_be_one(path: Path, code: str, folder: Path) -> None:
    with pytest.raises(WrongInputError, match=code):
        Fonts.load(folder, [path])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(folder: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "font.ttf"
    os.mkfifo(pipe)
    with pytest.raises(WrongInputError, match="font-of-another-kind"):
        Fonts.load(folder, [pipe])


def test_a_file_of_gigabytes_is_refused_at_once(folder: Path, tmp_path: Path) -> None:
    path = make_font(tmp_path / "font.ttf")
    with path.open("r+b") as stream:
        stream.truncate(1 << 32)  # a hole: nothing of it is on the disk
    with pytest.raises(WrongInputError, match="font-unusable"):
        Fonts.load(folder, [path])


@pytest.mark.parametrize("rights", [0x0002, 0x0200])
def test_a_licence_that_forbids_embedding_is_kept(rights: int, tmp_path: Path) -> None:
    with pytest.raises(FontFileError) as caught:
        FontFile(make_font(tmp_path / "font.ttf", rights=rights))
    assert caught.value.code == "font-not-embeddable"
    FontFile(make_font(tmp_path / "may.ttf", rights=0x0008))


def test_broken_files_are_told(tmp_path: Path) -> None:
    good = make_font(tmp_path / "good.ttf").read_bytes()
    no_units = bytearray(good)
    pack_into(">H", no_units, table_at(good, "head") + 18, 0)
    for number, data in enumerate(
        (good[:4], good[:200], good[: len(good) // 2], b"OTTO" + good[4:200], bytes(no_units))
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
    no_map = FontFile(make_font(tmp_path / "no-map.ttf", cmap=()))
    with pytest.raises(FontFileError):
        no_map.check_map()


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
    path = make_font(tmp_path / "font.ttf", "AB")
    data = bytearray(path.read_bytes())
    pack_into(">H", data, table_at(data, "maxp") + 4, 2)
    pack_into(">H", data, table_at(data, "hhea") + 34, 2)
    (tmp_path / "bad.ttf").write_bytes(data)
    face = Face(tmp_path / "bad.ttf")
    assert face.file.glyph_id(ord("A")) == 1
    assert face.file.glyph_id(ord("B")) == 0
    assert face.glyph("B") is None


def collection(path: Path, *faces: Path) -> Path:
    made = TTCollection()
    made.fonts = [TTFont(face) for face in faces]
    made.save(str(path))
    return path


def test_a_collection_gives_its_first_font(tmp_path: Path) -> None:
    first, second = make_font(tmp_path / "1.ttf", RARE), make_font(tmp_path / "2.ttf", "x")
    font = FontFile(collection(tmp_path / "fonts.ttc", first, second))
    assert font.glyph_id(ord(RARE))
    assert not font.glyph_id(ord("x"))


def test_a_collection_gives_its_font_for_the_mainland(tmp_path: Path) -> None:
    japan = make_font(tmp_path / "1.ttf", RARE, family="Rare CJK JP")
    mainland = make_font(tmp_path / "2.ttf", RARE + "x", family="Rare CJK SC")
    font = FontFile(collection(tmp_path / "fonts.ttc", japan, mainland))
    assert font.glyph_id(ord("x"))


def test_an_old_map_is_read(tmp_path: Path) -> None:
    font = FontFile(make_font(tmp_path / "old.ttf", "EDCA中丁", cmap=(4,)))
    assert [font.glyph_id(ord(char)) for char in "ABCDE中丁龘"] == [4, 0, 3, 2, 1, 5, 6, 0]
    assert font.glyph_id(0x20000) == 0
    assert font.glyph_id(0x1) == 0


def test_a_font_with_cff_outlines_shows_what_the_bundled_lack(folder: Path, tmp_path: Path) -> None:
    """Two characters that it draws alike stay two."""
    other = "\U00030002"
    file = make_cff(tmp_path / "rare.otf", RARE + "\U00030003", alike=other)
    fonts = Fonts.load(folder, [file])
    text = f"王{RARE}{other}5明{RARE}\U00030003“{other}”"
    pdf = render(letter_of(Paragraph(text)), fonts, DAY)
    assert tagged(pdf) == [("P", text)]
    for read in READERS.values():
        assert "".join(read(pdf).split()) == text
    assert overruns(pdf) == []
    assert faults(pdf) == []
    assert pdf.count(b"/CIDFontType0C") == 2
    plain = render(letter_of(Paragraph(f"王{RARE}明")), fonts, DAY)
    assert faults(plain) == []


def test_ink_stands_where_the_line_says_in_a_cff_font(folder: Path, tmp_path: Path) -> None:
    file = make_cff(tmp_path / "rare.otf")
    pdf = render(letter_of(Paragraph(f"王{RARE}5")), Fonts.load(folder, [file]), DAY)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    (left, *_), (digit, *_) = (page.get_charbox(n, loose=True) for n in (1, page.count_chars() - 1))
    assert digit - left == pytest.approx(12 * 1.16, abs=0.1)


def test_a_variable_font_is_embedded_at_its_regular_weight(folder: Path, tmp_path: Path) -> None:
    fonts = Fonts.load(folder, [make_variable(tmp_path / "rare.ttf")])
    glyph = fonts.glyph(RARE, "serif")
    assert glyph.face.ink(glyph) == (100, 500)  # 300 of the 800 between the weights 100 and 900
    pdf = render(letter_of(Paragraph(f"王{RARE}明")), fonts, DAY)
    assert faults(pdf) == []
    box = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_charbox(1)
    assert box[2] - box[0] == pytest.approx(12 * 0.4, abs=0.1)


def test_a_variable_font_with_cff_outlines_is_embedded(folder: Path, tmp_path: Path) -> None:
    fonts = Fonts.load(folder, [make_cff2(tmp_path / "rare.otf")])
    pdf = render(letter_of(Paragraph(f"王{RARE}明")), fonts, DAY)
    assert faults(pdf) == []
    box = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_charbox(1)
    assert box[2] - box[0] == pytest.approx(12 * 0.8, abs=0.1)


def test_characters_that_look_alike_stay_apart_in_fixed_and_typed_text(fonts: Fonts) -> None:
    """Their fonts have the same outlines, and different ways back to the characters."""
    pdf = render(letter_of(Paragraph("田"), Table((), (("\u2f65",),))), fonts, DAY)
    assert tagged(pdf) == [("P", "田"), ("TD", "\u2f65")]
    for read in READERS.values():
        assert "".join(read(pdf).split()) == "田\u2f65"
    assert faults(pdf) == []


@pytest.mark.parametrize("name", ["NotoSerifSC.ttf", "NotoSansSC.ttf"])
def test_the_map_and_the_widths_are_those_that_fonttools_reads(name: str, folder: Path) -> None:
    font = FontFile(folder / name)
    codes = [*range(0x20, 0x3100), *range(0x4E00, 0x9FFF, 7), 0x20164, 0x10FFFF]
    with TTFont(folder / name, lazy=True) as other:
        cmap, metrics = other.getBestCmap(), other["hmtx"]
        for code in codes:
            glyph = font.glyph_id(code)
            if code in cmap:
                assert glyph == other.getGlyphID(cmap[code])
                assert font.advance(glyph) == metrics[cmap[code]][0]
            else:
                assert glyph == 0


def test_a_subset_draws_the_same(folder: Path, tmp_path: Path) -> None:
    for path in (folder / "NotoSerifSC.ttf", make_font(tmp_path / "parts.ttf", "ABCD ")):
        font = FontFile(path)
        small = font.subset(map(ord, "ABCD "))
        numbers = small.numbers
        wanted = {
            **{
                numbers[font.glyph_id(ord(char))]: (char, font.advance(font.glyph_id(ord(char))), 0)
                for char in "ABCD "
            },
        }
        variants = [("A", 700, 0), ("B", 500, -40), (" ", 900, 30), ("D", 900, 7)]
        program = truetype_program(
            small,
            [Variant(numbers[font.glyph_id(ord(char))], *rest) for char, *rest in variants],
        )
        first = len(program.advances) - len(variants)
        wanted |= {first + n: variant for n, variant in enumerate(variants)}
        with TTFont(io.BytesIO(program.data)) as made, TTFont(path, lazy=True) as whole:
            assert made.reader is not None
            for tag, entry in made.reader.tables.items():
                assert entry.checkSum == calcChecksum(made.reader[tag])
            assert [made["hmtx"][name][0] for name in made.getGlyphOrder()] == list(
                program.advances
            )
            for number, (char, advance, shift) in wanted.items():
                name = made.getGlyphName(number)
                assert made["hmtx"][name][0] == advance
                drawn, old = BoundsPen(made.getGlyphSet()), BoundsPen(whole.getGlyphSet())
                made.getGlyphSet()[name].draw(drawn)
                whole.getGlyphSet()[whole.getBestCmap()[ord(char)]].draw(old)
                box = old.bounds and tuple(
                    side + shift * (n % 2 == 0) for n, side in enumerate(old.bounds)
                )
                assert drawn.bounds == box


def test_a_glyph_without_ink_shows_no_letter(tmp_path: Path, folder: Path) -> None:
    path = make_font(tmp_path / "blank.ttf", "AB")
    with TTFont(path) as font:
        font["glyf"]["g0"] = TTGlyphPen(None).glyph()
        font.save(tmp_path / "one-blank.ttf")
    face = Face(tmp_path / "one-blank.ttf")
    assert face.glyph("A") is None
    assert face.glyph("B") is not None
    fonts = Fonts.load(folder)
    space = fonts.glyph(" ", "serif")
    assert space.face.ink(space) is None


def test_a_face_with_too_many_characters_opens_a_second_font(
    fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_fonts, "_FULL", 2)
    glyphs = [fonts.glyph(char, "serif") for char in "abc"]
    made = FontSet([*glyphs, glyphs[0]._replace(advance=900)])
    assert len(made.fonts) == 2
    tags = [made.codes[glyph][0] for glyph in glyphs]
    assert tags[0] == tags[1] != tags[2]
    assert len({made.codes[glyph] for glyph in made.codes}) == 4


def test_a_letter_of_many_characters_has_a_large_font(fonts: Fonts) -> None:
    """Its outlines have more bytes than short places in a font can tell."""
    text = "".join(map(chr, range(0x4E00, 0x5000)))
    pdf = render(letter_of(Paragraph(text)), fonts, DAY)
    assert tagged(pdf) == [("P", text)]
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        lengths = [int(one.Length1) for one in streams_of(opened) if "/Length1" in one]
    assert max(lengths) > 0x20000


def test_lines_that_are_kept_are_some(fonts: Fonts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_fonts, "_MOST_SHOWN", 2)
    made = FontSet([])
    for _ in range(5):
        made.keep(Line((), (), 0.0), "", ())
        assert len(made.shown) <= 2


def test_a_font_that_breaks_as_it_is_embedded_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = Fonts.load(folder, [make_font(tmp_path / "rare.ttf")])
    fonts.glyph(RARE, "serif")

    def fail(self: FontFile, codes: object) -> None:
        raise FontFileError("it cannot be cut")

    monkeypatch.setattr(FontFile, "subset", fail)
    with pytest.raises(WrongInputError) as caught:
        render(letter_of(Paragraph(RARE)), fonts, DAY)
    assert (caught.value.code, caught.value.fields) == ("font-unusable", {"file": "Rare-Fontx"})


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
    for name in ("b.ttf", "a.TTC", "LastResort.ttf", "deep/HanaMinB.ttf", "x.OTF", "SimSunB.ttf"):
        (tmp_path / name).touch()
    for name in ("Times New Roman Bold.ttf", "Times New Roman.ttf", "a Bold.ttf"):
        (tmp_path / name).touch()
    monkeypatch.setattr(system_fonts, "font_folders", lambda: (tmp_path, tmp_path / "none"))
    found = [path.name for path in ORIGINAL_FONT_FILES()]
    assert found == [
        *("SimSunB.ttf", "HanaMinB.ttf", "Times New Roman.ttf", "Times New Roman Bold.ttf"),
        *("a.TTC", "b.ttf", "x.OTF", "a Bold.ttf"),
    ]


ORIGINAL_FONT_FILES = system_fonts.font_files


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
    assert any(str(folder).endswith(expected) for folder in system_fonts.font_folders())
