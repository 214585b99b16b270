"""What every page shares: the inquiry, and the language on the screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pcirights.core.errors import PcirightsError
from pcirights.ui.screen_language import ScreenLanguage
from pcirights.ui.sitting import Sitting

if TYPE_CHECKING:
    from datetime import date

    from pcirights.flow.inquiry import Inquiry
    from pcirights.i18n import Lang
    from pcirights.program import Program


NO_BREAK = "\u00a0"


class Desk(ScreenLanguage):
    """The inquiry under way, and the words to speak of it in the language chosen."""

    def __init__(self, program: Program, lang: Lang) -> None:
        super().__init__(lang, program.edition.languages)
        self.program = program
        self.sitting = Sitting()

    @cached_property
    def inquiry(self) -> Inquiry:
        """The answers; what they are made of is loaded when a page after the first needs it."""
        from pcirights.flow.inquiry import Inquiry

        return Inquiry(self.program)

    @property
    def day(self) -> date:
        """The day whose law is asked."""
        return self.inquiry.answers.on or self.inquiry.program.today

    def clear(self) -> None:
        """Forget everything, in the clipboard too."""
        self.__dict__.pop("inquiry", None)  # another is made when it is asked for
        self.program.forget()
        self.sitting.clear()

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
        return " · ".join((*parts, self.catalogue.date(self.day).replace(" ", NO_BREAK)))
