"""A logo is a whole PNG of a bearable size, and tells nothing but the picture."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.letters.pictures import END, SIGNATURE, chunk, header, png

from pcirights.core.errors import WrongInputError
from pcirights.letters.letterhead import MOST_BYTES, read_logo

MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
START = SIGNATURE + header(3, 2)


def refused(content: bytes) -> WrongInputError:
    with pytest.raises(WrongInputError) as caught:
        read_logo(content, "logo.png")
    assert caught.value.fields["file"] == "logo.png"
    return caught.value


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sides", [(1, 1), (7, 5), (300, 2)])
def test_a_picture_of_any_kind_is_taken(mode: str, sides: tuple[int, int]) -> None:
    made = BytesIO()
    Image.new(mode, sides).save(made, "PNG")
    logo = read_logo(made.getvalue(), "logo.png")
    assert (logo.width, logo.height) == sides
    assert len(logo.pixels) == 3 * sides[0] * sides[1]
    with Image.open(BytesIO(logo.png)) as picture:
        picture.load()
        assert picture.size == sides


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("1", 1, b"\xff\xff\xff"),
        ("L", 200, b"\xc8\xc8\xc8"),
        ("I;16", 51400, b"\xc8\xc8\xc8"),
        ("RGB", (1, 2, 3), b"\1\2\3"),
        ("RGBA", (0, 0, 0, 0), b"\xff\xff\xff"),
        ("LA", (0, 51), b"\xcc\xcc\xcc"),
    ],
)
def test_its_colours_stay_on_white(mode: str, colour: int, shown: bytes) -> None:
    made = BytesIO()
    Image.new(mode, (1, 1), colour).save(made, "PNG")
    assert read_logo(made.getvalue(), "logo.png").pixels == shown


def test_an_interlaced_picture_is_taken() -> None:
    """Three by two pixels have three passes of one pixel and one of a row."""
    rows = b"".join(b"\0" + b"\xff\0\0" * wide for wide in (1, 1, 1, 3))
    data = SIGNATURE + header(3, 2, interlaced=1) + chunk(b"IDAT", zlib.compress(rows)) + END
    assert read_logo(data, "logo.png").pixels == b"\xff\0\0" * 6


def test_what_it_tells_of_itself_is_left_out() -> None:
    plain = read_logo(png(), "logo.png")
    told = chunk(b"tEXt", b"Author\0Zhang San"), chunk(b"tIME", b"\x07\xea\x0b\x17\0\0\0")
    profile = chunk(b"iCCP", b"Zhang San\0\0" + zlib.compress(b"profile"))
    assert read_logo(png(3, 2, *told, profile), "logo.png") == plain
    assert read_logo(png() + b"after the end", "logo.png") == plain
    with Image.open(BytesIO(plain.png)) as picture:
        picture.load()
        assert picture.info == {}


def test_a_large_file_and_a_large_picture_are_refused() -> None:
    assert refused(bytes(MOST_BYTES + 1)).code == "logo-too-big"
    error = refused(png(4001, 1))
    assert error.code == "logo-too-wide"
    assert error.fields["size"] == "4001×1"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        SIGNATURE,
        png()[:40],
        png().replace(b"IDAT", b"IDAX"),
        png(pixels=b"\0" * 19),
        png(pixels=b""),
        png(0, 0, pixels=b"\0"),
        SIGNATURE + chunk(b"IDAT", b"") + header(3, 2) + END,
        SIGNATURE + header(3, 2, colour=5) + chunk(b"IDAT", zlib.compress(b"")) + END,
        SIGNATURE + chunk(b"IHDR", b"short") + END,
        START + chunk(b"IDAT", zlib.compress(bytes(20))[:-5]) + END,
        START + chunk(b"IDAT", b"no zlib") + END,
        START + END,
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    assert refused(content).code == "logo-not-png"


@pytest.mark.parametrize("more", [1, 50_000_000])
def test_what_follows_the_last_pixel_is_no_part_of_the_picture(more: int) -> None:
    rows = (b"\0" + b"\xff\0\0" * 3) * 2
    assert read_logo(png(pixels=rows + bytes(more)), "logo.png") == read_logo(png(), "logo.png")
    assert read_logo(png()[:-1], "logo.png") == read_logo(png(), "logo.png")


@given(st.binary())
def test_no_bytes_bring_it_down(content: bytes) -> None:
    assert refused(SIGNATURE + content).code == "logo-not-png"
