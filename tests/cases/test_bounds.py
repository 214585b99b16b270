"""One poisoned case keeps no other from being listed, due, exported; nothing takes for ever."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import TODAY, made_case, new_store, opened, save, typed
from tests.cases.test_faults import told

from pcirights import i18n
from pcirights.cases.case import Case, Happening, Note, Paper, PaperKind
from pcirights.cases.codec import decode, encode
from pcirights.cases.container import export, import_file
from pcirights.cases.head import Head
from pcirights.cases.keep import (
    MOST_EVENTS,
    MOST_NOTES,
    head_of,
    line_of,
    lines_before,
    with_event,
    with_note,
)
from pcirights.cases.sqlite import MADE
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.exports.calendar import revision
from pcirights.flow.case_lines import MOST_SHOWN, notes_shown
from pcirights.flow.case_session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from pcirights.program import Program

EMPTY = hashlib.sha256(b"").hexdigest()
FOREIGN = typed  # the words of the file that somebody sends
SECONDS = 5
"""What nobody is to wait for."""


def received(day: date) -> Happening:
    return Happening(Event(Happened.RECEIVED, day, Delivery.REGISTERED))


def sent(case: Case, tmp_path: Path) -> Path:
    """The case in a file that somebody sends: its makers keep to no bounds."""
    out = tmp_path / "sent.pcicase"
    with opened(new_store(tmp_path / "theirs.pcicases")) as vault:
        with vault.change(TODAY) as change:
            change.save(case, Head(), 0)
        out.write_bytes(b"".join(export(vault, [case.id], FOREIGN())))
    return out


def many(count: int) -> tuple[Happening, ...]:
    return tuple(received(date(2024, 1, 1) + timedelta(days=n // 30)) for n in range(count))


def asked(until: date) -> Happening:
    return Happening(Event(Happened.ASKED_TO_COMPLETE, TODAY, None, until))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"happenings": many(9_000)}, "cases-too-many"),
        ({"happenings": many(MOST_EVENTS + 1)}, "cases-too-many"),
        ({"notes": (Note(TODAY, "x"),) * 10_000}, "cases-too-many"),
        (
            {
                "papers": tuple(
                    Paper(f"{n:032x}", PaperKind.RECEIVED, "x", TODAY, 0, EMPTY)
                    for n in range(1001)
                )
            },
            "cases-too-many",
        ),
        ({"notes": (Note(TODAY, "x" * 100_001),)}, "cases-note"),
        ({"label": "x" * 201}, "cases-label"),
        ({"happenings": (received(date(2061, 1, 1)),)}, "cases-day-far"),
        ({"happenings": (received(date(2100, 1, 1)),)}, "cases-day-far"),
        ({"happenings": (received(date(9999, 12, 31)),)}, "cases-day-far"),
        ({"happenings": (asked(date(9999, 12, 31)),)}, "cases-day-far"),
        ({"written": date(9999, 12, 31)}, "cases-day-far"),
        ({"happenings": (received(TODAY + timedelta(days=2)),)}, "event-in-future"),
    ],
)
def test_a_case_that_this_program_would_not_make_is_not_taken_in(
    file: Path, program: Program, tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    poison = replace(made_case(program), **changes)  # type: ignore[arg-type]  # as the row says
    out = sent(poison, tmp_path)
    with opened(file) as vault:
        begun = monotonic()
        with pytest.raises(WrongInputError) as caught:
            import_file(out, FOREIGN(), vault, program)
        assert monotonic() - begun < SECONDS
        assert told(caught) == code
        assert vault.listing().heads == ()


def test_a_case_as_large_as_one_can_be_is_taken_in_and_calculated_in_a_moment(
    file: Path, program: Program, tmp_path: Path
) -> None:
    case = replace(
        made_case(program), happenings=many(MOST_EVENTS), notes=(Note(TODAY, "x"),) * MOST_NOTES
    )
    near = replace(case, happenings=(*case.happenings[1:], received(TODAY + timedelta(days=1))))
    with opened(file) as vault:
        begun = monotonic()
        assert import_file(sent(near, tmp_path), FOREIGN(), vault, program).new == [case.id]
        line_of(case, program)
        assert len(lines_before(case, program)) == MOST_EVENTS - 1
        assert monotonic() - begun < SECONDS
    with pytest.raises(WrongInputError) as caught:
        with_event(case, Event(Happened.RECEIVED, date(2024, 1, 1)), TODAY)
    assert told(caught) == "cases-too-many"
    with pytest.raises(WrongInputError) as caught:
        with_note(case, "x", TODAY)
    assert told(caught) == "cases-too-many"


def test_a_poisoned_case_in_the_file_leaves_the_others_whole(
    file: Path, program: Program, tmp_path: Path
) -> None:
    """Such a case came in before there were bounds, or was written by another program."""
    good = made_case(program)
    bad = [
        replace(made_case(program), happenings=happenings)
        for happenings in (
            many(9_000),
            (received(date(2100, 1, 1)),),
            (received(date(9999, 12, 31)),),
        )
    ]
    with opened(file) as vault, vault.change(TODAY) as change:
        change.save(good, head_of(good, program), 0)
        for case in bad:
            change.save(case, head_of(case, program), 0)
    session = Session(program)
    session.enter(session.key(str(file), typed())())
    with closing(session):
        begun = monotonic()
        troubles = {head.trouble for _, head in session.listing().heads}
        assert troubles == {"", "cases-too-many", "cases-day-far"}
        words = i18n.load("zh")
        left_out = session.write_calendar_of_all(words, tmp_path / "a.ics", force=False)
        assert left_out == 3
        assert "VCALENDAR" in (tmp_path / "a.ics").read_text("utf-8")
        for case in bad:
            assert session.load(case.id).case == replace(case, more=session.load(case.id).case.more)
            assert isinstance(session.line(case), WrongInputError)
            assert session.next_steps(case) is None
        assert monotonic() - begun < 2 * SECONDS


def test_thousands_of_notes_are_not_all_shown_at_once(program: Program) -> None:
    case = replace(made_case(program), notes=tuple(Note(TODAY, str(n)) for n in range(10_000)))
    lines = notes_shown(case, i18n.load("zh"))
    assert len(lines) == MOST_SHOWN + 1
    assert str(10_000 - MOST_SHOWN) in lines[0]
    assert lines[-1].endswith("9999")
    few = replace(case, notes=case.notes[:3])
    assert len(notes_shown(few, i18n.load("zh"))) == 3


def test_the_revision_of_a_calendar_entry_stays_within_what_calendars_read(
    program: Program,
) -> None:
    line = line_of(made_case(program), program)
    later = replace(line, history=replace(line.history, today=date(2062, 1, 1)))
    assert revision(line, 5) < revision(later, 5) == 2**31 - 1


def test_half_a_character_is_no_text(program: Program) -> None:
    content = encode(made_case(program)).replace(b'"label":"', b'"\\ud800":1,"label":"')
    with pytest.raises(WrongInputError) as caught:
        decode(content)
    assert told(caught) == "cases-not-a-case"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE slots SET slot = NULL",
        "UPDATE heads SET head = NULL",
        "UPDATE heads SET revision = NULL",
        "UPDATE heads SET id = NULL",
        "UPDATE bodies SET body = NULL",
        "UPDATE tally SET sealed = NULL",
        "UPDATE tally SET revision = NULL",
    ],
)
def test_what_is_empty_where_nothing_can_be_is_damage(
    file: Path, program: Program, statement: str
) -> None:
    """SQLite checks that a column is not empty where it writes, and not where it reads."""
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
    with closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA writable_schema = ON")
        base.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '')")
        base.commit()
    with closing(sqlite3.connect(file)) as base:
        base.execute(statement)
        base.commit()
        base.execute("PRAGMA writable_schema = ON")
        for name, sql in MADE.items():
            base.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
        base.commit()
    assert outcome(file, case.id) in {
        "listed with damage",
        "cases-damaged",
        "cases-case-damaged",
        "cases-no-case",
    }


def outcome(file: Path, ident: str) -> str:
    try:
        with opened(file) as vault:
            listing = vault.listing()
            if listing.damaged or not listing.complete:
                return "listed with damage"
            vault.load(ident)
    except WrongInputError as error:
        return error.code
    return "whole"


def test_a_schema_that_is_no_text_is_foreign(file: Path) -> None:
    content = file.read_bytes()
    at = content.index(b"CREATE TABLE slots")
    file.write_bytes(content[: at + 13] + b"\xb1\xff" + content[at + 15 :])
    with pytest.raises(WrongInputError) as caught, opened(file):
        pass
    assert told(caught) in {"cases-foreign", "cases-damaged"}
