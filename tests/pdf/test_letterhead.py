"""The letterhead at the top of an original."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest
from PIL import Image
from tests.letters.pictures import logo
from tests.pdf.reading import letter_of, overruns, tagged

from pcirights.letters.letter import Letterhead, Notice, Paragraph, Title
from pcirights.letters.letterhead import read_logo
from pcirights.pdf.render import render
from pcirights.pdf.text.fonts import Fonts

DAY = date(2026, 11, 23)
TEXT = (Title("申请书"), Paragraph("一段。"))


def first_page(content: bytes) -> pypdf.PageObject:
    return pypdf.PdfReader(io.BytesIO(content)).pages[0]


def test_its_text_comes_first_and_comes_back(fonts: Fonts) -> None:
    head = Letterhead("某诊所", ("某路1号\n二楼", ""), logo())
    content = render(letter_of(Notice("副本"), head, *TEXT), fonts, DAY)
    said = [text for _, text in tagged(content)]
    assert said == ["副本", "某诊所", "某路1号二楼", "申请书", "一段。"]
    assert not overruns(content)


def test_a_letter_without_a_logo_has_no_picture(fonts: Fonts) -> None:
    content = render(letter_of(Letterhead("某诊所", ()), *TEXT), fonts, DAY)
    assert not first_page(content).images


@pytest.mark.parametrize("sides", [(300, 200), (4000, 2), (2, 4000)])
def test_a_logo_keeps_its_shape_within_the_text(fonts: Fonts, sides: tuple[int, int]) -> None:
    head = Letterhead("某诊所", (), logo(*sides))
    content = render(letter_of(head, *TEXT), fonts, DAY)
    (image,) = first_page(content).images
    assert image.image is not None
    assert image.image.size == sides
    place = next(line for line in _content(content).splitlines() if "/Logo Do" in line).split()
    width, height = float(place[1]), float(place[4])
    assert width <= 432
    assert height <= 42
    assert width / height == pytest.approx(sides[0] / sides[1], rel=0.3)


def test_what_is_clear_in_a_logo_is_white_on_the_page(fonts: Fonts) -> None:
    made = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(made, "PNG")
    head = Letterhead("某诊所", (), read_logo(made.getvalue(), "logo.png"))
    (image,) = first_page(render(letter_of(head, *TEXT), fonts, DAY)).images
    assert image.image is not None
    assert image.image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_the_same_letterhead_gives_the_same_bytes(fonts: Fonts) -> None:
    letter = letter_of(Letterhead("某诊所", ("某路1号",), logo()), *TEXT)
    assert render(letter, fonts, DAY) == render(letter, fonts, DAY)


def _content(content: bytes) -> str:
    stream = first_page(content).get_contents()
    assert stream is not None
    return stream.get_data().decode("latin-1")
