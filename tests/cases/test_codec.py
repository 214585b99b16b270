"""A case as JSON: nothing of a newer program is lost, nothing strange is taken in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcirights.cases.case import Case, Happening, Note, Paper, PaperKind, Stage
from pcirights.cases.codec import MOST_BYTES, decode, encode
from pcirights.cases.names import LONGEST, apart, cleaned, is_clean
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.core.vocabulary import Because, BodyRole

DAY = date(2026, 11, 25)
PAPER = Paper("a" * 32, PaperKind.RECEIVED, "答复.pdf", DAY, 12, "b" * 64)
FULL = Case(
    id="c" * 32,
    written=DAY,
    answers='schema = 1\nplace = "310000"\n',
    label="第一件",
    happenings=(
        Happening(Event(Happened.RECEIVED, DAY, Delivery.REGISTERED)),
        Happening(Event(Happened.ASKED_TO_COMPLETE, DAY, until=date(2026, 12, 5))),
        Happening(Event(Happened.REFUSED, DAY, because=next(iter(Because)))),
    ),
    notes=(Note(DAY, "打过电话\n没有人接"),),
    papers=(PAPER,),
    closed=DAY,
    calendar="d" * 32,
)


def values() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(encode(FULL))
    return made


def read(made: dict[str, Any]) -> Case:
    return decode(json.dumps(made).encode())


def test_there_and_back() -> None:
    assert decode(encode(FULL)) == Case(**{**_fields(FULL), "more": {"schema": 1, "needs": 1}})
    of_one = Event(Happened.REFUSED, DAY, to=BodyRole.PROVIDER)
    case = Case("c" * 32, DAY, "", happenings=(Happening(of_one),))
    assert decode(encode(case)).events == (of_one,)
    plain = decode(encode(Case("c" * 32, DAY, "")))
    assert decode(encode(plain)) == plain


def _fields(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in case.__dataclass_fields__}


def test_what_a_newer_program_wrote_survives() -> None:
    made = values() | {"schema": 7, "colour": "red", "tree": {"a": [1, None]}}
    made["events"][0]["clerk"] = "x"
    made["events"].append({"what": "eaten-by-the-dog", "day": "2027-01-01"})
    made["events"].append({"what": "received", "day": "2026-11-25", "how": "by-drone"})
    made["events"].append({"what": "refused", "day": "2026-11-25", "because": "of-the-moon"})
    made["notes"][0]["pinned"] = True
    made["papers"][0]["pages"] = 3
    case = read(made)
    assert len(case.events) == 3
    assert json.loads(encode(case)) == made


def test_a_case_that_only_a_newer_program_can_read_says_so() -> None:
    with pytest.raises(WrongInputError) as caught:
        read(values() | {"needs": 2})
    assert caught.value.code == "cases-newer"


@pytest.mark.parametrize(
    "change",
    [
        {"id": "c" * 31},
        {"id": "C" * 32},
        {"id": 3},
        {"written": "25.11.2026"},
        {"written": "20261125"},
        {"written": None},
        {"answers": ["x"]},
        {"label": "a\u202eb"},
        {"events": {}},
        {"events": ["x"]},
        {"notes": [{"day": "2026-11-25"}]},
        {"notes": [{}] * 10_001},
        {"papers": [{}]},
        {"schema": "1"},
        {"needs": True},
        {"needs": -1},
        {"calendar": "d" * 31},
        {"calendar": None},
        {"more": "\ud800"},
        {"\udfff": 1},
        {"answers": "\ud800"},
    ],
)
def test_what_no_program_writes_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(WrongInputError) as caught:
        read(values() | change)
    assert caught.value.code == "cases-not-a-case"


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../../etc/passwd"},
        {"name": "..\\x"},
        {"name": "/x"},
        {"name": ""},
        {"name": ".bashrc"},
        {"name": "con.pdf"},
        {"name": "a\u202efdp.exe"},
        {"name": "x" * 200},
        {"kind": "virus"},
        {"size": 2**60},
        {"size": 1.5},
        {"size": -1},
        {"sha256": "b"},
        {"id": "../" + "a" * 29},
    ],
)
def test_a_paper_that_no_program_writes_is_refused(change: dict[str, Any]) -> None:
    made = values()
    made["papers"][0] |= change
    with pytest.raises(WrongInputError) as caught:
        read(made)
    assert caught.value.code == "cases-not-a-case"


def test_two_papers_of_one_id_are_refused() -> None:
    made = values()
    made["papers"] *= 2
    with pytest.raises(WrongInputError):
        read(made)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"a": "\\ud800"}',
        b'{"a": 1e999}',
        b'{"n": ' + b"9" * 10_000 + b"}",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_case_at_all(content: bytes) -> None:
    with pytest.raises(WrongInputError) as caught:
        decode(content)
    assert caught.value.code == "cases-not-a-case"


def test_a_case_can_be_too_big() -> None:
    big = Case("c" * 32, DAY, "", notes=(Note(DAY, "x" * MOST_BYTES),))
    with pytest.raises(WrongInputError) as caught:
        encode(big)
    assert caught.value.code == "cases-too-big"


def test_no_repr_shows_what_was_typed() -> None:
    for one in (FULL, PAPER, FULL.notes[0], FULL.happenings[0]):
        assert "第一件" not in repr(one)
        assert "答复" not in repr(one)
        assert "电话" not in repr(one)


@pytest.mark.parametrize(
    ("events", "closed", "stage"),
    [
        ([], None, Stage.DRAFT),
        ([Happened.ACT_SERVED], None, Stage.DRAFT),
        ([Happened.SENT], None, Stage.SENT),
        ([Happened.SENT, Happened.REFUSED], None, Stage.ANSWERED),
        ([Happened.REFUSED, Happened.RECONSIDERATION_FILED], None, Stage.RECONSIDERATION),
        ([Happened.REFUSED, Happened.RECONSIDERATION_DECIDED, Happened.SUED], None, Stage.COURT),
        ([Happened.REFUSED], DAY, Stage.CLOSED),
    ],
)
def test_how_far_a_case_is(events: list[Happened], closed: date | None, stage: Stage) -> None:
    happenings = tuple(Happening(Event(one, DAY)) for one in events)
    assert Case("c" * 32, DAY, "", happenings=happenings, closed=closed).stage is stage


# Names


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("答复.pdf", "答复.pdf"),
        ("a/b\\c:d.pdf", "a_b_c_d.pdf"),
        ("..", None),
        ("", None),
        (" .x. ", "x"),
        ("NUL.txt", "_NUL.txt"),
        ("a\u202eb.pdf", "a_b.pdf"),
        ("\n", "_"),
        ("长" * 100 + ".pdf", "长" * 38 + ".pdf"),
        ("x." + "y" * 200, "x." + "y" * 118),
    ],
)
def test_a_name_is_made_clean(name: str, clean: str | None) -> None:
    if clean is None:
        with pytest.raises(WrongInputError):
            cleaned(name)
    else:
        assert cleaned(name) == clean
        assert is_clean(clean)
        assert len(clean.encode()) <= LONGEST


@given(st.text())
def test_any_name_is_made_clean_or_refused(name: str) -> None:
    try:
        made = cleaned(name)
    except WrongInputError:
        return
    assert is_clean(made)


def test_names_in_one_folder_differ() -> None:
    assert list(apart(["a.pdf", "A.pdf", "a.pdf", "b"])) == ["a.pdf", "2-A.pdf", "3-a.pdf", "b"]
