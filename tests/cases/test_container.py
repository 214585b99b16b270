"""One sealed file of cases: it comes back whole, or not at all."""

from __future__ import annotations

import io
import tarfile
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.cases.making import NAME, TODAY, made_case, new_store, opened, save, typed
from tests.cases.test_vault import noise

from pcirights.cases import container
from pcirights.cases.case import Paper, PaperKind
from pcirights.cases.codec import encode
from pcirights.cases.container import export, import_file
from pcirights.cases.head import Head
from pcirights.cases.seal import SLOT, new_ring, padded
from pcirights.cases.store import CHUNK
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pcirights.cases.case import Case
    from pcirights.cases.vault import Vault
    from pcirights.program import Program

SENT = "words for the other"


def full_case(vault: Vault, program: Program) -> Case:
    case = made_case(program)
    with vault.change(TODAY) as change:
        papers = (
            change.add_paper(case.id, PaperKind.LETTER, "申请书.pdf", noise(1000)),
            change.add_paper(case.id, PaperKind.RECEIVED, "空.txt", []),
            change.add_paper(case.id, PaperKind.RECEIVED, "扫描.png", noise(2 * CHUNK + 7)),
        )
        change.save(replace(case, papers=papers), Head(), 0)
    return vault.load(case.id).case


@pytest.fixture
def sent(tmp_path: Path, file: Path, program: Program) -> tuple[Path, Case]:
    """A file with two cases, the first of them with papers."""
    out = tmp_path / "out.pcicase"
    with opened(file) as vault:
        case = full_case(vault, program)
        other = made_case(program, "李四")
        save(vault, other, program)
        out.write_bytes(b"".join(export(vault, [case.id, other.id], typed(SENT))))
    return out, case


def take(file: Path, vault: Vault, program: Program) -> container.Imported:
    return import_file(file, typed(SENT), vault, program)


def refused(file: Path, vault: Vault, program: Program) -> str:
    with pytest.raises(WrongInputError) as caught:
        take(file, vault, program)
    assert vault.listing().heads == ()
    assert vault.listing().complete
    return caught.value.code


def test_cases_and_papers_come_back(
    tmp_path: Path, program: Program, sent: tuple[Path, Case]
) -> None:
    out, case = sent
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        done = take(out, vault, program)
        assert (len(done.new), done.same, done.copies) == (2, [], [])
        assert vault.load(case.id).case == case
        for paper in case.papers:
            assert sum(map(len, vault.read_paper(case.id, paper))) == paper.size
        assert vault.listing().complete
        again = take(out, vault, program)
        assert (again.new, len(again.same), again.copies) == ([], 2, [])
        save(vault, replace(case, label="改了"), program, 1)
        third = take(out, vault, program)
        assert (third.new, len(third.same), len(third.copies)) == ([], 1, 1)
        assert vault.load(case.id).case.label == "改了"
        copy = vault.load(third.copies[0]).case
        assert replace(copy, id=case.id, calendar=case.calendar) == case
        assert copy.calendar != case.calendar  # else one would take the other's place in a calendar
        assert sum(map(len, vault.read_paper(copy.id, copy.papers[2]))) == 2 * CHUNK + 7
    assert repr(done) == "Imported(2, 0, 0)"


def test_no_name_stands_in_the_file(sent: tuple[Path, Case]) -> None:
    content = sent[0].read_bytes()
    for part in (NAME.encode(), "申请书".encode(), b"310000", noise_head()):
        assert part not in content


def noise_head() -> bytes:
    return next(iter(noise(40)))


def test_a_wrong_passphrase(tmp_path: Path, program: Program, sent: tuple[Path, Case]) -> None:
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        words = typed("wrong")
        with pytest.raises(WrongInputError) as caught:
            import_file(sent[0], words, vault, program)
        assert caught.value.code == "cases-passphrase-wrong"
        assert set(words) == {0}


