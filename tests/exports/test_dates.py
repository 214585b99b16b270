"""The dates in words, as values and as a calendar file that says nothing about the person."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from pcirights import i18n, paths
from pcirights.answers_file import read_answers
from pcirights.cli.main import main
from pcirights.core.events import Delivery, Event, Happened
from pcirights.exports.calendar import KEY, OWN, all_as_ics, as_ics, key_in, new_key
from pcirights.followup.counting import LineKind
from pcirights.followup.due_date import NoDay, State, Supposing
from pcirights.program import Program

if TYPE_CHECKING:
    from pcirights.followup.timeline import Timeline

TODAY = date(2026, 11, 25)
SHANGHAI = paths.examples_dir() / "shanghai-objection.toml"
TAX = paths.examples_dir() / "tax-record-access.toml"
RECEIVED = ["--received", "2026-09-29", "--how", "registered"]
LANGS: list[i18n.Lang] = ["zh", "en"]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["dates", *map(str, words)], TODAY)
    out, err = capsys.readouterr()
    return code, out, err


def entries(file: Path) -> dict[str, Any]:
    calendar = Calendar.from_ical(file.read_bytes())
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_has_both_languages(lang: i18n.Lang) -> None:
    catalogue = i18n.load(lang)
    program = Program(TODAY)
    keys = [f"event.{one}" for one in Happened] + [f"delivery.{one}" for one in Delivery]
    keys += [f"no-day.{one}" for one in NoDay] + [f"state.{one}" for one in State]
    keys += [f"supposing.{one}" for one in Supposing] + [f"step.{one}" for one in LineKind]
    calendar = program.calendar
    keys += [
        f"holiday.{name}" for name in {*calendar.holidays.values(), *calendar.make_up.values()}
    ]
    keys += [f"date.{row.step}" for row in program.book.remedies]
    keys += [
        f"date.{period.what}"
        for instrument in program.book.instruments.values()
        for provision in instrument.provisions
        for period in provision.periods
        if any(provision.uses) and period.what not in {"file", "retain", "review"}
    ]
    assert [key for key in keys if not catalogue.has(key)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_sum_is_told_in_words(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    code, out, err = run(capsys, TAX, *RECEIVED, "--lang", lang)
    assert (code, err) == (0, "")
    said = {
        "zh": [
            "2026年11月2日",
            "国庆节",
            "调休上班",
            "星期六",
            "第三十三条",
            "20个工作日",
            "硬性期限",
        ],
        "en": ["2 November 2026", "National Day", "is worked", "Saturday", "Art. 33", "hard limit"],
    }
    for part in said[lang]:
        assert part in out


def test_a_silence_is_not_supposed_twice(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, TAX, "--received", TODAY, "--lang", "zh")
    words = i18n.load("zh").text
    silence, supposing = words("date.silence"), words("supposing.no-answer")
    assert silence in out
    assert supposing in out  # of the steps that hang on it
    assert f"{silence}，{supposing}" not in out


def test_a_day_off_that_stays_tells_the_person_to_act_before_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--received", "2025-09-29", "--event", "nothing=2025-11-10", "--lang", "en")
    _, out, _ = run(capsys, TAX, *words)
    assert "falls on New Year's Day" in out
    assert "act by 31 December 2025" in out


def test_json_has_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, TAX, *RECEIVED, "--json", "--lang", "en")
    answer = json.loads(out)
    assert code == 0
    assert list(answer) == [
        "schema", "today", "on", "route", "request", "events", "dates", "alerts", "working_days"
    ]  # fmt: skip
    assert answer["on"] == "2026-09-29"  # the law of the day it was received, not of today
    reply = next(one for one in answer["dates"] if one["what"] == "reply")
    assert reply["day"] == reply["earliest"] == reply["latest"] == "2026-11-02"
    assert (reply["instrument"], reply["article"], reply["state"]) == ("rogi-2019", "33", "past")
    assert reply["period"] == {
        "n": 20, "unit": "working-day", "word": None, "starts": "receipt"
    }  # fmt: skip
    assert reply["sum"][0]["kind"] == "start"
    assert all(step["text"] for step in reply["sum"])
    limit = next(one for one in answer["dates"] if one["what"] == "reconsideration")
    assert limit["hard"]
    assert limit["required_first"]
    assert limit["opens"] == "2026-11-03"
    hard = {alert["code"] for alert in answer["alerts"] if alert["hard"]}
    assert hard == {"reconsideration-first", "correction-stops-no-clock"}


def test_no_route_prints_json_still(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    asked = 'schema = 1\nplace = "无锡市"\nrecord = "defaulter-list"\nright = "access"\n'
    file.write_text(asked, encoding="utf-8")
    code, out, err = run(capsys, file, "--json")
    answer = json.loads(out)
    assert (code, err, answer["dates"], answer["offered"]) == (3, "", [], [])
    assert "向社会公布" in answer["reason"]
    code, out, err = run(capsys, file)
    assert (code, out) == (3, "")
    assert "向社会公布" in err


def test_a_range_is_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, TAX, "--received", "2026-11-20", "--lang", "en")
    assert "between 11 January 2027 and 27 January 2027" in out
    assert "have not been announced" in out


def test_late_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, TAX, *RECEIVED, "--event", "answered=2026-11-20", "--lang", "en")
    assert "done on 20 November 2026, after its time" in out
    _, out, _ = run(capsys, TAX, *RECEIVED, "--event", "answered=2026-10-20", "--lang", "en")
    assert "done on 20 October 2026\n" in out


def test_nothing_known_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, TAX, "--lang", "en")
    assert code == 0
    assert "runs from receipt, whose day is not known" in out


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--received", "soon"], "soon"),
        (["--received", "2026-12-01"], "2026-12-01"),
        (["--received", "2026-09-29", "--how", "pigeon"], "by-hand"),
        (["--event", "refusd=2026-11-01"], "refused"),
        (["--event", "2026-11-01"], "received=2026-11-23"),
        (["--event", "refused=2026-11-01:2026-11-02"], "refused=2026-11-01"),
        (["--event", "asked-to-complete=2026-11-02:2026-11-01"], "2026-11-01"),
        (["--received", "2026-11-02", "--event", "refused=2026-11-01"], "2026-11-01"),
        (["--received", "2003-11-02", "--on", "2026-11-01"], "2003-11-02"),
    ],
)
def test_wrong_input_is_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    code, out, err = run(capsys, TAX, *words)
    assert (code, out) == (2, "")
    assert part in err
    assert err.count("\n") == 1


def test_where_the_law_gives_no_route_it_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.toml"
    file.write_text('schema = 1\nplace = "上海市"\nrecord = "defaulter-list"\nright = "access"\n')
    code, _, err = run(capsys, file)
    assert code == 3
    assert err


def test_the_calendar_file_holds_no_word_of_the_case(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing that the person typed, and nothing of the machine."""
    import socket
    import tomllib

    out = tmp_path / "a.ics"
    code, _, _ = run(capsys, SHANGHAI, *RECEIVED, "--event", "act-served=2026-09-01", "--ics", out)
    assert code == 0
    text = Calendar.from_ical(out.read_bytes()).to_ical().decode().replace("\r\n ", "")
    values = tomllib.loads(SHANGHAI.read_text("utf-8"))
    typed = [values["place"], *values["applicant"].values()]
    for item in values.get("item", []):
        typed += [item["record"], item["correct"], *item.get("evidence", [])]
    typed += [*values.get("recipient", {}).values(), *values.get("request", {}).values()]
    assert len(typed) > 5
    assert not [one for one in typed if one != "上海市" and one in text]
    assert socket.gethostname() not in text
    assert str(tmp_path) not in text
    known = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS"}
    for one in entries(out).values():
        assert set(one) <= known | {"TRANSP", "STATUS"}
        assert one["CLASS"] == "PRIVATE"
        assert one["DTSTAMP"].to_ical() == b"20261125T000000Z"
        assert one["DTEND"].dt > one["DTSTART"].dt
        assert str(one["UID"]).endswith("@pcirights.invalid")


