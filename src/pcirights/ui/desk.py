"""What every page shares: the inquiry, and the language on the screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pcirights.core.errors import PcirightsError
from pcirights.i18n import Catalogue, Lang, load
from pcirights.ui.letter.clipboard import Clipping

if TYPE_CHECKING:
    from datetime import date

    from pcirights.edition import Edition
    from pcirights.flow.inquiry import Inquiry
    from pcirights.flow.questions import Screen
    from pcirights.places import Place
    from pcirights.program import Program


NO_BREAK = "\u00a0"


class Desk:
    """The inquiry under way, and the words to speak of it in the language chosen."""

    def __init__(self, program: Program, lang: Lang) -> None:
        self.program = program
        self.words: Catalogue = load(lang)
        self.clipping = Clipping()
        self.file_names: set[str] = set()
        """Under which names files were saved in this sitting, of whatever folder."""

    @cached_property
    def inquiry(self) -> Inquiry:
        """The answers; what they are made of is loaded when a page after the first needs it."""
        from pcirights.flow.inquiry import Inquiry

        return Inquiry(self.program)

    @property
    def lang(self) -> Lang:
        """The language on the screen."""
        return self.words.lang

    @property
    def day(self) -> date:
        """The day whose law is asked."""
        return self.inquiry.answers.on or self.inquiry.program.today

    @property
    def edition(self) -> Edition:
        """What an organisation added."""
        return self.program.edition

    def provided_by(self) -> str:
        """Which organisation provides this edition and how it is reached, in a line; or nothing."""
        edition = self.edition
        if edition.trouble is not None:
            return self.error(edition.trouble)
        if edition.name is None or edition.contact is None:
            return ""
        name, contact = (
            self.words.name(text.zh, text.en) for text in (edition.name, edition.contact)
        )
        return self.say("ui.edition", name=name, contact=contact)

    def speak(self, lang: Lang) -> None:
        """Change the language."""
        self.words = load(lang)

    def clear(self) -> None:
        """Forget everything, in the clipboard too."""
        self.__dict__.pop("inquiry", None)  # another is made when it is asked for
        self.program.forget()
        self.file_names.clear()
        self.clipping.clear()

    def say(self, key: str, /, **fields: object) -> str:
        """A message of the screen's language."""
        return self.words.text(key, **fields)

    def error(self, error: PcirightsError) -> str:
        """What is wrong, in a sentence."""
        from pcirights.wording.errors import fields_of

        return self.words.text(f"error.{error.code}", **fields_of(error, self.words))

    def hindrance(self) -> str | None:
        """Why the law cannot be asked with the answers as they stand; None where it can."""
        try:
            self.inquiry.findings()
        except PcirightsError as error:
            return self.error(error)
        return None

    def matter(self) -> str:
        """What was asked, in one line: place, record, right, ground, day, which is never torn."""
        answers, place = self.inquiry.answers, self.inquiry.place()
        parts = [self.place_name(place)] if place else []
        parts += [
            self.say(f"{kind}.{word}")
            for kind in ("record", "right", "ground")
            if (word := getattr(answers, kind)) is not None
        ]
        return " · ".join((*parts, self.words.date(self.day).replace(" ", NO_BREAK)))

    def place_name(self, place: Place) -> str:
        """A place with the units above it."""
        return self.words.name(place.label_zh, place.label_en)

    def place_row(self, place: Place) -> str:
        """The same for a list; English readers see the Chinese name too, as offices write it."""
        return self.words.name(place.label_zh, f"{place.label_en}  {place.name_zh}")

    def unit_name(self, place: Place) -> str:
        """The unit alone, for a tree."""
        return self.words.name(place.name_zh, f"{place.name_en}  {place.name_zh}")

    def screen_name(self, screen: Screen) -> str:
        """The question that a screen asks."""
        return self.say(f"ui.{screen}.title")
