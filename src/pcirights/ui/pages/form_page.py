"""A page of fields: what is typed is looked at, and shown in the letter beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pcirights.core.errors import PcirightsError
from pcirights.ui.letter.preview import LiveLetter
from pcirights.ui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from pcirights.flow.inquiry import Inquiry
    from pcirights.ui.letter.maker import LetterMaker
    from pcirights.ui.screen_language import ScreenLanguage
    from pcirights.ui.widgets.field_error import Complaint
    from pcirights.ui.worker import Job

PAUSE = 300
"""So many milliseconds after the last key the letter is made again."""
ROOM = 62
"""How wide a page has to be, in ems, to have the letter beside its fields."""


class FormPage(Page):
    """A page says in ``typed_texts`` what stands where, and where to tell what is wrong with it."""

    def __init__(
        self, language: ScreenLanguage, ask: Callable[[], Inquiry], maker: LetterMaker
    ) -> None:
        super().__init__(language, ask)
        self.maker = maker
        self.live: LiveLetter
        self._checking: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.follow)

    def typed_texts(self) -> Mapping[str, tuple[str, Complaint]]:
        """Each text typed, under a name of its own, with the place below it."""
        raise NotImplementedError

    def fault_of_characters(self) -> str | None:
        """What no letter can print, told at its field, which gets the keyboard; None if nothing.

        Asked at once: what was looked at as one typed is known.
        """
        texts = self.typed_texts()
        program = self.inquiry.program
        self._stop_looking()
        found = {key: program.unprintable(text) for key, (text, _) in texts.items()}
        self._tell(texts, found)
        first = next((key for key, errors in found.items() if errors), None)
        if first is None:
            return None
        texts[first][1].editor.setFocus()
        return self.language.say("ui.form.unprintable")

    def beside(self) -> QWidget:
        """The letter."""
        self.live = LiveLetter(self.language, self.look, self.maker, self.inquiry)
        return self.live

    def touched(self) -> None:
        """Something was typed: when it has come to rest, the letter follows."""
        self._pause.start()

    def follow(self) -> None:
        """Look at what was typed, and have the letter made of it."""
        self._pause.stop()
        if not self.isVisible():
            return
        self.read()
        self._look_through()
        if self.live.isVisible():
            self.live.follow()

    def speak(self) -> None:
        """Show the page in the screen's language, and the letter."""
        super().speak()
        self.live.retranslate()
        self.touched()

    def validatePage(self) -> bool:
        """Qt: Next was pressed."""
        self._pause.stop()
        self.live.stop()
        passed = super().validatePage()
        if not passed:
            self.touched()  # the letter beside goes on
        return passed

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the page is shown, and has its width."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room or large letters the fields stand alone."""
        super().resizeEvent(event)
        if self.built:
            self._fit()

    def _fit(self) -> None:
        room = self.width() >= self.ems(ROOM)
        if room != self.live.isVisibleTo(self):
            self.live.setVisible(room)
            self.touched()

    def _look_through(self) -> None:
        texts = self.typed_texts()
        program, typed = self.inquiry.program, {key: text for key, (text, _) in texts.items()}
        self._stop_looking()

        def told(found: Mapping[str, tuple[PcirightsError, ...]]) -> None:
            self._checking = None
            self._tell(texts, found)

        self._checking = self.maker.run(
            lambda _: {key: program.unprintable(text) for key, text in typed.items()},
            told,
            lambda _: None,
        )

    def _stop_looking(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _tell(
        self,
        texts: Mapping[str, tuple[str, Complaint]],
        found: Mapping[str, tuple[PcirightsError, ...]],
    ) -> None:
        for key, errors in found.items():
            told = " ".join(self.language.error(error) for error in self._merged(errors))
            texts[key][1].tell("unprintable", told)

    def _merged(self, errors: Iterable[PcirightsError]) -> Iterator[PcirightsError]:
        """One error of each kind, naming all its characters: a whole name may be of them."""
        kinds: dict[str, list[PcirightsError]] = {}
        for error in errors:
            kinds.setdefault(error.code, []).append(error)
        between = self.language.catalogue.name("、", ", ")
        for code, alike in kinds.items():
            fields = {
                name: between.join(one.fields[name] for one in alike) for name in alike[0].fields
            }
            yield PcirightsError(code, **fields)
