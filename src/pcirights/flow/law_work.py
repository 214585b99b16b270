"""What the law's window has done by its worker: reading, looking, installing. No widget here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.law_packs import envelope
from pcirights.law_packs.errors import PackError
from pcirights.law_packs.minisign import PublicKey
from pcirights.law_packs.shelf import Shelf
from pcirights.law_packs.use import LawInUse, law_in_use

if TYPE_CHECKING:
    from pathlib import Path

    from pcirights.law_packs.install import HandedOn, Installed, Offer
    from pcirights.program import Program


@dataclass(frozen=True, slots=True)
class Standing:
    """The law that this window uses, that of the next start, and whether one can go back."""

    law: LawInUse
    following: LawInUse
    can_go_back: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was read once: what was looked at is what is installed."""

    sealed: bytes
    trust: PublicKey | None
    offer: Offer


def stand(program: Program) -> Standing:
    """What is used now and from the next start on. Raises LawDataError as ``Program.law``."""
    law = program.law
    if program.packs is None:
        return Standing(law, law, can_go_back=False)
    shelf = Shelf(program.packs)
    try:
        state = shelf.state()
    except PackError:
        return Standing(law, law, can_go_back=False)
    something = state.current is not None or state.previous is not None
    return Standing(law, law_in_use(shelf, program.shipped), can_go_back=something)


def look_at(program: Program, path: Path, trust: PublicKey | None = None) -> Seen:
    """Read a file and look at it. Raises PackError where it is refused."""
    sealed = envelope.read_file(path)
    return Seen(sealed, trust, program.installer().look(sealed, trust=trust))


def use(program: Program, seen: Seen) -> Installed | HandedOn:
    """Install what was looked at. Raises PackError."""
    older = seen.offer.than == "not-newer"
    return program.installer().install(seen.sealed, trust=seen.trust, older=older)


def back(program: Program) -> Installed:
    """Use the law before again. Raises PackError."""
    return program.installer().restore()


def read_key(path: Path) -> PublicKey:
    """A public key's file. Raises PackError where it is none."""
    return PublicKey.of_file(envelope.read_text(path, "pack-key-file"))
