"""The folder of installed packs: the pack in use, the one before it, and the keys that count.

    law/installed.json        which pack is in use, which was before it, and the keys
    law/<sha-256>.pcilaw      the packs, each under the hash of its own bytes

One small file names everything and is replaced whole, so that an interruption leaves the old state
or the new one. Nothing is made before a person installs something.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pcirights.law_packs import envelope
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.keyring import KnownKey
from pcirights.law_packs.minisign import PublicKey
from pcirights.saving import reason, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATE = "installed.json"
STATE_LIMIT = 100_000
SCHEMA = 1
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
OURS = re.compile(r"[0-9a-f]{64}\.pcilaw|\..*\.part", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slot:
    """A pack by its hash.

    ``over`` is the serial of the shipped book that the person set aside for this older one; with
    another shipped book it no longer counts.
    """

    sha256: str
    over: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the folder says. None stands for the book that came with the program."""

    current: Slot | None = None
    previous: Slot | None = None
    keys: tuple[KnownKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder of packs; it need not exist."""

    folder: Path

    def state(self) -> State:
        """What is installed; nothing where there is no folder.

        Raises PackError where the folder cannot be read, or its state is broken or newer. Whatever
        this program would not write back the same is a newer one's, and left alone.
        """
        try:
            with (self.folder / STATE).open("rb") as stream:
                content = stream.read(STATE_LIMIT)
        except (FileNotFoundError, NotADirectoryError):
            return State()
        except OSError as error:
            raise PackError("pack-unreadable", file=STATE, why=reason(error)) from error
        try:
            values = json.loads(content)
            state = None if values["schema"] > SCHEMA else _state(values)
        except (ValueError, TypeError, KeyError, RecursionError, PackError) as error:
            raise PackError("pack-shelf-broken") from error
        if state is None or _values(state) != values:
            raise PackError("pack-shelf-newer")
        return state

    def sealed(self, slot: Slot) -> bytes:
        """The bytes of a pack. Raises PackError where they are not those that were installed."""
        sealed = envelope.read_file(self.folder / name(slot))
        if digest(sealed) != slot.sha256:
            raise PackError("pack-changed")
        return sealed

    def put(self, sealed: bytes) -> Slot:
        """Store a pack without using it yet. Call it while holding ``alone``."""
        slot = Slot(digest(sealed))
        write_whole(sealed, self.folder / name(slot), force=True)
        return slot

    def set(self, state: State) -> None:
        """Write the state. Call it while holding ``alone``."""
        content = json.dumps(_values(state), indent=1).encode() + b"\n"
        write_whole(content, self.folder / STATE, force=True)
        self.sweep(state)

    def sweep(self, state: State) -> None:
        """Delete packs that the state does not name, and leftovers of an interruption."""
        kept = {name(slot) for slot in (state.current, state.previous) if slot}
        for path in self.folder.iterdir():
            if OURS.fullmatch(path.name) and path.name not in kept:
                path.unlink(missing_ok=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Create the folder, readable by the owner only, and hold its lock.

        Raises PackError where another process holds it, or the folder cannot be created or written.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _lock(self.folder):
                yield
        except BlockingIOError as error:
            raise PackError("pack-busy") from error
        except OSError as error:
            raise PackError("pack-unwritable", why=reason(error)) from error


def digest(sealed: bytes) -> str:
    """The hash by which a pack is known."""
    return hashlib.sha256(sealed).hexdigest()


def name(slot: Slot) -> str:
    """The file's name: made of the hash alone."""
    return f"{slot.sha256}.pcilaw"


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. Where the system cannot lock a folder, the last one in wins whole."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _state(values: dict[str, Any]) -> State:
    """Raises ValueError, TypeError, KeyError or PackError where the values are no state."""
    keys = tuple(
        KnownKey(PublicKey.parse(_of(row["public"], str)), _optional(row["last_serial"], int))
        for row in _of(values["keys"], list)
    )
    return State(_slot(values["current"]), _slot(values["previous"]), keys)


def _slot(values: Any) -> Slot | None:  # noqa: ANN401  # JSON
    if values is None:
        return None
    if not SHA256.fullmatch(values["sha256"]):
        raise ValueError("not a hash")
    return Slot(values["sha256"], _optional(values["over"], int))


def _of(value: Any, kind: type) -> Any:  # noqa: ANN401  # JSON
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value


def _optional(value: Any, kind: type) -> Any:  # noqa: ANN401  # JSON
    return None if value is None else _of(value, kind)


def _values(state: State) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "current": state.current and {"sha256": state.current.sha256, "over": state.current.over},
        "previous": state.previous
        and {"sha256": state.previous.sha256, "over": state.previous.over},
        "keys": [{"public": key.public.text, "last_serial": key.last_serial} for key in state.keys],
    }
