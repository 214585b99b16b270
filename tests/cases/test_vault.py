"""The desk and its file: what was saved comes back, and what was meddled with is told."""

from __future__ import annotations

import hashlib
import sqlite3
import tracemalloc
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import NAME, TODAY, WORDS, made_case, new_store, opened, save, typed

from pcirights.cases.case import Case, PaperKind
from pcirights.cases.codec import encode
from pcirights.cases.head import Due, Head, Wanted, by_urgency, due, unpack
from pcirights.cases.keep import (
    answers_of,
    day_of,
    head_of,
    line_of,
    new_case,
    with_event,
    with_note,
    without_event,
)
from pcirights.cases.opening import create, open_vault
from pcirights.cases.seal import padded
from pcirights.cases.store import CHUNK, ConflictError, SealedCase, SealedHead
from pcirights.cases.tally import place
from pcirights.core.errors import WrongInputError
from pcirights.core.events import Delivery, Event, Happened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pcirights.cases.vault import Vault
    from pcirights.program import Program

RECEIVED = Event(Happened.RECEIVED, date(2026, 11, 2), Delivery.REGISTERED)


def code_of(error: pytest.ExceptionInfo[WrongInputError]) -> str:
    return error.value.code


def meddle(file: Path, *statements: str) -> None:
    """Change the file as somebody without the passphrase could."""
    with closing(sqlite3.connect(file)) as base:
        for statement in statements:
            base.execute(statement)
        base.commit()


# Kept and found


def test_a_case_comes_back_as_it_was_saved(file: Path, program: Program) -> None:
    case = with_event(made_case(program), RECEIVED, TODAY)
    case = with_note(case, "打过电话", TODAY)
    with opened(file) as vault:
        assert save(vault, case, program) == 1
    with opened(file) as vault:
        found = vault.load(case.id)
        assert (found.revision, found.sound) == (1, True)
        assert replace(found.case, more={}) == case
        assert answers_of(found.case).applicant.name == NAME
        (line,) = vault.listing().heads
        assert line[0] == case.id
        assert (line[1].who, line[1].place, line[1].stage) == (NAME, "310000", "sent")
        assert vault.listing().complete
        assert vault.listing().day == TODAY


def test_the_line_holds_the_dates_of_the_case(program: Program) -> None:
    case = with_event(made_case(program), RECEIVED, TODAY)
    head = head_of(case, program)
    watches = [one for one in line_of(case, program).watches if one.sum and not one.met]
    assert watches
    assert head.dates.count(";") == len(watches) - 1
    assert head.trouble == ""
    assert due(head, TODAY)[0] in {Due.OVERDUE, Due.SOON, Due.LIMIT}
    closed = head_of(replace(case, closed=TODAY), program)
    assert due(closed, TODAY) == (Due.NONE, None)


def test_a_line_whose_dates_cannot_be_calculated_says_why(program: Program) -> None:
    case = made_case(program)
    broken = replace(case, answers=case.answers.replace("310000", "999999"))
    assert head_of(replace(broken, answers="= ="), program).trouble == "cases-not-a-case"
    assert head_of(replace(case, answers='schema = 1\nplace = "x"'), program).trouble != ""
    newer = replace(case, answers=case.answers + '\n[colour]\nred = "x"\n')
    assert head_of(newer, program).trouble == "answers-key-known"


def test_the_day_and_the_route_of_the_letter_stay_with_the_case(program: Program) -> None:
    answers = answers_of(made_case(program))
    assert answers.on == TODAY
    assert answers.route is not None
    bare = Case("c" * 32, TODAY, 'schema = 1\nplace = "310000"\n')
    assert answers_of(bare).on == TODAY


def test_a_case_from_before_has_a_calendar_key_too_which_its_id_does_not_tell(
    tmp_path: Path, program: Program
) -> None:
    old = replace(made_case(program), calendar="")
    keys = []
    for name in ("one.pcicases", "two.pcicases"):
        with opened(new_store(tmp_path / name)) as vault:
            save(vault, old, program)
            found = vault.load(old.id)
            assert vault.load(old.id).case.calendar == found.case.calendar
            save(vault, replace(found.case, label="改了"), program, found.revision)
            assert vault.load(old.id).case.calendar == found.case.calendar
            keys.append(found.case.calendar)
    assert len(set(keys)) == 2
    assert {len(key) for key in keys} == {32}


