"""No byte of a pack can change, go or come unnoticed."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from tests.law_packs.making import OURS, THEIRS, TWIN, pack

from pcirights.law_packs import envelope
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.keyring import KeyRing, KnownKey

RING = KeyRing((KnownKey(OURS.public),))
SMALL = envelope.seal(b'{"law":1}\n', "a test", OURS)
HUGE = 200 * 1024 * 1024


def test_content_and_comment_come_back() -> None:
    signed = envelope.unseal(SMALL, RING)
    assert (signed.content, signed.comment) == (b'{"law":1}\n', "a test")
    assert signed.key.public == OURS.public


def test_every_bit_counts() -> None:
    for at in range(len(SMALL)):
        for bit in range(8):
            bad = bytearray(SMALL)
            bad[at] ^= 1 << bit
            with pytest.raises(PackError):
                envelope.unseal(bytes(bad), RING)


def test_any_byte_of_a_whole_book_counts() -> None:
    made = pack()
    chance = random.Random(7)
    for at in chance.sample(range(len(made)), 100):
        bad = bytearray(made)
        bad[at] = (bad[at] + chance.randrange(1, 256)) % 256
        with pytest.raises(PackError):
            envelope.unseal(bytes(bad), RING)


def test_cut_or_added_to() -> None:
    for length in range(len(SMALL)):
        with pytest.raises(PackError):
            envelope.unseal(SMALL[:length], RING)
    for bad in (
        SMALL + b"\n",
        b"\n" + SMALL,
        SMALL.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + SMALL,
    ):
        with pytest.raises(PackError):
            envelope.unseal(bad, RING)


def test_another_key() -> None:
    with pytest.raises(PackError, match="pack-key-unknown") as caught:
        envelope.unseal(envelope.seal(b"law", "a test", THEIRS), RING)
    assert caught.value.fields["key"] == THEIRS.public.number
    with pytest.raises(PackError, match="pack-signature"):
        envelope.unseal(envelope.seal(b"law", "a test", TWIN), RING)


def test_a_signature_of_another_content() -> None:
    other = envelope.seal(b"other", "a test", OURS)
    with pytest.raises(PackError, match="pack-signature"):
        envelope.unseal(SMALL[: SMALL.index(b"{")] + b"other", RING)
    assert envelope.unseal(other, RING).content == b"other"


@pytest.mark.parametrize("comment", ["long" * 60, "\x1b[2J", "\u202eback"])
def test_a_comment_is_one_short_plain_line(comment: str) -> None:
    with pytest.raises(PackError, match="pack-not-a-pack"):
        envelope.unseal(envelope.seal(b"law", comment, OURS), RING)


def test_not_utf8() -> None:
    with pytest.raises(PackError, match="pack-not-a-pack"):
        envelope.unseal(b"\xff\n\xff\n\xff\n\xff\n", RING)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.pcilaw"
    with file.open("wb") as stream:
        stream.truncate(HUGE)
    with pytest.raises(PackError, match="pack-too-large"):
        envelope.read_file(file)


def test_a_file_that_grows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "growing.pcilaw"
    file.write_bytes(b"12345")
    assert envelope.read_file(file) == b"12345"
    monkeypatch.setattr(envelope, "LIMIT", 5)
    assert envelope.read_file(file) == b"12345"
    status = file.stat()
    file.write_bytes(b"123456")
    monkeypatch.setattr(Path, "stat", lambda _path, **_follow: status)
    with pytest.raises(PackError, match="pack-too-large"):
        envelope.read_file(file)


def test_only_a_plain_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "absent", Path("/dev/zero")):
        with pytest.raises(PackError, match="pack-no-file"):
            envelope.read_file(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "law.pcilaw").write_bytes(SMALL)

    def refuse(*_path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PackError, match="pack-unreadable") as caught:
        envelope.read_file(tmp_path / "law.pcilaw")
    assert caught.value.fields == {"file": "law.pcilaw", "why": "Permission denied"}
