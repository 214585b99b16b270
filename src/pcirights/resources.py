"""The resources of the program: statute book, places, templates, fonts, and the day.

Each thing is loaded when it is first needed, and so is the code that does it, so that a window
need not wait for them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pcirights import paths
from pcirights.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from pcirights.core.statute_book import StatuteBook
    from pcirights.followup.working_days import WorkCalendar
    from pcirights.law_packs.install import Installer
    from pcirights.law_packs.keyring import KeyRing
    from pcirights.law_packs.use import LawInUse, Shipped
    from pcirights.letters.letter import Letterhead
    from pcirights.letters.template import Templates
    from pcirights.pdf.render import PdfWriter
    from pcirights.pdf.text.fonts import Fonts
    from pcirights.places import PlaceTable


def _nowhere() -> Path | None:
    return None


def no_clock() -> int:
    """Return minute 0 always, so that files made twice are the same."""
    return 0


@dataclass(frozen=True)
class Resources:
    """The things at hand on one day. ``today`` is given by whoever reads the clock.

    ``own_templates`` is a folder whose files stand for those of the same names that come with the
    program; ``letterhead_file`` holds what is set over each original; ``font_files`` are asked for
    what the bundled fonts lack, before the computer's own; ``packs_at`` tells the folder of the law
    packs installed; ``minute`` reads the clock, for a calendar to tell the later of two files of a
    day. Without one, only what comes with the program is used. ``edition`` is what an
    organisation added to it: its templates and letterhead count where none are named.
    """

    today: date
    own_templates: Path | None = field(default=None, repr=False)
    letterhead_file: Path | None = field(default=None, repr=False)
    font_files: tuple[Path, ...] = field(default=(), repr=False)
    packs_at: Callable[[], Path | None] = field(default=_nowhere, repr=False)
    edition: Edition = field(default=Edition(), repr=False)
    minute: Callable[[], int] = field(default=no_clock, repr=False)

    @cached_property
    def packs(self) -> Path | None:
        """The folder of installed law packs; looked up only when the law is needed."""
        return self.packs_at()

    @cached_property
    def book(self) -> StatuteBook:
        """The statute book. Raises LawDataError where its data is broken."""
        return self.law.book

    @cached_property
    def law(self) -> LawInUse:
        """The statute book and where it comes from. Raises LawDataError as ``book`` does."""
        from pcirights.law_packs.shelf import Shelf
        from pcirights.law_packs.use import LawInUse, law_in_use

        if self.packs is None:
            return LawInUse(self.shipped.load(), self.shipped.serial)
        return law_in_use(Shelf(self.packs), self.shipped)

    @cached_property
    def shipped(self) -> Shipped:
        """What came with the program: its book, and the keys whose law packs it takes."""
        from pcirights.law.load import load as load_book
        from pcirights.law_packs.contents import shipped_serial
        from pcirights.law_packs.use import Shipped

        return Shipped(
            load=lambda: load_book(paths.statute_book_dir()),
            serial=shipped_serial(paths.law_dir()),
            keys=self._shipped_keys(),
        )

    def installer(self) -> Installer:
        """What installs law packs for this person. Raises PackError without a folder for it."""
        from pcirights.law_packs.errors import PackError
        from pcirights.law_packs.install import Installer
        from pcirights.law_packs.shelf import Shelf

        if self.packs is None:
            raise PackError("pack-no-folder")
        return Installer(Shelf(self.packs), self.shipped, self.places)

    def _shipped_keys(self) -> KeyRing:
        """Ours and the organisation's; a pack of a key that cannot be read is refused and told."""
        from pcirights.law_packs import keyring
        from pcirights.law_packs.envelope import read_text
        from pcirights.law_packs.errors import PackError
        from pcirights.law_packs.minisign import PublicKey

        ring, own = keyring.shipped(), self.edition.law_key
        try:
            key = PublicKey.of_file(read_text(own, "pack-key-file")) if own else None
            return ring.trusting(key) if key else ring
        except PackError:
            return ring

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days."""
        from pcirights.law.workdays import load_calendar

        return load_calendar(paths.workdays_json())

    @cached_property
    def places(self) -> PlaceTable:
        """The place table."""
        from pcirights.places import load as load_places

        return load_places()

    @cached_property
    def templates(self) -> Templates:
        """The letters' templates. Raises TemplateError where they are broken."""
        from pcirights.letters.template import Templates

        return Templates.load(paths.templates_dir(), self.own_templates or self.edition.templates)

    @cached_property
    def letterhead(self) -> Letterhead | None:
        """The letterhead, if there is one. Raises WrongInputError where it cannot be used."""
        from pcirights.letters.letterhead import read_letterhead

        file = self.letterhead_file or self.edition.letterhead
        return read_letterhead(file) if file else None

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts of a letter. Raises WrongInputError where a named file cannot be used."""
        from pcirights.pdf.text.fonts import Fonts

        return Fonts.load(paths.fonts_dir(), self.font_files)

    @cached_property
    def pdf_writer(self) -> PdfWriter:
        """What writes letters as PDF. Raises as ``fonts`` does."""
        from pcirights.pdf.render import PdfWriter

        return PdfWriter(self.fonts)

    def forget(self) -> None:
        """Drop the caches that hold texts of letters, before the next person's letter."""
        self.__dict__.pop("pdf_writer", None)
        self.__dict__.pop("fonts", None)


def installed(folder: Path | None = None) -> Edition:
    """The edition that came with the program; the program as it is where there is none."""
    folder = folder or paths.edition_dir()
    if not folder.exists():
        return Edition()
    from pcirights.edition_file import EditionError, read

    try:
        return read(folder)
    except EditionError as error:
        return Edition(trouble=error)
