"""The trusted keys: those shipped, those the person named, and the successors of trusted keys.

A key with a successor stays valid only for books up to a serial: what it signed before still
counts, what a thief signs with it later does not.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pcirights.law_packs.errors import PackError
from pcirights.law_packs.minisign import PublicKey

SHIPPED = Path(__file__).with_name("keys.toml")


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A public key, and the last serial that it may sign; None: it is in use."""

    public: PublicKey
    last_serial: int | None = None


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Known keys; of one key the last entry counts."""

    keys: tuple[KnownKey, ...] = ()

    def find(self, ident: bytes) -> KnownKey:
        """The key of that short number. Raises PackError where it is not known."""
        for key in reversed(self.keys):
            if key.public.ident == ident:
                return key
        number = PublicKey(ident, b"").number
        raise PackError("pack-key-unknown", key=number)

    def with_key(self, *added: KnownKey) -> KeyRing:
        """A copy with these entries in place of the earlier ones."""
        new = {key.public.ident for key in added}
        kept = (key for key in self.keys if key.public.ident not in new)
        return KeyRing((*kept, *added))

    def trusting(self, public: PublicKey) -> KeyRing:
        """The same with a key that the person named.

        Raises PackError where it was handed on, or another one has the same short number.
        """
        for key in self.keys:
            if key.public.ident == public.ident:
                if key.public != public:
                    raise PackError("pack-key-clash", key=public.number)
                _in_use(key)
                return self
        return self.with_key(KnownKey(public))

    def handed_on(self, old: KnownKey, new: PublicKey, last_serial: int) -> KeyRing:
        """The same after ``old`` handed on to ``new``.

        Raises PackError where it did that before, or the new one is not free to be named.
        """
        _in_use(old)
        if new == old.public:
            raise PackError("pack-key-clash", key=new.number)
        return self.trusting(new).with_key(KnownKey(old.public, last_serial))


def _in_use(key: KnownKey) -> None:
    if key.last_serial is not None:
        raise PackError("pack-key-retired", key=key.public.number, serial=str(key.last_serial))


def may_sign(key: KnownKey, serial: int) -> None:
    """Raises PackError where the key was handed on before a book of this serial."""
    if key.last_serial is not None and serial > key.last_serial:
        _in_use(key)


def shipped(path: Path = SHIPPED) -> KeyRing:
    """The keys that come with the program. Raises PackError where their file is broken."""
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("key", [])
        ring = KeyRing()
        for row in rows:
            ring = ring.trusting(PublicKey.parse(row["public"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise PackError("pack-key-file") from error
    return ring