def test_an_entry_stands_on_the_safe_day_with_its_provision(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "a.ics"
    run(capsys, TAX, "--received", "2026-11-20", "--ics", out, "--lang", "en")
    by_title = {str(one["SUMMARY"]): one for one in entries(out).values()}
    limit = by_title["last day to apply for reconsideration, if no answer comes"]
    assert limit["DTSTART"].dt == date(2027, 2, 16)
    assert limit["DTEND"].dt == date(2027, 2, 17)
    assert (
        str(limit["DESCRIPTION"])
        == "Administrative Reconsideration Law (2023 revision), Art. 20(1)"
    )
    assert [alarm["TRIGGER"].dt for alarm in limit.subcomponents] == [
        timedelta(days=-14, hours=9), timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)
    ]  # fmt: skip
    longer = by_title["last day of the longer time, if it is extended"]
    assert (longer["DTSTART"].dt, longer["DTEND"].dt) == (date(2027, 1, 11), date(2027, 1, 28))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "act by 31 December 2026"), ("zh", "请在2026年12月31日以前办理")]
)
def test_an_entry_on_a_day_off_names_the_day_to_act_and_rings_before_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str, said: str
) -> None:
    out = tmp_path / "a.ics"
    run(capsys, TAX, "--received", "2026-09-29", "--ics", out, "--lang", lang)
    limit = next(one for one in entries(out).values() if said in str(one["SUMMARY"]))
    assert limit["DTSTART"].dt == date(2027, 1, 1)
    days = [limit["DTSTART"].dt + alarm["TRIGGER"].dt for alarm in limit.subcomponents]
    assert days == [date(2026, 12, 17), date(2026, 12, 24), date(2026, 12, 30)]
    for alarm in limit.subcomponents:
        assert alarm["TRIGGER"].dt % timedelta(days=1) == timedelta(hours=9)
        assert said in str(alarm["DESCRIPTION"])


