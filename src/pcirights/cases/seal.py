"""Encryption of everything that is stored: AES-256-GCM with associated data.

A random data key encrypts everything; a key derived from the passphrase wraps only that data key,
so a new passphrase rewrites 144 bytes. The associated data of each piece name the store, the case,
the part and the revision, so that a piece opens nowhere else. Each piece has a random nonce; a
store would need billions of saves before two nonces were likely to be equal.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from pcirights.core.errors import WrongInputError

Bytes = bytes | bytearray
MARK = b"PCIKEY1\0"
IDENT = 16
"""Bytes of a random id: of a store, a case, a paper."""
KEY, NONCE, TAG = 32, 12, 16
SALT = 16
CHECKSUM = 32
FRONT = struct.Struct(f">{len(MARK)}s{IDENT}sIII{SALT}s")
SLOT = FRONT.size + NONCE + KEY + TAG + CHECKSUM
SMALLEST = 256
"""Bytes that the smallest sealed piece holds."""
LENGTH = 4
"""Bytes of the length before a padded content."""


@dataclass(frozen=True, slots=True)
class Costs:
    """The cost parameters of Argon2id: memory in KiB, passes, lanes."""

    memory: int = 65_536
    passes: int = 3
    lanes: int = 4


COSTS = Costs()
"""RFC 9106, section 4: the second choice that it recommends, with 64 MiB."""
MOST = Costs(memory=262_144, passes=8, lanes=16)
MOST_WORK = 4 * COSTS.memory * COSTS.passes
"""What a slot may ask for: four times the memory and the work of ours, some two seconds on a
computer of 2015. A stranger who sends a file could have it ask for a gigabyte and half a minute."""


class BrokenSealError(Exception):
    """The piece was changed, or belongs elsewhere. The caller turns it into a message."""


@dataclass(frozen=True, slots=True, repr=False)
class Ring:
    """The keys of an open store. Never printed."""

    store: bytes
    _data: bytes
    _cipher: AESGCM = field(init=False)
    _counting: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Derive a key for each use, so that none is used for two."""
        object.__setattr__(self, "_cipher", AESGCM(self._derived(b"seal")))
        object.__setattr__(self, "_counting", self._derived(b"count"))

    def __repr__(self) -> str:
        return "Ring()"

    def seal(self, content: Bytes, place: bytes) -> bytes:
        """Seal a content, bound to its place."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, content, self.store + place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """The content. Raises BrokenSealError where it was changed or belongs elsewhere."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], self.store + place)
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError from error

    def count(self, piece: bytes) -> int:
        """A number that can be calculated from a piece only with the key."""
        digest = hashlib.blake2b(piece, key=self._counting, digest_size=TAG).digest()
        return int.from_bytes(digest, "big")

    def calendar_key(self, case: bytes) -> bytes:
        """The key of the calendar entries of a case that was kept without one of its own."""
        return hashlib.blake2b(case, key=self._derived(b"calendar"), digest_size=IDENT).digest()

    def wrap(self, passphrase: Bytes, costs: Costs | None = None) -> bytes:
        """The slot: the data key under a passphrase, with what it takes to derive that key."""
        costs = costs or COSTS
        salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
        front = FRONT.pack(MARK, self.store, costs.memory, costs.passes, costs.lanes, salt)
        wrapping = AESGCM(_derive(passphrase, salt, costs))
        slot = front + nonce + wrapping.encrypt(nonce, self._data, front)
        return slot + hashlib.sha256(slot).digest()

    def _derived(self, use: bytes) -> bytes:
        return hashlib.blake2b(self.store, key=self._data, person=use, digest_size=KEY).digest()


def new_ring() -> Ring:
    """The keys of a new store."""
    return Ring(secrets.token_bytes(IDENT), secrets.token_bytes(KEY))


def unwrap(slot: bytes, passphrase: Bytes) -> Ring:
    """The keys in a slot.

    Raises WrongInputError as ``check_slot``, ``cases-passphrase-wrong`` where the passphrase does
    not open it, and ``cases-no-memory`` where this computer has too little.
    """
    check_slot(slot)
    _, store, memory, passes, lanes, salt = FRONT.unpack(slot[: FRONT.size])
    front, nonce = slot[: FRONT.size], slot[FRONT.size : FRONT.size + NONCE]
    wrapped = slot[FRONT.size + NONCE : -CHECKSUM]
    wrapping = AESGCM(_derive(passphrase, salt, Costs(memory, passes, lanes)))
    try:
        return Ring(store, wrapping.decrypt(nonce, wrapped, front))
    except InvalidTag as error:
        raise WrongInputError("cases-passphrase-wrong") from error


def check_slot(slot: bytes) -> None:
    """See that a passphrase can be tried on a slot.

    Raises WrongInputError: ``cases-damaged`` where it is none or was changed, ``cases-costs`` where
    it asks for more than ``MOST``.
    """
    if not is_slot(slot):
        raise WrongInputError("cases-damaged")
    costs = _costs_in(slot)
    if (
        costs.memory > MOST.memory
        or costs.passes > MOST.passes
        or costs.lanes > MOST.lanes
        or costs.memory * costs.passes > MOST_WORK
    ):
        raise WrongInputError("cases-costs")


def is_slot(slot: bytes) -> bool:
    """Whether it is a whole slot, as this program writes it: a wrong passphrase is not damage."""
    if len(slot) != SLOT or hashlib.sha256(slot[:-CHECKSUM]).digest() != slot[-CHECKSUM:]:
        return False
    costs = _costs_in(slot)
    return (
        slot.startswith(MARK)
        and costs.passes >= 1
        and costs.lanes >= 1
        and 8 * costs.lanes <= costs.memory
    )


def _costs_in(slot: bytes) -> Costs:
    """What a slot says that it takes to derive its key."""
    found: tuple[bytes, bytes, int, int, int, bytes] = FRONT.unpack(slot[: FRONT.size])
    return Costs(*found[2:5])


def _derive(passphrase: Bytes, salt: bytes, costs: Costs) -> bytes:
    kind = Argon2id(
        salt=salt,
        length=KEY,
        iterations=costs.passes,
        lanes=costs.lanes,
        memory_cost=costs.memory,
    )
    try:
        return kind.derive(bytes(passphrase))
    except MemoryError as error:
        raise WrongInputError("cases-no-memory", size=str(costs.memory // 1024)) from error


def new_id() -> bytes:
    """A random id, which says nothing about what it names."""
    return secrets.token_bytes(IDENT)


def padded(content: bytes) -> bytes:
    """The content padded to one of few sizes, which hides its own (Padmé: at most 12 % more).

    Padmé is described in Nikitin et al., "Reducing metadata leakage from encrypted files", PETS
    2019.
    """
    size = max(SMALLEST, LENGTH + len(content))
    digits = size.bit_length() - 1
    kept = digits.bit_length()
    step = (1 << (digits - kept)) - 1
    full = (size + step) & ~step
    return len(content).to_bytes(LENGTH, "big") + content.ljust(full - LENGTH, b"\0")


def unpadded(content: bytes) -> bytes:
    """The content as it was. Raises BrokenSealError where it is not one of ``padded``."""
    length = int.from_bytes(content[:LENGTH], "big")
    if length > len(content) - LENGTH:
        raise BrokenSealError
    return content[LENGTH : LENGTH + length]
