"""The answers file: read whole or refused in one sentence; what is written comes back the same."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from pcirights.answers_file import (
    MAX_BYTES,
    as_day,
    parse_answers,
    read_answers,
    to_bytes,
    to_values,
)
from pcirights.core.answers import (
    MAX_TEXT,
    Agent,
    Answers,
    Applicant,
    FollowUp,
    Item,
    Recipient,
    RequestDetails,
    value_of,
    with_value,
)
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Because, Ground, Record, Right, RouteId

TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
FULL = Answers(
    place="320200",
    record=Record.PUBLIC_CREDIT,
    right=Right.CORRECTION,
    ground=Ground.INACCURATE,
    on=date(2026, 11, 23),
    route=RouteId.LOCAL_CREDIT,
    applicant=Applicant(name="张三", phone="13800000000"),
    agent=Agent(name="李四", kind="guardian"),
    recipient=Recipient(name="某中心"),
    request=RequestDetails(facts="……"),
    items=(Item(record="甲", correct="乙", evidence=("一", "二")),),
    followup=FollowUp(reference="某〔2026〕1号", organ="某机关"),
    events=(
        Event(Happened.SENT, date(2026, 11, 1), Delivery.REGISTERED),
        Event(Happened.ASKED_TO_COMPLETE, date(2026, 11, 5), until=date(2026, 11, 15)),
        Event(Happened.REFUSED, date(2026, 11, 20), because=Because.INTERNAL),
    ),
    sample=True,
)


def refused(values: dict[str, Any]) -> WrongInputError:
    with pytest.raises(WrongInputError) as caught:
        parse_answers(values)
    return caught.value


def test_written_answers_come_back(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes(to_bytes(FULL))
    assert read_answers(file) == FULL


@given(name=TEXT, record=TEXT, proof=TEXT)
def test_any_text_comes_back(name: str, record: str, proof: str) -> None:
    answers = Answers(
        place="x", applicant=Applicant(name=name), items=(Item(record, evidence=(proof,)),)
    )
    assert parse_answers(tomllib.loads(tomli_w.dumps(to_values(answers)))) == answers


def test_nothing_typed_shows_in_a_repr() -> None:
    shown = repr(FULL)
    assert "张三" not in shown
    assert "13800000000" not in shown
    assert "applicant" in shown
    assert "甲" not in repr(FULL.items)


@pytest.mark.parametrize("typed", ["2026-08-03", "2026-8-3", "2026/8/3", "2026/08/03"])
def test_a_day_may_be_typed_as_a_spreadsheet_writes_it(typed: str) -> None:
    assert as_day(typed) == date(2026, 8, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "", "2026-02-30", "0000-01-01", "20260803", "2026-W32-1", "2026-8/3", "8/3/2026",
        "2026-08-03T00:00", "2026-08-03 14:30",
    ],
)  # fmt: skip
def test_what_could_be_read_in_another_way_is_no_day(typed: str) -> None:
    with pytest.raises(WrongInputError) as error:
        as_day(typed)
    assert error.value.code == "day-not-a-date"
    assert error.value.fields == {"found": typed.strip()}


def test_a_folder_without_a_name_of_its_own_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongInputError) as error:
        read_answers(Path())
    assert error.value.fields["file"] == "."


def test_who_acts_and_a_sample_are_said_in_known_words() -> None:
    bare = {"schema": 1, "place": "无锡市"}
    error = refused({**bare, "agent": {"name": "李四", "kind": "guardain"}})
    assert error.code == "unknown-word"
    assert error.fields["near"] == "guardian"
    assert refused({**bare, "agent": {"kind": 1}}).fields["key"] == "agent.kind"
    assert refused({**bare, "sample": "yes"}).fields["key"] == "sample"
    assert parse_answers({**bare, "agent": {"name": "李四", "kind": ""}}).agent.kind == ""


def test_fields_by_key() -> None:
    changed = with_value(FULL, "applicant.name", "王五")
    assert value_of(changed, "applicant.name") == "王五"
    assert value_of(changed, "applicant.phone") == "13800000000"


@pytest.mark.parametrize(
    ("values", "code", "fields"),
    [
        ({"schema": None}, "answers-schema", {"key": "schema", "found": "None"}),
        ({"schema": 2}, "answers-schema", {"found": "2"}),
        ({"schema": "1"}, "answers-schema", {"found": "'1'"}),
        ({"schema": 1, "plce": "x"}, "answers-key", {"key": "plce", "near": "place"}),
        (
            {"schema": 1, "applicant": {"nme": "x"}},
            "answers-key",
            {"key": "applicant.nme", "near": "applicant.name"},
        ),
        ({"schema": 1, "xyz": 1}, "answers-key-known", {"key": "xyz"}),
        ({"schema": 1, "place": 5}, "answers-value", {"key": "place", "found": "int"}),
        ({"schema": 1, "on": "tomorrow"}, "answers-value", {"key": "on"}),
        (
            {"schema": 1, "record": "public-credi"},
            "unknown-word",
            {"key": "record", "near": "public-credit"},
        ),
        (
            {"schema": 1, "right": "zzz"},
            "unknown-word-known",
            {"near": "access, correction, objection"},
        ),
        ({"schema": 1, "applicant": "张三"}, "answers-value", {"key": "applicant"}),
        ({"schema": 1, "item": {}}, "answers-value", {"key": "item"}),
        ({"schema": 1, "item": [1]}, "answers-value", {"key": "item[1]"}),
        ({"schema": 1, "item": [{}] * 201}, "answers-value", {"key": "item"}),
        (
            {"schema": 1, "item": [{"evidence": "x"}]},
            "answers-value",
            {"key": "item[1].evidence"},
        ),
        ({"schema": 1, "event": {}}, "answers-value", {"key": "event"}),
        ({"schema": 1, "event": [1]}, "answers-value", {"key": "event[1]"}),
        (
            {"schema": 1, "event": [{"what": "refuse", "day": date(2026, 1, 1)}]},
            "unknown-word",
            {"key": "event[1].what", "near": "refused"},
        ),
        (
            {"schema": 1, "event": [{"what": "refused"}]},
            "answers-missing",
            {"key": "event[1].day"},
        ),
        (
            {"schema": 1, "event": [{"what": "refused", "day": date(2026, 1, 1), "until": 1}]},
            "answers-value",
            {"key": "event[1].until"},
        ),
        (
            {"schema": 1, "event": [{"what": "refused", "day": date(2026, 1, 1), "how": "x"}]},
            "unknown-word-known",
            {"key": "event[1].how"},
        ),
        (
            {
                "schema": 1,
                "event": [{"what": "sent", "day": date(2026, 1, 1), "because": "internal"}],
            },
            "event-detail",
            {"key": "event[1].because", "what": "sent"},
        ),
        (
            {"schema": 1, "event": [{"what": "sent", "why": "x"}]},
            "answers-key-known",
            {"key": "event[1].why"},
        ),
        ({"schema": 1, "followup": {"orgn": "x"}}, "answers-key", {"near": "followup.organ"}),
        (
            {"schema": 1, "place": "x" * (MAX_TEXT + 1)},
            "answers-field-too-long",
            {"key": "place"},
        ),
    ],
)
def test_wrong_values(values: dict[str, Any], code: str, fields: dict[str, str]) -> None:
    error = refused(values)
    assert error.code == code
    assert fields.items() <= error.fields.items()


def test_what_was_found_stays_on_a_line() -> None:
    assert refused({"schema": 1, "a\n\x1b" + "b" * 90: 1}).fields["key"].count("\n") == 0


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(WrongInputError, match="file-unreadable"):
        read_answers(tmp_path / "absent.toml")
    with pytest.raises(WrongInputError, match="file-unreadable"):
        read_answers(tmp_path)
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongInputError, match="answers-not-utf8"):
        read_answers(broken)
    for content in (b"= 1", b"a = " + b"[" * 5000):
        broken.write_bytes(content)
        with pytest.raises(WrongInputError, match="answers-not-toml"):
            read_answers(broken)
    broken.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(WrongInputError, match="answers-too-long"):
        read_answers(broken)


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes("\ufeffschema = 1\nplace = '无锡市'\n".encode())
    assert read_answers(file).place == "无锡市"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("schema = " + "1" * 5000, "answers-not-toml"),
        ("schema = 0x" + "f" * 5000, "answers-schema"),
        ("schema = " + "[" * 50 + "]" * 50, "answers-schema"),
        ("schema = 1\non = 0x" + "f" * 5000, "answers-value"),
        ("schema = 1\nplace = 0x" + "f" * 5000, "answers-value"),
        ("schema = 1" + "\na.b" + ".c" * 5000 + " = 1", "answers-not-toml"),
        ("schema = 1\n[[event]]\nwhat = 0x" + "f" * 5000, "answers-value"),
        ("schema = 1\n[applicant]\nname = “张三”", "answers-curly"),
        ('schema = 1\non = "2026-08-03"', "answers-day-quoted"),
        ('schema = 1\n[[event]]\nwhat = "sent"\nday = "2026年8月3日"', "answers-day-quoted"),
        ('schema = 1\non = "soon"', "answers-value"),
    ],
)
def test_what_python_cannot_take_is_told_in_words(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongInputError) as caught:
        read_answers(file)
    assert caught.value.code == code
    assert "" not in caught.value.fields.values()
