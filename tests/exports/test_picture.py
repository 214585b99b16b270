"""The time line laid out: in order, without words over words; the picture and the text agree."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcirights import i18n, paths
from pcirights.cli.main import main
from pcirights.core.answers import Answers
from pcirights.core.events import Event, Happened
from pcirights.core.vocabulary import Because, Record, Right
from pcirights.exports.picture import svg
from pcirights.exports.picture_layout import Drawing, Lane, as_text, drawing
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.followup.timeline import Timeline

PROGRAM = Program(date(2026, 11, 25))
ASKED = Answers(
    place="无锡市", record=Record.GOVERNMENT_RECORD, right=Right.ACCESS, on=date(2026, 6, 1)
)
DAYS = {
    Happened.SENT: date(2026, 5, 29),
    Happened.RECEIVED: date(2026, 6, 1),
    Happened.REMINDED: date(2026, 7, 3),
    Happened.REFUSED: date(2026, 7, 6),
    Happened.COMPLAINED: date(2026, 7, 8),
    Happened.RECONSIDERATION_FILED: date(2026, 7, 20),
    Happened.RECONSIDERATION_DECIDED: date(2026, 9, 15),
}
LANGS: list[i18n.Lang] = ["zh", "en"]
SVG = "{http://www.w3.org/2000/svg}"


def line(today: date, *happened: Happened) -> Timeline:
    events = [
        Event(one, DAYS[one], because=Because.INTERNAL if one is Happened.REFUSED else None)
        for one in happened
    ]
    return PROGRAM.timeline(PROGRAM.matter(ASKED), events, today)


WHOLE = line(date(2026, 9, 20), *DAYS)
WAYS = [(), *(tuple(DAYS)[: n + 1] for n in range(len(DAYS)))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("way", WAYS, ids=len)
def test_every_date_and_event_stands_where_its_day_is(
    way: tuple[Happened, ...], lang: i18n.Lang
) -> None:
    found = line(date(2026, 9, 20), *way)
    drawn = drawing(found, i18n.load(lang))
    assert len(drawn.marks) == len(way) + sum(watch.sum is not None for watch in found.watches)
    for one, other in combinations(drawn.marks, 2):
        assert (one.first < other.first) == (one.start < other.start)
    for mark in drawn.marks:
        assert 0 <= mark.start <= mark.end <= 1
        assert (mark.first <= drawn.day) == (mark.start <= drawn.today)
        assert mark.level < drawn.levels[mark.lane]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DAYS) - 1), st.integers(0, 400))
def test_marks_on_one_level_never_stand_on_one_another(shown: int, later: int) -> None:
    days = list(DAYS.items())[: shown + 1]
    today = date.fromordinal(days[-1][1].toordinal() + later)
    if today > date(2027, 6, 30):
        return
    drawn = drawing(line(today, *(what for what, _ in days)), i18n.load("zh"))
    for one, other in combinations(drawn.marks, 2):
        if (one.lane, one.level) == (other.lane, other.level):
            assert one.end < other.start or other.end < one.start


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_says_what_the_picture_shows(lang: i18n.Lang) -> None:
    catalogue = i18n.load(lang)
    drawn = drawing(WHOLE, catalogue)
    text = as_text(drawn, catalogue)
    tree = ET.fromstring(svg(drawn, catalogue))
    shown = [element.text or "" for element in tree.iter(f"{SVG}text")]
    for mark in drawn.marks:
        assert mark.title in shown
        assert mark.title in text
        assert any(one.startswith(mark.days) for one in shown)
        assert mark.days in text
    (told,) = (element.text for element in tree.iter(f"{SVG}desc"))
    assert told == text
    lines = text.splitlines()
    today = next(n for n, one in enumerate(lines) if one.startswith("——"))
    assert today == sum(mark.first <= drawn.day for mark in drawn.marks)


def test_hard_limits_are_told_apart_by_shape_and_word() -> None:
    catalogue = i18n.load("zh")
    found = line(date(2026, 7, 10), *list(DAYS)[:4])
    drawn = drawing(found, catalogue)
    hard = [mark for mark in drawn.marks if mark.hard]
    assert hard
    picture = svg(drawn, catalogue)
    assert picture.count("rotate(45") == len(hard)
    assert as_text(drawn, catalogue).count("硬性期限") == len(hard)


@pytest.mark.parametrize("lang", LANGS)
def test_the_line_for_today_goes_through_no_words(lang: i18n.Lang) -> None:
    catalogue = i18n.load(lang)
    drawn = drawing(WHOLE, catalogue)
    parts = list(ET.fromstring(svg(drawn, catalogue)).iter())
    (today,) = (one for one in parts if one.get("stroke-dasharray"))
    x = float(today.get("x1", ""))
    grounds = [one for one in parts if one.get("height") == "34"]
    assert grounds
    for one in grounds:
        left, wide = float(one.get("x", "")), float(one.get("width", ""))
        assert left < x < left + wide
        words = parts[parts.index(one) + 1]
        assert words.tag == f"{SVG}text"
        assert left <= float(words.get("x", "")) <= left + wide
        assert parts.index(today) < parts.index(one)


def test_an_empty_line_has_today_alone() -> None:
    drawn = drawing(line(date(2026, 7, 10)), i18n.load("en"))
    assert isinstance(drawn, Drawing)
    assert (drawn.marks, drawn.today) == ((), 0.0)
    assert as_text(drawn, i18n.load("en")) == "—— Today: 10 July 2026 ——\n"
    assert drawn.levels == dict.fromkeys(Lane, 0)


@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_as_a_file_holds_no_particulars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    out = tmp_path / "line.svg"
    words = ["dates", str(paths.examples_dir() / "tax-record-access.toml"), "--lang", lang]
    words += ["--received", "2026-08-03", "--event", "refused:internal=2026-10-20"]
    assert main([*words, "--svg", str(out)], date(2026, 11, 25)) == 0
    assert str(out) in capsys.readouterr().out
    text = out.read_text("utf-8")
    for typed in ("张三", "税务局", "13800000000", "处罚"):
        assert typed not in text
    assert not [mark for mark in ("<script", "href", "url(", "http:") if mark in text.replace(
        "http://www.w3.org/2000/svg", ""
    )]  # fmt: skip
    assert main([*words, "--svg", str(out)], date(2026, 11, 25)) == 2
    capsys.readouterr()
