"""Completing a name while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pcirights.places.place import PlaceTable


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("无", "320200"),
        ("無", "320200"),
        ("wux", "320200"),
        ("Wu X", "320200"),
        ("wuxi sh", "320200"),
        ("wuxi city", "320200"),
        ("江苏省无", "320200"),
        ("江苏 无锡 滨", "320211"),
        ("wuxi, bin", "320211"),
        ("Jiangsu Wux", "320200"),
        ("Wuxi, Jiangsu", "320200"),
        ("32", "320000"),
        ("3202", "320200"),
        ("320211", "320211"),
        ("320211000000", "320211"),
        ("133100", "130638"),
        ("shan", "140000"),
        ("xi'a", "610100"),
        ("沪", "310000"),
        ("雄安", "130629"),
        ("zhab", "310106"),
        ("wuxxi", "320200"),
        ("无西市", "320200"),
        ("无锡😀", "320200"),
    ],
)
def test_the_likeliest_place_comes_first(table: PlaceTable, typed: str, first: str) -> None:
    assert table.suggest(typed)[0].code == first


def test_provinces_come_before_prefectures_and_these_before_counties(table: PlaceTable) -> None:
    levels = [place.level for place in table.suggest("河", limit=50)]
    assert levels[:2] == [1, 1]
    begins = [place.level for place in table.suggest("w", limit=50)]
    assert begins == sorted(begins)


def test_all_that_sound_alike_are_offered(table: PlaceTable) -> None:
    offered = {place.code for place in table.suggest("taizhou")}
    assert offered == {"321200", "331000"}
    assert {"320500", "341300", "620902"} <= {place.code for place in table.suggest("suzhou")}


def test_a_short_county_is_not_crowded_out_by_long_names(table: PlaceTable) -> None:
    assert "371722" in {place.code for place in table.suggest("shan")}


@pytest.mark.parametrize("typed", ["", " ", "%", "<b>", "xyzzyx", "😀", "x" * 101])
def test_nothing_is_offered_for_what_is_no_name(table: PlaceTable, typed: str) -> None:
    assert table.suggest(typed) == ()


def test_no_more_than_asked_for(table: PlaceTable) -> None:
    assert len(table.suggest("市")) == 8
    assert len(table.suggest("市", limit=3)) == 3
    assert len(table.suggest("wuxxi", limit=1)) == 1
