"""What a query means. The cases are sentences in find.tsv and near.tsv."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pcirights.places.place import PlaceTable

HERE = Path(__file__).parent


def cases(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize(("query", "codes", "question", "why"), cases("find.tsv"))
def test_a_name_means(table: PlaceTable, query: str, codes: str, question: str, why: str) -> None:
    found = table.find(query)
    assert [place.code for place in found.places] == codes.split(), why
    assert found.question == (question or None)
    assert found.near == ()


@pytest.mark.parametrize(("query", "nearest", "why"), cases("near.tsv"))
def test_a_slip_is_never_guessed(table: PlaceTable, query: str, nearest: str, why: str) -> None:
    found = table.find(query)
    assert found.places == ()
    assert found.question is None
    assert found.near[0].code == nearest, why


@pytest.mark.parametrize(
    "query",
    [
        "", " ", "\t", "\x00", "无锡\x00", "无\x1f锡", "无\n锡", "😀", "无锡😀", "%s", "<b>",
        "<b>无锡</b>", "{0}", "../..", "'", "''", "无锡1", "1", "9" * 20, "无锡" * 60, "x" * 101,
        "a" * 100, "城区" * 50, "xian" * 25, "市" * 100, "中国", "China", "Вуси", "\ud800",
        "\u202e无锡", "Autonomous", "無" * 101, "香港", "自治州",
    ],
)  # fmt: skip
def test_what_no_place_is_called_is_unknown(table: PlaceTable, query: str) -> None:
    assert table.find(query).places == ()


def test_a_text_past_the_cap_is_not_even_compared(table: PlaceTable) -> None:
    assert table.find("无锡市".ljust(101, "市")).near == ()


@settings(max_examples=300)
@given(st.text(max_size=110) | st.text("无锡市吉林江苏省wuxi' ,<%1\u0301", max_size=110))
@example("'市")
@example("xi 市 an")
def test_no_text_raises(table: PlaceTable, query: str) -> None:
    found = table.find(query)
    assert not (found.places and found.near)
    assert len(table.suggest(query)) <= 8


def test_every_place_is_found_by_its_code_and_its_path(table: PlaceTable) -> None:
    for place in table.all():
        for query in (place.code, "".join(place.path_zh), place.label_zh):
            assert table.find(query).places == (place,), query


def test_every_name_that_one_place_bears_finds_it(table: PlaceTable) -> None:
    names = Counter(place.name_zh for place in table.all())
    asked = {}
    for place in table.all():
        if names[place.name_zh] == 1:
            found = table.find(place.name_zh)
            assert place in found.places
            if found.question:
                asked[place.name_zh] = found.question
            else:
                assert found.places == (place,)
    # These were the names of other places, too, until a few years ago; the rest are Corps cities.
    assert [name for name in asked if asked[name] == "former-unit"] == ["清河区", "江北区"]
    assert list(asked.values()).count("corps-city") == len(asked) - 2 == 12


def test_every_english_path_finds_its_place(table: PlaceTable) -> None:
    several = set()
    for place in table.all():
        for path in (" ".join(place.path_en), ", ".join(reversed(place.path_en))):
            found = table.find(path).places
            assert place in found, path
            if len(found) > 1:
                several.add(place.label_en)
    assert several == {
        "Shanxi", "Jilin", "Hainan", "Gansu › Linxia Autonomous Prefecture › Linxia",
        "Xinjiang › Hotan Prefecture › Hotan", "Xinjiang › Ili Autonomous Prefecture › Yining",
    }  # fmt: skip
