"""The table: whole, and climbed as the law climbs."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pcirights.core.errors import WrongInputError
from pcirights.places.place import _DATA, PlaceError
from pcirights.places.register import Register

if TYPE_CHECKING:
    from pcirights.places.place import PlaceTable

SHARED = Path(__file__).parents[3] / "shared" / "places"


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.read(_DATA)


def test_the_table_is_whole(table: PlaceTable) -> None:
    levels = [place.level for place in table.all()]
    assert [levels.count(level) for level in (1, 2, 3)] == [31, 333, 2845]
    assert len({place.code for place in table.all()}) == 3209


def test_the_files_have_no_stray_space_or_double_line() -> None:
    for file in _DATA.iterdir():
        lines = file.read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(set(lines)), file.name
        columns = {line.count("\t") for line in lines}
        assert len(columns) == 1, file.name
        for field in "\t".join(lines).split("\t"):
            assert field == field.strip(), (file.name, field)


def test_every_code_lies_below_its_parent(table: PlaceTable) -> None:
    for place in table.all():
        assert place.path[-1] == place.code
        assert len(place.path) == len(set(place.path)) <= place.level
        assert place.path[0] == place.code[:2] + "0000"
        for above in place.path[:-1]:
            assert table.by_code(above).level < place.level


def test_two_places_below_one_never_share_a_name(table: PlaceTable) -> None:
    assert len({place.label_zh for place in table.all()}) == 3209
    assert len({place.label_en for place in table.all()}) == 3209


def test_a_place_tells_its_path(table: PlaceTable) -> None:
    place = table.by_code("320211")
    assert (place.level, place.name_zh, place.name_en) == (3, "滨湖区", "Binhu District")
    assert place.path == ("320000", "320200", "320211")
    assert place.label_zh == "江苏省 › 无锡市 › 滨湖区"
    assert place.label_en == "Jiangsu › Wuxi › Binhu District"
    with pytest.raises(FrozenInstanceError):
        place.code = "320200"  # type: ignore[misc] # that it fails is the point


@pytest.mark.parametrize(
    ("code", "law_path"),
    [
        ("320211", ("320211", "320200", "320000")),
        ("320000", ("320000",)),
        ("310115", ("310115", "310000")),  # a municipality's district: no step between
        ("441900", ("441900", "440000")),  # a city without districts
        ("419001", ("419001", "410000")),  # run by its province: no prefecture
        ("659001", ("659001", "650000")),  # a Corps city: the region's instruments
        ("152201", ("152201", "152200", "150000")),  # a league has no congress, and no instrument
        ("654200", ("654200", "654000", "650000")),  # 塔城 comes under 伊犁, too
        ("654202", ("654202", "654200", "654000", "650000")),
        ("654301", ("654301", "654300", "654000", "650000")),  # so does 阿勒泰
        ("654002", ("654002", "654000", "650000")),
    ],
)
def test_the_law_climbs(table: PlaceTable, code: str, law_path: tuple[str, ...]) -> None:
    assert table.by_code(code).law_path == law_path


@pytest.mark.parametrize("code", ["", "320299", "110100", "无锡", "3202000"])
def test_an_unknown_code_is_said(table: PlaceTable, code: str) -> None:
    with pytest.raises(PlaceError) as raised:
        table.by_code(code)
    assert isinstance(raised.value, WrongInputError)
    assert isinstance(raised.value, LookupError)
    assert (raised.value.code, raised.value.fields) == ("place-unknown", {"given": code})


def test_the_tree_can_be_walked(table: PlaceTable) -> None:
    assert len(table.children(None)) == 31
    assert [place.code for place in table.children("320000")][:2] == ["320100", "320200"]
    assert table.children("320211") == ()
    seen = list(table.children(None))
    for place in seen:
        seen += table.children(place.code)
    assert len(seen) == 3209
    with pytest.raises(PlaceError):
        table.children("320299")


def test_aliases_and_hosts_name_places_of_the_table(register: Register) -> None:
    assert {alias.code for alias in register.aliases} <= register.units.keys()
    assert {alias.script for alias in register.aliases} == {"zh", "latin", "abbreviation", "code"}
    for former in register.elsewhere:
        assert former.hosts
        assert set(former.hosts) <= register.units.keys()
        assert former.codes or former.names_zh
        assert former.question in {"former-unit", "development-zone", "corps-city"}
    for codes in (register.law_parents, register.asks, register.plain):
        assert set(codes) <= register.units.keys()


def test_no_old_code_or_name_is_that_of_a_place_of_today_in_the_same_prefecture(
    register: Register,
) -> None:
    for former in register.elsewhere:
        assert not set(former.codes) & register.units.keys()
        below = {code[:4] for code in former.hosts}
        today = {unit.name_zh for unit in register.units.values() if unit.code[:4] in below}
        assert not set(former.names_zh) & today, former


def test_an_old_code_stands_in_one_line_only(register: Register) -> None:
    codes = [code for former in register.elsewhere for code in former.codes]
    assert len(codes) == len(set(codes))


def test_no_simplified_name_holds_a_character_that_would_be_simplified(register: Register) -> None:
    names = "".join(unit.name_zh for unit in register.units.values())
    assert not set(names) & register.traditional.keys()


def test_every_character_of_a_name_has_a_sound(register: Register) -> None:
    names = "".join(unit.name_zh for unit in register.units.values())
    assert set(names) <= register.sounds.keys()


def test_every_place_is_of_a_kind(register: Register) -> None:
    assert register.kind("422800").ending == "自治州"
    assert register.kind("310115").ending == "新区"
    for code in register.units:
        assert register.kind(code)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the compilation is not at hand")
def test_the_table_is_the_compilation(table: PlaceTable) -> None:
    lines = (SHARED / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert [(row[0], int(row[1]), row[3], row[5]) for row in rows] == [
        (place.code, place.level, place.name_zh, place.name_en) for place in table.all()
    ]
    for line in (SHARED / "aliases.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, alias, _ = line.split("\t")
        places = table.find(alias).places
        assert code in {place.code for place in places}, alias


@pytest.mark.skipif(not SHARED.is_dir(), reason="the compilation is not at hand")
def test_names_that_are_known_to_be_shared_by_prefectures_are_asked_about(
    table: PlaceTable,
) -> None:
    lines = (SHARED / "ambiguous.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for scope, romanised, _, _, units in (line.split("\t") for line in lines):
        codes = {unit.split(" ")[0] for unit in units.split(";")}
        found = {place.code for place in table.find(romanised).places}
        assert codes & found, romanised
        if scope in {"prefecture+", "county"}:
            assert codes <= found, romanised
