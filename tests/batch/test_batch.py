"""Many letters from a table: rows checked first, faults by row, no doubles, no formula."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from pypdf import PdfReader

from pcirights import paths
from pcirights.batch import journal, table
from pcirights.batch import workbook as workbook_file
from pcirights.batch.journal import NAME as JOURNAL
from pcirights.batch.report import FORMULA, as_text
from pcirights.batch.report import NAME as REPORT
from pcirights.batch.rows import Row, check_id
from pcirights.batch.workers import MOST, alone, pieces
from pcirights.cli.main import STOPPED, TERMINATED, main
from pcirights.core.errors import WrongInputError

TODAY = date(2026, 11, 25)
HEADER = ["id", "place", "record", "right", "ground", "route", "applicant.name"]
HEADER += ["item.record", "item.correct", "item.evidence"]
GOOD = ["上海市", "public-credit", "objection", "inaccurate", "local-credit"]
ITEM = ["2024年5月8日：逾期未缴罚款200元", "罚款已缴清", "缴款凭证1份\n银行流水1份"]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def good(ident: str, name: str = "李四") -> list[str]:
    return [ident, *GOOD, name, *ITEM]


def write(path: Path, *rows: list[str], header: list[str] | None = None) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header or HEADER, *rows])
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any], str]:
    code = main(["batch", *map(str, words), "--json"], TODAY)
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else {}, err


def text_of(file: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(file).pages)


def report_of(folder: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO((folder / REPORT).read_text("utf-8-sig"))))


def letters(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


# The rows


def test_good_rows_become_letters_and_bad_ones_are_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cases = write(
        tmp_path / "cases.csv",
        good("a-1"),
        ["a-2", "上海", "public-credits", "objection", "inacurate", "", "王五", *ITEM],
        ["a-3", *GOOD, "", *ITEM],
        ["a-4", *GOOD, "赵六", "", "", ""],
        ["a-5", "没有这个地方", *GOOD[1:], "钱七", *ITEM],
        good("a-6", "孙\u202e八"),
    )
    code, answer, err = run(capsys, cases, "--out", tmp_path / "out")
    assert code == 2
    assert (answer["rows"], answer["made"], answer["kept"], answer["failed"]) == (6, 1, 0, 5)
    assert REPORT in err
    assert err.count("\n") == 1
    found = {(one["row"], one["column"], one["code"]) for one in answer["errors"]}
    assert found == {
        (3, "record", "unknown-word"),
        (3, "ground", "unknown-word"),
        (4, "applicant.name", "answers-missing"),
        (5, "item.record", "answers-missing"),
        (6, "place", "place-unknown"),
        (7, "applicant.name", "control-character"),
    } or {one[1] for one in found} >= {"record", "ground", "applicant.name", "item.record", "place"}
    assert letters(tmp_path / "out") == ["a-1.pdf"]
    lines = report_of(tmp_path / "out")
    assert lines[0] == ["row", "id", "state", "file", "column", "code", "message"]
    assert lines[1][:4] == ["2", "a-1", "made", "a-1.pdf"]
    assert all(line[6] for line in lines[2:])


def test_the_letter_of_a_row_is_that_of_its_answers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    header = [*HEADER, "item.2.record", "item.2.correct"]
    two = [*good("a-1"), "2025年1月1日：未年报", "已年报"]
    run(capsys, write(tmp_path / "c.csv", two, header=header), "--out", tmp_path / "out")
    said = text_of(tmp_path / "out" / "a-1.pdf").replace("\n", "")
    for part in ("李四", "逾期未缴罚款200元", "缴款凭证1份", "银行流水1份", "2025年1月1日：未年报"):
        assert part in said


def test_the_clinic_is_the_agent_unless_the_row_names_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    profile = tmp_path / "clinic.toml"
    profile.write_text(
        'schema = 1\n[agent]\nname = "某法律援助中心"\naddress = "某路9号"\n', "utf-8"
    )
    header = [*HEADER, "agent.name"]
    cases = write(tmp_path / "c.csv", [*good("1"), ""], [*good("2"), "周律师"], header=header)
    code, _, _ = run(capsys, cases, "--out", tmp_path / "out", "--profile", profile)
    assert code == 0
    assert "某法律援助中心" in text_of(tmp_path / "out" / "1.pdf")
    second = text_of(tmp_path / "out" / "2.pdf")
    assert "周律师" in second
    assert "某法律援助中心" not in second


def test_without_ids_the_rows_are_numbered_as_the_spreadsheet_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cases = write(tmp_path / "c.csv", good("")[1:], [], good("")[1:], header=HEADER[1:])
    code, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert (code, answer["rows"]) == (0, 2)
    assert letters(tmp_path / "out") == ["row-00002.pdf", "row-00004.pdf"]


@pytest.mark.parametrize(
    ("ident", "code"),
    [
        ("../x", "batch-id"),
        ("a/b", "batch-id"),
        ("李四", "batch-id"),
        (".hidden", "batch-id"),
        ("end.", "batch-id"),
        ("con", "batch-id"),
        ("NUL.txt", "batch-id"),
        ("x" * 65, "batch-id"),
        ("=1+1", "batch-id"),
        ("13800000000", "batch-id-personal"),
        ("110101199003070011", "batch-id-personal"),
        ("11010119900307001X", "batch-id-personal"),
        ("2026-0001", ""),
        ("x" * 64, ""),
    ],
)
def test_an_id_can_name_a_file_and_is_nobodys_number(ident: str, code: str) -> None:
    error = check_id(Row.of(2, ident, {}))
    assert (error.code if error else "") == code


def test_no_two_rows_have_one_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = write(tmp_path / "c.csv", good("a"), good("A"), good("b"))
    code, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert code == 2
    assert [(one["row"], one["code"]) for one in answer["errors"]] == [(3, "batch-id-twice")]
    assert letters(tmp_path / "out") == ["a.pdf", "b.pdf"]


def test_what_is_typed_is_not_shown_by_a_repr() -> None:
    row = Row.of(2, "a", {"applicant.name": "李四"})
    assert "李四" not in repr(row)


@given(st.dictionaries(st.text(), st.text(st.characters(codec=None))))
def test_a_row_gives_back_what_was_packed(cells: dict[str, str]) -> None:
    assert Row.of(2, "a", cells).cells == cells


@given(st.integers(0, 2000), st.integers(1, 64))
def test_pieces_are_whole_and_the_last_are_small(things: int, jobs: int) -> None:
    cut = list(pieces(range(things), jobs))
    assert [thing for piece in cut for thing in piece] == list(range(things))
    assert all(0 < len(piece) <= MOST for piece in cut)
    assert all(len(piece) == 1 for piece in cut[-jobs:])


# The letters of next steps

LATER = ["step", "event.what", "event.day", "event.how", "event.2.what", "event.2.day"]
LATER += ["event.2.because", "followup.completion"]
HAPPENED = ["received", "2026-08-03", "registered"]


def test_a_row_with_a_step_becomes_the_letter_of_that_step(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    request = ["上海市", "government-record", "access", "", "", "李四", "", "", ""]
    header = [*HEADER, *LATER, "request.information"]
    cases = write(
        tmp_path / "c.csv",
        ["a", *request, "reminder", *HAPPENED, "", "", "", "", "某项处罚决定书"],
        [
            "b",
            *request,
            "reconsideration",
            *HAPPENED,
            "refused",
            "2026-10-20",
            "internal",
            "",
            "某",
        ],
        ["c", *request, "", *[""] * 7, "某"],
        header=header,
    )
    code, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert (code, answer["made"]) == (0, 3), answer
    said = {name[0]: text_of(tmp_path / "out" / name) for name in letters(tmp_path / "out")}
    assert "催办函" in said["a"]
    assert "行政复议申请书" in said["b"]
    assert "政府信息公开" in said["c"]
    assert "催办" not in said["c"]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (["remind", *HAPPENED, "", "", "", ""], "step", "step-not-there"),
        (["reminder", "recieved", *HAPPENED[1:], "", "", "", ""], "event.what", "unknown-word"),
        (["reminder", "received", "soon", "", "", "", "", ""], "event.day", "day-not-a-date"),
        (["reminder", *HAPPENED, "refused", "", "", ""], "event.2.day", "answers-missing"),
        (["reminder", *HAPPENED, "nothing", "2026-10-20", "internal", ""], "event.2.because",
         "event-detail"),
        (["completion", *HAPPENED, "asked-to-complete", "2026-11-20", "", ""],
         "followup.completion", "answers-missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_step_is_named_before_any_letter_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, cells: list[str], column: str, code: str
) -> None:
    request = ["上海市", "government-record", "access", "", "", "李四", "", "", ""]
    header = [*HEADER, *LATER, "request.information"]
    cases = write(tmp_path / "c.csv", ["a", *request, *cells, "某项处罚决定书"], header=header)
    _, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert [(one["column"], one["code"]) for one in answer["errors"]] == [(column, code)]
    assert letters(tmp_path / "out") == []


def test_a_word_of_the_agent_that_is_not_known_is_a_fault_of_its_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    header = [*HEADER, "agent.name", "agent.kind"]
    cases = write(
        tmp_path / "c.csv", [*good("a"), "周律师", "x"], [*good("b"), "", ""], header=header
    )
    code, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert [(one["row"], one["column"]) for one in answer["errors"]] == [(2, "agent.kind")]
    assert (code, letters(tmp_path / "out")) == (2, ["b.pdf"])


# Again and again


def test_a_second_run_makes_no_doubles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(capsys, write(tmp_path / "c.csv", good("a"), good("b")), "--out", out)
    before = {name: (out / name).stat().st_mtime_ns for name in letters(out)}
    more = write(tmp_path / "c.csv", good("c"), good("a"), good("b"))
    code, answer, _ = run(capsys, more, "--out", out)
    assert (code, answer["made"], answer["kept"]) == (0, 1, 2)
    assert {name: (out / name).stat().st_mtime_ns for name in before} == before


def test_a_row_that_has_changed_is_not_passed_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(capsys, write(tmp_path / "c.csv", good("a")), "--out", out)
    changed = write(tmp_path / "c.csv", good("a", "王五"))
    code, answer, _ = run(capsys, changed, "--out", out)
    assert (code, answer["errors"][0]["code"]) == (2, "batch-changed")
    assert "李四" in text_of(out / "a.pdf")
    code, answer, _ = run(capsys, changed, "--out", out, "--force")
    assert (code, answer["made"]) == (0, 1)
    assert "王五" in text_of(out / "a.pdf")


def test_a_file_of_somebody_else_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.pdf").write_text("mine")
    cases = write(tmp_path / "c.csv", good("a"), good("b"))
    code, answer, _ = run(capsys, cases, "--out", out)
    assert (code, answer["errors"][0]["code"], answer["made"]) == (2, "output-exists", 1)
    assert (out / "a.pdf").read_text() == "mine"


def test_a_letter_that_was_edited_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    cases = write(tmp_path / "c.csv", good("a"))
    run(capsys, cases, "--out", out)
    (out / "a.pdf").write_text("signed and scanned")
    code, answer, _ = run(capsys, cases, "--out", out)
    assert (code, answer["errors"][0]["code"]) == (2, "output-exists")
    assert (out / "a.pdf").read_text() == "signed and scanned"


def test_a_report_of_somebody_else_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / REPORT).write_text("mine")
    code, _, err = run(capsys, write(tmp_path / "c.csv", good("a")), "--out", out)
    assert code == 2
    assert REPORT in err
    assert (out / REPORT).read_text() == "mine"
    assert letters(out) == []


KILLED_AFTER_TEN = """
import os, signal, sys
from pcirights.batch import work
from pcirights.cli.main import STOPPED, TERMINATED, main