def test_what_cannot_be_so_is_refused(program: Program) -> None:
    case = with_event(made_case(program), RECEIVED, TODAY)
    with pytest.raises(WrongInputError):
        with_event(case, Event(Happened.SENT, date(2026, 11, 3)), TODAY)
    with pytest.raises(WrongInputError):
        with_note(case, "  ", TODAY)
    with pytest.raises(WrongInputError):
        new_case(answers_of(case), program, "a\nb")
    assert without_event(case, 0).events == ()
    assert without_event(case, 5) == case


def test_a_clock_that_was_set_back_stops_nothing(file: Path, program: Program) -> None:
    case = with_event(made_case(program), Event(Happened.RECEIVED, TODAY), TODAY)
    earlier = replace(program, today=TODAY - timedelta(days=400))
    with opened(file) as vault:
        save(vault, case, program)
        assert day_of(case, earlier.today) == TODAY
        assert head_of(case, earlier).dates == head_of(case, program).dates
        assert vault.listing().day == TODAY  # later than the clock: the desk can say so
        save(vault, with_note(case, "x", earlier.today), earlier, 1)
        assert vault.listing().day == earlier.today
        assert vault.listing().complete


def test_there_is_no_such_case(file: Path) -> None:
    with opened(file) as vault, pytest.raises(WrongInputError) as caught:
        vault.load("a" * 32)
    assert code_of(caught) == "cases-no-case"


# The passphrase


@pytest.mark.parametrize("words", ["wrong", WORDS + " ", WORDS.upper()])
def test_a_wrong_passphrase_opens_nothing(file: Path, words: str) -> None:
    before = file.read_bytes()
    with pytest.raises(WrongInputError) as caught:
        open_vault(str(file), typed(words))
    assert code_of(caught) == "cases-passphrase-wrong"
    assert file.read_bytes() == before


def test_the_passphrase_is_gone_once_the_key_is_there(file: Path) -> None:
    words = typed()
    open_vault(str(file), words).close()
    assert set(words) == {0}
    words = typed("wrong")
    with pytest.raises(WrongInputError):
        open_vault(str(file), words)
    assert set(words) == {0}


def test_a_locked_desk_gives_nothing_away_until_unlocked(file: Path, program: Program) -> None:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        vault.lock()
        assert vault.locked
        for attempt in (vault.listing, lambda: vault.load(case.id)):
            with pytest.raises(WrongInputError) as caught:
                attempt()
            assert code_of(caught) == "cases-locked"
        with pytest.raises(WrongInputError):
            vault.unlock(typed("wrong"))
        vault.unlock(typed())
        assert vault.load(case.id).revision == 1


def test_a_changed_passphrase_keeps_the_cases_and_drops_the_old_words(
    file: Path, program: Program
) -> None:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        with pytest.raises(WrongInputError):
            vault.change_passphrase(typed("wrong"), typed("new words"))
        slot = vault._store.slot()
        vault.change_passphrase(typed(), typed("new words"))
        with pytest.raises(ConflictError):
            vault._store.replace_slot(slot, slot)
    assert slot[52:] not in file.read_bytes()  # the old wrapped key is wiped
    with pytest.raises(WrongInputError):
        open_vault(str(file), typed())
    with opened(file, "new words") as vault:
        assert vault.load(case.id).revision == 1


# Papers


def noise(size: int) -> Iterator[bytes]:
    """So many bytes that nothing packs, in pieces of an odd size."""
    left, number = size, 0
    while left:
        piece = hashlib.shake_128(number.to_bytes(4, "big")).digest(min(left, 70_001))
        yield piece
        left, number = left - len(piece), number + 1


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_papers_come_back(file: Path, program: Program, size: int) -> None:
    case = made_case(program)
    with opened(file) as vault:
        with vault.change(TODAY) as change:
            paper = change.add_paper(case.id, PaperKind.RECEIVED, "扫描.pdf", noise(size))
            change.save(replace(case, papers=(paper,)), Head(), 0)
        assert paper.size == size
        found = vault.load(case.id).case.papers
        assert found == (paper,)
        assert b"".join(vault.read_paper(case.id, paper)) == b"".join(noise(size))


