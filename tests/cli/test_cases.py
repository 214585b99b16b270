"""Cases on the command line: a whole case from the letter to its end, and nothing in the clear."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from pcirights import paths
from pcirights.cases import seal
from pcirights.cases.head import Head
from pcirights.cases.opening import open_vault
from pcirights.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 25)
SHANGHAI = paths.examples_dir() / "shanghai-objection.toml"
TAX = paths.examples_dir() / "tax-record-access.toml"
WORDS = "four words in 一行"
NEW = "--new-passphrase-fd"
OTHER = "words for the 导出 file"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def descriptor(words: str) -> Iterator[str]:
    """A file descriptor from which the words can be read."""
    read, write = os.pipe()
    os.write(write, words.encode() + b"\n")
    os.close(write)
    try:
        yield str(read)
    finally:
        os.close(read)


class Desk:
    """The command line with one file of cases."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self.capsys = capsys

    def run(
        self, verb: str, *words: object, on: date = TODAY, know: str = WORDS, second: str = ""
    ) -> tuple[int, str, str]:
        """Run a command; ``second`` is the other passphrase that some of them ask for."""
        line = ["cases", verb, str(self.store), *map(str, words)]
        with descriptor(know) as fd, descriptor(second) as other:
            line += ["--passphrase-fd", fd]
            if second:
                line += ["--file-passphrase-fd" if verb == "import" else NEW, other]
            code = main(line, on)
        out, err = self.capsys.readouterr()
        return code, out, err

    def values(self, verb: str, *words: object, second: str = "") -> dict[str, Any]:
        """What a command that works answers as JSON."""
        code, out, _ = self.run(verb, *words, "--json", second=second)
        assert code == 0
        made: dict[str, Any] = json.loads(out)
        return made


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path / "desk.pcicases", capsys)
    assert made.run("new")[0] == 0
    return made


def test_a_case_from_letter_to_end(desk: Desk, tmp_path: Path) -> None:
    ident = desk.values("add", SHANGHAI, "--label", "社保一案")["case"]
    scan, text = tmp_path / "答复 扫描.png", tmp_path / "note.txt"
    scan.write_bytes(b"\x89PNG" + bytes(2_000_000))
    text.write_text("打过电话，没有人接", "utf-8")
    code, out, _ = desk.run(
        "note", ident[:6], "--received", "2026-11-02", "--how", "registered", "--attach", scan,
        "--text", text,
    )  # fmt: skip
    assert (code, ident[:8] in out) == (0, True)
    shown = desk.values("show", ident)
    assert shown["stage"] == "sent"
    assert [(one["kind"], one["name"]) for one in shown["papers"]] == [
        ("letter", "申请书.pdf"),
        ("received", "答复 扫描.png"),
    ]
    assert shown["notes"][0]["text"] == "打过电话，没有人接"
    assert shown["timeline"]["dates"]
    code, out, _ = desk.run("show", ident, "--out", tmp_path / "papers")
    assert "打过电话" in out
    assert "社保一案" in out
    written = {one.name: one for one in (tmp_path / "papers").iterdir()}
    assert sorted(written) == ["answers.toml", "申请书.pdf", "答复 扫描.png"]
    assert written["答复 扫描.png"].read_bytes() == scan.read_bytes()
    assert written["申请书.pdf"].read_bytes().startswith(b"%PDF")
    assert all(one.stat().st_mode & 0o077 == 0 for one in written.values())
    assert desk.run("show", ident, "--out", tmp_path / "papers")[0] == 2  # nothing is replaced
    (line,) = desk.values("list")["cases"]
    assert (line["stage"], line["place"], line["label"]) == ("sent", "310000", "社保一案")
    desk.run("note", ident, "--close")
    assert desk.values("list", "--stage", "closed")["cases"][0]["due"] == "none"
    desk.run("note", ident, "--reopen")
    assert desk.values("list", "--stage", "closed")["cases"] == []
    code, out, err = desk.run("delete", ident)
    assert (code, out) == (2, "")
    assert "--yes" in err
    code, out, _ = desk.run("delete", ident, "--yes")
    assert code == 0
    assert "备份" in out
    assert desk.values("list")["cases"] == []


