"""One file: four lines of a minisign signature, then the content that it signs.

Nothing of the content is read before the signature has been checked. The first line is fixed and
base64 has one right spelling, so that no byte of the file can change unnoticed. To check one with
minisign's own tool, cut it after the fourth line: docs/law-packs.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.law_packs.errors import PackError
from pcirights.law_packs.minisign import (
    ID,
    SIGNATURE,
    SIGNATURE_MARK,
    TRUSTED,
    UNTRUSTED,
    hashed,
    signature_file,
    unbase64,
)
from pcirights.saving import reason

if TYPE_CHECKING:
    from pathlib import Path

    from pcirights.law_packs.keyring import KeyRing, KnownKey
    from pcirights.law_packs.minisign import SecretKey

FIRST_LINE = f"{UNTRUSTED}signature of a pcirights law pack"
LIMIT = 8 * 1024 * 1024
"""Bytes; twenty times the statute book of 2026."""
LIMIT_TEXT = "8 MiB"
COMMENT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Signed:
    """A content whose signature is right, and the key that made it."""

    content: bytes
    comment: str
    key: KnownKey


def read_file(path: Path) -> bytes:
    """The bytes of a file that may be a pack.

    Raises PackError where it cannot be read, is no plain file, or is too large: that is known
    before any of it is read.
    """
    try:
        if not path.is_file():
            raise PackError("pack-no-file", file=path.name)
        with path.open("rb") as stream:
            content = stream.read(LIMIT + 1) if path.stat().st_size <= LIMIT else None
    except OSError as error:
        raise PackError(
            "pack-unreadable", file=path.name or str(path), why=reason(error)
        ) from error
    if content is None or len(content) > LIMIT:
        raise PackError("pack-too-large", file=path.name, limit=LIMIT_TEXT)
    return content


def read_text(path: Path, otherwise: str) -> str:
    """A key file as text. Raises PackError, by ``otherwise``, where it cannot be read as one."""
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackError(otherwise) from error


def seal(content: bytes, comment: str, key: SecretKey) -> bytes:
    """The one file of a content and its signature; ``comment`` is one short line, signed too."""
    return signature_file(content, comment, key, FIRST_LINE).encode() + content


def unseal(sealed: bytes, ring: KeyRing) -> Signed:
    """The content, if a known key signed it.

    Raises PackError for another kind of file, an unknown key, or a wrong signature.
    """
    lines, content = _lines(sealed)
    raw = unbase64(lines[1], len(SIGNATURE_MARK) + ID + SIGNATURE)
    whole = unbase64(lines[3], SIGNATURE)
    if raw is None or whole is None or not raw.startswith(SIGNATURE_MARK):
        raise PackError("pack-not-a-pack")
    ident, signature = raw[len(SIGNATURE_MARK) :][:ID], raw[len(SIGNATURE_MARK) + ID :]
    comment = lines[2].removeprefix(TRUSTED)
    key = ring.find(ident)
    digest = hashed(content)
    if not (
        key.public.made(signature, digest) and key.public.made(whole, signature + comment.encode())
    ):
        raise PackError("pack-signature", key=key.public.number)
    return Signed(content, comment, key)


def _lines(sealed: bytes) -> tuple[list[str], bytes]:
    """The four lines and what follows. Raises PackError where they are not there."""
    head = sealed[: 2 * COMMENT_LIMIT + 400].split(b"\n", 4)
    try:
        lines = [line.decode("utf-8") for line in head[:4]]
    except UnicodeDecodeError as error:
        raise PackError("pack-not-a-pack") from error
    right = (
        len(head) == 5
        and lines[0] == FIRST_LINE
        and lines[2].startswith(TRUSTED)
        and len(lines[2]) <= len(TRUSTED) + COMMENT_LIMIT
        and lines[2].isprintable()
    )
    if not right:
        raise PackError("pack-not-a-pack")
    return lines, sealed[sum(len(line) + 1 for line in head[:4]) :]
