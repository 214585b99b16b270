"""What is sent or spoilt, through the doors that people use: a sentence and a code, nothing else.

Some tries of each kind are part of every test run; ``-m long_fuzz`` makes ``PCIRIGHTS_FUZZ`` of
each (3,000 if it is not set). A try is named by its number, and is the same each time.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import shutil
import time
import tomllib
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w
from openpyxl import Workbook
from tests.batch.test_batch import HEADER, good
from tests.cases.making import made_case, opened, save
from tests.cli.test_cases import WORDS, descriptor
from tests.fuzz.changing import TEXTS, VALUES, of_bytes, of_toml, of_values
from tests.law_packs.making import SHIPPED, installer, sealed, used
from tests.law_packs.making import values as pack_values
from tests.letters.pictures import png

import edition as edition_script
from pcirights import paths, resources
from pcirights.cases import seal
from pcirights.cases.codec import encode
from pcirights.cases.container import CASE, END, MARK, SIZE
from pcirights.cases.keep import with_event, with_note
from pcirights.cases.opening import create
from pcirights.cases.seal import new_ring, padded
from pcirights.cli import main as cli
from pcirights.core.errors import PcirightsError
from pcirights.core.events import Delivery, Event, Happened
from pcirights.edition_file import EditionError
from pcirights.law_packs import strict
from pcirights.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Try = Callable[[random.Random, Path], None]

TODAY = date(2026, 11, 25)
MOST = 5.0
"""Seconds of the processor that a try may take."""
EXAMPLES = sorted(paths.examples_dir().glob("*.toml"))
CODES = {0, 2, 3, 4}
MOST_TOLD = 5
LONG = int(os.environ.get("PCIRIGHTS_FUZZ", "3000"))


class Door:
    """The command line, as if it were started for each try."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object, lines: int = 1, also: int = 0) -> int:
        """Run a command; a code other than 0 comes with a sentence, and with no more than one."""
        code = cli.main([str(word) for word in words], TODAY)
        _, err = self._capsys.readouterr()
        assert code in {*CODES, also}, (code, err[-500:])
        assert "Traceback" not in err
        if code:
            assert 1 <= len(err.splitlines()) <= lines, err[:500]
            assert len(err) < 3000 * lines
        return code


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    program = Program(TODAY)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli, "at_hand", lambda *_: replace(program))
    shared = {
        key: getattr(program, key) for key in ("book", "law", "places", "templates", "calendar")
    }
    monkeypatch.setattr(cli, "at_hand", lambda *_: _with(replace(program), shared))
    monkeypatch.setattr(seal, "COSTS", seal.Costs(memory=64, passes=1, lanes=1))
    return Door(capsys)


def _with(program: Program, loaded: dict[str, Any]) -> Program:
    """The program with what it would load at each start."""
    program.__dict__.update(loaded)
    return program


def tries(kind: str, number: int, one: Try, folder: Path) -> None:
    """Make so many tries of a kind, each by its number; the faults of all are told together."""
    faults: list[Exception] = []
    for seed in range(number):
        here = folder / str(seed)
        here.mkdir()
        begun = time.process_time()
        try:
            one(random.Random(f"{kind} {seed}"), here)
            took = time.process_time() - begun
            assert took < MOST, f"{took:.1f} s"
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
            error.add_note(f"try {seed} of {kind}, in {here}")
            faults.append(error)
            continue
        shutil.rmtree(here)
    if faults:
        raise ExceptionGroup(f"{len(faults)} of {number} tries of {kind}", faults[:MOST_TOLD])


def times(short: int) -> pytest.MarkDecorator:
    """So many tries in a test run; many more under the marker."""
    long = pytest.param(LONG, marks=pytest.mark.long_fuzz, id="long")
    return pytest.mark.parametrize("number", [pytest.param(short, id="short"), long])


# Answers


def spoilt_toml(chance: random.Random, files: list[Path]) -> bytes:
    """A file of TOML with other bytes or other values."""
    content = chance.choice(files).read_bytes()
    how = chance.random()
    if how < 0.7:
        return of_bytes(content, chance) if how < 0.3 else of_toml(content, chance)
    possible = tuple(one for one in VALUES if one is not None and "\ud800" not in str(one))
    changed = of_values(tomllib.loads(content.decode()), chance, possible)
    try:
        return tomli_w.dumps(changed).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, AttributeError):  # no table any more
        return of_bytes(content, chance)


@times(50)
def test_answers(number: int, door: Door, tmp_path: Path) -> None:
    def one(chance: random.Random, here: Path) -> None:
        file = here / "a.toml"
        file.write_bytes(spoilt_toml(chance, EXAMPLES))
        door("letter", file, "--out", here / "a.txt", "--format", "txt")
        door("dates", file, "--ics", here / "a.ics")
        if chance.random() < 0.2:
            door("next", file)

    tries("answers", number, one, tmp_path)


