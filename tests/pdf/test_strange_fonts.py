"""A stranger's font may be damaged anywhere: it is used rightly, or refused, or passed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from struct import pack_into

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pdf.font_files import RARE, make_cff, make_cff2, make_font, make_variable, table_at
from tests.pdf.reading import letter_of, overruns, tagged

from pcirights.core.errors import PcirightsError, UnfaithfulError, WrongInputError
from pcirights.letters.letter import Paragraph
from pcirights.pdf.render import render
from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.font_file import FontFile
from pcirights.pdf.text.fonts import Face, Fonts

DAY = date(2026, 11, 23)
TEXT = f"王{RARE}明"
REFUSALS = ("font-unusable", "font-of-another-kind", "font-not-embeddable", "file-unreadable")


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("fonts") / "good.ttf"
    return make_font(path, RARE + "\U00030002ABCD").read_bytes()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("whole")
    return {name: make(folder / name).read_bytes() for name, make in OTHERS.items()}


@pytest.fixture(scope="session")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged") / "font.ttf"


def use(data: bytes, damaged: Path, folder: Path) -> str:
    """What becomes of a letter with a rare character and this file to print it from."""
    damaged.unlink(missing_ok=True)  # a file that is open is never written to
    damaged.write_bytes(data)
    try:
        pdf = render(letter_of(Paragraph(TEXT)), Fonts.load(folder, [damaged]), DAY)
    except PcirightsError as error:
        return error.code
    assert tagged(pdf) == [("P", TEXT)]
    assert overruns(pdf) == []
    return "printed"


ENDS = (*REFUSALS, "character-without-font", "printed")


def test_the_whole_file_prints(whole: dict[str, bytes], damaged: Path, folder: Path) -> None:
    for data in whole.values():
        assert use(data, damaged, folder) == "printed"


@settings(deadline=None, max_examples=200)
@given(length=st.integers(0, 1 << 12))
def test_a_file_cut_short_is_refused(length: int, good: bytes, damaged: Path, folder: Path) -> None:
    assert use(good[: min(length, len(good) - 4)], damaged, folder) in REFUSALS


OTHERS: dict[str, Callable[[Path], Path]] = {
    "parts": lambda path: make_font(path, RARE + "\U00030002ABCD"),
    "cff": make_cff,
    "variable": make_variable,
    "variable cff": make_cff2,
}
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 12), st.integers(0, 255)), min_size=1, max_size=6)


@pytest.mark.parametrize("outlines", OTHERS)
@settings(deadline=None, max_examples=250)
@given(changes=CHANGES)
def test_a_file_with_other_bytes_makes_no_traceback(
    changes: list[tuple[int, int]],
    outlines: str,
    damaged: Path,
    folder: Path,
    whole: dict[str, bytes],
) -> None:
    data = bytearray(whole[outlines])
    for place, byte in changes:
        data[place % len(data)] = byte
    assert use(bytes(data), damaged, folder) in ENDS


@pytest.mark.parametrize("tag", ["hhea", "hmtx", "maxp", "loca", "glyf", "cmap"])
def test_a_table_of_zeros_makes_no_traceback(
    tag: str, good: bytes, damaged: Path, folder: Path
) -> None:
    """HarfBuzz mends some, and leaves others out of the subset."""
    start = table_at(good, tag)
    assert use(good[:start] + bytes(12) + good[start + 12 :], damaged, folder) in ENDS


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes, damaged: Path, folder: Path) -> None:
    assert use(data, damaged, folder) in REFUSALS


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=200))
def test_any_bytes_behind_the_head_of_a_font_are_refused(
    data: bytes, good: bytes, damaged: Path, folder: Path
) -> None:
    for head in (good[:12], good[:252], b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10"):
        assert use(head + data, damaged, folder) in REFUSALS


def test_another_kind_of_file_is_told_from_damage(good: bytes, damaged: Path, folder: Path) -> None:
    assert use(b"wOFF" + good[4:], damaged, folder) == "font-of-another-kind"
    assert use(b"\0\1\0\1" + good[4:], damaged, folder) == "font-of-another-kind"


def glyph_with(path: Path, place: int, value: bytes) -> Face:
    """A font whose rare character has other bytes at a place of its outline."""
    data = bytearray(path.read_bytes())
    with TTFont(path) as font:
        start = table_at(data, "glyf") + font["loca"][font.getGlyphID("g0")]
    data[start + place : start + place + len(value)] = value
    other = path.with_name("other.ttf")
    other.unlink(missing_ok=True)
    other.write_bytes(data)
    return Face(other)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (2, b"\x80\x00"),  # its ink begins far to the left
        (6, b"\x7f\xff"),  # and ends far to the right
        (8, b"\x7f\xff"),  # or far above
        (10, b"\xff\xff"),  # its parts never end
        (12, b"\xff\xff"),  # it is made of what is not there
        (12, b"\x00\x01"),  # it is made of itself
    ],
)
def test_a_glyph_that_is_not_whole_is_passed_over(place: int, value: bytes, tmp_path: Path) -> None:
    path = make_font(tmp_path / "good.ttf")
    assert Face(path).glyph(RARE)
    assert glyph_with(path, place, value).glyph(RARE) is None


def test_a_glyph_wider_than_two_squares_is_passed_over(tmp_path: Path) -> None:
    path = make_font(tmp_path / "good.ttf")
    with TTFont(path) as font:
        font["hmtx"]["g0"] = (4096, 100)
        font.save(tmp_path / "wide.ttf")
    assert Face(tmp_path / "wide.ttf").glyph(RARE) is None


def test_ideographs_as_they_should_be_are_sound(folder: Path) -> None:
    for name in ("NotoSerifSC.ttf", "NotoSansSC.ttf"):
        font = FontFile(folder / name)
        codes = range(0x4E00, 0x9FA5, 5)
        assert [code for code in codes if not font.is_sound(code, font.glyph_id(code))] == []


def test_hints_are_left_out(tmp_path: Path, folder: Path) -> None:
    path = make_font(tmp_path / "good.ttf")
    with TTFont(path) as font:
        font["cvt "].values.extend([1] * (1 << 20))
        font.save(tmp_path / "long.ttf")
    pdf = render(letter_of(Paragraph(TEXT)), Fonts.load(folder, [tmp_path / "long.ttf"]), DAY)
    assert len(pdf) < 100_000


def test_a_name_as_long_as_a_book_is_cut(tmp_path: Path) -> None:
    path = make_font(tmp_path / "good.ttf")
    with TTFont(path) as font:
        font["name"].setName("A" * 500, 6, 3, 1, 0x409)
        font.save(tmp_path / "long.ttf")
    assert len(FontFile(tmp_path / "long.ttf").name) <= 63


@pytest.mark.parametrize("units", [0, 15, 8193])
def test_a_square_of_no_size_is_refused(units: int, tmp_path: Path, folder: Path) -> None:
    data = bytearray(make_font(tmp_path / "good.ttf").read_bytes())
    pack_into(">H", data, table_at(data, "head") + 18, units)
    (tmp_path / "bad.ttf").write_bytes(data)
    with pytest.raises(WrongInputError, match="font-unusable"):
        Fonts.load(folder, [tmp_path / "bad.ttf"])


def test_a_damaged_font_of_the_computer_is_passed_over(
    good: bytes, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for number in range(0, len(good), 40):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(good[:number] + bytes(20) + good[number + 20 :])
        files.append(path)
    fine = make_font(tmp_path / "fine.ttf", "\U00030009")
    monkeypatch.setattr(system_fonts, "font_files", lambda: iter([*files, tmp_path, fine]))
    fonts = Fonts.load(folder)
    assert fonts.glyph("\U00030009", "serif").face.file.name == "Rare-Fontx"
    with pytest.raises(UnfaithfulError):
        fonts.glyph("\U0003000a", "serif")
