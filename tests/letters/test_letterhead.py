"""The letterhead of a clinic."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.letters.cases import CASES
from tests.letters.pictures import logo, png

from pcirights.core.errors import WrongInputError
from pcirights.letters.letter import Letterhead, Notice
from pcirights.letters.letterhead import read_letterhead, under

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = 'name = "某诊所"\naddress = "某路1号"\nphone = "010-1"\nlogo = "logo.png"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "logo.png").write_bytes(png())
    path = tmp_path / "clinic.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def refused(file: Path, text: str) -> WrongInputError:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongInputError) as caught:
        read_letterhead(file)
    assert str(file.parent) not in str(caught.value.fields)
    return caught.value


def test_name_lines_and_logo(file: Path) -> None:
    assert read_letterhead(file) == Letterhead("某诊所", ("某路1号", "010-1"), logo())
    file.write_text('name = "甲"\naddress = "乙"', encoding="utf-8-sig")
    assert read_letterhead(file) == Letterhead("甲", ("乙",))


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('name = "甲"', "letterhead-value", "address"),
        ('name = " "\naddress = "乙"', "letterhead-value", "name"),
        ("name = 1", "letterhead-value", "name"),
        ('nmae = "甲"', "letterhead-key", "name"),
        ('website = "x"', "letterhead-key", "logo"),
        ("name", "letterhead-not-toml", "clinic.toml"),
        (WHOLE.replace("logo.png", "none.png"), "file-unreadable", "none.png"),
        (WHOLE.replace("logo.png", "a\\u0000b"), "file-unreadable", "a"),
        (WHOLE.replace("logo.png", "clinic.toml"), "logo-not-png", "clinic.toml"),
    ],
)
def test_what_is_wrong_is_named(file: Path, text: str, code: str, said: str) -> None:
    error = refused(file, text)
    assert error.code == code
    assert said in str(error.fields)


@pytest.mark.parametrize(
    "name", ["../other.png", "/{folder}/other.png", "in/logo.png", "..", "a:b"]
)
def test_a_logo_comes_from_the_folder_of_the_letterhead(file: Path, name: str) -> None:
    (file.parent.parent / "other.png").write_bytes(png())
    named = WHOLE.replace("logo.png", name.replace("{folder}", str(file.parent.parent)[1:]))
    file.write_text(named, encoding="utf-8")
    with pytest.raises(WrongInputError, match="letterhead-logo-elsewhere"):
        read_letterhead(file)


def test_a_logo_is_no_link_and_no_pipe(file: Path) -> None:
    logo_file = file.with_name("logo.png")
    logo_file.rename(file.parent.parent / "secret.png")
    logo_file.symlink_to(file.parent.parent / "secret.png")
    assert refused(file, WHOLE).code == "file-not-regular"
    logo_file.unlink()
    os.mkfifo(logo_file)
    assert refused(file, WHOLE).code == "file-not-regular"


def test_a_file_that_is_no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongInputError, match="answers-not-utf8"):
        read_letterhead(file)


def test_it_stands_over_the_originals_only() -> None:
    head = Letterhead("某诊所", ())
    letter = under(head, CASES["local-credit-access.agent"].letter(letter_lang="zh+en"))
    headed = [sheet.parts[0] == head for sheet in letter.sheets]
    assert headed == [True, False, False, False]


@pytest.mark.parametrize("name", CASES)
def test_every_kind_of_letter_has_a_place_for_it(name: str) -> None:
    head = Letterhead("某诊所", ())
    notices = int(name.endswith(".study"))
    parts = under(head, CASES[name].letter()).sheets[0].parts
    assert parts[notices] == head
    assert all(isinstance(part, Notice) for part in parts[:notices])