whole, left = work.write_whole, [10]

def write(content, path, *, force):
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    whole(content, path, force=force)

work.write_whole = write
main(sys.argv[1:])
"""


def test_after_a_kill_it_goes_on_without_doubles_or_halves(tmp_path: Path) -> None:
    out = tmp_path / "out"
    cases = write(tmp_path / "c.csv", *(good(f"{number:03d}") for number in range(120)))
    words = ["batch", str(cases), "--out", str(out), "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent), "LANG": "C.UTF-8"}
    killed = [sys.executable, "-c", KILLED_AFTER_TEN, *words]
    subprocess.run(killed, env=environment, stdout=subprocess.DEVNULL, check=False)
    made = letters(out)
    assert len(made) == 10
    before = {name: (out / name).stat().st_mtime_ns for name in made}
    (out / ".tmp_abc1.part").write_text("a half")
    (out / f".{'0a' * 8}.part").write_text("a half")
    others = (out / ".notes of mine.part", out / ".a1b2c3d4.part", out / ".link_abc.part")
    others[0].write_text("of somebody else")
    others[1].mkdir()
    others[2].symlink_to(others[0])
    command = [sys.executable, "-m", "pcirights", *words]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(letters(out)) == 120
    assert {name: (out / name).stat().st_mtime_ns for name in made} == before
    assert sorted(out.glob(".*.part")) == sorted(others)  # ours are gone, no other is
    assert all(text_of(out / name) for name in ("000.pdf", made[-1], "119.pdf"))
    states = [line[2] for line in report_of(out)[1:]]
    assert (states.count("kept"), states.count("made")) == (len(made), 120 - len(made))


def test_a_line_of_the_journal_that_was_cut_off_is_as_if_not_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    cases = write(tmp_path / "c.csv", good("a"))
    run(capsys, cases, "--out", out)
    there = out / JOURNAL
    there.write_bytes(there.read_bytes() + b"\nb 12\xff\x00")
    code, answer, _ = run(capsys, cases, "--out", out)
    assert (code, answer["kept"]) == (0, 1)


@pytest.mark.parametrize("kind", ["link", "second name", "pipe"])
def test_a_journal_that_is_not_ours_is_neither_read_nor_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str
) -> None:
    out, other = tmp_path / "out", tmp_path / "diary.txt"
    out.mkdir()
    other.write_text("of nine years", encoding="utf-8")
    if kind == "link":
        (out / JOURNAL).symlink_to(other)
    elif kind == "pipe":
        os.mkfifo(out / JOURNAL)
    else:
        os.link(other, out / JOURNAL)
    code, _, err = run(capsys, write(tmp_path / "c.csv", good("a")), "--out", out)
    assert code == 2
    assert JOURNAL in err
    assert err.count("\n") == 1
    assert other.read_text("utf-8") == "of nine years"
    assert letters(out) == []


def test_two_runs_in_one_folder_wait_for_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "out"
    cases = write(tmp_path / "c.csv", good("a"))
    run(capsys, cases, "--out", out)
    pauses: list[float] = []
    monkeypatch.setattr(journal, "sleep", pauses.append)
    with (out / JOURNAL).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, _, err = run(capsys, cases, "--out", out)
        assert code == 2
        assert "out" in err
        assert 1 <= sum(pauses) <= 3
        monkeypatch.setattr(journal, "sleep", lambda _: fcntl.flock(held, fcntl.LOCK_UN))
        assert run(capsys, cases, "--out", out)[0] == 0


KILLED = """
import os, signal, sys, threading
from pcirights.cli import batch
from pcirights.cli.main import STOPPED, TERMINATED, main

