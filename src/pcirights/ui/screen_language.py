"""The language on the screen, and what is said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pcirights.edition import LANGS
from pcirights.i18n import Catalogue, Lang, load

if TYPE_CHECKING:
    from pcirights.core.errors import PcirightsError
    from pcirights.edition import Edition
    from pcirights.flow.questions import Screen
    from pcirights.places import Place


class ScreenLanguage:
    """The language chosen, which may change while the window is open, and its catalogue.

    ``offered`` are the languages that the person may choose.
    """

    def __init__(self, lang: Lang, offered: tuple[Lang, ...] = LANGS) -> None:
        self.catalogue: Catalogue = load(lang)
        self.offered = offered

    @property
    def lang(self) -> Lang:
        """The language on the screen."""
        return self.catalogue.lang

    def speak(self, lang: Lang) -> None:
        """Change the language."""
        self.catalogue = load(lang)

    def say(self, key: str, /, **fields: object) -> str:
        """A message of the screen's language."""
        return self.catalogue.text(key, **fields)

    def error(self, error: PcirightsError) -> str:
        """What is wrong, in a sentence."""
        from pcirights.wording.errors import fields_of

        return self.catalogue.text(f"error.{error.code}", **fields_of(error, self.catalogue))

    def place_name(self, place: Place) -> str:
        """A place with the units above it."""
        return self.catalogue.name(place.label_zh, place.label_en)

    def place_row(self, place: Place) -> str:
        """The same for a list; English readers see the Chinese name too, as offices write it."""
        return self.catalogue.name(place.label_zh, f"{place.label_en}  {place.name_zh}")

    def unit_name(self, place: Place) -> str:
        """The unit alone, for a tree."""
        return self.catalogue.name(place.name_zh, f"{place.name_en}  {place.name_zh}")

    def screen_name(self, screen: Screen) -> str:
        """The question that a screen asks."""
        return self.say(f"ui.{screen}.title")

    def provided_by(self, edition: Edition) -> str:
        """Which organisation provides an edition and how it is reached, in a line; or nothing."""
        if edition.trouble is not None:
            return self.error(edition.trouble)
        if edition.name is None or edition.contact is None:
            return ""
        name, contact = (
            self.catalogue.name(text.zh, text.en) for text in (edition.name, edition.contact)
        )
        return self.say("ui.edition", name=name, contact=contact)