def test_what_is_due_is_told_with_its_sum(desk: Desk, tmp_path: Path) -> None:
    late, early = desk.values("add", TAX)["case"], desk.values("add", TAX)["case"]
    desk.run("note", late, "--received", "2026-09-29", "--how", "registered")
    desk.run("note", early, "--received", "2026-11-24", "--how", "registered")
    code, out, _ = desk.run("due")
    assert code == 0
    for part in ("已过期", "2026年11月2日", "国庆节", "20个工作日", late[:8]):
        assert part in out
    assert early[:8] not in out
    shown = desk.values("due")
    assert [one["id"] for one in shown["cases"]] == [late]
    assert len(desk.values("due", "--within", "40")["cases"]) == 2
    ics = tmp_path / "all.ics"
    desk.run("due", "--ics", ics)
    first = uids(ics)
    assert desk.run("due", "--ics", ics)[0] == 2
    desk.run("due", "--ics", ics, "--force", on=TODAY + timedelta(days=3))
    assert uids(ics) == first  # the same ids on every export
    one = tmp_path / "one.ics"
    desk.run("show", late, "--ics", one)
    assert uids(one) < first
    content = ics.read_text("utf-8")
    assert not [part for part in ("张三", "李四", "王五", late, "税务局") if part in content]
    assert desk.run("due", "--within", "x")[0] == 2


def uids(file: Path) -> set[str]:
    return {str(one["UID"]) for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}


def test_cases_are_found_by_what_is_known_of_them(desk: Desk) -> None:
    one = desk.values("add", SHANGHAI, "--label", "Alpha 案")["case"]
    two = desk.values("add", TAX)["case"]
    desk.run("note", two, "--received", "2026-09-29")

    def found(*words: str) -> list[str]:
        return [line["id"] for line in desk.values("list", *words)["cases"]]

    assert found() == [two, one]  # the pressing one first
    assert found("--search", "alpha") == [one]
    assert found("--place", "上海市") == [one]
    assert found("--stage", "draft") == [one]
    assert found("--due", "overdue") == [two]
    assert found("--due", "limit") == []
    code, _, err = desk.run("list", "--stage", "drafted")
    assert code == 2
    assert "draft" in err
    code, out, _ = desk.run("list", "--lang", "en")
    assert "2 cases (of 2)" in out
    assert "overdue" in out