def told(results, *_):
    for result in results:
        yield result
        os.kill(os.getpid(), getattr(signal, sys.argv[1]))

if __name__ == "__main__":
    if sys.argv[2] == "fresh":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    batch._told = told
    sys.exit(main(sys.argv[3:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize("begun", ["copied", "fresh"])
def test_the_workers_of_a_run_that_is_killed_end_with_it(
    tmp_path: Path, how: str, begun: str
) -> None:
    cases = write(tmp_path / "c.csv", *(good(f"a-{number}") for number in range(300)))
    script = tmp_path / "killed.py"
    script.write_text(KILLED, "utf-8")
    words = ["batch", str(cases), "--out", str(tmp_path / "out"), "--format", "txt"]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    killed = subprocess.Popen(
        [sys.executable, str(script), how, begun, *words, "--jobs", "3", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings,
    )
    _, said = killed.communicate(timeout=60)  # it waits for whoever can still write there
    codes = {"SIGKILL": -signal.SIGKILL, "SIGTERM": TERMINATED, "SIGINT": STOPPED}
    assert killed.returncode == codes[how]
    assert "Traceback" not in said
    assert how == "SIGKILL" or said.strip() == "Stopped"  # killed, Python's own tracker may speak
    made = len(list((tmp_path / "out").glob("*.txt")))
    assert 1 <= made < 300
    again = subprocess.run(
        [sys.executable, "-m", "pcirights", *words, "--jobs", "1", "--json"],
        check=True,
        capture_output=True,
        env=surroundings,
        timeout=60,
    )
    answer = json.loads(again.stdout)
    assert (answer["kept"] >= made, answer["failed"]) == (True, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders on this system")
def test_nothing_waits_for_a_pipe(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = write(tmp_path / "c.csv", good("a"))
    os.mkfifo(tmp_path / "pipe.csv")
    code, _, err = run(capsys, tmp_path / "pipe.csv", "--out", tmp_path / "out")
    assert (code, err.count("\n")) == (2, 1)
    run(capsys, cases, "--out", tmp_path / "out")
    (tmp_path / "out" / "a.pdf").unlink()
    os.mkfifo(tmp_path / "out" / "a.pdf")
    code, answer, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert (code, answer["errors"][0]["code"]) == (2, "file-not-regular")


def test_a_folder_that_cannot_be_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    cases = write(tmp_path / "c.csv", good("a"))
    code, _, err = run(capsys, cases, "--out", tmp_path / "file" / "out")
    assert (code, err.count("\n")) == (2, 1)


def test_several_processes_make_the_same_as_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [good(f"{number:02d}", f"李{number}") for number in range(40)]
    rows[7][2] = "nonsense"
    cases = write(tmp_path / "c.csv", *rows)
    one = run(capsys, cases, "--out", tmp_path / "one", "--jobs", "1")
    two = run(capsys, cases, "--out", tmp_path / "two", "--jobs", "2")
    assert one[1] | {"report": ""} == two[1] | {"report": ""}
    assert letters(tmp_path / "one") == letters(tmp_path / "two")
    for name in letters(tmp_path / "one")[::13]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


# The table


def test_a_process_is_copied_only_where_nothing_else_runs_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.delitem(sys.modules, "PySide6.QtCore", raising=False)
    assert alone()
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert not alone()
    monkeypatch.setattr("threading.active_count", lambda: 1)
    monkeypatch.setitem(sys.modules, "PySide6.QtCore", sys)
    assert not alone()
    monkeypatch.delitem(sys.modules, "PySide6.QtCore")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not alone()


@pytest.mark.parametrize("copies", [True, False])
def test_copied_and_fresh_processes_make_the_same(tmp_path: Path, copies: bool) -> None:
    """In a process of its own, as the command is; with a second thread they are begun afresh."""
    cases = write(tmp_path / "c.csv", *(good(f"a-{number}") for number in range(30)))
    code = "import sys, threading\nfrom pcirights.cli.main import main\n"
    code += (
        "" if copies else "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    code += "if __name__ == '__main__': sys.exit(main(sys.argv[1:]))"
    script = tmp_path / "run.py"
    script.write_text(code, "utf-8")
    made = subprocess.run(
        [sys.executable, str(script), "batch", str(cases), "--out", str(tmp_path / "out"),
         "--jobs", "2", "--json"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )  # fmt: skip
    assert json.loads(made.stdout)["made"] == 30
    assert len(letters(tmp_path / "out")) == 30


@pytest.mark.parametrize(
    ("header", "part"),
    [
        (["applicant.nane"], "applicant.name"),
        (["place", "place"], "place"),
        (["agent"], "agent"),
        (["item.0.record"], "item.record"),
        (["item.201.record"], "item.record"),
        (["", ""], "c.csv"),
    ],
)
def test_a_header_that_is_wrong_stops_before_anything_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, header: list[str], part: str
) -> None:
    code, _, err = run(
        capsys, write(tmp_path / "c.csv", ["x"], header=header), "--out", tmp_path / "out"
    )
    assert (code, err.count("\n")) == (2, 1)
    assert part in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_write_csv_in_many_ways(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "c.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([HEADER, good("a")])
    rows, faults = table.read_table(path)
    assert faults == []
    assert rows[0].cells["applicant.name"] == "李四"
    assert rows[0].cells["item.evidence"] == ITEM[2]


def test_a_cell_beyond_the_columns_is_not_lost_silently(tmp_path: Path) -> None:
    _, faults = table.read_table(write(tmp_path / "c.csv", [*good("a"), "more"]))
    assert [one.code for one in faults] == ["batch-cell-beyond"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xff\xfe\xff", "batch-encoding"),
        (b'id,place\n"open', "batch-quotes"),
        ("id,place\na,\u5f35".encode("utf-16"), "batch-encoding"),
        ("id,applicant.name\na,陳大文\n".encode("big5"), "batch-encoding"),
        ("id,applicant.name\na,张三\n".encode() + "b,李四\n".encode("gbk"), "batch-encoding"),
        (b"<html><table><tr><td>id</td></tr></table>", "batch-web-page"),
        (b"\xef\xbb\xbf\n <TABLE>", "batch-web-page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "batch-old-workbook"),
        (b"id," + b"," * 4_000_001, "batch-too-big"),
        (b"id\n" + b"," * 4_000_001, "batch-too-big"),
        (b"id\n" + b"\r" * 1_000_001, "batch-too-big"),
        (b"id\na" + b"x" * 10_000_001, "batch-too-big"),
        (b"id\na," + b"x" * 100_002, "batch-quotes"),
        (b",".join(b"item.1.record" for _ in range(5_000)), "batch-column-twice"),
        (b"", "batch-empty"),
        (b"\n\n", "batch-empty"),
    ],
)
def test_what_is_no_table_is_one_error(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(WrongInputError) as caught:
        table.read_table(path)
    assert caught.value.code == code


def test_the_line_of_a_stray_quotation_mark_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cases = write(tmp_path / "c.csv", *([good(f"a{number}") for number in range(50)]))
    for spoilt, line in (('b,"某公司"欠款', 102), ('b,"某公司欠款', 102), ("b,x", 0)):
        lines = [*cases.read_text("utf-8").splitlines(), spoilt, "c,上海市"]
        stray = tmp_path / "stray.csv"
        stray.write_text("\n".join(lines), "utf-8")
        code, _, err = run(capsys, stray, "--out", tmp_path / "out", "--lang", "en")
        assert code == 2
        assert (f"line {line}:" in err) == bool(line)  # each row before has two lines


@pytest.mark.parametrize("name", ["c.et", "c.xlsm", "c.xls", "c.csv", "c.XLSX"])
def test_a_workbook_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    rows, faults = table.read_table(
        workbook(tmp_path / "c.xlsx", good("a")).rename(tmp_path / name)
    )
    assert (len(rows), faults) == (1, [])


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "c.csv", *(good(str(number)) for number in range(4)))
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    with pytest.raises(WrongInputError) as caught:
        table.read_table(path)
    assert caught.value.code == "batch-too-long"
    monkeypatch.setattr(table, "MAX_BYTES", 10)
    with pytest.raises(WrongInputError) as caught:
        table.read_table(path)
    assert caught.value.code == "batch-too-big"
    with pytest.raises(WrongInputError) as caught:
        table.read_table(tmp_path / "none.csv")
    assert caught.value.code == "file-unreadable"


def workbook(path: Path, *rows: list[Any]) -> Path:
    made = Workbook()
    page = made.active
    assert page is not None
    head = [*HEADER, "on", "request.report_date", "applicant.phone"]
    for row in [head, *rows]:
        page.append([*row])
    made.save(path)
    return path


def test_an_xlsx_file_is_read_as_it_is_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    day = datetime(2026, 11, 25)  # noqa: DTZ001  # a spreadsheet's day has no zone
    cases = workbook(tmp_path / "c.xlsx", [*good("a"), day, date(2026, 11, 2), 13800000000])
    rows, faults = table.read_table(cases)
    assert faults == []
    assert rows[0].cells["on"] == "2026-11-25"
    assert rows[0].cells["request.report_date"] == "2026-11-02"
    assert rows[0].cells["applicant.phone"] == "13800000000"
    code, _, _ = run(capsys, cases, "--out", tmp_path / "out")
    assert (code, letters(tmp_path / "out")) == (0, ["a.pdf"])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (110101199003070000, "batch-digits"),
        ("=1+1", "batch-formula"),
        ("#N/A", "batch-cell-error"),
    ],
)
def test_a_cell_that_would_not_come_out_as_typed_is_a_fault(
    tmp_path: Path, cell: object, code: str
) -> None:
    path = workbook(tmp_path / "c.xlsx", [*good("a"), None, None, cell])
    _, faults = table.read_table(path)
    assert [(one.number, one.column, one.code) for one in faults] == [(2, "applicant.phone", code)]


def test_what_is_no_workbook_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "c.xlsx"
    path.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(WrongInputError) as caught:
        table.read_table(path)
    assert caught.value.code == "batch-not-a-table"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "x")
    with pytest.raises(WrongInputError) as caught:
        table.read_table(path)
    assert caught.value.code == "batch-not-a-table"


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_file, "MAX_UNPACKED", 1000)
    with pytest.raises(WrongInputError) as caught:
        table.read_table(workbook(tmp_path / "c.xlsx", [*good("a")]))
    assert caught.value.code == "batch-too-big"


# What is tidied, and what is doubtful

PERSON = ["applicant.name", "applicant.id_number", "applicant.phone", "applicant.address"]


def person(
    tmp_path: Path, cells: list[str], header: list[str] = PERSON, name: str = "c.csv"
) -> dict[str, str]:
    """The cells of a row as they are read."""
    path = tmp_path / name
    row = ["a", "无锡市", "public-credit", "access", *cells]
    if name.endswith(".csv"):
        write(path, row, header=["id", "place", "record", "right", *header])
    else:
        made = Workbook()
        page = made.active
        assert page is not None
        for one in (["id", "place", "record", "right", *header], row):
            page.append(one)
        made.save(path)
    rows, faults = table.read_table(path)
    return rows[0].cells | {one.column: one.code for one in faults}


@pytest.mark.parametrize("name", ["c.csv", "c.xlsx"])
def test_a_cell_is_tidied_as_the_window_does(tmp_path: Path, name: str) -> None:
    typed = [
        "　张三\n",
        "\u202d９９９９９９ 19900101 0016\u202c",
        "1380000\u200b0000",
        "某区\n某路1号\n",
    ]
    found = person(tmp_path, typed, name=name)
    assert [found[one] for one in PERSON] == [
        "张三", "999999199001010016", "13800000000", "某区 某路1号"
    ]  # fmt: skip
    lines = person(
        tmp_path, ["第一行\r\n第二行\n", "一\n二"], ["item.record", "item.2.evidence"], name
    )
    assert (lines["item.record"], lines["item.2.evidence"]) == ("第一行\n第二行", "一\n二")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('="999999199001010016"', "999999199001010016"),
        ("'999999199001010016", "999999199001010016"),
        ("'13800000000", "13800000000"),
        ("9.99999E+17", "batch-digits"),
        ("1E+10", "batch-digits"),
        ("'tis", "'tis"),
        ("1E+10 x", "1E+10x"),
    ],
)
def test_a_number_that_a_spreadsheet_spoilt_is_told_or_meant(
    tmp_path: Path, typed: str, read: str
) -> None:
    found = person(tmp_path, ["张三", typed, "", ""])
    assert found["applicant.id_number"] == read


def test_what_is_doubtful_is_in_the_report_of_a_letter_that_is_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    header = ["id", "place", "record", "right", *PERSON]
    asked = ["无锡市", "public-credit", "access"]
    cases = write(
        tmp_path / "c.csv",
        ["a", *asked, "张三", "110101199001010011", "13800000000", "某路1号"],
        ["b", *asked, "孙?", "", "13800000000", "某路1号"],
        ["c", *asked, "李四", "", "13800000000", "某路1号"],
        header=header,
    )
    words = (cases, "--out", tmp_path / "out", "--format", "txt")
    for state in ("made", "kept"):
        code, answer, _ = run(capsys, *words)
        assert (code, answer[state], answer["errors"]) == (0, 3, [])
        assert [(one["row"], one["column"], one["code"]) for one in answer["doubts"]] == [
            (2, "applicant.id_number", "id-number-check"),
            (3, "applicant.name", "name-lost-character"),
        ]
        told = report_of(tmp_path / "out")[1:]
        assert [line[2] for line in told] == [state] * 3
        assert [bool(line[6]) for line in told] == [True, True, False]
    main(["batch", *map(str, words), "--lang", "en"], TODAY)
    assert "2 to look at" in capsys.readouterr().err


# What a spreadsheet would run


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "　@x", '=HYPERLINK("'],
)
def test_no_cell_of_the_report_becomes_a_formula(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, cell: str
) -> None:
    assert as_text(cell).replace("'", "") == cell
    assert runs(as_text(cell)) == []
    cases = write(tmp_path / "c.csv", ["a", cell, *GOOD[1:], "李四", *ITEM])
    run(capsys, cases, "--out", tmp_path / "out", "--lang", "en")
    for line in report_of(tmp_path / "out"):
        assert not [one for one in line if one.lstrip(" \u3000").startswith(FORMULA)]