def test_an_update_takes_the_place_of_what_was_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, again, later = (tmp_path / name for name in ("1.ics", "2.ics", "3.ics"))
    run(capsys, TAX, *RECEIVED, "--ics", first)
    for copy in (again, later):
        shutil.copyfile(first, copy)
    run(capsys, TAX, *RECEIVED, "--ics", again, "--force")
    assert first.read_bytes() == again.read_bytes()
    run(capsys, TAX, *RECEIVED, "--event", "refused=2026-11-20", "--ics", later, "--force")
    before, after = entries(first), entries(later)
    assert set(before) <= set(after)
    standing = {uid: one for uid, one in after.items() if "STATUS" not in one}
    gone = [str(one["SUMMARY"]) for uid, one in after.items() if "STATUS" in one]
    assert any("逾期不答复" in one for one in gone)
    kept = set(before) & set(standing)
    assert kept, "the limit for reconsideration keeps its UID"
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in kept)
    assert after[next(iter(kept))]["DTSTART"].dt == date(2027, 1, 19)


def test_a_later_export_counts_more_even_where_an_event_was_taken_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, later = tmp_path / "1.ics", tmp_path / "2.ics"
    words = ["dates", str(TAX), *RECEIVED]
    told = ["--event", "refused=2026-11-20"]
    assert main([*words, *told, "--ics", str(first)], TODAY) == 0
    shutil.copyfile(first, later)
    assert main([*words, "--ics", str(later), "--force"], TODAY + timedelta(days=1)) == 0
    capsys.readouterr()
    before, after = entries(first), entries(later)
    both = set(before) & set(after)
    assert both
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in both)


def test_a_later_minute_of_the_day_counts_more(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.cli.main.today", lambda: TODAY)
    words = ["dates", str(TAX), *RECEIVED]
    exports = []
    file = tmp_path / "a.ics"
    words += ["--ics", str(file), "--force"]
    for minute, told in ((0, ["--event", "refused=2026-11-20"]), (1, []), (24 * 60 - 1, [])):
        monkeypatch.setattr("pcirights.cli.main.minute", lambda minute=minute: minute)
        assert main([*words, *told]) == 0
        exports.append(entries(file))
    assert main(words, TODAY + timedelta(days=1)) == 0
    exports.append(entries(file))
    capsys.readouterr()
    both = set.intersection(*map(set, exports))
    assert both
    for uid in both:
        numbers = [one[uid]["SEQUENCE"] for one in exports]
        assert numbers == sorted(set(numbers))
        assert numbers[-1] < 2**31


def test_a_second_case_has_entries_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one, two = tmp_path / "1.ics", tmp_path / "2.ics"
    run(capsys, TAX, *RECEIVED, "--ics", one)
    run(capsys, TAX, *RECEIVED, "--ics", two)
    assert not set(entries(one)) & set(entries(two))


def test_nobody_can_tell_from_an_id_what_it_is_of(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whoever tries every place, record, right and route finds no UID: a key is in it."""
    out = tmp_path / "a.ics"
    run(capsys, TAX, *RECEIVED, "--ics", out)
    content = out.read_bytes()
    key = key_in(content)
    assert key is not None
    assert len(key) == KEY
    line = timeline_of_tax()
    again = as_ics(line, key, i18n.load("zh"), (), 0)
    assert uids(again) == uids(content)
    for other in (bytes(KEY), bytes(KEY - 1) + b"\1", new_key()):
        assert not uids(as_ics(line, other, i18n.load("zh"), (), 0)) & uids(content)
    assert OWN.encode() not in all_as_ics([(line, key, ())], i18n.load("zh"), 0)


def timeline_of_tax() -> Timeline:
    answers = replace(read_answers(TAX), on=date(2026, 9, 29))
    received = Event(Happened.RECEIVED, date(2026, 9, 29), Delivery.REGISTERED)
    program = Program(TODAY)
    return program.timeline(program.matter(answers), [received])


def uids(content: bytes) -> set[str]:
    return {str(one["UID"]) for one in Calendar.from_ical(content).walk("VEVENT")}


@pytest.mark.parametrize(
    "there", [b"", b"mine", b"X-PCIRIGHTS-KEY:12", b"X-PCIRIGHTS-KEY:" + b"g" * 32, b"\xff" * 99]
)
def test_a_file_that_is_no_calendar_of_ours_gives_no_key(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, there: bytes
) -> None:
    out = tmp_path / "a.ics"
    out.write_bytes(there)
    assert run(capsys, TAX, *RECEIVED, "--ics", out, "--force")[0] == 0
    assert key_in(there) is None
    assert key_in(out.read_bytes()) is not None


def test_a_file_that_is_there_is_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "a.ics"
    out.write_text("mine")
    code, said, err = run(capsys, TAX, *RECEIVED, "--ics", out)
    assert (code, said) == (2, "")
    assert "a.ics" in err
    assert out.read_text() == "mine"
    assert run(capsys, TAX, *RECEIVED, "--ics", out, "--force")[0] == 0
