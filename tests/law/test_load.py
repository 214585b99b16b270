"""The law's data is read whole, or refused with every defect named."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import sys
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlsplit

import pytest
from tests.sample_book import DATES, instrument, provision, request

from pcirights import paths
from pcirights.core.law import Evidence, Status, Use
from pcirights.core.matter import assess
from pcirights.core.routes import Question
from pcirights.core.vocabulary import Record, Right
from pcirights.law.articles import cite, number_zh
from pcirights.law.compiled import digest
from pcirights.law.instruments import read_uses
from pcirights.law.lint import findings
from pcirights.law.load import compile_book, load, parse, write_book
from pcirights.law.toml_reading import LawDataError, Problem, Table
from pcirights.places import load as load_places

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))
SENTENCE = 22
"""Longer than the law's standing phrases, shorter than a sentence of it."""


def problems(files: dict[str, dict[str, Any]]) -> str:
    with pytest.raises(LawDataError) as caught:
        parse({"book.toml": DATES, **files})
    return str(caught.value)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file_is_named_with_its_key(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = text.splitlines()[0].removeprefix("# expect: ").split()
    files = {"book.toml": DATES, f"local/jiangsu/{path.name}": tomllib.loads(text)}
    try:
        book = parse(files)
    except LawDataError as error:
        said = str(error)
    else:
        said = "\n".join(
            f"{one.file}.toml: {one.key}: {one.what}" for one in findings(book, load_places())
        )
    assert expected[0] in said
    assert re.search(rf"(^|[.:\s\[]){re.escape(expected[1])}(\b|\[)", said), said


def test_all_problems_are_reported_together() -> None:
    said = problems(
        {
            "national/one.toml": instrument(levl="law", title_en=""),
            "national/two.toml": instrument(checked="yesterday", source=5),
        }
    )
    assert "one.toml: levl: is not a known key (did you mean 'level'?)" in said
    assert "one.toml: title_en: is empty" in said
    assert "two.toml: source: must be a str" in said
    assert "two.toml: checked: must be a date" in said


def test_a_list_that_a_row_needs_is_missing() -> None:
    row = request()
    del row["records"]
    assert "routes.toml: request[1].records: is missing" in problems(
        {"routes.toml": {"request": [row]}}
    )


def test_two_files_of_one_name() -> None:
    assert "another file has the same name" in problems(
        {"national/one.toml": instrument(), "local/x/one.toml": instrument()}
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"article": "thirty"}, "is not a number"),
        ({"article": ""}, "is empty"),
        ({"paragraph": 0}, "out of range"),
        ({"paragraph": True}, "must be a int"),
        ({"use": "yes"}, "must be a list"),
        ({"use": ["yes"]}, "must be a list of tables"),
        ({"use": [{"route": "local-credit", "role": "primary"}]}, "requests: is missing"),
        (
            {"use": [{"route": "local-credit", "role": "primary", "requests": [1], "records": []}]},
            "must hold texts",
        ),
        ({"period": [{"what": "reply"}]}, "give a number with its unit"),
        ({"period": [{"what": "reply", "n": 5, "starts": "receipt"}]}, "unit: is missing"),
        (
            {"period": [{"what": "reply", "word_zh": "及时", "starts": "receipt"}]},
            "both languages or neither",
        ),
        (
            {
                "use": [
                    {
                        "route": "local-credit",
                        "role": "primary",
                        "requests": ["access"],
                        "records": ["public-credit"],
                        "only_while": "nowhere#1",
                    }
                ]
            },
            "there is nothing at 'nowhere#1'",
        ),
    ],
)
def test_broken_provision(changes: dict[str, Any], said: str) -> None:
    values = instrument(provision() | changes)
    assert said in problems({"local/x/one.toml": values})


def test_an_official_page_is_one_of_the_government() -> None:
    book = load()
    pages = [law.href for law in book.instruments.values()]
    pages += [one.href for law in book.instruments.values() for one in law.provisions]
    known = {urlsplit(page).hostname for page in pages if page}
    assert len([page for page in pages if page]) > 60
    assert all(str(host).endswith(".gov.cn") for host in known), known