@pytest.mark.parametrize("separator", [";", "\t", ",", "|", "\n", '"', ';"', "; "])
def test_no_formula_appears_where_a_spreadsheet_splits_by_another_sign(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, separator: str
) -> None:
    typed = f'x{separator}=HYPERLINK("http://x"){separator}@y'
    cases = write(tmp_path / "c.csv", ["a", typed, typed, *GOOD[2:], "李四", *ITEM])
    run(capsys, cases, "--out", tmp_path / "out", "--lang", "en")
    content = (tmp_path / "out" / REPORT).read_text("utf-8-sig")
    assert "HYPERLINK" in content
    assert runs(content) == []


def runs(content: str) -> list[str]:
    """What a spreadsheet would run, by whichever sign it splits a line, with and without quotes."""
    found = []
    for separator in ",;\t|":
        lines = [line.split(separator) for line in content.splitlines()]
        with contextlib.suppress(csv.Error):
            lines += csv.reader(io.StringIO(content, newline=""), delimiter=separator)
        cells = [cell.strip('" \u3000\t\r\n') for line in lines for cell in line]
        found += [cell for cell in cells if cell.startswith(FORMULA)]
    return found


@given(st.text(st.one_of(st.sampled_from(';,\t|"\n\r =+-@＝x'), st.characters()), max_size=20))
def test_whatever_is_written_begins_with_nothing_to_run(cell: str) -> None:
    written = as_text(cell)
    assert not written.startswith(FORMULA)
    assert written.replace("'", "") == cell.replace("'", "")
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([written, written])
    assert runs(stream.getvalue()) == []


