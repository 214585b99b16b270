"""Sealing: bound to its place, padded, and a passphrase that opens or does not."""

from __future__ import annotations

import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcirights.cases import seal
from pcirights.cases.passphrase import LONGEST, as_bytes, new_as_bytes, wiped
from pcirights.cases.seal import (
    SLOT,
    SMALLEST,
    BrokenSealError,
    check_slot,
    is_slot,
    new_ring,
    padded,
    unpadded,
    unwrap,
)
from pcirights.core.errors import WrongInputError

WORDS = bytearray("正确 horse".encode())


def code_of(slot: bytes, words: bytearray = WORDS) -> str:
    with pytest.raises(WrongInputError) as caught:
        unwrap(slot, words)
    return caught.value.code


def test_the_default_cost_is_that_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert seal.Costs(memory=65_536, passes=3, lanes=4) == seal.COSTS
    slot = new_ring().wrap(WORDS)
    assert struct.unpack(">III", slot[24:36]) == (65_536, 3, 4)
    assert len(slot) == SLOT == 144


def test_what_was_sealed_opens_in_its_place_alone() -> None:
    ring = new_ring()
    sealed = ring.seal(b"text", b"here")
    assert ring.open(sealed, b"here") == b"text"
    for other, place in ((ring, b"there"), (new_ring(), b"here")):
        with pytest.raises(BrokenSealError):
            other.open(sealed, place)
    for short in (b"", sealed[:5], sealed[:-1]):
        with pytest.raises(BrokenSealError):
            ring.open(short, b"here")


def test_no_two_seals_are_alike_and_no_ring_is_printed() -> None:
    ring = new_ring()
    assert ring.seal(b"a", b"p") != ring.seal(b"a", b"p")
    assert repr(ring) == "Ring()"


def test_the_passphrase_opens_the_slot() -> None:
    ring = new_ring()
    again = unwrap(ring.wrap(WORDS), WORDS)
    assert again.open(ring.seal(b"text", b"p"), b"p") == b"text"
    assert again.count(b"x") == ring.count(b"x") != new_ring().count(b"x")


def test_another_passphrase_does_not() -> None:
    assert code_of(new_ring().wrap(WORDS), bytearray(b"wrong")) == "cases-passphrase-wrong"


def test_a_slot_that_was_changed_is_damage_and_no_wrong_passphrase() -> None:
    slot = new_ring().wrap(WORDS)
    for place in range(len(slot)):
        changed = bytearray(slot)
        changed[place] ^= 1
        assert code_of(bytes(changed)) == "cases-damaged"
    for wrong in (b"", slot[:-1], slot + b"x"):
        assert code_of(wrong) == "cases-damaged"


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(65_536, 0, 4), (65_536, 3, 0), (8, 3, 4)],
)
def test_a_slot_that_cannot_be_is_none(memory: int, passes: int, lanes: int) -> None:
    assert not is_slot(asking(memory, passes, lanes))


def asking(memory: int, passes: int, lanes: int) -> bytes:
    """A slot whose front asks for this."""
    slot = bytearray(new_ring().wrap(WORDS)[:-32])
    slot[24:36] = struct.pack(">III", memory, passes, lanes)
    return bytes(slot) + hashlib.sha256(slot).digest()


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (2**32 - 1, 3, 4),
        (65_536, 2**31, 4),
        (1_048_576, 16, 16),
        (1_048_576, 1, 4),
        (262_145, 1, 4),
        (65_536, 9, 4),
        (65_536, 3, 17),
        (262_144, 4, 4),
    ],
)
def test_a_slot_that_would_eat_memory_or_time_is_refused_before_a_passphrase_is_tried(
    memory: int, passes: int, lanes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slot = asking(memory, passes, lanes)
    monkeypatch.delattr(seal, "_derive")  # it is not even reached
    for attempt in (lambda: check_slot(slot), lambda: unwrap(slot, WORDS)):
        with pytest.raises(WrongInputError) as caught:
            attempt()
        assert caught.value.code == "cases-costs"


def test_what_this_program_may_come_to_write_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for memory, passes in ((65_536, 3), (262_144, 3), (131_072, 6), (98_304, 8)):
        check_slot(asking(memory, passes, 4))

    def too_much(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr("pcirights.cases.seal.Argon2id.derive", too_much)
    with pytest.raises(WrongInputError) as caught:
        new_ring().wrap(WORDS)
    assert caught.value.code == "cases-no-memory"


@given(st.binary(max_size=5000))
def test_padding_comes_off_again(content: bytes) -> None:
    assert unpadded(padded(content)) == content


def test_padding_tells_few_sizes() -> None:
    sizes = {len(padded(bytes(size))) for size in range(20_000)}
    assert len(sizes) < 120
    assert min(sizes) == SMALLEST
    for size in (252, 253, 1000, 100_000, 2**20 - 4):
        assert size + 4 <= len(padded(bytes(size))) <= max(SMALLEST, 1.12 * (size + 4))
    assert len(padded(bytes(2**20 - 4))) == 2**20


def test_padding_that_lies_about_its_length_is_no_content() -> None:
    with pytest.raises(BrokenSealError):
        unpadded(b"\xff\xff\xff\xff")


# The passphrase


def test_one_passphrase_whatever_keyboard_typed_it() -> None:
    assert as_bytes("e\u0301te\u3000x") == as_bytes("\u00e9te x")


@pytest.mark.parametrize(
    ("words", "code"),
    [("", "cases-passphrase-empty"), ("x" * (LONGEST + 1), "cases-passphrase-long")],
)
def test_a_passphrase_that_can_be_none(words: str, code: str) -> None:
    with pytest.raises(WrongInputError) as caught:
        as_bytes(words)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("words", "again", "code"),
    [
        ("", None, "cases-passphrase-empty"),
        ("short", None, "cases-passphrase-short"),
        ("   spaces   "[:9], None, "cases-passphrase-short"),
        ("long enough", "long enougn", "cases-passphrase-differs"),
    ],
)
def test_a_new_passphrase_has_to_be_long_and_typed_twice(
    words: str, again: str | None, code: str
) -> None:
    with pytest.raises(WrongInputError) as caught:
        new_as_bytes(words, again)
    assert caught.value.code == code


def test_a_new_passphrase() -> None:
    assert new_as_bytes("long enough", "long enough") == bytearray(b"long enough")


def test_the_passphrase_is_overwritten() -> None:
    words = bytearray(b"secret")
    with wiped(words) as known:
        assert known == b"secret"
    assert words == bytes(6)