BY_TITLE = {"known_by_title": [provision()["use"][0]]}


def test_what_is_known_by_its_title_is_good_for_what_the_book_says() -> None:
    title = provision(None, "secondary") | {"known_by_title": True}
    del title["use"]
    book = parse(
        {"book.toml": DATES | BY_TITLE, "x/one.toml": instrument(title), "x/two.toml": instrument()}
    )
    assert book.find("one#title").provision.uses == read(BY_TITLE)
    assert book.instruments["two"].provisions == ()


def read(values: dict[str, Any]) -> tuple[Use, ...]:
    return tuple(read_uses(Table("book.toml", "", values, []), "known_by_title"))


@pytest.mark.parametrize("made", [provision("3"), provision(None, "secondary")])
def test_known_by_title_is_for_no_article_and_no_other_use(made: dict[str, Any]) -> None:
    said = problems({"x/one.toml": instrument(made | {"known_by_title": True})})
    assert "one.toml: provision[1].known_by_title: is for a provision without an article" in said


def test_dangling_references_in_the_tables() -> None:
    said = problems(
        {
            "local/x/one.toml": instrument(),
            "remedies.toml": {
                "remedy": [{"step": "complaint", "routes": ["local-credit"], "rests_on": "one#99"}]
            },
            "cautions.toml": {
                "caution": [{"code": "x", "severity": "note", "rests_on": ["two#1"]}]
            },
            "bodies.toml": {
                "body": [
                    {
                        "route": "local-credit",
                        "instrument": "three",
                        "role": "platform",
                        "name_zh": "某中心",
                        "name_en": "Centre",
                        "source": "made up",
                    }
                ]
            },
        }
    )
    assert "there is nothing at 'one#99'" in said
    assert "there is nothing at 'two#1'" in said
    assert "there is nothing at 'three'" in said


def test_compiling_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "book"
    monkeypatch.setattr("sys.argv", ["load", str(out)])
    monkeypatch.delitem(sys.modules, "pcirights.law.load")
    runpy.run_module("pcirights.law.load", run_name="__main__")
    made = {file.name: file.read_text(encoding="utf-8") for file in out.iterdir()}
    assert made == compile_book()


def test_compiling_broken_law_says_every_fault_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = LawDataError([Problem("a.toml", "x", "is wrong", "不对"), Problem("b.toml", "", "!")])
    monkeypatch.setattr("pcirights.law.compiled.compiled", Mock(side_effect=broken))
    monkeypatch.setattr("sys.argv", ["load", str(tmp_path / "book")])
    monkeypatch.delitem(sys.modules, "pcirights.law.load")
    with pytest.raises(SystemExit, match=r"a\.toml：x：不对\nb\.toml：!"):
        runpy.run_module("pcirights.law.load", run_name="__main__")
    assert not (tmp_path / "book").exists()


