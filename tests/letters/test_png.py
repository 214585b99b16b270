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
from pcirights.letters.png import MOST_BYTES, clean_png, size

MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")
START = SIGNATURE + header(3, 2)


def refused(content: bytes) -> WrongInputError:
    with pytest.raises(WrongInputError) as caught:
        clean_png(content, "logo.png")
    assert caught.value.fields["file"] == "logo.png"
    return caught.value


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sides", [(1, 1), (7, 5), (300, 2)])
def test_a_picture_of_any_kind_is_taken(mode: str, sides: tuple[int, int]) -> None:
    made = BytesIO()
    Image.new(mode, sides).save(made, "PNG")
    cleaned = clean_png(made.getvalue(), "logo.png")
    assert size(cleaned) == sides
    with Image.open(BytesIO(cleaned)) as picture:
        picture.load()
        assert picture.size == sides


def test_an_interlaced_picture_is_taken() -> None:
    """Three by two pixels have three passes of one pixel and one of a row."""
    rows = b"".join(b"\0" + b"\xff\0\0" * wide for wide in (1, 1, 1, 3))
    data = SIGNATURE + header(3, 2, interlaced=1) + chunk(b"IDAT", zlib.compress(rows)) + END
    with Image.open(BytesIO(clean_png(data, "logo.png"))) as opened:
        opened.load()


def test_what_it_tells_of_itself_is_left_out() -> None:
    told = chunk(b"tEXt", b"Author\0Zhang San"), chunk(b"tIME", b"\x07\xea\x0b\x17\0\0\0")
    assert clean_png(png(3, 2, *told), "logo.png") == png()
    assert clean_png(png() + b"after the end", "logo.png") == png()


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
        png()[:-1],
        png()[:40],
        png().replace(b"IDAT", b"IDAX"),
        png(pixels=b"\0" * 19),
        png(pixels=b"\0" * 21),
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


def test_a_picture_that_inflates_without_end_is_refused_early() -> None:
    assert refused(png(pixels=bytes(50_000_000))).code == "logo-not-png"


@given(st.binary())
def test_no_bytes_bring_it_down(content: bytes) -> None:
    assert refused(SIGNATURE + content).code == "logo-not-png"
