"""Cases as one encrypted file, to hand on or to archive: ``.pcicase``.

It is no archive format: nothing is compressed, so nothing can expand; there are no paths or links,
only cases and their papers in order. The file is a key slot followed by frames, each encrypted and
bound to its number, so that a missing, repeated, moved or truncated frame does not open. The
content of a frame is still read strictly, because the sender knows the passphrase.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from pcirights.cases.codec import decode, encode
from pcirights.cases.keep import check_import, head_of
from pcirights.cases.passphrase import wiped
from pcirights.cases.seal import (
    SLOT,
    BrokenSealError,
    Ring,
    check_slot,
    new_id,
    new_ring,
    padded,
    unpadded,
    unwrap,
)
from pcirights.cases.store import CHUNK, MOST_SEALED
from pcirights.core.errors import WrongInputError
from pcirights.regular_files import open_regular, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pcirights.cases.case import Paper
    from pcirights.cases.change import Changing
    from pcirights.cases.vault import Vault
    from pcirights.program import Program

SUFFIX = ".pcicase"
MARK = b"PCICASE1"
SIZE = 4
"""Bytes of a frame's length."""
CASE, PIECE, END = b"c", b"p", b"e"


def export(vault: Vault, cases: Sequence[str], passphrase: bytearray) -> Iterator[bytes]:
    """The bytes of a file that holds these cases, in pieces. The passphrase is overwritten.

    Raises WrongInputError where a case or one of its papers cannot be read.
    """
    ring = new_ring()
    with wiped(passphrase) as known:
        slot = ring.wrap(known)
    yield MARK + slot
    for number, content in enumerate(_contents(vault, cases)):
        sealed = ring.seal(padded(content), _place(number))
        yield len(sealed).to_bytes(SIZE, "big") + sealed


def _contents(vault: Vault, cases: Sequence[str]) -> Iterator[bytes]:
    for ident in cases:
        case = vault.load(ident).case
        yield CASE + encode(case)
        for paper in case.papers:
            for piece in vault.read_paper(ident, paper):
                yield PIECE + piece
    yield END


class Imported:
    """What became of the cases in a file, by their new ids."""

    def __init__(self) -> None:
        self.new: list[str] = []
        self.same: list[str] = []
        self.copies: list[str] = []

    def __repr__(self) -> str:
        return f"Imported({len(self.new)}, {len(self.same)}, {len(self.copies)})"


def import_file(path: Path, passphrase: bytearray, vault: Vault, program: Program) -> Imported:
    """Import every case of a file, or none. The passphrase is overwritten.

    A case that is already here unchanged is skipped; one that differs is imported as a copy, so
    that neither is lost. Raises WrongInputError where the file is of another kind, truncated,
    damaged, or holds what this program would not write.
    """
    done = Imported()
    try:
        with open_regular(path) as file:
            ring = _ring(file, path.name, passphrase)
            frames = _frames(file, ring, path.name)
            with vault.change(program.today) as change:
                _take_in(frames, vault, change, program, done)
    except OSError as error:
        raise unreadable(path, error) from error
    return done


def check_export(path: Path) -> None:
    """Check that a file can be opened with a passphrase, before asking for one.

    Raises WrongInputError where it is no export, is truncated at its beginning, or asks for more
    memory or time than this program allows.
    """
    with open_regular(path) as file:
        _slot(file, path.name)


def _slot(file: BinaryIO, name: str) -> bytes:
    if file.read(len(MARK)) != MARK:
        raise WrongInputError("cases-not-an-export", file=name)
    slot = file.read(SLOT)
    try:
        check_slot(slot)
    except WrongInputError as error:
        if error.code == "cases-damaged":
            raise WrongInputError("cases-export-damaged", file=name) from error
        raise
    return slot


def _ring(file: BinaryIO, name: str, passphrase: bytearray) -> Ring:
    with wiped(passphrase) as known:
        return unwrap(_slot(file, name), known)


def _frames(file: BinaryIO, ring: Ring, name: str) -> Iterator[bytes]:
    """The content of each frame, up to the frame that marks the end of the file."""
    broken = WrongInputError("cases-export-damaged", file=name)
    number = 0
    while True:
        length = int.from_bytes(file.read(SIZE), "big")
        if not 0 < length <= MOST_SEALED:
            raise broken
        sealed = file.read(length)
        try:
            content = unpadded(ring.open(sealed, _place(number)))
        except BrokenSealError as error:
            raise broken from error
        if content == END:
            if file.read(1):
                raise broken
            return
        yield content
        number += 1


def _take_in(
    frames: Iterator[bytes], vault: Vault, change: Changing, program: Program, done: Imported
) -> None:
    for content in frames:
        if content[:1] != CASE:
            raise WrongInputError("cases-not-a-case")
        case = decode(content[1:])
        check_import(case, program)
        here = vault.find(case.id)
        if here is not None and here.case == replace(case, calendar=here.case.calendar):
            for paper in case.papers:
                for _ in _paper(frames, paper):
                    pass
            done.same.append(case.id)
            continue
        fresh = new_id().hex() if here is not None or case.id in done.new else case.id
        (done.new if fresh == case.id else done.copies).append(fresh)
        for paper in case.papers:
            change.put_paper(fresh, paper, _paper(frames, paper))
        # A copy has calendar entries of its own.
        calendar = case.calendar if fresh == case.id else new_id().hex()
        made = replace(case, id=fresh, calendar=calendar)
        change.save(made, head_of(made, program), 0)


def _paper(frames: Iterator[bytes], paper: Paper) -> Iterator[bytes]:
    """The pieces of one paper. Raises WrongInputError where they are not what the case says."""
    digest = hashlib.sha256()
    left = paper.size
    while left > 0:
        content = next(frames, b"")
        piece = content[1:]
        if content[:1] != PIECE or not piece or len(piece) != min(left, CHUNK):
            raise WrongInputError("cases-not-a-case")
        digest.update(piece)
        left -= len(piece)
        yield piece
    if digest.hexdigest() != paper.sha256:
        raise WrongInputError("cases-paper-damaged", file=paper.name)


def _place(number: int) -> bytes:
    return b"frame" + number.to_bytes(8, "big")