def test_export_and_import(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = desk.values("add", SHANGHAI)["case"]
    two = desk.values("add", TAX)["case"]
    every, single = tmp_path / "all.pcicase", tmp_path / "one.pcicase"
    assert desk.values("export", every, second=OTHER)["cases"] == 2
    assert desk.values("export", single, one[:9], second=OTHER)["cases"] == 1
    assert desk.run("export", single, one, second=OTHER)[0] == 2  # it is there
    other = Desk(tmp_path / "other.pcicases", capsys)
    other.run("new")
    code, out, err = other.run("import", every, second="wrong words")
    assert (code, out) == (2, "")
    assert "口令" in err
    assert other.values("import", single, second=OTHER)["new"] == 1
    done = other.values("import", every, second=OTHER)
    assert (done["new"], done["same"], done["copies"]) == (1, 1, 0)
    assert {line["id"] for line in other.values("list")["cases"]} == {one, two}
    code, out, _ = other.run("import", every, second=OTHER)
    assert "2 个" in out


def test_a_backup_opens_with_the_same_words(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ident = desk.values("add", TAX)["case"]
    out = tmp_path / "backup.pcicases"
    line = ["cases", "backup", str(desk.store), str(out)]
    assert main(line, TODAY) == 0
    assert out.name in capsys.readouterr().out
    assert main(line, TODAY) == 2  # it is there
    assert capsys.readouterr().err.count("\n") == 1
    other = Desk(out, capsys)
    assert [one["id"] for one in other.values("list")["cases"]] == [ident]
    assert other.run("check")[0] == 0


def test_a_file_that_no_passphrase_can_open_is_refused_before_one_is_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = tmp_path / "a.pcicase"
    desk.values("add", TAX)
    desk.values("export", export, second=OTHER)
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", asked.append)
    monkeypatch.setattr(seal, "MOST", seal.Costs(memory=32, passes=1, lanes=1))
    for line in (
        ["list", str(desk.store)],
        ["passphrase", str(desk.store)],
        ["backup", str(desk.store), str(tmp_path / "b.pcicases")],
        ["import", str(desk.store), str(export)],
    ):
        assert main(["cases", *line], TODAY) == 2
        err = desk.capsys.readouterr().err
        assert "内存" in err
        assert err.count("\n") == 1
    assert asked == []


def test_another_passphrase(desk: Desk) -> None:
    desk.values("add", TAX)
    assert desk.run("passphrase", know="wrong", second=OTHER)[0] == 2
    assert desk.run("passphrase", second="short")[0] == 2
    assert desk.run("passphrase", second=OTHER)[0] == 0
    assert desk.run("list")[0] == 2
    assert desk.run("list", know=OTHER)[0] == 0


def test_check_reads_everything_and_says_what_is_damaged(desk: Desk) -> None:
    one, two = desk.values("add", TAX)["case"], desk.values("add", SHANGHAI)["case"]
    assert desk.values("check")["broken"] == []
    with closing(sqlite3.connect(desk.store)) as base:
        base.execute("UPDATE chunks SET sealed = zeroblob(900) WHERE id = ?", (bytes.fromhex(one),))
        base.execute("UPDATE heads SET head = zeroblob(400) WHERE id = ?", (bytes.fromhex(two),))
        base.commit()
    code, out, err = desk.run("check", "--json")
    assert code == 1
    assert sorted(json.loads(out)["broken"]) == sorted([one, two])
    assert "申请书.pdf" in err
    code, out, err = desk.run("list")
    assert code == 0
    assert err.count("\n") == 2  # a line damaged, and the count does not fit
    assert "check" in err
    code, out, err = desk.run("show", two)
    assert code == 0
    assert err.count("\n") == 1
    assert two[:8] in out
    desk.run("note", two, "--close")
    code, out, err = desk.run("check", "--accept", "--json")
    assert json.loads(out)["complete"]
    assert json.loads(out)["broken"] == [one]


def test_a_newer_statute_book_has_the_dates_calculated_again(desk: Desk) -> None:
    ident = desk.values("add", TAX)["case"]
    desk.run("note", ident, "--received", "2026-09-29", "--how", "registered")
    vault = open_vault(str(desk.store), bytearray(WORDS.encode()))
    found, (_, head) = vault.load(ident), vault.listing().heads[0]
    with vault.change(TODAY) as change:
        change.save(found.case, head._replace(dates="", calculated="0"), found.revision)
    vault.close()
    assert desk.values("list")["cases"][0]["dates"] == []
    assert [one["id"] for one in desk.values("due")["cases"]] == [ident]
    desk.values("check")
    assert desk.values("list")["cases"][0]["dates"]


def test_a_clock_that_was_set_back_is_told(desk: Desk) -> None:
    ident = desk.values("add", TAX)["case"]
    desk.run("note", ident, "--received", "2026-11-25")
    code, _, err = desk.run("list", on=date(2026, 3, 1))
    assert code == 0
    assert "2026年11月25日" in err
    code, out, _ = desk.run("show", ident, on=date(2026, 3, 1))
    assert code == 0
    assert "2026年12月" in out


def test_a_case_whose_dates_cannot_be_calculated_is_named(desk: Desk, tmp_path: Path) -> None:
    ident = desk.values("add", TAX)["case"]
    closed = desk.values("add", TAX)["case"]
    desk.run("note", closed, "--close")
    vault = open_vault(str(desk.store), bytearray(WORDS.encode()))
    found = vault.load(ident)
    with vault.change(TODAY) as change:
        broken = replace(found.case, answers=found.case.answers + '\n[colour]\nred = "x"\n')
        change.save(broken, Head(calculated="0"), found.revision)
    vault.close()
    whole = desk.values("add", TAX)["case"]
    desk.run("note", whole, "--received", "2026-09-29", "--how", "registered")
    code, out, err = desk.run("due", "--ics", tmp_path / "a.ics")
    assert code == 1  # all others are told, and written
    assert ident[:8] in err
    assert "colour" in err
    assert err.count("\n") == 1
    assert whole[:8] in out
    assert closed[:8] not in out + err
    calendar = Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert calendar.walk("VEVENT")
    code, out, _ = desk.run("due", "--json")
    assert (code, json.loads(out)["trouble"]) == (1, [ident])
    desk.run("check")  # now the line says why
    assert desk.run("due")[0] == 1
    assert desk.run("show", ident)[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        ["note", "zz"],
        ["note", ""],
        ["show", "zz"],
        ["delete", "zz", "--yes"],
        ["import", "none.pcicase"],
        ["add", "none.toml"],
        ["new"],
    ],
)
def test_what_is_wrong_is_said_in_one_line(desk: Desk, words: list[str]) -> None:
    code, out, err = desk.run(*words, second=OTHER if words[0] == "import" else "")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_notes_that_are_none(desk: Desk, tmp_path: Path) -> None:
    one = desk.values("add", TAX)["case"]
    other = desk.values("add", TAX)["case"]
    binary = tmp_path / "x.bin"
    binary.write_bytes(b"\xff\xfe\x00")
    for words in (
        [one],
        [one, "--text", binary],
        [one, "--attach", tmp_path / "none"],
        [one, "--attach", tmp_path],
        [one, "--event", "eaten=2026-11-01"],
        [one, "--event", "refused=2027-11-01"],
    ):
        assert desk.run("note", *words)[0] == 2
    assert desk.values("show", one)["papers"][0]["kind"] == "letter"
    if one[0] == other[0]:
        assert desk.run("show", one[0])[0] == 2
    out = tmp_path / "file"
    out.write_bytes(b"")
    assert desk.run("show", one, "--out", out / "folder")[0] == 2


# The passphrase


def test_a_wrong_or_an_empty_passphrase(desk: Desk) -> None:
    for know in ("wrong words", ""):
        code, out, err = desk.run("list", know=know)
        assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_descriptor_that_is_none(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    for fd in ("x", "9999", "-1"):
        assert main(["cases", "list", str(desk.store), "--passphrase-fd", fd], TODAY) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_the_terminal_is_asked_without_showing_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def type_in(question: str) -> str:
        asked.append(question)
        return WORDS

    monkeypatch.setattr("getpass.getpass", type_in)
    store = str(tmp_path / "a.pcicases")
    assert main(["cases", "new", store], TODAY) == 0
    assert "没有找回的办法" in capsys.readouterr().err
    assert main(["cases", "list", store], TODAY) == 0
    assert len(asked) == 3


def test_without_a_terminal_nothing_is_shown_and_nothing_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_terminal(*_: object, **__: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "open", no_terminal)
    monkeypatch.setattr(sys, "stdin", io.StringIO("typed in the clear\n"))
    assert main(["cases", "new", str(tmp_path / "a.pcicases")], TODAY) == 2
    err = capsys.readouterr().err
    assert "--passphrase-fd" in err
    assert "clear" not in err
    assert list(tmp_path.iterdir()) == []


# Traces


def tree(*folders: Path) -> dict[str, tuple[int, int]]:
    """Every file under these folders, with its size and time."""
    return {
        str(one): (one.stat().st_size, one.stat().st_mtime_ns)
        for folder in folders
        for one in folder.rglob("*")
    }


def test_without_a_case_file_nothing_is_written_anywhere(tmp_path: Path) -> None:
    """Home, profile, caches and temp folder of a fresh process, before and after its commands."""
    home, temp, work = (tmp_path / name for name in ("home", "temp", "work"))
    for folder in (home, temp, work):
        folder.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(temp),
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "en_US.UTF-8",
    } | {
        f"XDG_{name}_HOME": str(home / name.lower())
        for name in ("DATA", "CONFIG", "CACHE", "STATE")
    }
    before = tree(home, temp)
    out = work / "letter.pdf"
    for words in (
        ["assess", "上海市", "--record", "public-credit", "--right", "access"],
        ["letter", str(SHANGHAI), "--out", str(out)],
        ["dates", str(TAX), "--received", "2026-09-29"],
    ):
        subprocess.run(
            [sys.executable, "-m", "pcirights", *words],
            check=True,
            cwd=work,
            env=environment,
            capture_output=True,
        )
    assert tree(home, temp) == before == {}
    assert [one.name for one in work.iterdir()] == ["letter.pdf"]


def test_a_case_file_is_the_only_file_and_holds_no_word_in_the_clear(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    ident = desk.values("add", SHANGHAI, "--label", "独一无二")["case"]
    desk.run("note", ident, "--received", "2026-11-02")
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["desk.pcicases"]
    content = desk.store.read_bytes()
    for word in ("独一无二", "上海", "310000", "public-credit", "申请书", "received"):
        assert word.encode() not in content
