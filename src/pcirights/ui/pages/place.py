"""Which place: typed in any script and completed, found on a map or in a list; never guessed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from pcirights.flow.questions import Screen
from pcirights.ui.pages.page import Page
from pcirights.ui.widgets.labels import Fold, called, label
from pcirights.ui.widgets.place_box import PlaceBox
from pcirights.ui.widgets.place_tree import Browser
from pcirights.ui.widgets.tile_map import Legend, TileMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLineEdit, QListWidget

    from pcirights.flow.regions import Region

AT_ONCE = 8
"""How many regions the law is asked about before the window may do something else."""


class PlacePage(Page):
    """A box to type in with the places below it, help, a map, a list to browse."""

    asks = Screen.PLACE

    def build(self) -> None:
        """Make the box, the map, the list."""
        self.finder = PlaceBox(self.language, self.look, self.inquiry.program)
        self.finder.changed.connect(self._changed)
        self.help_button = called(QPushButton(), "quiet")
        self.help_button.clicked.connect(self.seek_holder)
        self.map_title = label("label")
        self.map_help = label("hint")
        self.map = TileMap(self.look)
        self.map.picked.connect(self._picked_region)
        self.map_words = Legend(self.look)
        self.regions: list[Region] = []
        self._waiting: Iterator[Region] = iter(())
        self.drawn = False
        self.fold = Fold(self.look)
        self.browser = Browser(self.language, self.inquiry.program.places)
        self.browser.picked.connect(self._browsed)
        self.fold.inside.addWidget(self.browser)
        self.fold.button.toggled.connect(self._unfolded)
        self.body.addWidget(self.finder)
        self.body.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.fold, self.map_title, self.map_help, self.map, self.map_words):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.once_painted(self._draw_map)

    @property
    def box(self) -> QLineEdit:
        """Where the name is typed."""
        return self.finder.box

    @property
    def rows(self) -> QListWidget:
        """The places that fit."""
        return self.finder.rows

    @property
    def code(self) -> str:
        """The unit picked; empty while none is."""
        return self.finder.code

    def first(self) -> QWidget:
        """Qt's focus on opening."""
        return self.box

    def retranslate(self) -> None:
        """Set the texts; the rows in the screen's language."""
        say = self.language.say
        self.finder.look = self.look
        self.finder.retranslate()
        self.help_button.setText(say("ui.holder.open"))
        self.help_button.setAccessibleName(say("ui.holder.open"))
        self.help_button.setIcon(self.look.icon("help", "accent"))
        self.fold.entitle(say("ui.place.browse"))
        self.browser.retranslate()
        self.map_title.setText(say("ui.map.title"))
        self.map_help.setText(say("ui.map.help"))
        self._name_tiles()

    def load(self) -> None:
        """Show the place chosen; one that a file names is looked up as if typed."""
        self.finder.start(self.inquiry.answers.place, self.inquiry.place())
        self._mark()

    def read(self) -> None:
        """Keep the unit picked; what was typed is taken where it names exactly one."""
        self.finder.settle()
        self.inquiry.set_place(self.code)

    def fault(self) -> str | None:
        """What is unclear about the place."""
        return self.finder.fault()

    def _draw_map(self) -> None:
        """Ask the law of every region, a few at a time, once the page is on the screen."""
        from pcirights.flow.regions import regions

        self._waiting = regions(self.inquiry.program, self.day_asked)
        self._draw_some()

    def _draw_some(self) -> None:
        some = list(islice(self._waiting, AT_ONCE))
        self.regions += some
        if some:
            QTimer.singleShot(0, self, self._draw_some)  # not once the page is gone
            return
        self.map.show_regions(self.regions)
        self.drawn = True
        self._name_tiles()
        self._mark()
        self.reorder()

    def seek_holder(self) -> None:
        """Help to find out who holds the record, in three questions."""
        from pcirights.ui.dialogs.holder import HolderDialog

        self.read()
        dialog = HolderDialog(self.language, self.look, self.inquiry, self)
        dialog.taken.connect(self.holder_found)
        dialog.open()

    def holder_found(self) -> None:
        """Show the place taken, or ask for it where the holder sits elsewhere than at home."""
        self.finder.forget()
        self.speak()
        inquiry, say = self.inquiry, self.language.say
        place = inquiry.place()
        if place is None:
            self.say_above("note", say("ui.holder.elsewhere"))
        else:
            record = say(f"ui.record.name.{inquiry.answers.record}")
            named = self.language.place_name(place)
            self.say_above("done", say("ui.holder.taken", record=record, place=named))
        self.box.setFocus()
        self.scroller.verticalScrollBar().setValue(0)

    def _name_tiles(self) -> None:
        from pcirights.flow.regions import in_words

        self.map.retranslate(self.language.catalogue)
        self.map_words.tell(in_words(self.regions, self.language.catalogue) if self.drawn else ())

    def _changed(self) -> None:
        self.alert.hide()
        self._mark()

    def _mark(self) -> None:
        self.map.mark(f"{self.code[:2]}0000" if self.code else "")

    def _picked_region(self, code: str) -> None:
        places = self.inquiry.program.places
        self.finder.offer(places.by_code(code), places.children(code))
        self.scroller.ensureWidgetVisible(self.finder)

    def _browsed(self, code: str) -> None:
        self.finder.offer(self.inquiry.program.places.by_code(code))

    def _unfolded(self, on: bool) -> None:  # noqa: FBT001  # Qt's own signal
        if on:
            self.browser.fill()