@times(20)
def test_letterheads(number: int, door: Door, tmp_path: Path) -> None:
    heads = [paths.examples_dir() / "edition" / "letterhead.toml"]

    def one(chance: random.Random, here: Path) -> None:
        file = here / "head.toml"
        file.write_bytes(spoilt_toml(chance, heads))
        words = ("--format", "txt", "--letterhead", file)
        door("letter", paths.examples_dir() / "wuxi-access.toml", "--out", here / "a.txt", *words)

    tries("letterheads", number, one, tmp_path)


@times(20)
def test_logos(number: int, door: Door, tmp_path: Path) -> None:
    head = (paths.examples_dir() / "edition" / "letterhead.toml").read_text("utf-8")
    sound = [png(), png(width=40, height=9)]

    def one(chance: random.Random, here: Path) -> None:
        (here / "logo.png").write_bytes(of_bytes(chance.choice(sound), chance))
        (here / "head.toml").write_text(head + '\nlogo = "logo.png"\n', "utf-8")
        words = ("--format", "txt", "--letterhead", here / "head.toml")
        door("letter", paths.examples_dir() / "wuxi-access.toml", "--out", here / "a.txt", *words)

    tries("logos", number, one, tmp_path)


# Tables


def rows_of_a_table(chance: random.Random) -> list[list[str]]:
    """A small table with some cells that nobody thought of."""
    header = [*HEADER, "on", "step", "event.what", "event.day", "applicant.id_number"]
    rows = [header, *([*good(f"r{number}"), "", "", "", "", ""] for number in range(4))]
    for _ in range(chance.randrange(6)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(TEXTS)
    return rows


def batch(door: Door, table: Path, here: Path) -> None:
    words = ("--out", here / "out", "--format", "txt", "--jobs", "1")
    door("batch", table, *words, lines=2)  # one is of doubts


@times(20)
def test_text_tables(number: int, door: Door, tmp_path: Path) -> None:
    def one(chance: random.Random, here: Path) -> None:
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=chance.choice(",;\t")).writerows(rows_of_a_table(chance))
        encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16"))
        content = stream.getvalue().encode(encoding, "replace")
        table = here / f"t{chance.choice(('.csv', '.txt', '.xls', ''))}"
        table.write_bytes(of_bytes(content, chance) if chance.random() < 0.7 else content)
        batch(door, table, here)

    tries("text tables", number, one, tmp_path)


