"""``deadline``: a route and a day in, the dates and their sums out, without an answers file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from pcirights.cli.main import main
from pcirights.program import Program

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 25)
OGI = ["open-government-information", "--record", "government-record", "--right", "access"]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["deadline", *map(str, words)], TODAY)
    out, err = capsys.readouterr()
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *words: object) -> Any:  # noqa: ANN401  # JSON
    code, out, err = run(capsys, *words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def of(answer: Any, what: str) -> Any:  # noqa: ANN401  # JSON
    return next(one for one in answer["dates"] if one["what"] == what)


def test_a_national_route_needs_no_place(capsys: pytest.CaptureFixture[str]) -> None:
    answer = as_json(capsys, *OGI, "--received", "2026-09-29")
    assert of(answer, "reply")["day"] == "2026-11-02"
    assert answer["asked"] == {
        "place": None, "record": "government-record", "right": "access", "ground": None
    }  # fmt: skip
    assert answer["working_days"] == [{"year": 2026, "announced": ["2025-11-04"]}]
    same = as_json(capsys, *OGI[:1], "无锡市", *OGI[1:], "--received", "2026-09-29")
    assert same["dates"] == answer["dates"]


def test_the_sum_is_shown_with_the_days_that_were_skipped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, *OGI, "--received", "2026-09-29", "--by", "registered-post")
    assert (code, err) == (0, "")
    for part in ("第1日：2026年9月30日", "国庆节", "调休上班", "结果：2026年11月2日"):
        assert part in out
    assert "2026年的工作日：按国务院办公厅2025年11月4日公布的放假安排" in out


def test_each_way_of_delivery_has_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    ways = {
        "hand": "by-hand",
        "registered-post": "registered",
        "ordinary-post": "confirmed",
        "online": "confirmed",
        "fax": "confirmed",
        "registered": "registered",
    }
    for typed, how in ways.items():
        answer = as_json(capsys, *OGI, "--received", "2026-11-02", "--by", typed)
        assert answer["events"][0]["how"] == how
    unconfirmed = as_json(capsys, *OGI, "--event", "sent=2026-11-02", "--how", "online")
    assert of(unconfirmed, "reply")["no_day"] == "not-received"
    handed = as_json(capsys, *OGI, "--event", "sent=2026-11-02", "--how", "hand")
    assert of(handed, "reply")["day"] == "2026-11-30"


def test_a_day_beyond_the_announced_calendar_is_a_range_that_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, *OGI, "--received", "2026-12-01", "--lang", "en")
    assert code == 0
    assert "between 29 December 2026 and 5 January 2027" in out
    assert "Working days of 2027: the General Office of the State Council has not" in out


def test_a_longer_time_that_was_told_takes_the_place_of_the_shorter(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = as_json(
        capsys, *OGI, "--received", "2026-09-29", "--extended", "2026-10-28"
    )  # fmt: skip
    assert of(told, "reply")["day"] == "2026-11-30"
    assert [one["what"] for one in told["events"]] == ["received", "extended"]


def test_a_local_route_asks_for_the_place_and_shows_both_periods(
    capsys: pytest.CaptureFixture[str],
) -> None:
    local = ["local-credit", "--record", "public-credit", "--right", "objection"]
    code, out, err = run(capsys, *local, "--received", "2026-11-20")
    assert (code, out) == (2, "")
    assert "地名" in err
    answer = as_json(capsys, local[0], "济南市", *local[1:], "--received", "2026-11-20")
    numbers = {one["period"]["n"] for one in answer["dates"] if one["what"] == "decide"}
    assert numbers == {3, 7}
    code, out, _ = run(capsys, local[0], "济南市", *local[1:], "--received", "2026-11-20")
    assert "济南市" in out.splitlines()[0]


def test_what_the_route_leaves_open_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "financial-credit", "--received", "2026-11-20")
    assert code == 2
    assert "--right" in err
    assert "access, correction, objection" in err
    answer = as_json(capsys, "court-list", "--right", "correction", "--received", "2026-11-20")
    assert answer["asked"]["record"] == "defaulter-list"
    score = ["financial-credit", "--right", "access", "--received", "2026-11-20"]
    assert as_json(capsys, *score)["asked"]["record"] == "financial-credit"
    answer = as_json(capsys, *score, "--record", "private-score")
    assert answer["asked"]["record"] == "private-score"
    code, _, err = run(capsys, "police-record", "--received", "2026-11-20")
    assert code == 2
    assert "government-record, publication" in err


def test_no_such_route_says_so_and_prints_json_still(capsys: pytest.CaptureFixture[str]) -> None:
    tibet = ["local-credit", "西藏", "--record", "public-credit", "--right", "access"]
    code, out, err = run(capsys, *tibet, "--received", "2026-11-20", "--json")
    answer = json.loads(out)
    assert (code, err, answer["dates"]) == (3, "", [])
    assert "personal-information" in answer["offered"]
    code, out, err = run(capsys, *tibet, "--received", "2026-11-20")
    assert (code, err) == (3, "")
    assert "personal-information" in out
    early = ["court-list", "--right", "correction", "--received", "2008-06-02", "--json"]
    code, out, _ = run(capsys, *early)
    answer = json.loads(out)
    assert (code, answer["offered"]) == (3, [])
    assert answer["reason"]


def test_a_hard_date_on_a_weekend_to_come_tells_the_day_to_act_by(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--received", "2026-10-12", "--event", "refused=2026-11-10")
    _, out, _ = run(capsys, *OGI, *words)
    assert "末日2027年1月9日是周末，是否上班尚未公布；请在2027年1月8日以前办理" in out


def test_a_hard_date_on_new_years_day_tells_the_day_to_act_by(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, *OGI, "--received", "2026-09-29")
    assert "末日2027年1月1日往年都是元旦假期，放假安排尚未公布；请在2026年12月31日以前办理" in out


def test_a_calendar_file_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    code, out, err = run(capsys, *OGI, "--received", "2026-11-02", "--ics", file)
    assert (code, err) == (0, "")
    assert str(file) in out
    assert Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_a_route_without_a_time_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """For an archive keeper no law sets a time: after 30 days, which are ours, one asks again."""
    code, out, _ = run(capsys, "archive", "--right", "access", "--received", "2026-11-02")
    assert code == 0
    assert "我们的建议，不是法定期限" in out
    assert "2026年12月3日" in out
    answered = ("--received", "2026-11-02", "--event", "answered=2026-11-05")
    assert "没有给这条途径规定期限" in run(capsys, "archive", "--right", "access", *answered)[1]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["finance", "--received", "2026-11-20"], "financial-credit"),
        (["archive", "--right", "acess", "--received", "2026-11-20"], "access"),
        ([*OGI, "--ground", "expird", "--received", "2026-11-20"], "expired"),
        ([*OGI, "--received", "2007-01-01"], "2008-05-01"),
        ([*OGI, "--received", "2028-01-01"], "2027-12-31"),
        ([*OGI, "--received", "2026-13-01"], "2026-13-01"),
        ([*OGI, "--received", "2026-11-20", "--by", "pigeon"], "by-hand"),
        ([*OGI, "--received", "2026-11-20", "--extended", "2026-11-19"], "2026-11-19"),
    ],
)
def test_wrong_input_is_one_line_with_what_is_right(
    capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert part in err
    assert len(err.splitlines()) == 1


def test_every_year_of_the_calendar_has_its_notice() -> None:
    calendar = Program(TODAY).calendar
    years = {day.year for day in calendar.holidays}
    assert set(calendar.announced) == years
    for year in years - {2004, 2005}:  # not seen
        first, *later = calendar.announced[year]
        assert date(year - 1, 10, 1) <= first < date(year, 1, 1)
        assert all(first < day < date(year, 12, 31) for day in later)
    assert calendar.announced[2026] == (date(2025, 11, 4),)
    assert [year for year in years if len(calendar.announced[year]) > 1] == [2015, 2019, 2020]
