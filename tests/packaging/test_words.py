"""The catalogues are in order; and what would not be is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import words

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
def show(say, words, key, on):
    say("ui.title")
    say("ui.on" if on else "ui.off")
    words.text(f"ui.kind.{key}")
    said = {"next": "ui.next"}
    words.text(".".join(("command", key)))
    say(f"{key}.png")
"""


@pytest.fixture
def source(tmp_path: Path) -> words.Asked:
    file = tmp_path / "page.py"
    file.write_text(SOURCE, encoding="utf-8")
    return words.asked([file], tmp_path)


def test_the_catalogues_are_in_order() -> None:
    source = words.asked(words.sources())
    known = {lang: words.texts(words.catalogue_file(lang)) for lang in words.LOCALES}
    assert list(words.faults(known, source)) == []
    for lang in words.LOCALES:
        file = words.catalogue_file(lang)
        assert words.in_order(file, ()) == file.read_text("utf-8")


def test_the_command_changes_nothing_where_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["--check"]) == 0
    assert " 0 to look at" in capsys.readouterr().out


def test_what_the_source_asks_for_is_read_from_it(source: words.Asked) -> None:
    assert set(source.keys) == {"ui.title", "ui.on", "ui.off"}
    assert source.keys["ui.title"] == "page.py:3"
    for key in ("ui.title", "ui.next", "ui.kind.big", "command.law.age"):
        assert source.reaches(key)
    for key in ("ui.kinds", "ui.previous", "x.png2", "other.command"):
        assert not source.reaches(key)


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ({}, {"ui.next": "Next"}, "zh: ui.next is absent"),
        ({"ui.next": ""}, {"ui.next": "Next"}, "zh: ui.next has no text yet"),
        ({"ui.next": "{n}"}, {"ui.next": "{m}"}, "ui.next: the fields differ: zh ['n'], en ['m']"),
        ({"ui.gone": "a"}, {"ui.gone": "b"}, "ui.gone: nothing asks for it"),
        ({}, {}, "page.py:3: ui.title is in no catalogue"),
    ],
)
def test_what_is_not_in_order_is_told(
    source: words.Asked, zh: dict[str, str], en: dict[str, str], told: str
) -> None:
    assert told in list(words.faults({"zh": zh, "en": en}, source))


def test_a_catalogue_is_sorted_and_given_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "pcirights.po"
    file.write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "ui.b"\nmsgstr "B"\nmsgid "ui.a"\nmsgstr "A"\n', "utf-8"
    )
    made = words.in_order(file, ["ui.aa"])
    assert made == (
        'msgid ""\nmsgstr ""\n\nmsgid "ui.a"\nmsgstr "A"\n\nmsgid "ui.aa"\nmsgstr ""\n\n'
        'msgid "ui.b"\nmsgstr "B"\n'
    )
