"""``law pack | install | restore | age | key``: each returns the exit code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pcirights import paths
from pcirights.cli.commands import day_of
from pcirights.cli.output import say
from pcirights.core import book_age
from pcirights.law_packs import contents, envelope
from pcirights.law_packs.minisign import PublicKey, SecretKey
from pcirights.law_packs.shelf import STATE
from pcirights.saving import write_all, write_whole
from pcirights.wording.errors import error_sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from pcirights.cli.parser import Parser
    from pcirights.i18n import Catalogue
    from pcirights.law_packs.install import Installed
    from pcirights.program import Program

SCHEMA = 1


def add(command: Callable[..., Any], law: Parser) -> None:
    """Add these commands to those of ``law``."""
    made = command("pack", pack, day=False, parent=law)
    made.add_argument("--key", type=Path, required=True)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--from", dest="folder", type=Path, default=paths.law_dir())
    made.add_argument("--force", action="store_true")
    taken = command("install", install, day=False, parent=law)
    taken.add_argument("file", type=Path)
    taken.add_argument("--trust", type=Path)
    taken.add_argument("--older", action="store_true")
    command("restore", restore, day=False, parent=law)
    command("age", how_old, parent=law)
    keys = law.command("key")
    new = command("new", new_key, day=False, parent=keys)
    new.add_argument("--out", type=Path, required=True)
    follow = command("rotate", rotate, day=False, parent=keys)
    follow.add_argument("--key", type=Path, required=True)
    follow.add_argument("--new", type=Path, required=True)
    follow.add_argument("--out", type=Path, required=True)
    follow.add_argument("--last-serial", type=int)
    follow.add_argument("--force", action="store_true")


def pack(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law pack``: the statute book as one signed file."""
    from pcirights.law_packs.vocabulary import check_words

    key = SecretKey.of_file(envelope.read_text(options.key, "pack-secret-file"))
    content, law = contents.write_law(contents.files_of(options.folder))
    contents.check(law, program.places, program.today)
    check_words(law.book, program.shipped.load())
    comment = f"serial {law.serial}, checked {law.book.checked}"
    write_whole(envelope.seal(content, comment, key), options.out, force=options.force)
    values = {"file": str(options.out), "serial": law.serial, "key": key.public.number}
    return _done(options, catalogue, "law.packed", values)


def install(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law install``: use a law pack, or follow a key that was handed on."""
    from pcirights.law_packs.install import HandedOn

    trust = options.trust and PublicKey.of_file(envelope.read_text(options.trust, "pack-key-file"))
    sealed = envelope.read_file(options.file)
    done = program.installer().install(sealed, trust=trust, older=options.older)
    if isinstance(done, HandedOn):
        return _done(options, catalogue, "law.key-followed", {"old": done.old, "new": done.new})
    return _used(options, catalogue, done)


def restore(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law restore``: use again what was used before."""
    return _used(options, catalogue, program.installer().restore())


def how_old(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law age``: how old the statute book is, and when its review is due."""
    law, on = program.law, day_of(options, program)
    old = book_age.of(law.book, on)
    if options.json:
        say(
            {
                "schema": SCHEMA,
                "on": on.isoformat(),
                "source": "shipped" if law.key is None else "pack",
                "serial": law.serial,
                "checked": old.checked.isoformat(),
                "days": old.days,
                "review_days": law.book.review_days,
                "due_after": old.due_after.isoformat(),
                "due": old.due,
                "horizon": law.book.horizon.isoformat(),
                "key": law.key,
                "trouble": law.trouble.code if law.trouble else None,
            }
        )
        return 0
    print(_source(law.serial, law.key, catalogue))
    checked, asked = catalogue.date(old.checked), catalogue.date(on)
    print(catalogue.text("law.age.checked", day=checked, on=asked, n=old.days))
    print(catalogue.text("law.age.horizon", day=catalogue.date(law.book.horizon)))
    due = "law.age.due" if old.due else "law.age.fresh"
    print(catalogue.text(due, day=catalogue.date(old.due_after)))
    return 0


def new_key(options: argparse.Namespace, _program: Program, catalogue: Catalogue) -> int:
    """``law key new``: a secret key, and beside it the public one to hand out."""
    key = SecretKey.new()
    public = options.out.with_name(f"{options.out.name}.pub")
    write_all([(key.file.encode(), options.out), (key.public.file.encode(), public)], force=None)
    values = {"file": str(options.out), "public": str(public), "key": key.public.number}
    return _done(options, catalogue, "law.key-made", values)


def rotate(options: argparse.Namespace, program: Program, catalogue: Catalogue) -> int:
    """``law key rotate``: a file in which the old key names its successor."""
    old = SecretKey.of_file(envelope.read_text(options.key, "pack-secret-file"))
    new = PublicKey.of_file(envelope.read_text(options.new, "pack-key-file"))
    last = program.law.serial if options.last_serial is None else options.last_serial
    content = contents.write_handover(contents.Handover(new, last))
    sealed = envelope.seal(content, f"key {old.public.number} to {new.number}", old)
    write_whole(sealed, options.out, force=options.force)
    values = {"file": str(options.out), "old": old.public.number, "new": new.number}
    return _done(options, catalogue, "law.key-handed-on", values | {"serial": last})


def trouble(program: Program, catalogue: Catalogue) -> str | None:
    """Why an installed pack is not used, in a line; quick where no pack is installed."""
    if program.packs is None or not (program.packs / STATE).exists():
        return None
    wrong = program.law.trouble
    if wrong is None:
        return None
    return catalogue.text("law.fallback", why=error_sentence(wrong, catalogue))


def _used(options: argparse.Namespace, catalogue: Catalogue, done: Installed) -> int:
    if options.json:
        book = done.law.book
        days = {"checked": book.checked.isoformat(), "horizon": book.horizon.isoformat()}
        say({"schema": SCHEMA, "serial": done.law.serial, "key": done.key, **days})
        return 0
    print(_source(done.law.serial, done.key, catalogue))
    checked, horizon = (
        catalogue.date(day) for day in (done.law.book.checked, done.law.book.horizon)
    )
    print(catalogue.text("law.used-days", checked=checked, horizon=horizon))
    return 0


def _source(serial: int, key: str | None, catalogue: Catalogue) -> str:
    if key is None:
        return catalogue.text("law.used-shipped", serial=serial)
    return catalogue.text("law.used-pack", serial=serial, key=key)


def _done(
    options: argparse.Namespace, catalogue: Catalogue, message: str, values: dict[str, Any]
) -> int:
    if options.json:
        say({"schema": SCHEMA, **values})
    else:
        print(catalogue.text(message, **values))
    return 0