def test_a_file_cut_off_anywhere_brings_nothing(
    tmp_path: Path, program: Program, sent: tuple[Path, Case]
) -> None:
    whole = sent[0].read_bytes()
    cut = tmp_path / "cut.pcicase"
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        for size in [0, 7, 8, 100, 152, 155, 156, 500, len(whole) // 2, len(whole) - 1]:
            cut.write_bytes(whole[:size])
            code = refused(cut, vault, program)
            assert code == ("cases-not-an-export" if size < 8 else "cases-export-damaged")
        last = whole[: -(4 + 12 + 16 + 256)]
        cut.write_bytes(last)  # a whole number of frames, without the end
        assert refused(cut, vault, program) == "cases-export-damaged"
        cut.write_bytes(whole + b"x")
        assert refused(cut, vault, program) == "cases-export-damaged"


def test_a_flipped_bit_anywhere_brings_nothing(
    tmp_path: Path, program: Program, sent: tuple[Path, Case]
) -> None:
    whole = sent[0].read_bytes()
    bad = tmp_path / "bad.pcicase"
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        for place in [*range(0, 400, 13), *range(400, len(whole), len(whole) // 40)]:
            changed = bytearray(whole)
            changed[place] ^= 0x10
            bad.write_bytes(changed)
            code = refused(bad, vault, program)
            assert code == ("cases-not-an-export" if place < 8 else "cases-export-damaged")


def test_frames_moved_doubled_or_taken_away(
    tmp_path: Path, program: Program, sent: tuple[Path, Case]
) -> None:
    whole = sent[0].read_bytes()
    begin, frames = 8 + SLOT, []
    while begin < len(whole):
        size = 4 + int.from_bytes(whole[begin : begin + 4], "big")
        frames.append(whole[begin : begin + size])
        begin += size
    front = whole[: 8 + SLOT]
    bad = tmp_path / "bad.pcicase"
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        for order in (
            [1, 0, *range(2, len(frames))],
            [0, 0, *range(1, len(frames))],
            [*range(1, len(frames))],
            [len(frames) - 1],
        ):
            bad.write_bytes(front + b"".join(frames[number] for number in order))
            assert refused(bad, vault, program) == "cases-export-damaged"


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../bomb", bytes(30 * 1024 * 1024))
    return stream.getvalue()


def tar_with_link() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        link = tarfile.TarInfo("x")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4", zip_bomb(), tar_with_link(), b"%PDF-1.7", b"SQLite format 3\0" + bytes(200)],
    ids=["empty", "zip", "zip-bomb", "tar-with-link", "pdf", "sqlite"],
)
def test_a_foreign_file_is_said_to_be_one(tmp_path: Path, program: Program, content: bytes) -> None:
    foreign = tmp_path / "x.pcicase"
    foreign.write_bytes(content)
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        assert refused(foreign, vault, program) == "cases-not-an-export"


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path, program: Program) -> None:
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        for path in (tmp_path / "none.pcicase", tmp_path):
            assert refused(path, vault, program) == "file-unreadable"


# What somebody makes who knows the passphrase


def forged(tmp_path: Path, frames: Iterable[bytes], *, length: int | None = None) -> Path:
    """A file sealed as it should be, with these contents."""
    ring = new_ring()
    parts = [container.MARK, ring.wrap(typed(SENT))]
    for number, content in enumerate(frames):
        sealed = ring.seal(padded(content), container._place(number))
        parts += [(length or len(sealed)).to_bytes(4, "big"), sealed]
    file = tmp_path / "forged.pcicase"
    file.write_bytes(b"".join(parts))
    return file


def with_paper(program: Program, **changes: object) -> bytes:
    paper = Paper("a" * 32, PaperKind.RECEIVED, "a.pdf", TODAY, 3, "0" * 64)
    made = replace(made_case(program), papers=(replace(paper, **changes),))  # type: ignore[arg-type]  # one kind a field
    return container.CASE + encode(made)


@pytest.mark.parametrize(
    "name", ["../../x", "/etc/cron.d/x", "..\\..\\x", "C:x", "a/b", "\u202exfdp.exe", "aux", ".x"]
)
def test_a_path_in_the_name_of_a_paper_is_refused(
    tmp_path: Path, program: Program, name: str
) -> None:
    file = forged(tmp_path, [with_paper(program, name=name), b"pabc", b"e"])
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        assert refused(file, vault, program) == "cases-not-a-case"


def test_other_lies_are_refused(tmp_path: Path, program: Program) -> None:
    import hashlib

    right = hashlib.sha256(b"abc").hexdigest()
    lies: list[tuple[list[bytes], str]] = [
        ([with_paper(program), b"pabc", b"e"], "cases-paper-damaged"),
        ([with_paper(program, sha256=right), b"e"], "cases-not-a-case"),
        ([with_paper(program, sha256=right), b"pab", b"e"], "cases-not-a-case"),
        ([with_paper(program, sha256=right), b"pabcd", b"e"], "cases-not-a-case"),
        ([with_paper(program, sha256=right), b"cabc", b"e"], "cases-not-a-case"),
        ([with_paper(program, size=2**40, sha256=right), b"pabc", b"e"], "cases-not-a-case"),
        ([with_paper(program, size=2**50), b"e"], "cases-not-a-case"),
        ([b"pabc", b"e"], "cases-not-a-case"),
        ([b"x", b"e"], "cases-not-a-case"),
        ([b"", b"e"], "cases-not-a-case"),
        ([b"c" + b"[" * 100_000, b"e"], "cases-not-a-case"),
        ([b"c{}", b"e"], "cases-not-a-case"),
    ]
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        for frames, code in lies:
            assert refused(forged(tmp_path, frames), vault, program) == code
        huge = forged(tmp_path, [b"e"], length=2**31)
        assert refused(huge, vault, program) == "cases-export-damaged"


def test_one_id_twice_in_a_file_brings_two_cases(tmp_path: Path, program: Program) -> None:
    case = made_case(program)
    frames = [container.CASE + encode(case), container.CASE + encode(replace(case, label="x"))]
    file = forged(tmp_path, [*frames, b"e"])
    with opened(new_store(tmp_path / "other.pcicases")) as vault:
        done = take(file, vault, program)
        assert (len(done.new), len(done.copies)) == (1, 1)
        assert len(vault.listing().heads) == 2