def test_what_looks_like_a_formula_is_a_text_in_the_letter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = ["a", *GOOD, "李四", "=1+1", "@正确", "-凭证"]
    code, _, _ = run(capsys, write(tmp_path / "c.csv", row), "--out", tmp_path / "out")
    said = text_of(tmp_path / "out" / "a.pdf")
    assert code == 0
    assert "=1+1" in said
    assert "@正确" in said


@pytest.mark.parametrize(
    "words",
    [["--jobs", "0"], ["--jobs", "many"], ["--format", "exe"], ["--letter-lang", "fr"]],
)
def test_wrong_options_are_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str]
) -> None:
    cases = write(tmp_path / "c.csv", good("a"))
    code, _, err = run(capsys, cases, "--out", tmp_path / "out", *words)
    assert (code, err.count("\n")) == (2, 1)
    assert not (tmp_path / "out").exists()


def test_people_are_told_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cases = write(tmp_path / "c.csv", good("a"))
    assert main(["batch", str(cases), "--out", str(tmp_path / "o"), "--lang", "en"], TODAY) == 0
    assert "letters made: 1" in capsys.readouterr().out


def test_names_and_addresses_are_in_no_file_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, write(tmp_path / "c.csv", good("a", "欧阳某某")), "--out", tmp_path / "out")
    names = " ".join(path.name for path in (tmp_path / "out").iterdir())
    assert "欧阳" not in names
    assert "欧阳" not in (tmp_path / "out" / REPORT).read_text("utf-8-sig")
    assert "欧阳" not in (tmp_path / "out" / JOURNAL).read_text("utf-8")


def test_a_disk_that_fills_up_is_told_of_the_folder_and_fails_its_rows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(_handle: int, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("pcirights.batch.journal.os.write", full)
        code, answer, _ = run(
            capsys, write(tmp_path / "c.csv", good("a")), "--out", out, "--jobs", "1"
        )
    assert (code, answer["made"], letters(out)) == (2, 0, [])
    assert answer["errors"][0]["code"] == "output-unwritable"
    assert str(out) in answer["errors"][0]["message"]