def workbook(chance: random.Random) -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    for row in rows_of_a_table(chance):
        page.append([cell if cell.isprintable() and "\ud800" not in cell else "x" for cell in row])
    for _ in range(chance.randrange(5)):
        cell = page.cell(chance.randint(1, 6), chance.randint(1, 14))
        cell.value = chance.choice((1.5, 10**15, True, date(2026, 1, 2), "=1+1", "#N/A", None))
        cell.number_format = chance.choice(("000", "0%", "yyyy", "[h]:mm", "# ?/?", "0.0;;", '"'))
    if chance.random() < 0.3:
        page.merge_cells(start_row=2, end_row=4, start_column=chance.randint(1, 9), end_column=9)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def spoilt_archive(content: bytes, chance: random.Random) -> bytes:
    """An archive in which one file has other bytes, another name, or stands twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(stream, "w") as made:
        chosen = chance.choice(given.namelist())
        for name in given.namelist():
            part, called, what = given.read(name), name, chance.randrange(8)
            if name == chosen and what == 0:
                continue
            if name == chosen and what == 1:
                called = chance.choice(("../x", "/x", name.upper(), "xl/workbook.xml"))
            elif name == chosen and what == 2:
                part = b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + part
            elif name == chosen:
                part = of_bytes(part, chance)
            how = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED))
            made.writestr(called, part, compress_type=how)
    return stream.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@times(60)
def test_workbooks(number: int, door: Door, tmp_path: Path) -> None:
    def one(chance: random.Random, here: Path) -> None:
        content = workbook(chance)
        how = chance.random()
        if how < 0.6:
            content = spoilt_archive(content, chance)
        elif how < 0.9:
            content = of_bytes(content, chance)
        table = here / "t.xlsx"
        table.write_bytes(content)
        batch(door, table, here)

    tries("workbooks", number, one, tmp_path)


# Cases


def store_of_tests(path: Path) -> Path:
    create(str(path), bytearray(WORDS.encode()), TODAY)
    return path


def kept(tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    """A file of two cases, and what stands in them."""
    program = Program(TODAY)
    file = store_of_tests(tmp_path / "desk.pcicases")
    received = Event(Happened.RECEIVED, date(2026, 11, 2), Delivery.REGISTERED)
    cases = [with_event(made_case(program), received, TODAY), made_case(program, "李四")]
    cases[1] = with_note(cases[1], "打过电话", TODAY)
    with opened(file, WORDS) as vault:
        for case in cases:
            save(vault, case, program)
    return file, [json.loads(encode(case)) for case in cases]


def cases(door: Door, verb: str, file: Path, *words: object, lines: int = 1, also: int = 0) -> int:
    with descriptor(WORDS) as fd, descriptor(WORDS) as other:
        second = ("--file-passphrase-fd", other) if verb == "import" else ()
        line = ("cases", verb, file, *words, "--passphrase-fd", fd, *second)
        return door(*line, lines=lines, also=also)


def look_around(door: Door, file: Path, here: Path) -> None:
    """What a person does with a file of cases."""
    many = 20  # one for each case that cannot be calculated
    cases(door, "list", file, lines=many)
    # What could not be calculated, or is damaged, is told by a code of its own.
    cases(door, "due", file, "--within", 400, "--ics", here / "all.ics", lines=many, also=1)
    cases(door, "check", file, lines=many, also=1)


def exported(contents: Iterable[bytes]) -> bytes:
    """A sealed file of these frames, under the passphrase of the tests."""
    ring = new_ring()
    made = [MARK + ring.wrap(WORDS.encode())]
    for number, content in enumerate((*contents, END)):
        frame = ring.seal(padded(content), b"frame" + number.to_bytes(8, "big"))
        made.append(len(frame).to_bytes(SIZE, "big") + frame)
    return b"".join(made)


@times(60)
def test_exported_cases(number: int, door: Door, tmp_path: Path) -> None:
    _, values = kept(tmp_path)
    empty = store_of_tests(tmp_path / "empty.pcicases").read_bytes()

    def one(chance: random.Random, here: Path) -> None:
        store, sent = here / "desk.pcicases", here / "in.pcicase"
        store.write_bytes(empty)
        frames = []
        for value in values:
            changed = of_values(value, chance) if chance.random() < 0.8 else value
            if chance.random() < 0.3 and isinstance(changed, dict):
                changed["answers"] = spoilt_toml(chance, EXAMPLES).decode("utf-8", "replace")
            frames.append(CASE + json.dumps(changed, default=str).encode())
        content = exported(frames)
        sent.write_bytes(of_bytes(content, chance) if chance.random() < 0.1 else content)
        cases(door, "import", store, sent)
        look_around(door, store, here)

    tries("exported cases", number, one, tmp_path)


@times(60)
def test_files_of_cases(number: int, door: Door, tmp_path: Path) -> None:
    file, _ = kept(tmp_path)
    content = file.read_bytes()

    def one(chance: random.Random, here: Path) -> None:
        store = here / "desk.pcicases"
        store.write_bytes(of_bytes(content, chance))
        look_around(door, store, here)

    tries("files of cases", number, one, tmp_path)


# What an organisation makes


@times(15)
def test_editions(number: int, tmp_path: Path) -> None:
    source = paths.examples_dir() / "edition"
    there = {path.relative_to(source): path.read_bytes() for path in source.rglob("*.*")}

    def one(chance: random.Random, here: Path) -> None:
        folder = here / "edition"
        spoilt = chance.choice([Path("edition.toml"), *there])
        for name, content in there.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            bad = spoilt_toml(chance, [source / name]) if name.suffix == ".toml" else None
            bad = bad or of_bytes(content, chance)
            (folder / name).write_bytes(bad if name == spoilt else content)
        resources.installed(folder)
        with contextlib.suppress(EditionError):
            edition_script.check(folder)

    tries("editions", number, one, tmp_path)


@times(15)
def test_packs(number: int, tmp_path: Path) -> None:
    sound = pack_values()

    def one(chance: random.Random, here: Path) -> None:
        content = strict.write(sound)
        if chance.random() < 0.6:
            changed = {**sound, "files": dict(sound["files"])}
            name = chance.choice(list(changed["files"]))
            changed["files"][name] = of_values(changed["files"][name], chance)
            content = json.dumps(changed, default=str).encode()
        made = sealed(of_bytes(content, chance) if chance.random() < 0.3 else content)
        made = of_bytes(made, chance) if chance.random() < 0.2 else made
        with contextlib.suppress(PcirightsError):
            installer(here / "law").install(made)
        assert used(here / "law").serial in {SHIPPED, 6}

    tries("packs", number, one, tmp_path)