def test_not_toml(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("= 1", encoding="utf-8")
    with pytest.raises(LawDataError, match=r"bad.toml: is not TOML"):
        load(folder=tmp_path)


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The law's TOML files, for changing."""
    copy = tmp_path / "law"
    shutil.copytree(paths.law_dir(), copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def test_the_compiled_book_is_the_same(law: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    write_book(made, law)
    assert load(made, law) == load(folder=law)
    assert load(tmp_path / "absent", law) == load(folder=law)


def test_of_the_places_only_the_asked_one_is_read(law: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    write_book(made, law)
    for file in made.iterdir():
        if file.name not in {"tables.json", "country.json", "32.json"}:
            file.write_text("not JSON", encoding="utf-8")
    book = load(made, law)
    asked = Question(
        ("320211", "320200", "320000"), Record.PUBLIC_CREDIT, Right.ACCESS, None, date(2026, 12, 1)
    )
    assert assess(asked, book) == assess(asked, load(folder=law))
    elsewhere = replace(asked, place=("310000",))
    with pytest.raises(json.JSONDecodeError):
        assess(elsewhere, book)


def test_where_there_is_no_local_law_nothing_more_is_read(law: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    write_book(made, law)
    book = load(made, law)
    with_law = {path.stem for path in made.iterdir()}
    every = load_places().children(None)
    without = [place.law_path for place in every if place.code[:2] not in with_law]
    assert without
    whole = load(folder=law)
    shutil.rmtree(law)
    for place in without:
        asked = Question(place, Record.PUBLIC_CREDIT, Right.ACCESS, None, date(2026, 12, 1))
        assert assess(asked, book) == assess(asked, whole)


@pytest.mark.parametrize("name", ["routes.toml", "national/pipl-2021.toml", "local/anhui/new.toml"])
def test_a_table_or_national_law_that_was_changed_is_read_anew(
    name: str, law: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    write_book(made, law)
    (law / name).write_text("broken", encoding="utf-8")
    with pytest.raises(LawDataError, match=re.escape(Path(name).name)):
        load(made, law)


def test_a_province_that_was_changed_is_read_anew_when_it_is_asked(
    law: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    write_book(made, law)
    (one, *_) = sorted((law / "local" / "jiangsu").glob("*.toml"))
    text = one.read_text(encoding="utf-8")
    one.write_text(text.replace('title_zh = "', 'title_zh = "新', 1), encoding="utf-8")
    title = load(made, law).instruments[one.stem].title.zh
    assert title.startswith("新")
    one.write_text("broken", encoding="utf-8")
    book = load(made, law)
    with pytest.raises(LawDataError, match=re.escape(one.name)):
        book.instruments[one.stem]


def test_a_file_that_is_gone_is_not_law_any_more(law: Path, tmp_path: Path) -> None:
    made, extra = tmp_path / "made", law / "local" / "jiangsu" / "extra-2020.toml"
    (one, *_) = sorted(extra.parent.glob("*.toml"))
    shutil.copy(one, extra)
    write_book(made, law)
    assert "extra-2020" in load(made, law).instruments
    extra.unlink()
    book = load(made, law)
    assert "extra-2020" not in book.instruments
    with pytest.raises(KeyError):
        book.instruments["extra-2020"]


def test_digest_sees_a_moved_boundary() -> None:
    assert digest({"a": b"bc"}) != digest({"ab": b"c"})


def test_no_number_of_days_without_the_text() -> None:
    for one in load().instruments.values():
        for article in one.provisions:
            for period in article.periods:
                assert period.n is None or article.evidence is Evidence.TEXT


def test_texts_stay_out_of_the_gists() -> None:
    """Where the statutes are at hand: no gist copies more than a phrase of one."""
    texts = Path(__file__).parents[3] / "shared" / "law" / "texts"
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.md")))
    runs = {whole[i : i + SENTENCE] for i in range(len(whole) - SENTENCE + 1)}
    copied = [
        (article.ref, gist[i : i + SENTENCE])
        for one in load().instruments.values()
        for article in one.provisions
        for gist in [article.gist.zh]
        for i in range(len(gist) - SENTENCE + 1)
        if gist[i : i + SENTENCE] in runs
    ]
    assert copied == []


@pytest.mark.parametrize(
    ("n", "zh"),
    [
        (1, "一"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (25, "二十五"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (215, "二百一十五"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1034, "一千零三十四"),
        (1260, "一千二百六十"),
    ],
)
def test_number_zh(n: int, zh: str) -> None:
    assert number_zh(n) == zh


def test_citation() -> None:
    assert cite("23", 1, 3).zh == "第二十三条第一款第三项"
    assert cite("23", 1, 3).article == "23(1)(3)"
    assert cite("120-1", None, None).zh == "第一百二十条之一"
    assert cite("11", None, 11).en == "Art. 11(11)"


def test_instrument_status_by_day() -> None:
    book = load()
    old = book.instruments["rogi-2007"]
    assert old.status(date(2008, 4, 30)) is Status.NOT_YET_IN_FORCE
    assert old.status(date(2019, 5, 14)).citable
    assert old.status(date(2019, 5, 15)) is Status.SUPERSEDED
    draft = book.instruments["shanghai-sc-draft-2016"]
    assert draft.status(date(2017, 1, 1)) is Status.DRAFT