def test_fifty_megabytes_go_through_in_little_memory(file: Path, program: Program) -> None:
    size, case = 50 * 1024 * 1024, made_case(program)
    with opened(file) as vault:
        tracemalloc.start()
        with vault.change(TODAY) as change:
            paper = change.add_paper(case.id, PaperKind.RECEIVED, "大.bin", noise(size))
            change.save(replace(case, papers=(paper,)), Head(), 0)
        assert sum(len(piece) for piece in vault.read_paper(case.id, paper)) == size
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 12 * 1024 * 1024
        full = file.stat().st_size
        save(vault, replace(case, papers=(paper,), label="x"), program, 1)
        assert abs(file.stat().st_size - full) < 64 * 1024  # a save writes the case, not the scan
        with vault.change(TODAY) as change:
            change.remove_paper(case.id, paper)
            change.save(case, Head(), 2)
        assert file.stat().st_size < 1024 * 1024
        with pytest.raises(WrongInputError):
            list(vault.read_paper(case.id, paper))


def test_a_paper_that_is_too_large_or_has_no_plain_name_is_not_taken(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.cases.change.MOST_PAPER", 1000)
    case = made_case(program)
    with opened(file) as vault:
        for name, size, code in (
            ("../x", 1, "cases-name"),
            ("x", 1001, "cases-paper-too-big"),
        ):
            with pytest.raises(WrongInputError) as caught, vault.change(TODAY) as change:
                change.add_paper(case.id, PaperKind.RECEIVED, name, noise(size))
            assert code_of(caught) == code
        assert vault._store.chunk(bytes.fromhex(case.id), b"", 0) is None


# Several windows


def test_of_two_windows_the_second_is_told_and_the_first_stays(
    file: Path, program: Program
) -> None:
    case = made_case(program)
    with opened(file) as one, opened(file) as two:
        save(one, case, program)
        first, second = one.load(case.id), two.load(case.id)
        save(one, replace(first.case, label="一"), program, first.revision)
        with pytest.raises(ConflictError):
            save(two, replace(second.case, label="二"), program, second.revision)
        assert two.load(case.id).case.label == "一"
        with pytest.raises(ConflictError), two.change(TODAY) as change:
            change.delete(case.id, second.revision)
        with pytest.raises(ConflictError):
            save(two, case, program, 0)
        assert two.listing().complete
        assert one.listing().complete


def test_a_save_waits_for_another_and_says_when_it_takes_too_long(
    file: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pcirights.cases.sqlite.WAIT", 0.0)
    with opened(file) as one, opened(file) as two, one.change(TODAY):
        with pytest.raises(WrongInputError) as caught:
            save(two, made_case(program), program)
        assert code_of(caught) == "cases-busy"


def half_a_change(vault: Vault, case: Case) -> None:
    with vault.change(TODAY) as change:
        change.save(case, Head(), 0)
        change.add_paper(case.id, PaperKind.LETTER, "../x", [b"x" * 100])


def test_a_change_that_fails_never_was(file: Path, program: Program) -> None:
    case = made_case(program)
    with opened(file) as vault:
        with pytest.raises(WrongInputError):
            half_a_change(vault, case)
        assert vault.listing().heads == ()
        assert vault.listing().complete


def test_a_deleted_case_is_gone_from_the_file(file: Path, program: Program) -> None:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        body = vault._store.case(bytes.fromhex(case.id))
        assert body is not None
        assert body.body[:200] in file.read_bytes()
        with vault.change(TODAY) as change:
            change.delete(case.id, 1)
        assert body.body[:200] not in file.read_bytes()
        assert vault.listing().heads == ()
        assert vault.listing().complete
        with pytest.raises(ConflictError), vault.change(TODAY) as change:
            change.delete(case.id, 1)


# Meddling


def two_cases(vault: Vault, program: Program) -> tuple[Case, Case]:
    one, two = made_case(program, label="一"), made_case(program, label="二")
    save(vault, one, program)
    save(vault, two, program)
    return one, two


def test_a_case_that_was_taken_away_is_missed(file: Path, program: Program) -> None:
    with opened(file) as vault:
        one, _ = two_cases(vault, program)
    meddle(file, f"DELETE FROM heads WHERE id = x'{one.id}'")
    with opened(file) as vault:
        assert not vault.listing().complete
        save(vault, made_case(program), program)
        assert not vault.listing().complete  # a save does not hide it
        vault.accept(TODAY)
        assert vault.listing().complete
        assert len(vault.listing().heads) == 2


def test_an_older_version_put_back_is_noticed(file: Path, program: Program) -> None:
    with opened(file) as vault:
        one, _ = two_cases(vault, program)
        old = vault._store.case(bytes.fromhex(one.id))
        assert old is not None
        save(vault, replace(one, label="新"), program, 1)
    meddle(
        file,
        f"UPDATE heads SET revision = 1, head = x'{old.head.hex()}' WHERE id = x'{one.id}'",
        f"UPDATE bodies SET body = x'{old.body.hex()}' WHERE id = x'{one.id}'",
    )
    with opened(file) as vault:
        assert not vault.listing().complete


def test_an_older_file_put_back_is_noticed_by_whoever_has_it_open(
    file: Path, program: Program, tmp_path: Path
) -> None:
    with opened(file) as vault:
        one, _ = two_cases(vault, program)
        assert vault.listing().complete
        sealed = vault._store.heads()[0]
        save(vault, replace(one, label="新"), program, 1)
        assert vault.listing().complete
        meddle(
            file,
            f"UPDATE tally SET revision = {sealed.revision}, sealed = x'{sealed.sealed.hex()}'",
        )
        assert not vault.listing().complete


def test_cases_that_changed_places_do_not_open(file: Path, program: Program) -> None:
    with opened(file) as vault:
        one, two = two_cases(vault, program)
    meddle(
        file,
        f"UPDATE heads SET id = x'{'0' * 32}' WHERE id = x'{one.id}'",
        f"UPDATE heads SET id = x'{one.id}' WHERE id = x'{two.id}'",
        f"UPDATE bodies SET id = x'{'0' * 32}' WHERE id = x'{one.id}'",
        f"UPDATE bodies SET id = x'{one.id}' WHERE id = x'{two.id}'",
    )
    with opened(file) as vault:
        listing = vault.listing()
        assert not listing.complete
        assert sorted(listing.damaged) == sorted(["0" * 32, one.id])
        with pytest.raises(WrongInputError) as caught:
            vault.load(one.id)
        assert code_of(caught) == "cases-case-damaged"


def test_a_damaged_line_leaves_its_case_and_all_others(file: Path, program: Program) -> None:
    with opened(file) as vault:
        one, two = two_cases(vault, program)
    meddle(file, f"UPDATE heads SET head = zeroblob(400) WHERE id = x'{one.id}'")
    with opened(file) as vault:
        listing = vault.listing()
        assert listing.damaged == (one.id,)
        assert [ident for ident, _ in listing.heads] == [two.id]
        found = vault.load(one.id)
        assert not found.sound
        assert found.case.label == "一"
        assert vault.load(two.id).sound
        save(vault, found.case, program, found.revision)  # saved once more it is whole again
        assert vault.listing().damaged == ()


def test_a_body_of_another_branch_is_noticed(file: Path, program: Program) -> None:
    with opened(file) as vault:
        one, _ = two_cases(vault, program)
        before = file.read_bytes()
        save(vault, replace(one, label="甲"), program, 1)
        other = vault._store.case(bytes.fromhex(one.id))
        assert other is not None
    file.write_bytes(before)
    with opened(file) as vault:
        save(vault, replace(one, label="乙"), program, 1)
    meddle(file, f"UPDATE bodies SET body = x'{other.body.hex()}' WHERE id = x'{one.id}'")
    with opened(file) as vault:
        assert not vault.load(one.id).sound


def test_a_paper_that_was_changed_swapped_or_cut_does_not_open(
    file: Path, program: Program
) -> None:
    case = made_case(program)
    with opened(file) as vault, vault.change(TODAY) as change:
        papers = tuple(
            change.add_paper(case.id, PaperKind.RECEIVED, f"{number}.pdf", noise(CHUNK + 10))
            for number in range(3)
        )
        change.save(replace(case, papers=papers), Head(), 0)
    meddle(
        file,
        f"DELETE FROM chunks WHERE paper = x'{papers[0].id}' AND number = 1",
        f"UPDATE chunks SET number = 1 - number + 10 WHERE paper = x'{papers[1].id}'",
        f"UPDATE chunks SET number = number - 10 WHERE paper = x'{papers[1].id}'",
        f"UPDATE chunks SET sealed = 'text' WHERE paper = x'{papers[2].id}' AND number = 0",
    )
    with opened(file) as vault:
        for paper in papers:
            with pytest.raises(WrongInputError) as caught:
                list(vault.read_paper(case.id, paper))
            assert code_of(caught) == "cases-paper-damaged"
        wrong = replace(papers[0], size=CHUNK)
        with pytest.raises(WrongInputError):
            list(vault.read_paper(case.id, wrong))


def test_one_copy_of_the_slot_is_enough(file: Path, program: Program) -> None:
    meddle(file, "UPDATE slots SET slot = zeroblob(144) WHERE number = 1")
    with opened(file) as vault:
        save(vault, made_case(program), program)
    meddle(file, "UPDATE slots SET slot = zeroblob(144)")
    with pytest.raises(WrongInputError) as caught:
        open_vault(str(file), typed())
    assert code_of(caught) == "cases-damaged"
    meddle(file, "DELETE FROM slots")
    with pytest.raises(WrongInputError) as caught:
        open_vault(str(file), typed())
    assert code_of(caught) == "cases-damaged"


def test_a_broken_tally_is_told_and_stops_no_save(file: Path, program: Program) -> None:
    meddle(file, "UPDATE tally SET sealed = x'00'")
    with opened(file) as vault:
        save(vault, made_case(program), program)
        listing = vault.listing()
        assert not listing.complete
        assert listing.day is None
        assert len(listing.heads) == 1
        vault.accept(TODAY)
        assert vault.listing().complete
    meddle(file, "DELETE FROM tally")
    with opened(file) as vault, pytest.raises(WrongInputError) as caught:
        vault.listing()
    assert code_of(caught) == "cases-damaged"


def test_a_body_that_holds_another_case_is_damage(file: Path, program: Program) -> None:
    case = made_case(program)
    with opened(file) as vault:
        save(vault, case, program)
        with vault.change(TODAY) as change:
            ring, ident = vault._keys(), bytes.fromhex("d" * 32)
            body = ring.seal(padded(encode(case)), place(b"body", ident, 1))
            change._change.put(SealedCase(ident, 1, b"", body), 0)
        with pytest.raises(WrongInputError) as caught:
            vault.load("d" * 32)
    assert code_of(caught) == "cases-case-damaged"


# Lines

PAST = "2026-11-01 2026-11-01 - reply"


def test_what_is_wanted_is_found() -> None:
    heads = [
        ("a1", Head(label="房贷", who="张三", place="310000", stage="sent")),
        ("b2", Head(label="税", who="李四", to="税务局", place="320200", stage="draft")),
        (
            "c3",
            Head(who="Wang Wu", place="320000", stage="closed", dates="2026-11-01 2026-11-01 - x"),
        ),
    ]

    def found(wanted: Wanted) -> list[str]:
        return [ident for ident, _ in wanted.find(heads, TODAY)]

    assert found(Wanted()) == ["a1", "b2", "c3"]
    assert found(Wanted(text="wang")) == ["c3"]
    assert found(Wanted(text="李四 税务")) == ["b2"]
    assert found(Wanted(text="A1")) == ["a1"]
    assert found(Wanted(place="320000")) == ["b2", "c3"]
    assert found(Wanted(place="320200")) == ["b2"]
    assert found(Wanted(place="500000")) == []
    assert found(Wanted(stage="sent")) == ["a1"]  # type: ignore[arg-type]  # a stage is its word
    assert found(Wanted(due=frozenset({Due.OVERDUE}))) == []
    assert repr(Wanted(text="张三")) == "Wanted()"
    assert "张三" not in repr(heads[0][1])


@pytest.mark.parametrize(
    ("dates", "state", "day"),
    [
        ("", Due.NONE, None),
        ("2026-12-30 2026-12-30 - reply", Due.AHEAD, "2026-12-30"),
        ("2026-12-01 2026-12-03 - reply", Due.SOON, "2026-12-01"),
        (PAST, Due.OVERDUE, "2026-11-01"),
        (f"{PAST};2026-11-26 2026-11-26 - silence", Due.OVERDUE, "2026-11-01"),
        (f"{PAST};2026-12-30 2026-12-30 h suit", Due.OVERDUE, "2026-11-01"),
        (f"{PAST};2026-12-02 2026-12-02 h suit", Due.LIMIT, "2026-12-02"),
        ("2026-11-20 2026-11-27 h suit", Due.LIMIT, "2026-11-20"),
        ("2026-11-20 2026-11-24 h suit", Due.OVERDUE, "2026-11-20"),
    ],
)
def test_where_the_dates_of_a_line_stand(dates: str, state: Due, day: str | None) -> None:
    found, dated = due(Head(dates=dates), TODAY)
    assert found is state
    assert (dated.earliest if dated else None) == day


def test_the_most_pressing_cases_come_first() -> None:
    lines = [
        Head(label="none"),
        Head(label="past", dates=PAST),
        Head(label="ahead", dates="2027-11-01 2027-11-01 - reply"),
        Head(label="limit", dates="2026-11-26 2026-11-26 h suit"),
        Head(label="sooner", dates="2026-11-25 2026-11-25 h suit"),
    ]
    lines.sort(key=lambda head: by_urgency(head, TODAY))
    assert [head.label for head in lines] == ["sooner", "limit", "past", "ahead", "none"]


def test_a_line_of_a_newer_or_an_older_program_can_be_read() -> None:
    head = Head(label="a\x1fb", who="x")
    assert unpack(head.pack()) == head._replace(label="a b")
    assert unpack(head.pack() + b"\x1fmore") == head._replace(label="a b")
    assert unpack(b"a\x1fb") == Head("a", "b")


# Making a file


def test_nothing_is_made_over_a_file_that_is_there(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(WrongInputError) as caught:
        create(str(file), typed(), TODAY)
    assert code_of(caught) == "output-taken"
    assert file.read_bytes() == before


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = new_store(tmp_path / "a.pcicases")
    assert file.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["a.pcicases"]


def test_what_a_store_hands_out_is_sealed(file: Path, program: Program) -> None:
    with opened(file) as vault:
        save(vault, made_case(program), program)
        _, rows = vault._store.heads()
        assert all(isinstance(row, SealedHead) for row in rows)
        assert NAME.encode() not in file.read_bytes()


ODD = (None, "x", "", -1, 0, 2**62, -(2**63), 1.5, b"", b"x" * 16)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("slots", "slot"),
        ("tally", "revision"),
        ("tally", "sealed"),
        ("heads", "id"),
        ("heads", "revision"),
        ("heads", "head"),
        ("bodies", "id"),
        ("bodies", "body"),
        ("chunks", "sealed"),
    ],
)
def test_any_kind_of_value_in_any_column_is_told_in_words(
    file: Path, program: Program, table: str, column: str
) -> None:
    with opened(file) as vault:
        case = made_case(program)
        with vault.change(TODAY) as change:
            paper = change.add_paper(case.id, PaperKind.RECEIVED, "a.txt", [b"x"])
            case = replace(case, papers=(paper,))
            change.save(case, head_of(case, program), 0)
    sound = file.read_bytes()
    for odd in ODD:
        file.write_bytes(sound)
        with closing(sqlite3.connect(file)) as raw, suppress(sqlite3.Error):
            raw.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (odd,))  # ours
            raw.commit()
        with suppress(WrongInputError), opened(file) as vault:
            vault.listing()
            with suppress(WrongInputError):
                vault.load(case.id)
            with suppress(WrongInputError):
                list(vault.read_paper(case.id, paper))


@pytest.mark.parametrize("spoilt", [b"CREATE\xb1TABLE", b"CREATE TABL\xb1", b"CREATE TABLE\xb1"])
def test_a_complaint_of_sqlite_in_no_utf_8_is_told_in_words(file: Path, spoilt: bytes) -> None:
    content = file.read_bytes()
    for number in range(content.count(b"CREATE TABLE")):
        parts = content.split(b"CREATE TABLE")
        made = b"CREATE TABLE".join(parts[: number + 1])
        made += spoilt + b"CREATE TABLE".join(parts[number + 1 :])[len(spoilt) - 12 :]
        file.write_bytes(made)
        with pytest.raises(WrongInputError), opened(file) as vault:
            vault.listing()


def test_words_that_were_begun_open_in_their_own_store_alone(file: Path, tmp_path: Path) -> None:
    with opened(file) as vault, opened(new_store(tmp_path / "other.pcicases")) as other:
        sealed = vault.seal_words("写了一半".encode())
        assert "写了一半".encode() not in sealed
        assert vault.open_words(sealed) == "写了一半".encode()
        assert other.open_words(sealed) is None
        vault.lock()
        with pytest.raises(WrongInputError):
            vault.open_words(sealed)
