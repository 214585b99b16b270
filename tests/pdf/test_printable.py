"""What cannot be printed is told before there is a letter, and quickly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.pdf.font_files import RARE, make_font

from pcirights.pdf.text import system_fonts
from pcirights.pdf.text.fonts import Face, Fonts
from pcirights.pdf.text.printable import MOST, unprintable
from pcirights.program import FORMATS, Program


def test_each_character_is_told_once_with_its_code_point(fonts: Fonts) -> None:
    found = unprintable(f"王🙂明\n{RARE}🙂\0\t", fonts)
    assert [(error.code, error.fields["code_point"]) for error in found] == [
        ("character-without-font", "U+1F642"),
        ("character-without-font", "U+30001"),
        ("control-character", "U+0000"),
        ("control-character", "U+0009"),
    ]
    assert found[0].fields["character"] == "🙂"
    assert unprintable("王小明\n第二行 Latin 𠅤", fonts) == ()


def test_a_named_font_counts(folder: Path, tmp_path: Path) -> None:
    assert unprintable(RARE, Fonts.load(folder, [make_font(tmp_path / "rare.ttf")])) == ()


def test_no_more_are_told_than_a_person_reads(fonts: Fonts) -> None:
    assert len(unprintable("".join(map(chr, range(0x1F300, 0x1F400))), fonts)) == MOST


def test_what_was_looked_up_once_is_known(
    fonts: Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "王小明，" * 25_000 + "🙂"
    assert len(unprintable(text, fonts)) == 1
    monkeypatch.setattr(Face, "_find", lambda *_: pytest.fail("looked up again"))
    monkeypatch.setattr(system_fonts, "font_files", lambda: pytest.fail("searched again"))
    assert len(unprintable(text + "明", fonts)) == 1


def test_the_program_asks_by_the_kind_of_file() -> None:
    program = Program(date(2026, 11, 23))
    text = "王🙂\u202e"
    codes = {form: [e.code for e in program.unprintable(text, form)] for form in FORMATS}
    assert codes == {
        "pdf": ["character-without-font", "control-character"],
        "docx": ["control-character"],
        "txt": ["control-character"],
    }
