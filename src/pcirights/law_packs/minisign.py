"""Ed25519 keys and signatures in the text forms of minisign, so that its own tool can check them.

A secret key has the form that minisign writes without a password, whose salt and checksum are
zeros: whoever holds the file can sign.
The signature covers BLAKE2b-512 of the content; a second one covers it and the trusted comment.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pcirights.law_packs.errors import PackError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_MARK = b"Ed"
SIGNATURE_MARK = b"ED"
"""Of the kind that signs a hash of the content."""
NO_PASSWORD = b"\0\0"
CHECKSUM_MARK = b"B2"
UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
ID, SEED, SIGNATURE, SALT_AND_LIMITS, CHECKSUM = 8, 32, 64, 48, 32
PUBLIC = len(KEY_MARK) + ID + SEED
SECRET = len(KEY_MARK + NO_PASSWORD + CHECKSUM_MARK) + SALT_AND_LIMITS + ID + 2 * SEED + CHECKSUM


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key, with the short number by which signatures name it."""

    ident: bytes
    raw: bytes

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """The key of minisign's one line of base64. Raises PackError where it is none."""
        raw = unbase64(text, PUBLIC)
        if raw is None or not raw.startswith(KEY_MARK):
            raise PackError("pack-key-file")
        return cls(raw[2 : 2 + ID], raw[2 + ID :])

    @classmethod
    def of_file(cls, text: str) -> PublicKey:
        """The key of a public key's file: a comment, then the line."""
        return cls.parse(second_line(text))

    @property
    def text(self) -> str:
        """The line of base64."""
        return rebase64(KEY_MARK + self.ident + self.raw)

    @property
    def number(self) -> str:
        """The short number as minisign writes it."""
        return f"{int.from_bytes(self.ident, 'little'):016X}"

    @property
    def file(self) -> str:
        """What a public key's file holds."""
        return f"{UNTRUSTED}minisign public key {self.number}\n{self.text}\n"

    def made(self, signature: bytes, content: bytes) -> bool:
        """Whether the signature of these bytes was made with this key's secret."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A secret key. Its repr shows nothing."""

    public: PublicKey
    seed: bytes = field(repr=False)

    @classmethod
    def new(cls) -> SecretKey:
        """A new random key."""
        return cls.of_seed(secrets.token_bytes(ID), secrets.token_bytes(SEED))

    @classmethod
    def of_seed(cls, ident: bytes, seed: bytes) -> SecretKey:
        """The key made from a seed of 32 bytes."""
        raw = _private(seed).public_key().public_bytes_raw()
        return cls(PublicKey(ident, raw), seed)

    @classmethod
    def of_file(cls, text: str) -> SecretKey:
        """The key of a secret key's file.

        Raises PackError where it is none, is damaged, or is locked with a password.
        """
        raw = unbase64(second_line(text), SECRET)
        if raw is None or not raw.startswith(KEY_MARK) or raw[4:6] != CHECKSUM_MARK:
            raise PackError("pack-secret-file")
        if raw[2:4] != NO_PASSWORD:
            raise PackError("pack-secret-locked")
        ident, seed = raw[6 + SALT_AND_LIMITS :][:ID], raw[6 + SALT_AND_LIMITS + ID :][:SEED]
        key = cls.of_seed(ident, seed)
        if key.public.raw != raw[-CHECKSUM - SEED : -CHECKSUM]:
            raise PackError("pack-secret-file")
        return key

    @property
    def file(self) -> str:
        """What a secret key's file holds."""
        raw = KEY_MARK + NO_PASSWORD + CHECKSUM_MARK + bytes(SALT_AND_LIMITS)
        raw += self.public.ident + self.seed + self.public.raw + bytes(CHECKSUM)
        line = rebase64(raw)
        return f"{UNTRUSTED}minisign secret key {self.public.number}\n{line}\n"

    def sign(self, content: bytes) -> bytes:
        """The signature of just these bytes."""
        return _private(self.seed).sign(content)


def _private(seed: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)


def signature_file(content: bytes, comment: str, key: SecretKey, first_line: str) -> str:
    """The four lines of a signature of the content; ``comment`` is one short line, signed too."""
    signature = key.sign(hashed(content))
    lines = (
        first_line,
        rebase64(SIGNATURE_MARK + key.public.ident + signature),
        TRUSTED + comment,
        rebase64(key.sign(signature + comment.encode())),
    )
    return "".join(f"{line}\n" for line in lines)


def hashed(content: bytes) -> bytes:
    """What a signature of the content is made over."""
    return hashlib.blake2b(content).digest()


def rebase64(raw: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(raw).decode("ascii")


def unbase64(text: str, length: int) -> bytes | None:
    """The bytes of base64 in its one right spelling, None where that or the length is wrong."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == length and rebase64(raw) == text else None


def second_line(text: str) -> str:
    """The second line of a key's file, after the comment; empty where there is none."""
    lines = text.splitlines()
    return lines[1].strip() if len(lines) > 1 and lines[0].startswith(UNTRUSTED) else ""
