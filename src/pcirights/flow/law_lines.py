"""What the screen says of the law in use and of a law pack that is offered: lines, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pcirights.core import book_age
from pcirights.law_packs.contents import Law
from pcirights.law_packs.install import HandedOn

if TYPE_CHECKING:
    from datetime import date

    from pcirights.core.errors import PcirightsError
    from pcirights.i18n import Catalogue
    from pcirights.law_packs.install import Installed, Offer
    from pcirights.law_packs.use import LawInUse


@dataclass(frozen=True, slots=True)
class Told:
    """A kind (``done``, ``note``, ``warning``, ``stop``), a title, the text in lines."""

    kind: str
    title: str
    text: str


def in_use(law: LawInUse, following: LawInUse, today: date, words: Catalogue) -> Told:
    """Which law is used, how old it is and when a look is due.

    ``following`` is what the next start of the program uses, where that is another one.
    """
    say, old = words.text, book_age.of(law.book, today)
    due = "law.age.due" if old.due else "law.age.fresh"
    lines = [
        say("law.age.checked", day=words.date(old.checked), on=words.date(today), n=old.days),
        say(due, day=words.date(old.due_after)),
        say("law.age.horizon", day=words.date(law.book.horizon)),
    ]
    trouble = law.trouble
    if trouble is not None:
        lines.append(say("law.fallback", why=refusal(trouble, words)))
    if _name(following) != _name(law):
        lines.append(say("ui.law-pack.next", which=_source(following, words)))
    kind = "warning" if old.due or trouble is not None else "note"
    return Told(kind, _source(law, words), "\n".join(lines))


def offered(offer: Offer, words: Catalogue) -> Told:
    """What a file that was chosen would change; its signature and contents are right."""
    say, content, there = words.text, offer.content, offer.against
    if not isinstance(content, Law):
        text = say(
            "ui.law-pack.handover",
            old=offer.key,
            new=content.public.number,
            serial=content.last_serial,
        )
        return Told("warning", say("ui.law-pack.handover-title"), text)
    lines = (
        say("ui.law-pack.serial", serial=content.serial),
        say(
            "law.used-days",
            checked=words.date(content.book.checked),
            horizon=words.date(content.book.horizon),
        ),
        say("ui.law-pack.signed", key=offer.key),
        say("ui.law-pack.there", serial=there.serial, checked=words.date(there.book.checked)),
    )
    kind = {"newer": "done", "same": "note", "not-newer": "warning"}[offer.than]
    return Told(kind, say(f"ui.law-pack.{offer.than}"), "\n".join(lines))


def older_question(offer: Offer, law: Law, words: Catalogue) -> str:
    """Whether a book that is not newer is wanted all the same."""
    return words.text(
        "ui.law-pack.older-ask",
        serial=law.serial,
        checked=words.date(law.book.checked),
        there=offer.against.serial,
        there_checked=words.date(offer.against.book.checked),
    )


def outcome(done: Installed | HandedOn, used: LawInUse, words: Catalogue) -> Told:
    """What was done, and from when on it counts; ``used`` is the law of this window."""
    say = words.text
    if isinstance(done, HandedOn):
        text = say("law.key-followed", old=done.old, new=done.new)
        return Told("done", say("ui.law-pack.done"), text)
    if (done.law.serial, done.key) == _name(used):
        return Told("done", say("ui.law-pack.done"), say("ui.law-pack.done-same"))
    text = say("ui.law-pack.done-next", serial=done.law.serial, there=used.serial)
    return Told("done", say("ui.law-pack.done"), text)


def refused(error: PcirightsError, words: Catalogue) -> Told:
    """Why a file was not taken; nothing has changed."""
    return Told("stop", words.text("ui.law-pack.refused"), refusal(error, words))


def refusal(error: PcirightsError, words: Catalogue) -> str:
    """The reason in a sentence that names no command, since here are buttons."""
    own = f"ui.law-pack.{error.code}"
    return words.text(own if words.has(own) else f"error.{error.code}", **error.fields)


def _source(law: LawInUse, words: Catalogue) -> str:
    if law.key is None:
        return words.text("law.used-shipped", serial=law.serial)
    return words.text("law.used-pack", serial=law.serial, key=law.key)


def _name(law: LawInUse) -> tuple[int, str | None]:
    return law.serial, law.key
